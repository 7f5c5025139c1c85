"""What is told of gate 14 is no answer for gate 17."""

import pytest

from qa.rules.numbered import is_of_another_number
from qa.types import Question
from tests.qa.one_text import hit_of, span_of


def is_other(question: str, text: str, words: str) -> bool:
    return is_of_another_number(Question(question, "fr"), hit_of(text, "fr"), span_of(text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui tient la porte 17 ?", "La porte 14 est tenue par Ana Ruiz.", "Ana Ruiz"),
        ("Which charity is at Gate 17?", "Gate 14 is run by the charity Ana Ruiz.", "Ana Ruiz"),
        ("Qui tient la porte 17 ?", "La porte 14 est tenue par Ana Ruiz, mais elle part.", "Ana Ruiz"),
        ("How often will route 44 run?", "Route 47 will run every twelve minutes.", "every twelve minutes"),
        ("Où va la départementale 917 ?", "La départementale 914 va à Lignac.", "Lignac"),
        ("Où s'arrête la ligne 7 ?", "Lignac est desservi par la ligne 4.", "Lignac"),
    ],
)
def test_another_number_is_no_answer(question, text, words):
    assert is_other(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui tient la porte 17 ?", "La porte 14 et la porte 17 sont à Ana Ruiz.", "Ana Ruiz"),
        ("Qui tient la porte 17 ?", "Les portes 14 et 17 sont à Ana Ruiz.", "Ana Ruiz"),
        ("Qui tient la porte 17 ?", "La 17 est à Ana Ruiz, la porte 14 à la ville.", "Ana Ruiz"),
        ("Qui vient au lot 17 ?", "Ana Ruiz vient avec 14 amis.", "Ana Ruiz"),
        ("Qui est venu le lundi 17 ?", "Ana Ruiz est venue le lundi 14 mai.", "Ana Ruiz"),
        ("Who won Game 2?", "Lee won Game 1 but Smith took the second.", "Smith"),
        ("Who won Game 2?", "Smith took the second after Lee won Game 1.", "Smith"),
        ("When did Windows 11 come out?", "Six years after Windows 10, its successor came out in May.", "in May"),
        ("Qui tient la porte 17 ?", "Lou tient la porte 14, mais Ana Ruiz l’autre.", "Ana Ruiz"),
        ("Quand roulera la ligne 7 ?", "Après la ligne 4, celle de Nantes roulera en mai.", "en mai"),
        ("Who won the 17 races?", "Ana Ruiz won the 14 races.", "Ana Ruiz"),
    ],
)
def test_what_may_be_told_stays(question, text, words):
    assert not is_other(question, text, words)
