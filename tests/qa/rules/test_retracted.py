"""What an article takes back is no answer; what it puts in its place is one."""

import pytest

from qa.rules.retracted import is_retracted
from tests.qa.one_text import asked


@pytest.mark.parametrize(
    ("question", "text", "words", "retracted"),
    [
        ("How much will it cost?", "Correction\n\nWe wrote that it would cost 1.8 million.", "1.8 million", True),
        ("Qui a bâti le pont ?", "Nous avons écrit par erreur qu’Ana Ruiz a bâti le pont.", "Ana Ruiz", True),
        ("How much will it cost?", "Correction\n\nWe wrote that it cost 1 million, but it cost 2.", "2", False),
        ("How much will it cost?", "Correction\n\nWe wrote about it. It will cost 2.1 million.", "2.1 million", False),
        ("Who wrote to the mayor?", "“We wrote to the mayor,” said Ana Ruiz.", "Ana Ruiz", False),
    ],
)
def test_what_is_taken_back(question, text, words, retracted):
    assert is_retracted(*asked(question, text, words)) is retracted
