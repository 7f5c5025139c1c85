"""People of one nation are no answer where a question asks for those of another."""

import pytest

from qa.rules.sides import is_of_the_other_nation, nation_asked
from tests.qa.one_text import asked

TEXT = (
    "Ana Ruiz, ambassadrice d'Espagne, et Luc Moreau, ministre français de la Pêche, ont assisté à la réunion avec"
    " Paul Roy."
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Qui a participé à la réunion du côté français ?", "Ana Ruiz"),
        ("Qui représentait la France ?", "Ana Ruiz"),
        ("Quels ministres espagnols étaient là ?", "Luc Moreau"),
        ("Quels hauts responsables espagnols sont venus ?", "Luc Moreau"),
        ("Who came on the Spanish side?", "Luc Moreau"),
        ("Which French officials came?", "Ana Ruiz"),
        ("Who represented Spain at the meeting?", "Luc Moreau"),
        (
            "Qui représentait l'Espagne ?",
            "Luc Moreau, ministre français de la Pêche, ont assisté à la réunion avec Paul Roy",
        ),
    ],
)
def test_people_of_the_other_nation_are_ruled_out(question, words):
    assert is_of_the_other_nation(*asked(question, TEXT, words))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Qui a participé à la réunion du côté français ?", "Luc Moreau"),
        ("Qui représentait la France ?", "Paul Roy"),  # of whom the article does not say
        ("Who came on the French side?", "Ana Ruiz, ambassadrice d'Espagne, et Luc Moreau"),
        ("Quel ministre la France a-t-elle envoyé ?", "Ana Ruiz"),
        ("Qui a assisté à la réunion ?", "Ana Ruiz"),
        ("Whom did the French minister meet?", "Ana Ruiz"),
        ("Which ambassador did French fishermen meet?", "Ana Ruiz"),
    ],
)
def test_others_stay(question, words):
    assert not is_of_the_other_nation(*asked(question, TEXT, words))


def test_a_coach_of_an_english_club_may_be_french():
    text = "Luc Roy, coach of the English club Leeds, was sacked."
    assert not is_of_the_other_nation(*asked("Which French coach was sacked?", text, "Luc Roy"))


def test_the_nation_of_the_holder_of_an_office_is_another_rule():
    assert not nation_asked("Who is the French minister?")
