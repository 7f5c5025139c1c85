"""Questions about an article itself, who wrote it and when it was published: its byline and its date line."""

import re
from functools import lru_cache
from typing import Literal

from articles.types import Article
from qa.types import Question
from text.calendar import MONTH

Asked = Literal["author", "date"]

_ARTICLE = r"(?<!selon )(?<!according to )\b(?:l['’]article|cet article|the article|this article)\b(?! \d)"
_WRITES = r"(?:écrit|ecrit|rédigé|redige|signé|wrote|written|signed)"
_AUTHOR = re.compile(
    rf"(?i)\b(?:qui|who) (?:a |has )?{_WRITES} {_ARTICLE}|\b(?:l['’]auteure?|author) (?:de|of) {_ARTICLE}"
    rf"|\b(?:par qui|by whom) (?:a |est |was )?{_ARTICLE}.{{0,120}} {_WRITES}"
    rf"|{_ARTICLE}.{{0,120}} {_WRITES} (?:par qui|by who)"
)
_PUBLISHED = r"\b(?:publiée?|paru|datée?|mis (?:à jour|en ligne)|published|posted|dated|updated|appear)\b"
_WHEN = r"\b(?:quand|quel jour|[àa] quelle (?:date|heure)|when|what (?:day|date|time))"
_DATE = re.compile(
    rf"(?i){_WHEN} (?:est-ce que |was |is |did )?{_ARTICLE}(?! (?:say|tell)).{{0,120}}{_PUBLISHED}"
    rf"|{_WHEN} (?:a été |est )?{_PUBLISHED} {_ARTICLE}"
    rf"|\b(?:date|heure|time)(?: de (?:publication|parution))?(?: de| of)? {_ARTICLE}"
)
_WRITTEN_DAY = re.compile(rf"(?i)\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|(?:{MONTH})\b)")


@lru_cache(maxsize=64)  # of a question it is asked for each of its candidates
def imprint_asked(question: Question) -> Asked | None:
    """Whether a question asks for an article's author, or for its date; None where it asks for something else.

    Example:
        >>> [imprint_asked(Question(q, "fr")) for q in ("Qui a écrit l'article ?", "Quand l'article a-t-il paru ?")]
        ['author', 'date']
        >>> imprint_asked(Question("Qui a signé l'accord ?", "fr"))
    """
    if _AUTHOR.search(question.text):
        return "author"
    return "date" if _DATE.search(question.text) else None


def imprint(question: Question, article: Article) -> list[tuple[int, int]]:
    """Where an article's text tells its author, or its date, as is asked: one place, or none."""
    match imprint_asked(question):
        case "author" if article.author:
            named = re.search(rf"(?<!\w){re.escape(article.author)}(?!\w)", article.text)
            return [named.span()] if named else []
        case "date":
            lines = [(one.start, one.end) for one in article.blocks if one.kind in ("date line", "metadata")]
            return [line for line in lines if _WRITTEN_DAY.search(article.text[slice(*line)])][:1]
    return []
