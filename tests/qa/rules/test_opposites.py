"""What is told of the new bridge is no answer for the old one, nor what is told of the father for the son."""

import pytest

from qa.rules.opposites import is_of_the_opposite
from tests.qa.one_text import asked


def is_other(question: str, text: str, words: str) -> bool:
    return is_of_the_opposite(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("What did the old mirror cost?", "The new mirror is being polished and will cost 3 million.", "3 million"),
        ("Quand l'ancien pont a-t-il été bâti ?", "Le nouveau pont a été bâti en 2020.", "2020"),
        ("Combien coûte la nouvelle salle ?", "L’ancienne salle a coûté 2 millions.", "2 millions"),
        ("How old is Ann Lee junior?", "Ann Lee senior is 71.", "71"),
        ("Quel âge a Paul Roy père ?", "Paul Roy fils a repris la ferme à 31 ans.", "31 ans"),
    ],
)
def test_the_opposite_is_no_answer(question, text, words):
    assert is_other(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("What did the old mirror cost?", "The old mirror cost 2 million, the new mirror 3 million.", "2 million"),
        ("When was the old bridge built?", "The new bridge replaces one built in 1923.", "1923"),
        ("Combien coûtait l'ancien billet ?", "Le nouveau billet coûte 12 euros, contre 10 euros.", "10 euros"),
        ("What is the new price?", "The old price was £4. It rose to £6.", "£6"),
        ("When will the new bridge open?", "The old bridge closed. Its successor will open in 2025.", "2025"),
        ("What did the old mirror cost?", "The new mirror is big.\n\nIt cost 2 million in 1969.", "2 million"),
        ("What did the old mirror cost?", "The new lens cost 2 million.", "2 million"),
        ("Qui est l'ancien maire ?", "Le nouveau maire est Paul Roy.", "Paul Roy"),
        ("Combien coûte le miroir ?", "Le nouveau miroir coûte 3 millions.", "3 millions"),
        ("How old is Ann Lee junior?", "Ann Lee senior left the farm to Ann Lee junior, who is 31.", "31"),
    ],
)
def test_what_may_be_told_stays(question, text, words):
    assert not is_other(question, text, words)
