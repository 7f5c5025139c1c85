"""Fitting the confidence: the weights find what tells right from wrong, the threshold answers as often as wanted."""

import numpy as np
import pytest

from qa.confidence import FEATURES, Confidence
from training.confidence import COVERAGE, Row, fit, fitted


def rows_of(questions: int, seed: int, telling: float) -> list[Row]:
    """Four candidates a question, of which one is right in two thirds of them; "reading" tells it, more or less."""
    chance = np.random.default_rng(seed)
    rows = []
    for number in range(questions):
        evidence = chance.standard_normal((4, len(FEATURES)))
        right = np.zeros(4, dtype=bool)
        right[0] = number % 3 > 0
        evidence[:, FEATURES.index("reading")] += telling * right
        rows.append(Row(evidence, ("one", "two", "three", "four"), right, bool(right.any())))
    return rows


def chances_of(confidence: Confidence, row: Row) -> list[float]:
    return confidence.probabilities(row.evidence.tolist(), row.words)


def test_the_weight_is_on_what_tells() -> None:
    found = fit(rows_of(150, 1, telling=3.0))
    reading = found["weights"].pop("reading")
    assert reading > 1
    assert all(abs(weight) < reading / 3 for weight in found["weights"].values())


@pytest.mark.parametrize("both", [False, True])
def test_the_weights_are_those_that_made_the_answers(both: bool) -> None:
    """Answers drawn with known weights, none of them among what may be drawn: the fit finds the weights again.

    Also where the last two candidates are right together, whichever of them is drawn.
    """
    chance = np.random.default_rng(5)
    known, intercept = np.linspace(-1, 1, len(FEATURES)), -0.5
    rows = []
    for _ in range(4000):
        evidence = chance.standard_normal((4, len(FEATURES)))
        likely = np.append(np.exp(evidence @ known + intercept), 1.0)
        drawn = chance.choice(5, p=likely / likely.sum())
        right = np.arange(4) == drawn
        if both and drawn in {2, 3}:
            right[2:] = True
        rows.append(Row(evidence, ("one", "two", "three", "four"), right, drawn < 4))
    confidence = fitted(rows)
    assert confidence.weights == pytest.approx(known, abs=0.1)
    assert confidence.intercept == pytest.approx(intercept, abs=0.15)


def test_questions_never_seen_are_answered_as_often_as_wanted() -> None:
    found = fit(rows_of(400, 2, telling=1.5))
    confidence = Confidence(found["intercept"], [found["weights"][name] for name in FEATURES], found["threshold"])
    best = [max(chances_of(confidence, row)) for row in rows_of(400, 3, telling=1.5) if row.answerable]
    assert np.mean([p >= found["threshold"] for p in best]) == pytest.approx(COVERAGE, abs=0.06)


def test_the_risk_told_is_met_by_questions_never_seen() -> None:
    found = fit(rows_of(400, 2, telling=1.5))
    confidence = Confidence(found["intercept"], [found["weights"][name] for name in FEATURES], found["threshold"])
    wrong = []
    for row in rows_of(1000, 4, telling=1.5):
        chances = chances_of(confidence, row)
        if max(chances) >= found["threshold"]:
            wrong.append(not row.right[int(np.argmax(chances))])
    assert 0.1 < np.mean(wrong) < 0.6
    assert found["risk"] == pytest.approx(np.mean(wrong), abs=0.06)
