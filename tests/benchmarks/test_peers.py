"""The comparison with other systems: what is asked, how it is scored and told, against values made by hand."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.peers.material import Wanted, material
from benchmarks.peers.scores import scores
from benchmarks.peers.table import _ratio
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
