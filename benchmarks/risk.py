"""How far a confidence can be trusted, from what the program made of labelled questions."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cli.evaluation import Outcome, is_right

BINS = 6  # of as many questions each
COVERED = 0.8


def measured(asked: Sequence[Outcome]) -> dict[str, Any]:
    """Points of both curves, and two numbers.

    Returns:
        "reliability": (mean probability, share right) of each bin; "risk": share of wrong answers at each coverage from
        1/n to 1; "calibration error": distance of the bins' two numbers, weighed by their questions; "right at 80 %":
        share of right answers among the surest 80 % of the questions.
    """
    ordered = sorted(asked, key=lambda outcome: -outcome.answer.confidence)
    sure = np.array([outcome.answer.confidence for outcome in ordered])
    right = np.array([bool(outcome.asked.answers) and is_right(outcome) for outcome in ordered], dtype=float)
    bins = [(part.mean(), right[places].mean(), len(part)) for part, places in _bins(sure)]
    error = sum(abs(told - true) * count for told, true, count in bins) / len(sure)
    risk = 1 - np.cumsum(right) / np.arange(1, len(right) + 1)
    return {
        "questions": len(ordered),
        "reliability": [(round(float(told), 4), round(float(true), 4)) for told, true, _ in bins],
        "risk": [round(float(share), 4) for share in risk],
        "calibration error": round(float(error), 4),
        "right at 80 %": round(1 - float(risk[int(COVERED * len(risk)) - 1]), 4),
    }


def _bins(sure: NDArray[np.float64]) -> list[tuple[NDArray[np.float64], NDArray[np.int64]]]:
    places = np.array_split(np.arange(len(sure)), BINS)
    return [(sure[part], part) for part in places]
