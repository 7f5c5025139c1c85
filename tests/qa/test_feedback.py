"""What is said of answers: kept, and turned into questions whose answers are known."""

import pytest

from qa.feedback import Feedback, Opinion, Words, as_questions
from runtime.errors import IndexUnusable

KOEN, LEA = Words("a", "Koen Geens"), Words("b", "Léa")
PASSAGE = Words("a", "Le ministre de la Justice, Koen Geens, est venu.")
ASKED = "Qui est le ministre de la Justice ?"


def rows(*said):
    return as_questions(Opinion(ASKED, verdict, words) for verdict, words in said)


def test_all_that_was_said_is_kept_in_its_order(tmp_path):
    feedback = Feedback(tmp_path / "feedback.sqlite")
    assert feedback.every() == []
    said = [
        Opinion(ASKED, "wrong", (LEA,)),
        Opinion("Who's “he”? 'x'; DROP", "right"),
        Opinion(ASKED, "passage", (PASSAGE,)),
    ]
    for one in said:
        feedback.add(one)
    assert Feedback(tmp_path / "feedback.sqlite").every() == said


def test_where_nothing_can_be_kept_is_told(tmp_path):
    with pytest.raises(IndexUnusable, match="cannot be written"):
        Feedback(tmp_path / "gone" / "feedback.sqlite").add(Opinion(ASKED, "right"))
    (tmp_path / "feedback.sqlite").write_text("no database at all, but long enough to be taken for one" * 99)
    with pytest.raises(IndexUnusable, match="cannot be read"):
        Feedback(tmp_path / "feedback.sqlite").every()


def test_a_right_answer_is_one_to_be_found_again():
    (row,) = rows(("right", (KOEN,)))
    assert row == {"id": "feedback-1", "question": ASKED, "lang": "fr", "answers": ["Koen Geens"], "article": "a"}


def test_a_right_silence_is_a_question_without_an_answer():
    (row,) = rows(("right", ()))
    assert (row["answers"], row["article"]) == ([], None)


def test_words_of_several_articles_are_of_none_alone():
    (row,) = rows(("right", (KOEN, LEA)))
    assert (row["answers"], row["article"]) == (["Koen Geens", "Léa"], None)


def test_a_wrong_answer_tells_what_is_wrong_and_not_what_is_right():
    (row,) = rows(("wrong", (LEA,)))
    assert (row["answers"], row["wrong"]) == (None, ["Léa"])


def test_a_passage_is_one_to_find():
    (row,) = rows(("wrong", ()), ("passage", (PASSAGE,)))
    assert (row["answers"], row["article"], row["passage"]) == (None, "a", PASSAGE.text)


def test_the_last_word_counts():
    (row,) = rows(("wrong", (KOEN,)), ("right", (KOEN,)))
    assert (row["answers"], row.get("wrong")) == (["Koen Geens"], None)
    (row,) = rows(("right", (KOEN,)), ("wrong", (KOEN,)))
    assert (row["answers"], row["wrong"]) == (None, ["Koen Geens"])


def test_of_a_wrong_silence_alone_nothing_can_be_learnt():
    assert rows(("wrong", ())) == []
    assert rows(("right", ()), ("wrong", ())) == []
