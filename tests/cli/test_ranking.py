"""Metrics of ranks, against ir-measures (MacAvaney et al., ECIR 2022)."""

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, Success, nDCG

from cli.ranking import ranking_metrics

REFERENCE = {
    "recall@1": Success @ 1,
    "recall@5": Success @ 5,
    "recall@10": Success @ 10,
    "mrr@10": RR @ 10,
    "ndcg@10": nDCG @ 10,
}


@given(st.lists(st.none() | st.integers(1, 20), min_size=1, max_size=30))
def test_metrics_are_those_of_ir_measures(ranks):
    qrels = {f"{asked}": {"relevant": 1} for asked in range(len(ranks))}
    run = {f"{asked}": {"relevant" if at == rank else f"other {at}": -float(at) for at in range(1, 21)}
           for asked, rank in enumerate(ranks)}  # fmt: skip
    wanted = ir_measures.calc_aggregate(REFERENCE.values(), qrels, run)
    found = ranking_metrics(ranks)
    assert found == {name: pytest.approx(wanted[measure]) for name, measure in REFERENCE.items()}


def test_of_no_question_nothing_is_known():
    assert set(ranking_metrics([]).values()) == {None}
