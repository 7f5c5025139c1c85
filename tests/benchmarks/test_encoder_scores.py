"""The scores of an encoder against values made by hand; the sets that they are taken on are what they should be."""

import json
import math
from collections import Counter

import numpy as np
import pytest

from benchmarks import encoder
from benchmarks.sets import DATA, held_out_tatoeba

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=f"the public sets are not in {DATA}")


def unit(*rows):
    """Rows as unit vectors, the last number made to fit."""
    return np.array([[*row, math.sqrt(1 - sum(x * x for x in row))] for row in rows], dtype=np.float32)


class Fake:
    """A model whose vectors are looked up; prompts are written before the text."""

    def __init__(self, vectors, **prompts):
        self.vectors, self.prompts = vectors, prompts

    def _encode(self, texts, kind):
        return np.array([self.vectors[self.prompts.get(kind, "") + text] for text in texts])

    def encode_query(self, texts, **_):
        return self._encode(texts, "query")

    def encode_document(self, texts, **_):
        return self._encode(texts, "document")


def test_bitext_accuracy_of_true_pairs_is_whole():
    assert encoder.bitext_accuracy(np.eye(4, dtype=np.float32), np.eye(4, dtype=np.float32)) == (1, 1)


def test_bitext_accuracy_counts_each_way_by_itself():
    left = np.eye(4, dtype=np.float32)
    right = left.copy()
    right[0] = [0.6, 0, 0, 0.8]  # left 0 still has no nearer one, but right 0 is nearer to left 3
    assert encoder.bitext_accuracy(left, right) == (1, 0.75)
    assert encoder.bitext_accuracy(right, left) == (0.75, 1)


def test_bitext_accuracy_with_one_wrong_pair_each_way():
    left = np.eye(4, dtype=np.float32)
    right = left.copy()
    right[0] = [0.6, 0.8, 0, 0]  # right 0 goes to left 1
    right[1] = [0, 0, 0, 1]  # left 1 goes to right 0, and right 1 to left 3
    right[3] = [0, 0, 0.6, 0.8]  # left 3 goes to right 1
    assert encoder.bitext_accuracy(left, right) == (0.5, 0.5)
    right = left.copy()
    right[0] = [0.6, 0.8, 0, 0]  # right 0 goes to left 1, and left 1 stays with right 1
    left[2] = [0, 0, 0.6, 0.8]  # left 2 goes to right 3, and right 2 stays with left 2
    assert encoder.bitext_accuracy(left, right) == (0.75, 0.75)


def test_retrieval_by_hand():
    passages = unit(*[[1 - step / 20] for step in range(12)])  # ever farther from a question at [1, 0]
    questions = unit(*[[1]] * 4)
    found = encoder.retrieval(questions, passages, [0, 2, 9, 10])
    assert found == {
        "recall@1": pytest.approx(1 / 4),
        "recall@10": pytest.approx(3 / 4),
        "ndcg@10": pytest.approx((1 + 1 / math.log2(4) + 1 / math.log2(11)) / 4),
    }


def test_retrieval_where_fewer_passages_than_ranks():
    found = encoder.retrieval(unit([1], [0]), unit([0.9], [0.1]), [0, 0])
    assert found["recall@1"] == 1 / 2
    assert found["recall@10"] == 1


@pytest.mark.parametrize(("judged", "right"), [((0, 2.5, 5), 1), ((5, 2.5, 0), -1), ((0, 5, 2.5), 0.5)])
def test_sts_correlation_is_that_of_the_ranks(tmp_path, judged, right):
    path = tmp_path / "sts.csv"
    path.write_text("".join(f"a,{other},{score}\n" for other, score in zip("bcd", judged, strict=True)))
    vectors = {"a": [2, 0], "b": [1, 9], "c": [1, 1], "d": [9, 1]}  # nearer and nearer to "a", not of unit length
    assert encoder.sts_correlation(Fake(vectors), path) == pytest.approx(right)


