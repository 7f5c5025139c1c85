"""A filter as the page shows it: in words, each with the address that asks again without it; and by month."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from index.filter import Filter
from qa.as_json import filter_as_json
from qa.types import Answer
from text.calendar import MONTHS, long_date
from text.language import Language
from ui.labels import REPLIES


class Chip(NamedTuple):
    """One thing that a filter asks for, in words, and the address without it."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Month:
    """How many of the passages found are of articles of a month, the most being 1 wide, and what asks these alone."""

    words: str
    count: int
    width: float
    address: str


def chips(
    filter: Filter, language: Language, titles: Mapping[str, str], question: str = "", after: str = ""
) -> list[Chip]:
    """What a filter asks for, one by one.

    Args:
        filter: it.
        language: of the reader.
        titles: of articles, by their ids.
        question: to ask again without one of them.
        after: the one that it follows up.
    """
    says = REPLIES[language]
    names = {"languages": {"fr": says["french"], "en": says["english"]}, "articles": titles}
    found = []
    if filter.since:
        found.append((says["since"].format(long_date(filter.since, language)), replace(filter, since=None)))
    if filter.until:
        found.append((says["until"].format(long_date(filter.until, language)), replace(filter, until=None)))
    for field in ("sources", "languages", "formats", "articles"):
        for value in getattr(filter, field):
            others = tuple(other for other in getattr(filter, field) if other != value)
            changed: dict[str, Any] = {field: others}
            found.append(
                (says[f"of {field}"].format(names.get(field, {}).get(value, value)), replace(filter, **changed))
            )
    return [Chip(words, address(rest, question, after)) for words, rest in found]


def address(filter: Filter, question: str = "", after: str = "") -> str:
    """Of the chat page, asking a question of some articles; without a question they are only chosen.

    Args:
        filter: which articles.
        question: to ask.
        after: the question that it follows up.

    Example:
        >>> address(Filter(sources=("Le Soir",), since=date(2016, 3, 1)), "Qui ?")
        './?q=Qui+%3F&since=2016-03-01&sources=Le+Soir'
    """
    asked = {name: words for name, words in (("q", question), ("after", after)) if words}
    return f"./?{urlencode(asked | filter_as_json(filter), doseq=True)}"


def months_of(answer: Answer) -> list[Month]:
    """The months of the articles whose passages were found, in order; none where all are of one."""
    days = [hit.article.date for hit in answer.hits if hit.article.date]
    counted = Counter(day.replace(day=1) for day in days)
    if len(counted) < 2:
        return []
    names, most = MONTHS[answer.question.language], max(counted.values())
    return [
        Month(
            words=f"{names[first.month - 1]} {first.year}",
            count=count,
            width=count / most,
            address=address(within_month(answer.filter, first), answer.question.text, answer.question.before),
        )
        for first, count in sorted(counted.items())
    ]


def within_month(filter: Filter, first: date) -> Filter:
    """A filter kept to a month, which may be told by any day of it.

    Example:
        >>> print(within_month(Filter(), date(2016, 2, 9)))
        since 2016-02-01, until 2016-02-29
    """
    last = date(first.year, first.month, monthrange(first.year, first.month)[1])
    return replace(filter, since=first.replace(day=1), until=last)
