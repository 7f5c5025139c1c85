"""What Ana paid Ben is not what Ben paid Ana."""

import pytest

from qa.rules.exchanged import is_exchanged
from tests.qa.one_text import asked

SALE = "Lundi, Marval a vendu son usine à Tornac pour 3 millions d’euros."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How much did Ben Roy pay to Ana Ruiz?", "The builder Ana Ruiz paid £900 to the mayor, Ben Roy.", "£900"),
        ("Combien Tornac a-t-il vendu son usine à Marval ?", SALE, "3 millions"),
        ("Who is Sarvia's ambassador to Lettmark?", "Lettmark's ambassador to Sarvia, Ana Ruiz, left.", "Ana Ruiz"),
    ],
)
def test_the_other_way_round_is_no_answer(question, text, words):
    assert is_exchanged(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How much did Ana Ruiz pay to Ben Roy?", "The builder Ana Ruiz paid £900 to the mayor, Ben Roy.", "£900"),
        ("Combien Tornac a-t-il payé à Marval ?", SALE, "3 millions"),
        ("How much was Ben Roy paid by Ana Ruiz?", "Ana Ruiz paid £900 to Ben Roy.", "£900"),
        ("When did Ana Ruiz meet Ben Roy?", "Ben Roy was met by Ana Ruiz on Monday.", "on Monday"),
        ("Quand Ana Ruiz a-t-elle quitté Lignac ?", "De Lignac, que quitta Ana Ruiz en 2019, il reste peu.", "2019"),
    ],
)
def test_what_is_told_so_or_otherwise_stays(question, text, words):
    assert not is_exchanged(*asked(question, text, words))
