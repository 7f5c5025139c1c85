"""Who wrote an article and when it was published is told by its byline and its date line, and by nothing else."""

import pytest

from qa.extraction.imprint import imprint_asked
from qa.types import Question

SUGAR = """La sucrerie de Gournoy vendue

Par Stanislas Morel

Publié le 21/09/2020 à 17h45

Photo Denise Lachaud

La sucrerie de Gournoy a été vendue lundi au groupe Halvorsen, a annoncé son directeur, Régis Castaing.
"""
MUSEUM = """Museum of Locks opens

The Museum of Locks opened in Hexley. Its curator, Lavinia Frome, learned the trade from a burglar.
"""


@pytest.fixture(scope="module")
def pipeline(asking_about):
    return asking_about(SUGAR, MUSEUM)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Qui a écrit l'article sur la sucrerie de Gournoy ?", "Stanislas Morel"),
        ("Who wrote the article about the Gournoy sugar factory?", "Stanislas Morel"),
        ("Quand l'article sur la sucrerie de Gournoy a-t-il été publié ?", "Publié le 21/09/2020 à 17h45"),
        ("À quelle heure l’article sur la sucrerie est-il paru ?", "Publié le 21/09/2020 à 17h45"),
        ("Who is the director of the Gournoy sugar factory?", "Régis Castaing"),
    ],
)
def test_an_article_is_asked_about(pipeline, question, quote):
    assert pipeline.ask(question).text == quote


def test_without_a_byline_nobody_wrote_it(asking_about):
    assert asking_about(MUSEUM).ask("Who wrote the article about the Museum of Locks?").citations == ()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who is the author of the article?", "author"),
        ("Par qui cet article a-t-il été écrit ?", "author"),
        ("When was this article updated?", "date"),
        ("Quelle est la date de publication de l'article ?", "date"),
        ("Quand le roman a-t-il été publié ?", None),
        ("Que dit l'article du roman publié en mai ?", None),
        ("Qui a signé l'accord ?", None),
        ("Qui a écrit l'article 49.3 de la Constitution ?", None),
        ("Quand, selon l'article, le rapport a-t-il été publié ?", None),
        ("When does the article say the man appeared in court?", None),
        ("By whom, according to the article, was the bridge built?", None),
        ("Quand est paru l'article sur la sucrerie ?", "date"),
        ("What does the article say about the bridge?", None),
    ],
)
def test_what_asks_about_an_article_itself(question, asked):
    assert imprint_asked(Question(question, "fr")) == asked
