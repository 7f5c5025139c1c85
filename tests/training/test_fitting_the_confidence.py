"""Fitting the confidence: the weights find what tells right from wrong, the threshold answers as often as wanted."""

import numpy as np
import pytest

from qa.confidence import FEATURES, Confidence
from training.confidence import COVERAGE, Rows, fit


def rows_of(questions: int, seed: int, telling: float) -> Rows:
    """Four candidates a question, of which one is right in two thirds of them; "reading" tells it, more or less."""
    chance = np.random.default_rng(seed)
    rows: Rows = []
    for number in range(questions):
        evidence = chance.standard_normal((4, len(FEATURES)))
        right = np.zeros(4, dtype=bool)
        right[0] = number % 3 > 0
        evidence[:, FEATURES.index("reading")] += telling * right
        rows.append((evidence, right, bool(right.any())))
    return rows


def test_the_weight_is_on_what_tells() -> None:
    fitted = fit(rows_of(150, 1, telling=3.0))
    reading = fitted["weights"].pop("reading")
    assert reading > 1
    assert all(abs(weight) < reading / 3 for weight in fitted["weights"].values())


def test_questions_never_seen_are_answered_as_often_as_wanted() -> None:
    fitted = fit(rows_of(400, 2, telling=1.5))
    confidence = Confidence(fitted["intercept"], [fitted["weights"][name] for name in FEATURES], fitted["threshold"])
    others = [evidence for evidence, _, answerable in rows_of(400, 3, telling=1.5) if answerable]
    best = [max(confidence.probability(list(row)) for row in evidence) for evidence in others]
    assert np.mean([p >= fitted["threshold"] for p in best]) == pytest.approx(COVERAGE, abs=0.06)


def test_the_risk_told_is_met_by_questions_never_seen() -> None:
    fitted = fit(rows_of(400, 2, telling=1.5))
    confidence = Confidence(fitted["intercept"], [fitted["weights"][name] for name in FEATURES], fitted["threshold"])
    wrong = []
    for evidence, right, _ in rows_of(1000, 4, telling=1.5):
        chances = [confidence.probability(list(row)) for row in evidence]
        if max(chances) >= fitted["threshold"]:
            wrong.append(not right[int(np.argmax(chances))])
    assert 0.1 < np.mean(wrong) < 0.6
    assert fitted["risk"] == pytest.approx(np.mean(wrong), abs=0.06)
