"""Which articles are searched: by day, source, language, format, or one by one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_args

from runtime.errors import NoSuchDay, WrongInput
from text.language import Language


@dataclass(frozen=True, slots=True)
class Filter:
    """Lets some articles through. Of a field with several values one must fit; one without lets all through.

    Attributes:
        since: of this day or later; undated articles stay out.
        until: of this day or earlier; the same.
        sources: their whole names.
        formats: see `format_of_file`.
        articles: their ids.

    Example:
        >>> print(Filter(since=date(2016, 3, 1), sources=("Le Soir", "De Morgen")))
        since 2016-03-01, source Le Soir or De Morgen
        >>> bool(Filter())
        False
    """

    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    formats: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        since: str | None = "",
        until: str | None = "",
        sources: Iterable[str] | None = (),
        languages: Iterable[str] | None = (),
        formats: Iterable[str] | None = (),
        articles: Iterable[str] | None = (),
    ) -> "Filter":
        """The filter of what was typed or chosen; what is empty lets all through.

        Raises:
            WrongInput: a day or a language is none.
        """
        return cls(
            _day(since),
            _day(until),
            tuple(sources or ()),
            tuple(_language(code) for code in languages or ()),
            tuple(name.lower().removeprefix(".") for name in formats or ()),
            tuple(articles or ()),
        )

    def __bool__(self) -> bool:
        return self != EVERY

    def __str__(self) -> str:
        days = {"since": self.since, "until": self.until}
        lists = {"source": self.sources, "language": self.languages, "format": self.formats, "article": self.articles}
        parts = [f"{name} {day}" for name, day in days.items() if day]
        return ", ".join([*parts, *(f"{name} {' or '.join(values)}" for name, values in lists.items() if values)])

    @property
    def condition(self) -> tuple[str, list[object]]:
        """A condition on the store's table of articles, in SQL, and the values of its marks."""
        parts: list[tuple[str, list[object]]] = []
        if self.since:
            parts.append(("date >= ?", [self.since.isoformat()]))
        if self.until:
            parts.append(("date <= ?", [self.until.isoformat()]))
        columns: dict[str, tuple[str, ...]] = {
            "source": self.sources,
            "language": self.languages,
            "format_of_file(path)": self.formats,
            "id": self.articles,
        }
        for column, values in columns.items():
            if values:
                parts.append((f"{column} IN ({', '.join('?' * len(values))})", [*values]))
        return " AND ".join(text for text, _ in parts) or "1", [value for _, values in parts for value in values]


EVERY = Filter()
"""Lets all articles through."""


def checked_fields(given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a filter that a program gave, days as text and lists of text.

    Raises:
        WrongInput: one is of another name or kind.

    Example:
        >>> checked_fields({"since": "2016-03-01", "formats": ["pdf"]})
        {'since': '2016-03-01', 'formats': ['pdf']}
    """
    names = [field.name for field in fields(Filter)]
    for name, value in given.items():
        several = isinstance(value, list) and all(isinstance(each, str) for each in value)
        if name not in names or not (isinstance(value, str) if name in {"since", "until"} else several):
            raise WrongInput(
                "A filter cannot have {} {!r}: since and until are days, {} are lists of texts.",
                name,
                value,
                ", ".join(names[2:]),
            )
    return dict(given)


# The last of a path, or the one before that of a row. No `Path`: a filter by format looks at every article.
_SUFFIX = re.compile(r"\.(\w+)(?:[/\\][^/\\]*\.row)?$")


def format_of_file(path: str) -> str:
    """What a file's name says that it is; a row of a table is of the table's format.

    Example:
        >>> [format_of_file(path) for path in ("/a/b.PDF", "/mails.mbox/mails-0001.eml", "/a.csv/a-0003.row")]
        ['pdf', 'eml', 'csv']
    """
    suffix = _SUFFIX.search(path)
    return suffix[1].lower() if suffix else ""


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text and text.strip() else None
    except ValueError:
        raise NoSuchDay("{!r} is no day such as 2016-03-01.", text) from None


def _language(code: str) -> Any:
    if code not in get_args(Language):
        raise WrongInput("{!r} is no language of the articles; choose one of {}.", code, ", ".join(get_args(Language)))
    return code
