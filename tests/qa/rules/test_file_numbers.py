"""What is told of the case n° 77-B is no answer for the case n° 79-B."""

import pytest

from qa.rules.file_numbers import is_of_another_file
from qa.types import Question
from tests.qa.one_text import hit_of, span_of


def is_other(question: str, text: str, words: str) -> bool:
    return is_of_another_file(Question(question, "fr"), hit_of(text, "fr"), span_of(text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui examinera le recours n° 79-B ?", "Le recours n° 77-B sera examiné par Ana Ruiz.", "Ana Ruiz"),
        ("Who signed contract LM/320?", "Contract LM/203 was signed by Ana Ruiz.", "Ana Ruiz"),
        ("Qui a déposé le permis PC 2018-0418 ?", "Le permis PC 2019-0418 a été déposé par Ana Ruiz.", "Ana Ruiz"),
        ("Who drives bus number 6121?", "Bus number 6112 is driven by Ana Ruiz.", "Ana Ruiz"),
    ],
)
def test_another_reference_is_no_answer(question, text, words):
    assert is_other(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui examinera le recours n° 79-B ?", "Le 79 B va à Ana Ruiz, le recours n° 77-B à Lou.", "Ana Ruiz"),
        ("Who hosts the G20 summit?", "India hosts the summit, after Japan held the G7.", "India"),
        ("Combien coûte la PS5 ?", "La console coûte 500 euros, 100 de plus que la PS4.", "500 euros"),
        ("Who won the 2019-2020 title?", "Lignac won in 2018-2019 too, and in 2020.", "Lignac"),
        ("Qui est n° 1 mondial ?", "Anne Roy domine le classement, devant le n° 2.", "Anne Roy"),
        ("Who built the A320?", "The A-320 was built by Ana Ruiz. The A380 by Ben Lee.", "Ana Ruiz"),
        ("Who signed contract LM/320?", "The contract was signed by Ana Ruiz in 2019.", "Ana Ruiz"),
        ("Qui a gagné 3-1 ?", "Ana Ruiz a gagné 3-2.", "Ana Ruiz"),
        ("Qui vient le 12/05/2019 ?", "Ana Ruiz vient le 13/05/2019.", "Ana Ruiz"),
    ],
)
def test_what_may_be_told_stays(question, text, words):
    assert not is_other(question, text, words)
