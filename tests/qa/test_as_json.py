"""The JSON contract of the command line and of the HTTP API."""

import json

import pytest

from qa.as_json import answer_as_json, article_as_json
from qa.pipeline import Pipeline
from qa.weighing.confidence import Confidence

ANSWER = "question language answer confidence abstained beyond_quotation citations hits timings_ms"
CITATION = "number article paragraph start end quote passage passage_start passage_end score"
ARTICLE = "id title date language source path"
HIT = "rank article_id text paragraph passage_start passage_end score dense_rank lexical_rank matched_terms"
SHOWN = "id title date language source path sha256 text"


@pytest.fixture(scope="module", params=["Qui est le directeur de la DSITI ?", "When did the kings speak by phone?"])
def answer(request, retriever, reader):
    return Pipeline(retriever, reader, Confidence.of_reader(reader.name), threshold=0.0).ask(request.param)


@pytest.fixture(scope="module")
def told(answer):
    return json.loads(json.dumps(answer_as_json(answer), allow_nan=False))


@pytest.fixture(scope="module")
def silence(retriever, reader):
    return Pipeline(retriever, reader, Confidence.of_reader(reader.name), threshold=1.0).ask("Qui ?")


def has(fields, told):
    return set(fields.split()) <= set(told)


def test_every_field_of_the_contract_is_there(told):
    assert has(ANSWER, told)
    assert told["citations"] and told["hits"]
    assert all(has(CITATION, c) and has(ARTICLE, c["article"]) for c in told["citations"])
    assert all(has(HIT, h) for h in told["hits"])


def test_the_offsets_count_in_the_text_that_show_prints(answer, told):
    for said, citation in zip(told["citations"], answer.citations, strict=True):
        text = json.loads(json.dumps(article_as_json(citation.article)))["text"]
        assert text[said["start"] : said["end"]] == said["quote"]
        assert text[said["passage_start"] : said["passage_end"]] == said["passage"]
        assert text[said["sentence_start"] : said["sentence_end"]] == said["sentence"]
        assert said["quote"] in said["sentence"] in said["passage"]


def test_the_answer_is_the_first_quotation(told):
    assert told["answer"] == told["citations"][0]["quote"]
    assert told["abstained"] is False
    assert [c["number"] for c in told["citations"]] == list(range(1, len(told["citations"]) + 1))


def test_the_values_are_those_of_the_answer(answer, told):
    assert told["question"] == answer.question.text
    assert told["language"] == answer.question.language
    assert told["confidence"] == pytest.approx(answer.confidence, abs=1e-4)
    assert told["timings_ms"] == dict(answer.timings_ms)
    for said, hit in zip(told["hits"], answer.hits, strict=True):
        assert said["rank"] == hit.rank
        assert said["article_id"] == hit.article.id
        assert said["score"] == pytest.approx(hit.score, abs=1e-4)
        assert (said["dense_rank"], said["lexical_rank"]) == (hit.dense_rank, hit.lexical_rank)
        assert said["matched_terms"] == list(hit.matched_terms)
        assert hit.article.text[said["passage_start"] : said["passage_end"]] == hit.text == said["text"]


def test_an_abstention_says_so(silence):
    told = json.loads(json.dumps(answer_as_json(silence)))
    assert has(ANSWER, told)
    assert (told["answer"], told["abstained"], told["citations"]) == (None, True, [])
    assert told["hits"]


def test_a_shown_article_has_every_field_of_the_contract(answer):
    article = answer.hits[0].article
    told = json.loads(json.dumps(article_as_json(article)))
    assert has(SHOWN, told)
    assert told["text"] == article.text
    assert told["sha256"] == article.sha256
    assert told["date"] == (article.date.isoformat() if article.date else None)
