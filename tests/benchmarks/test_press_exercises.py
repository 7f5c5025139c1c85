"""The press exercises: every answer stands in its paragraph where it is said to, and articles are whole in one part."""

import json
from pathlib import Path

import pytest

from benchmarks.sets import read_press


def test_every_answer_stands_where_it_is_said_to() -> None:
    exercises = read_press()
    assert len(exercises) > 7000
    for asked in exercises:
        assert asked.question.strip()
        for place, words in asked.answers:
            assert asked.passage[place : place + len(words)] == words != ""
    unanswered = [asked for asked in exercises if not asked.answered]
    assert 0.25 < len(unanswered) / len(exercises) < 0.45


def test_of_words_that_stand_twice_those_named_with_what_is_around_are_meant(tmp_path: Path) -> None:
    question = {"q": "Qui a signé ?", "lang": "fr", "p": 0, "a": "Geens", "at": "Geens a signé"}
    none = {"q": "Qui a ri ?", "lang": "fr", "p": 0, "a": None}
    article = {"language": "fr", "title": "Titre", "paragraphs": ["Geens est venu. Geens a signé."]}
    (tmp_path / "a.jsonl").write_text(json.dumps({**article, "questions": [question, none]}) + "\n", encoding="utf-8")
    told, untold = read_press(tmp_path)
    assert (told.answers, told.answered, told.title, told.language) == (((16, "Geens"),), True, "Titre", "fr")
    assert (untold.answers, untold.answered) == ((), False)
    wrong = {**question, "at": "Geens a chanté"}
    (tmp_path / "a.jsonl").write_text(json.dumps({**article, "questions": [wrong]}) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="substring not found"):
        read_press(tmp_path)
