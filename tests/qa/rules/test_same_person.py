"""Whoever a question calls by the office is not who it asks for."""

import pytest

from qa.rules.same_person import is_called_by_the_office
from tests.qa.one_text import asked

TEXT = (
    "La maire de Vernois, Hélène Sauvaire, a sonné le gong. À ses côtés, la secrétaire d’État Odile Marche a pris place"
    " avec Bruno Kerl."
)


@pytest.mark.parametrize(
    "question",
    [
        "Who accompanied the mayor on the first tram?",
        "Qui accompagnait la maire de Vernois ?",
        "Whom did the mayor meet?",
        "Qui a invité la maire ?",
    ],
)
def test_the_mayor_did_not_accompany_the_mayor(question):
    assert is_called_by_the_office(*asked(question, TEXT, "Hélène Sauvaire"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who accompanied the mayor on the first tram?", "Odile Marche"),
        ("Who accompanied the mayor of Lyon?", "Hélène Sauvaire"),
        ("Who is the mayor of Vernois?", "Hélène Sauvaire"),
        ("Who was elected mayor?", "Hélène Sauvaire"),
        ("Who resigned as the mayor of Vernois?", "Hélène Sauvaire"),
        ("Qui a démissionné, la maire ou la secrétaire d'État ?", "Hélène Sauvaire"),
        ("Qui occupe le poste de maire ?", "Hélène Sauvaire"),
        ("Qui a sonné le gong ?", "Hélène Sauvaire"),
        ("Quand la maire a-t-elle sonné le gong ?", "Hélène Sauvaire"),
    ],
)
def test_others_stay(question, words):
    assert not is_called_by_the_office(*asked(question, TEXT, words))


def test_of_two_mayors_one_may_have_met_the_other():
    text = "Le maire de Lyon, Luc Roy, a reçu le maire de Sorbes, Paul Blanc."
    assert not is_called_by_the_office(*asked("Qui a reçu le maire ?", text, "Luc Roy"))
