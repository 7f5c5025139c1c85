"""Questions about an article itself, who wrote it and when it was published: its byline and its date line."""

import re
from typing import Literal

from articles.types import Article
from qa.types import Question
from text.calendar import MONTH

Asked = Literal["author", "date"]

_ARTICLE = r"\b(?:l['’]article|cet article|the article|this article)\b"
_WRITES = r"(?:écrit|ecrit|rédigé|redige|signé|wrote|written|signed)"
_AUTHOR = re.compile(
    rf"(?i)\b(?:qui|who) (?:a |has )?{_WRITES} {_ARTICLE}|\b(?:l['’]auteure?|author) (?:de|of) {_ARTICLE}"
    rf"|\b(?:par qui|by whom)\b.*{_ARTICLE}|{_ARTICLE}.* {_WRITES} (?:par qui|by who)"
)
_PUBLISHED = r"\b(?:publi|paru|daté|mis (?:à jour|en ligne)|posted|dated|updated|appear)"
_DATE = re.compile(
    rf"(?i)\b(?:quand|quel jour|[àa] quelle (?:date|heure)|when|what (?:day|date|time))\b.*{_ARTICLE}.*{_PUBLISHED}"
    rf"|\b(?:date|heure|time)(?: de (?:publication|parution))?(?: de| of)? {_ARTICLE}"
)
_WRITTEN_DAY = re.compile(rf"(?i)\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|(?:{MONTH})\b)")


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
        case "author" if article.author and (start := article.text.find(article.author)) >= 0:
            return [(start, start + len(article.author))]
        case "date":
            lines = [(one.start, one.end) for one in article.blocks if one.kind in ("date line", "metadata")]
            return [line for line in lines if _WRITTEN_DAY.search(article.text[slice(*line)])][:1]
    return []