@pytest.mark.parametrize(
    ("prompts", "seen"),
    [
        ({}, ""),
        ({"query": "", "document": ""}, ""),
        ({"query": "find: "}, ""),
        ({"query": "q: ", "document": "d: "}, "q: "),
    ],
)
def test_sentences_are_given_the_prompt_for_comparing_like_with_like(prompts, seen):
    vectors = {f"{prompt}a": [0, 1] for prompt in ("", "find: ", "q: ", "d: ")}
    found = encoder.sentence_vectors(Fake({**vectors, f"{seen}a": [3, 0]}, **prompts), ["a"])
    assert found.tolist() == [[1, 0]]


def test_results_are_merged_by_the_models_name(tmp_path):
    path = tmp_path / "encoder.json"
    for name, value in (("a", 1), ("b", 2), ("a", 3)):
        encoder._merge(path, name, {"scores": {"sts fr": value}}, {"other": {"sts fr": value}})
    assert json.loads(path.read_text()) == {
        "models": {"a": {"scores": {"sts fr": 3}}, "b": {"scores": {"sts fr": 2}}},
        "anchors": {"other": {"sts fr": 3}},
    }


@needs_data
def test_a_thousand_distinct_tatoeba_pairs_are_held_out():
    pairs = held_out_tatoeba(DATA)
    assert len(pairs) == len(set(pairs)) == 1000
    assert len({english for english, _ in pairs}) == 1000
    assert held_out_tatoeba(DATA) == pairs


@needs_data
def test_news_pairs_are_enough_and_no_sentence_stands_in_two():
    pairs = encoder.news_pairs(DATA)[: encoder._WMT]
    assert len(pairs) == encoder._WMT
    assert all(len(set(side)) == len(side) for side in zip(*pairs, strict=True))


@needs_data
def test_questions_are_held_out_and_a_small_sample_is_part_of_a_large_one():
    large = encoder.held_out_questions(DATA, encoder.ENGLISH, 1500)
    assert len(large) == len(set(large)) == 1500
    assert all(asked.held_out and asked.answered for asked in large)
    assert encoder.held_out_questions(DATA, encoder.ENGLISH, 400) == large[:400]


def test_translated_questions_are_well_formed():
    rows = encoder.translated()
    assert Counter(row["lang"] for row in rows) == {"en": 40, "fr": 40}
    assert all(row.keys() == {"question", "lang", "passage_sha", "original"} for row in rows)
    assert all(row["question"].endswith("?") and len(row["passage_sha"]) == 16 for row in rows)
    assert len({row["passage_sha"] for row in rows}) == len({row["question"] for row in rows}) == 80


@needs_data
@pytest.mark.parametrize(("lang", "sets"), [("en", encoder.FRENCH), ("fr", encoder.ENGLISH)])
def test_translated_questions_are_on_held_out_passages_of_the_other_language(lang, sets):
    held_out = encoder.held_out_questions(DATA, sets, 10**6)
    asked = {(encoder.passage_digest(question.passage), question.question) for question in held_out}
    assert {(row["passage_sha"], row["original"]) for row in encoder.translated() if row["lang"] == lang} <= asked


def test_anchors_are_the_models_that_have_every_published_score(tmp_path):
    rows = ["model,task,split,subset,main_score,revision,mteb_version"]
    for number, (task, split, subset) in enumerate(encoder.ANCHORS.values()):
        rows.append(f"whole,{task},{split},{subset},0.{number},abc,1.0")
        rows.append(f"whole,{task},train,{subset},0.9,abc,1.0")  # another split is another score
    rows.append("part,Tatoeba,test,fra-eng,0.5,abc,1.0")
    (tmp_path / "mteb_anchor_scores.csv").write_text("\n".join(rows), encoding="utf-8")
    assert encoder.anchors(tmp_path) == {
        "whole": {"sts fr": 0.0, "sts en": 0.1, "ntrex fr-en": 0.2, "ntrex en-fr": 0.3, "tatoeba": 0.4}
    }
