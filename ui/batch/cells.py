"""An answer as a row of a table."""

from pathlib import Path

from qa.as_json import cited_as_json
from qa.citing.source import with_source
from qa.citing.verification import CONTEXT
from qa.types import Answer, Citation
from ui.cards import distinct
from ui.labels import REPLIES
from ui.lookup import lookup_heading, lookup_lines
from ui.render import sureness

Cell = str | int | float | None

COLUMNS = (
    "answer", "sure", "confidence", "form", "sentence", "title", "author", "source", "date", "page", "paragraph",
    "start", "end", "before", "after", "article", "path", "address", "sha256", "also", "unanswered", "note",
    "nearest", "error",
)  # fmt: skip
_NEAREST = 3


def cells_of(answer: Answer) -> dict[str, Cell]:
    """The cells of `COLUMNS`, as far as they have something: the first citation in cells of its own, others in `also`.

    Of a question that is not answered, `note` says so and `nearest` has the passages nearest to it.
    """
    language = answer.question.language
    if not answer.citations:
        note = lookup_heading(answer) if answer.found else REPLIES[language]["beyond" if answer.beyond else "no answer"]
        near = (f"{hit.article.title} ({Path(hit.article.path).name}): {hit.text}" for hit in distinct(answer.hits))
        return {
            "confidence": round(answer.confidence, 4),
            "form": "beyond" if answer.beyond else "none",
            "note": note,
            "nearest": "\n\n".join(list(near)[:_NEAREST]),
        }
    first, *others = answer.citations
    return {
        "answer": first.quote,
        "sure": None if answer.found else REPLIES[language][sureness(answer.confidence)],
        "confidence": round(answer.confidence, 4),
        "form": answer.shown,
        **_cited(first),
        "also": "\n\n".join(
            f"{citation.quote} – {with_source(cited_as_json(citation, language), language)}" for citation in others
        ),
        "unanswered": "\n".join(answer.unanswered),
        "note": _note(answer),
    }


def _note(answer: Answer) -> str:
    if answer.found:
        return " ".join(lookup_lines(answer))
    return REPLIES[answer.question.language]["differ"].rstrip(" \u00a0\u202f:") if answer.shown == "differ" else ""


def _cited(citation: Citation) -> dict[str, Cell]:
    article, span, (start, end) = citation.article, citation.span, citation.sentence
    return {
        "sentence": article.text[start:end],
        "title": article.title,
        "author": article.author,
        "source": article.source,
        "date": article.date.isoformat() if article.date else None,
        "page": article.page_at(span.start) or None,
        "paragraph": citation.passage.number or None,
        "start": span.start,
        "end": span.end,
        "before": article.text[max(0, span.start - CONTEXT) : span.start],
        "after": article.text[span.end : span.end + CONTEXT],
        "article": article.id,
        "path": article.path,
        "address": article.address,
        "sha256": article.sha256,
    }
