"""An office answers no question after anything else that its holder did."""

import pytest

from qa.rules.own_office import is_of_own_office
from tests.qa.one_text import asked

TEXT = "Le ministre de la Pêche, Marc Devaux, a visité la criée avec Anne Roy, directrice du port."


@pytest.mark.parametrize("question", ["Qu'a visité la délégation ?", "What did he visit?", "Où est-il allé ?"])
def test_a_part_of_the_title_is_ruled_out(question):
    assert is_of_own_office(*asked(question, TEXT, "Pêche"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("De quoi Marc Devaux est-il ministre ?", "Pêche"),
        ("Quel portefeuille a Marc Devaux ?", "Pêche"),
        ("Qui est Marc Devaux ?", "Le ministre de la Pêche"),
        ("Qu'a visité Marc Devaux ?", "criée"),
        ("Où travaille Anne Roy ?", "port"),
        ("Qui a visité la criée ?", "Le ministre de la Pêche"),
        ("Que fait Anne Roy ?", "directrice du port"),
        ("Qu'a vu Luc Roy ?", "directrice du port"),
        ("Quel lieu dirige Anne Roy ?", "port"),
        ("Où est Anne Roy ?", "du port"),
    ],
)
def test_other_words_stay(question, words):
    assert not is_of_own_office(*asked(question, TEXT, words))


@pytest.mark.parametrize(
    "question", ["Qu'a vu Anne Roy ?", "Quel thon Roy a-t-elle acheté ?", "What did Anne Roy see?"]
)
def test_ones_own_office_is_ruled_out(question):
    assert is_of_own_office(*asked(question, TEXT, "directrice du port"))
