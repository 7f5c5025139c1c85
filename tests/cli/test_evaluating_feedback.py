"""`ibid evaluate` on what was said of answers: passages to find, and words known to be wrong."""

import json

import pytest

from cli.evaluation import ask_all, load_questions, report
from runtime.errors import WrongInput

MINISTER = "Qui est le ministre belge de la Justice ?"


@pytest.fixture
def measured(pipeline, tmp_path):
    def measure(**row):
        file = tmp_path / "feedback.jsonl"
        line = {"id": "1", "question": MINISTER, "lang": "fr", "answers": None, "article": None, **row}
        file.write_text(json.dumps(line), encoding="utf-8")
        return report(ask_all(pipeline, load_questions(file)))["all"]

    return measure


def test_a_passage_is_found_or_not_and_says_nothing_of_what_is_read(measured, pipeline):
    hit = pipeline.search(MINISTER)[1]
    found = measured(passage=hit.text, article=hit.article.id)
    assert (found["recall@1"], found["recall@5"], found["mrr@10"]) == (0.0, 1.0, 0.5)
    assert measured(passage=hit.text, article="another")["recall@10"] == 0.0
    for name in ("exact_match", "answered", "abstention_precision", "abstention_recall", "risk_coverage_area"):
        assert found[name] is None, name


def test_words_that_were_wrong_are_counted_when_they_come_again(measured):
    assert measured(wrong=["Koen Geens"])["wrong_again"] == 1.0
    assert measured(wrong=["Jan Jambon"])["wrong_again"] == 0.0
    assert measured(answers=["Koen Geens"])["wrong_again"] is None


@pytest.mark.parametrize("row", [{"passage": 1}, {"wrong": "Koen"}, {"wrong": [1]}, {"answers": 3}])
def test_what_is_no_such_line_is_refused(measured, row):
    with pytest.raises(WrongInput, match=next(iter(row))):
        measured(**row)
