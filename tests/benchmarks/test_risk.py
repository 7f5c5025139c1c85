"""Reliability and risk against values made by hand."""

import pytest

from benchmarks.risk import measured
from cli.evaluation import Labelled, Outcome
from qa.types import Answer, Question


def outcome(confidence: float, right: bool, answerable: bool = True) -> Outcome:
    asked = Labelled(f"{confidence}", "Qui ?", "fr", ("Koen Geens",) if answerable else (), None)
    words = "Koen Geens" if right else "Jan Jambon"
    return Outcome(asked, Answer(Question("Qui ?", "fr"), words, confidence, (), ()), words, words)


def test_ten_questions_by_hand() -> None:
    told = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
    right = [True, True, True, False, True, False, False, False, False, False]
    found = measured([outcome(*pair) for pair in sorted(zip(told, right, strict=True))])
    assert found["risk"] == pytest.approx([0, 0, 0, 1 / 4, 1 / 5, 2 / 6, 3 / 7, 4 / 8, 5 / 9, 6 / 10], abs=1e-4)
    assert found["right at 80 %"] == pytest.approx(4 / 8)
    assert found["reliability"][0] == pytest.approx((0.925, 1.0))
    assert found["reliability"][-1] == pytest.approx((0.1, 0.0))


def test_a_probability_that_means_what_it_says_has_no_error() -> None:
    found = measured([outcome(0.5, right=number % 2 == 0) for number in range(24)])
    assert found["calibration error"] == pytest.approx(0)
    assert all(told == true == 0.5 for told, true in found["reliability"])


def test_no_answer_to_an_unanswerable_question_is_right() -> None:
    assert measured([outcome(0.9, right=True, answerable=False)] * 6)["right at 80 %"] == 0
