"""The question's own words are no answer to it."""

import pytest

from qa.rules.repeated import only_repeats
from tests.qa.one_text import asked

TEXT = "Anne Roy a invité Luc Moreau et Paul Blanc à Lyon. Les Verts et les Bleus jouaient ; les Verts ont gagné."


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who invited Luc Moreau and Paul Blanc?", "Paul Blanc"),
        ("Qui a invité Luc Moreau et Paul Blanc ?", "Luc Moreau et Paul Blanc"),
        ("QUI A INVITE LUC MOREAU ?", "Luc Moreau"),
    ],
)
def test_words_of_the_question_are_ruled_out(question, words):
    assert only_repeats(*asked(question, TEXT, words))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who invited Luc Moreau and Paul Blanc?", "Anne Roy"),
        ("Où Anne Roy a-t-elle invité Luc Moreau ?", "à Lyon"),
        ("Qui a gagné, les Verts ou les Bleus ?", "les Verts"),
        ("Anne Roy a-t-elle invité Luc Moreau ?", "Anne Roy a invité Luc Moreau"),
        ("Qui a invité Moreau ?", "Luc Moreau"),
        ("Qui a gagné le match entre les Verts et les Bleus ?", "les Verts"),
        ("Qui de Luc Moreau et d'Anne Roy est venu ?", "Luc Moreau"),
        ("Où est le musée de Lyon ?", "Lyon"),
    ],
)
def test_other_words_stay(question, words):
    assert not only_repeats(*asked(question, TEXT, words))
