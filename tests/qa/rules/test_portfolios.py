"""What a minister is minister of answers no question after anything else."""

import pytest

from qa.rules.portfolios import is_portfolio
from tests.qa.one_text import asked

TEXT = "Le ministre de la Pêche, Marc Devaux, a visité la criée avec Anne Roy, directrice du port."


@pytest.mark.parametrize("question", ["Qu'a visité la délégation ?", "What did he visit?", "Où est-il allé ?"])
def test_a_part_of_the_title_is_ruled_out(question):
    assert is_portfolio(*asked(question, TEXT, "Pêche"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("De quoi Marc Devaux est-il ministre ?", "Pêche"),
        ("Quel portefeuille a Marc Devaux ?", "Pêche"),
        ("Qui est Marc Devaux ?", "Le ministre de la Pêche"),
        ("Qu'a visité Marc Devaux ?", "criée"),
        ("Où travaille Anne Roy ?", "port"),
    ],
)
def test_other_words_stay(question, words):
    assert not is_portfolio(*asked(question, TEXT, words))
