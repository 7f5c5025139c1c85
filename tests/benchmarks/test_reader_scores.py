"""The margin from which on a reader's words count."""

import math
import random

import numpy as np

from benchmarks.reader import best_margin


def test_words_count_above_the_margin_that_wins_most() -> None:
    margins = [9.0, 7.0, 5.0, 3.0, 1.0]
    assert best_margin(margins, [1, 1, 1, 0, 0], [True, True, True, False, False]) == 3.0
    assert best_margin(margins, [1, 0.4, 0.8, 0, 1], [True, True, False, False, True]) == 5.0


def test_all_words_count_where_all_are_right_and_none_where_none_is() -> None:
    assert best_margin([2.0, 1.0], [1, 1], [True, True]) == -math.inf
    assert best_margin([2.0, 1.0], [0, 0], [False, False]) == math.inf
    assert best_margin([], [], []) == math.inf


def test_no_other_margin_has_a_higher_mean_f1() -> None:
    chance = random.Random(3)
    margins = [chance.gauss(0, 4) for _ in range(200)]
    answerable = [chance.random() < 0.5 for _ in margins]
    overlaps = [chance.random() if known else 0.0 for known in answerable]

    def mean(least: float) -> float:
        said = np.array(margins) > least
        return float(np.where(said, overlaps, ~np.array(answerable)).mean())

    assert mean(best_margin(margins, overlaps, answerable)) == max(map(mean, [-math.inf, *margins, math.inf]))
