"""A length is no height, and a town that is named is not where somebody was born."""

import pytest

from qa.rules.attributes import is_of_another_attribute
from qa.types import Question
from tests.qa.one_text import hit_of, span_of
from text.language import language_of_question


def is_other(question: str, text: str, words: str) -> bool:
    asking = Question(question, language_of_question(question))
    return is_of_another_attribute(asking, hit_of(text, "fr"), span_of(text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quelle est la hauteur de la verrière ?", "La verrière, longue de 42 mètres, est belle.", "42 mètres"),
        ("How tall is the glass roof?", "La verrière, longue d’environ 42 mètres, est belle.", "42 mètres"),
        ("How high is the pier?", "The pier is 42 metres long.", "42 metres"),
        ("Quelle est la largeur du pont ?", "Le pont fait 42 mètres de long.", "42 mètres"),
        ("How deep is the lake?", "The lake is two miles wide.", "two miles"),
        ("Où est né Paul Verrier ?", "Paul Verrier, maire de Valmontois, est venu.", "Valmontois"),
        ("Where was Ann Lee born?", "Ann Lee studied at Calder.", "Calder"),
    ],
)
def test_another_attribute_is_no_answer(question, text, words):
    assert is_other(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quelle est la longueur de la verrière ?", "La verrière, longue de 42 mètres, est belle.", "42 mètres"),
        ("Quelle est la hauteur du phare ?", "Le phare mesure 42 mètres.", "42 mètres"),
        ("Quelle est la hauteur du mur ?", "Le mur, long de 42 mètres, est haut de 3 mètres.", "3 mètres"),
        ("How tall is it?", "It is 42 metres tall and 3 metres wide.", "42 metres"),
        ("How long is the pier?", "The pier is 42 metres long.", "42 metres"),
        ("How long did it take?", "It took two years, and is 3 metres wide.", "two years"),
        ("Où est né Paul Verrier ?", "Paul Verrier, natif de Lignac, est venu.", "Lignac"),
        ("Where was Ann Lee born?", "Ann Lee was born in Calder.", "Calder"),
        ("Where was Ann Lee born?", "Ann Lee (Calder, 1961) is a painter.", "Calder"),
        ("Où est né Paul Verrier ?", "Paul Verrier a vu le jour à Lignac.", "Lignac"),
        ("Où est le musée ?", "Le musée est à Lignac.", "Lignac"),
    ],
)
def test_what_may_be_told_stays(question, text, words):
    assert not is_other(question, text, words)
