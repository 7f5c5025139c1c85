"""The metrics of `ibid evaluate` against values made by hand."""

import json
import math

import pytest

from articles.types import Article, Passage
from cli.evaluation import Labelled, Outcome, as_table, ask_all, is_right, load_questions, report
from index.hit import Hit
from qa.types import Answer, Citation, Question, Span
from runtime.errors import WrongInput

LINE = {"id": "q1", "question": "Qui ?", "lang": "fr", "answers": ["Koen Geens"], "article": "a"}


def hit_of(rank, text, article="a", sha="0" * 64):
    source = Article(article, f"/{article}.txt", sha, article, None, "fr", None, None, text)
    return Hit(rank, source, Passage(article, 1, 0, len(text)), 1.0, 0.9, rank, None, (), ((0, len(text)),))


def asked(name, answers=("Koen Geens",), lang="fr", article="a"):
    return Labelled(name, "Qui ?", lang, tuple(answers), article)


def outcome(labelled, relevant=None, *, best="", sentence=None, said=True, confidence=0.5, depth=10):
    """The relevant hit stands at a rank; the program's best words are said, or kept back."""
    hits = tuple(hit_of(r, "Il vit Koen Geens." if r == relevant else "Rien ici.") for r in range(1, depth + 1))
    citations = ()
    if said:
        place = hit_of(1, best)
        citations = (Citation(1, place.article, Span(0, len(best), 1.0), (0, len(best)), place.passage),)
    answer = Answer(Question("Qui ?", "fr"), best if said else None, confidence, citations, hits)
    return Outcome(labelled, answer, best, best if sentence is None else sentence)


def in_all(*outcomes):
    return report(outcomes)["all"]


def test_recall_mrr_and_ndcg_by_hand():
    found = in_all(
        outcome(asked("first"), 1),
        outcome(asked("third"), 3),
        outcome(asked("tenth"), 10),
        outcome(asked("never"), None),
    )
    assert found["recall@1"] == pytest.approx(1 / 4)
    assert found["recall@5"] == pytest.approx(2 / 4)
    assert found["recall@10"] == pytest.approx(3 / 4)
    assert found["mrr@10"] == pytest.approx((1 + 1 / 3 + 1 / 10) / 4)
    assert found["ndcg@10"] == pytest.approx((1 + 1 / math.log2(4) + 1 / math.log2(11)) / 4)


@pytest.mark.parametrize("rank", range(1, 11))
def test_each_rank_by_hand(rank):
    found = in_all(outcome(asked("q"), rank))
    assert found["mrr@10"] == pytest.approx(1 / rank)
    assert found["ndcg@10"] == pytest.approx(1 / math.log2(rank + 1))
    assert found["recall@5"] == float(rank <= 5)


def test_a_question_without_any_hit_counts_as_not_found():
    found = in_all(outcome(asked("found"), 1), outcome(asked("none"), None, depth=0))
    assert found["recall@1"] == found["mrr@10"] == found["ndcg@10"] == pytest.approx(1 / 2)


def test_no_hit_at_all_is_a_recall_of_nothing():
    found = in_all(outcome(asked("none"), None, depth=0))
    assert found["recall@10"] == found["mrr@10"] == found["ndcg@10"] == 0


def retrieved(labelled, *hits):
    return in_all(Outcome(labelled, Answer(Question("Qui ?", "fr"), None, 0.1, (), hits), "", ""))["mrr@10"]


def test_a_relevant_hit_is_of_the_article_and_holds_an_answer():
    right = "Il vit Koen Geens."
    assert retrieved(asked("q"), hit_of(1, right, "other"), hit_of(2, right, "a")) == 1 / 2
    assert retrieved(asked("q"), hit_of(1, "Rien.", "a"), hit_of(2, right, "a")) == 1 / 2
    assert retrieved(asked("q", article="abc"), hit_of(1, right, "abd"), hit_of(2, right, "abcd")) == 1 / 2  # a prefix
    assert retrieved(asked("q", article=None), hit_of(1, right, "any")) == 1
    assert retrieved(asked("q", article="5a5f"), hit_of(1, right, "any", sha="5a5f" + "0" * 60)) == 1


def test_only_the_first_relevant_hit_counts():
    hits = [hit_of(1, "Rien."), hit_of(2, "Koen Geens"), hit_of(3, "Koen Geens")]
    assert retrieved(asked("q"), *hits) == 1 / 2


