"""The nouns: frozen, and reading themselves rightly."""

from dataclasses import FrozenInstanceError

import pytest

from articles.types import Article, Passage
from index.hit import Hit
from qa.types import Answer, Citation, Question, Span

TEXT = "Un titre.\n\nM. Geens est venu. Il a signé l’accord. Puis il est parti."
ARTICLE = Article("a", "/a.txt", "0" * 64, "Un titre", None, "fr", None, None, TEXT)
PASSAGE = Passage("a", 1, 11, len(TEXT))
SENTENCES = tuple((TEXT.index(s), TEXT.index(s) + len(s)) for s in ("M. Geens est venu.", "Il a signé l’accord."))
HIT = Hit(1, ARTICLE, PASSAGE, 1.0, 0.9, 1, None, (), SENTENCES)


def around(words):
    start = TEXT.index(words)
    return HIT.sentence_at(start, start + len(words))


def test_a_hit_reads_its_passage_in_the_article():
    assert HIT.text == TEXT[11:]


def test_a_citation_reads_its_words_in_the_article():
    start = TEXT.index("signé")
    assert Citation(1, ARTICLE, Span(start, start + 5, 1.0), (0, 1), PASSAGE).quote == "signé"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Geens", "M. Geens est venu."),
        ("M. Geens est venu.", "M. Geens est venu."),
        ("Il", "Il a signé l’accord."),
        ("accord.", "Il a signé l’accord."),
        ("venu. Il", "M. Geens est venu. Il a signé l’accord."),
        ("parti", "parti"),  # in no sentence: the words alone
        ("l’accord. Puis", "Il a signé l’accord. Puis"),  # sticks out of the last: widened to hold the words
    ],
)
def test_the_sentence_around_words_holds_them_whole(words, sentence):
    start, end = around(words)
    assert TEXT[start:end] == sentence


def test_a_touching_sentence_is_not_around():
    first, second = SENTENCES
    assert HIT.sentence_at(second[0], second[0] + 2) == second
    assert HIT.sentence_at(first[1] - 1, first[1]) == first


def test_a_question_searches_with_the_one_it_follows():
    assert Question("Et quand ?", "fr", "Qui est venu ?").query == "Qui est venu ? Et quand ?"
    assert Question("Qui est venu ?", "fr").query == "Qui est venu ?"


@pytest.mark.parametrize("value", [ARTICLE, PASSAGE, HIT, Span(0, 1, 0.0), Question("Qui ?", "fr")])
def test_values_never_change(value):
    with pytest.raises((FrozenInstanceError, TypeError)):
        value.start = 5
    with pytest.raises((FrozenInstanceError, TypeError)):
        value.text = "autre"


def test_equal_values_are_equal():
    assert Passage("a", 1, 11, len(TEXT)) == PASSAGE
    assert len({Span(0, 1, 0.5), Span(0, 1, 0.5), Span(0, 2, 0.5)}) == 2


def test_an_answer_without_timings_has_none():
    assert dict(Answer(Question("Qui ?", "fr"), None, 0.0, (), ()).timings_ms) == {}
