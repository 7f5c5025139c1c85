"""A person is no thing."""

import pytest

from qa.rules.persons import is_person_for_a_thing
from tests.qa.one_text import asked

TEXT = """L’ambassadeur Marc Devaux est venu avec Anne Roy, directrice du port. Le film Anna Karenine est sorti.
Le Chef de cabinet, lui, dort au Président."""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Quelle langue parle Marc Devaux ?", "Anne Roy"),
        ("What language does Marc Devaux speak?", "Anne Roy"),
        ("De quel club est Anne Roy ?", "Marc Devaux"),
        ("Which hotel did Anne Roy stay in?", "Marc Devaux"),
        ("Quel hôtel dirige Anne Roy ?", "directrice du port"),
        ("De quel parti est Marc Devaux ?", "Chef de cabinet"),
    ],
)
def test_a_person_is_no_thing(question, words):
    assert is_person_for_a_thing(*asked(question, TEXT, words))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Quel ambassadeur est venu ?", "Marc Devaux"),
        ("Quelle personne est venue ?", "Anne Roy"),
        ("Which woman came?", "Anne Roy"),
        ("Quel film est sorti ?", "Anna Karenine"),
        ("Quel grand ambassadeur est venu ?", "Marc Devaux"),
        ("Which of the two left?", "Anne Roy"),
        ("Quelle rue a été inaugurée ?", "Marc Devaux"),
        ("Quel poste occupe Anne Roy ?", "directrice du port"),
        ("Qui est venu ?", "Marc Devaux"),
        ("Quel port dirige Anne Roy ?", "port"),
        ("Dans quel hôtel dort le chef de cabinet ?", "Président"),
        ("What is the name of the director?", "Anne Roy"),
    ],
)
def test_persons_and_other_names_stay(question, words):
    assert not is_person_for_a_thing(*asked(question, TEXT, words))