def test_reading_by_hand():
    found = in_all(
        outcome(asked("exact"), 1, best="koen geens"),
        outcome(asked("more"), 1, best="Koen Geens, ministre"),  # F1 4/5
        outcome(asked("wrong"), 1, best="Jan Jambon"),
        outcome(asked("kept back"), 1, best="Geens", said=False),  # F1 2/3
    )
    assert found["exact_match"] == pytest.approx(1 / 4)
    assert found["token_f1"] == pytest.approx((1 + 4 / 5 + 0 + 2 / 3) / 4, abs=1e-4)
    assert found["answered"] == pytest.approx(3 / 4)
    assert found["answered_right"] == pytest.approx(2 / 4)
    assert found["quotation_contains"] == pytest.approx(2 / 3, abs=1e-4)  # of the answered ones
    assert (found["questions"], found["answerable"]) == (4, 4)


def test_a_sentence_may_hold_what_the_quotation_lacks():
    found = in_all(outcome(asked("q"), 1, best="ministre", sentence="le ministre Koen Geens"))
    assert (found["quotation_contains"], found["sentence_contains"], found["answered_right"]) == (0, 1, 1)


@pytest.mark.parametrize(
    ("best", "sentence", "right"),
    [
        ("Koen Geens", "Koen Geens", True),
        ("ministre", "le ministre Koen Geens", True),
        ("Geens", "Geens", True),  # F1 2/3
        ("Geens est là hier", "Geens est là hier", False),  # F1 1/3
        ("Jan Jambon", "Jan Jambon", False),
        ("", "", False),
    ],
)
def test_what_is_right(best, sentence, right):
    assert is_right(outcome(asked("q"), 1, best=best, sentence=sentence)) is right


def unanswerable(name, **kept):
    return outcome(asked(name, answers=(), article=None), None, **kept)


