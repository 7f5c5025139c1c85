"""Who came second did not win."""

import pytest

from qa.rules.losers import is_of_a_loser
from tests.qa.one_text import asked

RACE = "Deuxième à quarante secondes, l’Italien Dario Benetti a salué Ana Lys. Son poursuivant, Luc Roy, a abandonné."
MATCH = "Ann Lee beat Tom Weir in the final. The runner-up, Joe Platt, went home. Kay Dunn won the bronze."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui a remporté le rallye ?", RACE, "Dario Benetti"),
        ("Qui est le vainqueur ?", RACE, "Luc Roy"),
        ("Who won the race?", RACE, "Luc Roy"),
        ("Who won the final?", MATCH, "Tom Weir"),
        ("Who is the winner?", MATCH, "Joe Platt"),
    ],
)
def test_who_lost_is_ruled_out(question, text, words):
    assert is_of_a_loser(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui est arrivé deuxième ?", RACE, "Dario Benetti"),
        ("Qui a remporté le rallye ?", RACE, "Ana Lys"),
        ("Who won the final?", MATCH, "Ann Lee"),
        ("Who lost?", MATCH, "Tom Weir"),
        ("Who won the bronze?", MATCH, "Kay Dunn"),
        ("Who went home?", MATCH, "Joe Platt"),
        ("Qui a remporté le deuxième tour ?", RACE, "Dario Benetti"),
    ],
)
def test_winners_and_other_questions_stay(question, text, words):
    assert not is_of_a_loser(*asked(question, text, words))
