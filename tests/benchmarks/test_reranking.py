"""How an order of passages is scored."""

import numpy as np
import pytest

from benchmarks.reranking import ranked


def test_an_order_is_scored_by_where_it_puts_the_right_passage() -> None:
    questions = np.array([0, 0, 1, 1, 1])
    right = np.array([False, True, True, False, False])
    assert ranked(questions, right, np.array([0.9, 0.1, 0.8, 0.3, 0.2])) == {"questions": 2, "first": 0.5, "MRR": 0.75}
    assert ranked(questions, right, np.array([0.1, 0.9, 0.1, 0.3, 0.2]))["MRR"] == pytest.approx(2 / 3, abs=1e-3)