def test_abstention_by_hand():
    found = in_all(
        unanswerable("rightly", said=False),
        unanswerable("rightly too", said=False),
        unanswerable("should have", best="Jan"),
        outcome(asked("should not have"), 1, best="Koen Geens", said=False),
        outcome(asked("answers"), 1, best="Koen Geens"),
    )
    assert found["abstention_precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["abstention_recall"] == pytest.approx(2 / 3, abs=1e-4)
    assert (found["questions"], found["answerable"]) == (5, 2)
    assert found["answered"] == pytest.approx(1 / 2)


def test_the_risk_coverage_area_by_hand():
    found = in_all(
        outcome(asked("b"), 1, best="Jan Jambon", confidence=0.8),  # wrong
        outcome(asked("a"), 1, best="Koen Geens", confidence=0.9),  # right
        outcome(asked("d"), 1, best="Koen Geens", confidence=0.1, said=False),  # right, were it said
        unanswerable("c", best="Jan", confidence=0.5),  # wrong
    )
    risks = [0 / 1, 1 / 2, 2 / 3, 2 / 4]
    assert found["risk_coverage_area"] == pytest.approx(sum(risks) / 4, abs=1e-4)


def test_a_perfect_order_has_less_risk_than_a_wrong_one():
    right, wrong = {"best": "Koen Geens"}, {"best": "Jan"}
    good = in_all(outcome(asked("a"), 1, confidence=0.9, **right), outcome(asked("b"), 1, confidence=0.1, **wrong))
    bad = in_all(outcome(asked("a"), 1, confidence=0.1, **right), outcome(asked("b"), 1, confidence=0.9, **wrong))
    assert good["risk_coverage_area"] == pytest.approx((0 + 1 / 2) / 2)
    assert bad["risk_coverage_area"] == pytest.approx((1 + 1 / 2) / 2)


def test_what_was_not_asked_is_not_measured():
    found = in_all(unanswerable("q", said=False))
    assert found["recall@1"] is None and found["exact_match"] is None and found["answered"] is None
    assert found["abstention_recall"] == 1
    assert in_all(outcome(asked("q"), 1, best="Koen Geens"))["abstention_recall"] is None


def test_languages_are_measured_apart_and_together():
    found = report([outcome(asked("f"), 1, best="Koen Geens"), outcome(asked("e", lang="en"), None, best="Jan")])
    assert set(found) == {"fr", "en", "all"}
    assert (found["fr"]["recall@1"], found["en"]["recall@1"], found["all"]["recall@1"]) == (1, 0, 1 / 2)
    assert (found["fr"]["token_f1"], found["en"]["token_f1"], found["all"]["token_f1"]) == (1, 0, 1 / 2)


def test_a_language_that_was_not_asked_is_not_reported():
    assert set(report([outcome(asked("f"), 1)])) == {"fr", "all"}


def test_the_report_has_every_metric_of_the_contract():
    found = in_all(outcome(asked("q"), 1, best="Koen Geens"))
    assert {
        "recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10", "exact_match", "token_f1", "quotation_contains",
        "abstention_precision", "abstention_recall", "risk_coverage_area",
    } <= set(found)  # fmt: skip
    json.dumps(found, allow_nan=False)


def test_the_table_tells_every_value():
    metrics = report([outcome(asked("f"), 3, best="Koen Geens"), unanswerable("u", said=False)])
    lines = as_table(metrics).splitlines()
    assert lines[0].split() == ["fr", "all"]
    rows = {line.split()[0]: line.split()[1:] for line in lines[1:]}
    assert set(rows) == set(metrics["all"])
    assert rows["mrr@10"] == ["0.333", "0.333"]
    assert rows["questions"] == ["2", "2"]


def test_the_table_shows_what_was_not_measured_as_a_dash():
    assert "–" in as_table(report([unanswerable("u", said=False)]))


def labelled_file(tmp_path, *lines, encoding="utf-8"):
    path = tmp_path / "asked.jsonl"
    path.write_bytes(
        "\n".join(x if isinstance(x, str) else json.dumps(x, ensure_ascii=False) for x in lines).encode(encoding)
    )
    return path


def test_a_labelled_file_is_read(tmp_path):
    silent = {**LINE, "id": "q2", "answers": [], "article": None}
    assert load_questions(labelled_file(tmp_path, LINE, "", "  ", silent)) == [
        Labelled("q1", "Qui ?", "fr", ("Koen Geens",), "a"),
        Labelled("q2", "Qui ?", "fr", (), None),
    ]


def test_unusual_line_ends_inside_a_question_part_no_line(tmp_path):
    question = "Qui\u2028est\u0085là ?"
    assert load_questions(labelled_file(tmp_path, {**LINE, "question": question}))[0].question == question


def test_windows_line_ends_are_line_ends(tmp_path):
    assert (
        len(load_questions(labelled_file(tmp_path, json.dumps(LINE) + "\r", json.dumps({**LINE, "id": "2"}) + "\r")))
        == 2
    )


@pytest.mark.parametrize("missing", LINE)
def test_a_line_that_lacks_a_field_is_named(tmp_path, missing):
    bad = {key: value for key, value in LINE.items() if key != missing}
    with pytest.raises(WrongInput, match="line 3") as raised:
        load_questions(labelled_file(tmp_path, LINE, "", bad))
    assert missing in str(raised.value)
    assert "asked.jsonl" in str(raised.value)


@pytest.mark.parametrize("bad", ["not JSON", "{", "[1, 2]", "3", "null", '"text"', "{'id': 1}"])
def test_a_line_that_is_no_object_is_named(tmp_path, bad):
    with pytest.raises(WrongInput, match="line 2"):
        load_questions(labelled_file(tmp_path, LINE, bad, LINE))


@pytest.mark.parametrize(
    "wrong",
    [{"answers": "Koen Geens"}, {"answers": None}, {"answers": [None]}, {"answers": [3]}, {"question": None},
     {"question": 5}, {"lang": "de"}, {"article": 7}, {"article": ["a"]}],
    ids=str,
)  # fmt: skip
def test_a_field_of_the_wrong_kind_is_named(tmp_path, wrong):
    with pytest.raises(WrongInput, match="line 2"):
        load_questions(labelled_file(tmp_path, LINE, {**LINE, "id": "q2", **wrong}))


def test_two_questions_of_one_id_are_refused_or_both_counted(tmp_path):
    try:
        twice = load_questions(labelled_file(tmp_path, LINE, LINE))
    except WrongInput:
        return
    assert in_all(outcome(twice[0], 1), outcome(twice[1], None))["recall@1"] == pytest.approx(1 / 2)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfe\x00\xd8"])
def test_a_file_without_questions_is_refused(tmp_path, content):
    path = tmp_path / "asked.jsonl"
    path.write_bytes(content)
    with pytest.raises(WrongInput, match="asked.jsonl"):
        load_questions(path)


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(WrongInput, match="none.jsonl"):
        load_questions(tmp_path / "none.jsonl")
    with pytest.raises(WrongInput):
        load_questions(tmp_path)


def test_asking_all_keeps_order_and_what_it_would_have_said(pipeline):
    questions = [
        Labelled("1", "Combien de temps Charles Michel est-il resté au Maroc ?", "fr", ("deux jours",), "004"),
        Labelled("2", "How tall is the Eiffel Tower?", "en", (), None),
    ]
    seen = []
    outcomes = ask_all(pipeline, questions, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
    assert [o.asked for o in outcomes] == questions
    assert outcomes[0].answer.text == outcomes[0].best == "deux jours"
    assert "deux jours" in outcomes[0].best_sentence
    assert outcomes[1].answer.text is None and outcomes[1].best != ""
    assert report(outcomes)["fr"]["answered_right"] == 1
