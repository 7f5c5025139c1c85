"""How good the answers are: floors on labelled questions, per language. What is reached stands in docs/numbers.md."""

import json

import pytest

from benchmarks.evaluate import Metrics, load_questions
from benchmarks.quality import QUESTIONS, SETS, measure
from index.encoder import Encoder
from qa.reader import ExtractiveReader


@pytest.fixture(scope="module")
def measured(encoder: Encoder, reader: ExtractiveReader) -> dict[str, Metrics]:
    return {name: measure(name, encoder, reader) for name in SETS}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "language", "metric", "floor"),
    [
        ("seeds", "fr", "recall@5", 0.80),
        ("seeds", "en", "recall@5", 0.90),
        ("seeds", "fr", "answered_right", 0.59),
        ("seeds", "en", "answered_right", 0.52),
        ("seeds", "fr", "abstention_recall", 0.66),
        ("seeds", "en", "abstention_recall", 0.83),
        ("test", "fr", "recall@5", 0.82),
        ("test", "en", "recall@5", 0.84),
        ("test", "fr", "answered_right", 0.41),
        ("test", "en", "answered_right", 0.42),
        ("test", "fr", "abstention_recall", 0.39),
        ("test", "en", "abstention_recall", 0.36),
    ],
)
def test_quality_stays_above_its_floor(
    measured: dict[str, Metrics], name: str, language: str, metric: str, floor: float
) -> None:
    assert float(measured[name][language][metric] or 0) >= floor


def test_the_labelled_questions_are_as_the_issue_asks() -> None:
    for name in ("fit", "test", "seeds"):
        rows = [json.loads(line) for line in (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert len(rows) >= 60
        assert len({row["id"] for row in rows}) == len(rows)
        assert sum(not row["answers"] for row in rows) >= len(rows) * 0.28
        assert {row["lang"] for row in rows} == {"fr", "en"}


def test_fit_and_test_share_no_article() -> None:
    articles = {
        name: {q.article for q in load_questions(QUESTIONS / f"{name}.jsonl") if q.article}
        for name in ("fit", "test", "seeds")
    }
    assert not articles["fit"] & (articles["test"] | articles["seeds"])
