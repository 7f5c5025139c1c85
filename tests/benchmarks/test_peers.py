"""The comparison with other systems: what is asked, how it is scored and told, against values made by hand."""

import gzip
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.peers.material import Wanted, material
from benchmarks.peers.process import Found, run
from benchmarks.peers.scores import scores
from benchmarks.peers.table import _ratio, peers
from benchmarks.sets import Asked


def given(passages: list[int], ms: float, answer: str | None, best: str | None) -> dict[str, Any]:
    return {"passages": passages, "ms": ms, "answer": answer, "best": best}


def test_four_questions_by_hand() -> None:
    wanted = [
        Wanted("Qui ?", "fr", 0, ("Koen Geens",)),
        Wanted("Qui ?", "fr", 1, ("Jan Jambon",)),
        Wanted("Who?", "en", 2, ("the king",)),
        Wanted("Who?", "en", 3, ("the queen",)),
    ]
    answers = [
        given([0, 5], 900.0, "le ministre Koen Geens", "le ministre Koen Geens"),
        given([4, 5], 10.0, None, "Jan Jambon"),
        given([5, 2], 20.0, "a bishop", "a bishop"),
        given([3], 30.0, None, None),
    ]
    found = scores(wanted, answers, reader=True)
    assert found["recall@10"] == 0.75
    assert (found["recall@10 fr"], found["recall@10 en"]) == (0.5, 1.0)
    assert (found["answered"], found["right"], found["right, never abstaining"]) == (0.5, 0.25, 0.5)
    assert found["p50 ms"] == 20.0, "the first question is told as the start"
    assert "right" not in scores(wanted, answers, reader=False)


def test_the_ratio_is_to_the_best_of_the_others() -> None:
    values = {"ibid": 50.0, "haystack": 200.0, "txtai": 100.0}
    assert _ratio("p50", values, min, "")[1:5] == (50.0, 100.0, "txtai", "0.50")
    assert _ratio("a second", values, max, "")[1:5] == (50.0, 200.0, "Haystack", "0.25")


def measured(factor: float, *, reader: bool) -> dict[str, Any]:
    """A system's numbers: fast and small for a small factor."""
    asked = {"start s": 2 * factor, "p50 ms": 10 * factor, "p95 ms": 20 * factor, "peak MiB": 100 * factor}
    found = {
        "indexing": {"load s": factor, "passages a second": 100 / factor, "peak MiB": 200 * factor},
        "retrieval": {**asked, "recall@10": 0.9, "recall@10 fr": 0.8, "recall@10 en": 1.0},
    }
    right = {"answered": 0.8, "right": 0.6, "right, never abstaining": 0.7}
    return {**found, "with reader": {**found["retrieval"], **right}} if reader else found


def test_the_tables_have_every_system_and_every_aim() -> None:
    systems = {
        "ibid": measured(1, reader=True),
        "sentence_transformers": measured(3, reader=False),
        "haystack": measured(5, reader=True),
    }
    machine = {"date": "2026-11-27", "processor": "a processor", "cores": 2, "bfloat16": False, "torch": "2.13.0"}
    environment = {"installed MB": 900, "versions": {"faiss-cpu": "1.15.1"}}
    told = peers(
        {
            "machine": machine,
            "environments": dict.fromkeys(systems, environment),
            "sizes": [{"passages": 2000, "questions": 500, "systems": systems}],
        }
    )
    assert "### 2,000 passages, 500 questions" in told
    assert "| Haystack | with reader | 10 | 50 | 100 | 500 | 0.900 | 0.800 | 1.000 | 0.800 | 0.600 | 0.700 |" in told
    assert "| sentence-transformers + FAISS | with reader" not in told
    assert "| question with reader, p50 ms | 10 | 50 | Haystack | 0.20 | ≤ 0.33 |" in told
    assert "| start, retrieval, s | 2 | 6 | sentence-transformers + FAISS | 0.33 | ≤ 0.33 |" in told
    assert "| right | 0.6 | 0.6 | Haystack | 1.00 | ≥ 1 |" in told


def squad(path: Path, titles: list[str]) -> None:
    """A reading set in SQuAD's form: a paragraph of each article, three questions on it."""
    articles = [
        {
            "title": title,
            "paragraphs": [
                {
                    "context": f"{title} was built\nin 1900.",
                    "qas": [
                        {"question": f"When {number} {title}?", "answers": [{"answer_start": 0, "text": "1900"}]}
                        for number in range(3)
                    ],
                }
            ],
        }
        for title in titles
    ]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        json.dump({"data": articles}, file)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "reading").mkdir()
    squad(tmp_path / "reading" / "piaf-v1.0.fr.json.gz", [f"Pont_{number}" for number in range(60)])
    squad(tmp_path / "reading" / "squad-v1.1-dev.en.json.gz", [f"Bridge_{number}" for number in range(60)])
    return tmp_path


def test_a_question_s_passage_is_there_and_half_is_french(small: Path) -> None:
    asked = material(small, passages=40, questions=6)
    assert len(asked.passages) == len(set(asked.passages)) == 40
    assert sum(text.startswith("Pont") for text in asked.passages) == 20
    assert sorted(one.language for one in asked.questions) == ["en"] * 3 + ["fr"] * 3
    for one in asked.questions:
        title, _, paragraph = asked.passages[one.passage].partition("\n")
        assert title in one.question.replace("_", " ")
        assert paragraph.endswith("was built in 1900.")
        assert one.answers == ("1900",)
    assert asked == material(small, passages=40, questions=6)


def test_only_articles_that_nothing_was_trained_on_are_asked_about(small: Path) -> None:
    asked = material(small, passages=40, questions=6)
    for one in asked.questions:
        title = asked.passages[one.passage].split("\n")[0].replace(" ", "_")
        known = Asked(one.question, "", title, one.language, "", True)
        assert known.held_out
        assert not known.for_fitting


class SharedWords:
    """A system of three lines: the passages in the order of the words that they share with the question."""

    def __init__(self, models: Path, *, reader: bool) -> None:
        self.reader = reader

    def index(self, passages: Sequence[str], folder: Path) -> None:
        folder.write_text("\n".join(passages), encoding="utf-8")

    def open(self, folder: Path) -> None:
        self.passages = folder.read_text(encoding="utf-8").split("\n")

    def ask(self, question: str) -> Found:
        asked = set(question.split())
        best = sorted(range(len(self.passages)), key=lambda i: -len(asked & set(self.passages[i].split())))
        return Found(best, self.passages[best[0]] if self.reader else None)


def test_a_system_s_process_tells_what_it_took(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(step: str, texts: list[str], *options: str) -> dict[str, Any]:
        (tmp_path / "texts").write_text(json.dumps(texts), encoding="utf-8")
        paths = [f"--{name}={tmp_path / name}" for name in ("texts", "models", "index", "result")]
        monkeypatch.setattr(sys, "argv", ["it", step, *paths, f"--started={time.time() - 100}", *options])
        run(SharedWords)
        loaded: dict[str, Any] = json.loads((tmp_path / "result").read_text(encoding="utf-8"))
        return loaded

    indexed = told("index", ["the king", "the green bishop"])
    assert indexed["load s"] >= 100
    assert 0 <= indexed["index s"] < 100
    assert indexed["peak MiB"] > 1
    answered = told("ask", ["which bishop", "which king"], "--reader")
    assert answered["first answer s"] >= 100
    assert [one["passages"] for one in answered["answers"]] == [[1, 0], [0, 1]]
    assert [one["answer"] for one in answered["answers"]] == ["the green bishop", "the king"]
    assert told("ask", ["which king"])["answers"][0]["answer"] is None
