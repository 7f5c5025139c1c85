"""Answers and articles as the JSON of the command line and of the HTTP API."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from articles.types import Article
from index.filter import Filter
from index.hit import Hit
from qa.citing.place import chapter_of, place_in_file
from qa.citing.verification import CONTEXT
from qa.json_types import (
    AnswerJson,
    ArticleJson,
    CitationJson,
    CitedJson,
    DescribedJson,
    EvidenceJson,
    FoundJson,
    HitJson,
    KnownJson,
    PieceJson,
)
from qa.types import Answer, Citation, Found
from text.language import Language


def answer_as_json(answer: Answer) -> AnswerJson:
    """The object that `ibid ask --json` prints."""
    return {
        "question": answer.question.text,
        "language": answer.question.language,
        "answer": answer.text,
        "confidence": round(answer.confidence, 4),
        "abstained": answer.text is None,
        "beyond_quotation": answer.beyond,
        "shown": answer.shown,
        "unanswered": list(answer.unanswered),
        "found": _found(answer.found) if answer.found else None,
        "citations": [_citation(citation, answer.question.language) for citation in answer.citations],
        "hits": hits_as_json(answer.hits),
        "filter": filter_as_json(answer.filter),
        "timings_ms": dict(answer.timings_ms),
    }


def evidence_as_json(answer: Answer) -> EvidenceJson:
    """What the exports of an answer are made from (`qa/citing/export.py`)."""
    return {
        "question": answer.question.text,
        "language": answer.question.language,
        "filter": filter_as_json(answer.filter),
        "answer": answer.text,
        "confidence": round(answer.confidence, 4),
        "citations": [cited_as_json(citation, answer.question.language) for citation in answer.citations],
        "unanswered": list(answer.unanswered),
    }


def _found(found: Found) -> FoundJson:
    nearly: list[PieceJson] = [{"words": piece.words, "of": piece.of} for piece in found.nearly]
    return {"passages": found.passages, "articles": found.articles, "nearly": nearly}


def hits_as_json(hits: Iterable[Hit]) -> list[HitJson]:
    """The `hits` of that object."""
    return [_hit(hit) for hit in hits]


def filter_as_json(filter: Filter) -> dict[str, Any]:
    """Which articles were asked, field by field; empty where all were."""
    known = asdict(filter)
    return {
        name: value.isoformat() if isinstance(value, date) else list(value) for name, value in known.items() if value
    }


def article_as_json(article: Article) -> ArticleJson:
    """The object that `ibid show --json` prints."""
    return {**known_as_json(article), "sha256": article.sha256, "text": article.text}


def known_as_json(article: Article) -> KnownJson:
    """An object of the list that `ibid articles --json` prints: what is known of an article, and where it was found."""
    return {
        **_described(article),
        "origins": dict(article.origins.items()),
    }


def _described(article: Article) -> DescribedJson:
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "language": article.language,
        "source": article.source,
        "path": article.path,
        "author": article.author,
        "address": article.address,
    }


def _citation(citation: Citation, language: Language) -> CitationJson:
    passage, text = citation.passage, citation.article.text
    return {
        **cited_as_json(citation, language),
        "passage": text[passage.start : passage.end],
        "passage_start": passage.start,
        "passage_end": passage.end,
        "score": round(citation.span.score, 4),
    }


def cited_as_json(citation: Citation, language: Language) -> CitedJson:
    """One of the `citations` that are exported: the words and the sentence, without the passage."""
    article, begins = citation.article, citation.span.start
    places, text = (place_in_file(article, begins, language), chapter_of(article, begins)), article.text
    start, end = citation.sentence
    return {
        "number": citation.number,
        "statement": citation.statement,
        "naming": citation.naming,
        "article": _described(article),
        "paragraph": citation.passage.number,
        "page": article.page_at(begins) or None,
        "place": ", ".join(part for part in places if part),
        "start": begins,
        "end": citation.span.end,
        "quote": citation.quote,
        "before": text[max(0, begins - CONTEXT) : begins],
        "after": text[citation.span.end : citation.span.end + CONTEXT],
        "sha256": article.sha256,
        "resolved_date": citation.when.iso if citation.when else None,
        "sentence": text[start:end],
        "sentence_start": start,
        "sentence_end": end,
    }


def _hit(hit: Hit) -> HitJson:
    return {
        "rank": hit.rank,
        "article_id": hit.article.id,
        "text": hit.text,
        "paragraph": hit.passage.number,
        "page": hit.article.page_at(hit.passage.start) or None,
        "passage_start": hit.passage.start,
        "passage_end": hit.passage.end,
        "score": round(hit.score, 4),
        "dense_rank": hit.dense_rank,
        "lexical_rank": hit.lexical_rank,
        "matched_terms": list(hit.matched_terms),
    }
