"""The articles of an index, to look through: chosen, searched by words, sorted, some at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from articles.types import Article
from index.filter import EVERY, Filter
from index.report import read_in_part
from index.rows import KNOWN, article_of
from index.store import Store
from index.unread import Reasons, unread
from text.accents import fold

Order = Literal["title", "source", "date", "language", "format"]

_ORDERS: dict[Order, str] = {
    "title": "folded(title)",
    "source": "folded(source)",
    "date": "date",
    "language": "language",
    "format": "format_of_file(path)",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the articles of an index can be chosen by, each in alphabetical order."""

    sources: tuple[str, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]


class Catalogue:
    """The list of a store's articles; it is read at each call, and so never out of date."""

    def __init__(self, store: Store) -> None:
        """Over a store."""
        self._store = store

    def choices(self) -> Choices:
        """What there is to choose from."""
        return Choices(self._values("source"), self._values("language"), self._values(_ORDERS["format"]))

    def _values(self, column: str) -> tuple[str, ...]:
        found = self._store.select(f"SELECT DISTINCT {column} AS value FROM article WHERE value <> ''")
        return tuple(sorted((value for (value,) in found), key=lambda value: fold(value).casefold()))

    def count(self, filter: Filter = EVERY, words: str = "") -> int:
        """How many articles a filter lets through that have some words in title, source or author."""
        condition, values = _condition(filter, words)
        return int(self._store.select(f"SELECT count(*) FROM article WHERE {condition}", values)[0][0])

    def articles(
        self,
        filter: Filter = EVERY,
        words: str = "",
        order: Order = "date",
        *,
        descending: bool = True,
        start: int = 0,
        most: int = -1,
    ) -> list[Article]:
        """The articles that `count` counts, without their texts; those that lack what they are sorted by come last.

        Args:
            filter: which may be given.
            words: each must stand in title, source or author, in any case and with or without accents.
            order: what they are sorted by.
            descending: whether from last to first.
            start: how many are passed over.
            most: how many at most; -1 for all.
        """
        condition, values = _condition(filter, words)
        by, way = _ORDERS[order], "DESC" if descending else "ASC"
        rows = self._store.select(
            f"SELECT {KNOWN}, '', '[]' FROM article WHERE {condition} "
            f"ORDER BY {by} IS NULL, {by} {way}, folded(title), id LIMIT ? OFFSET ?",
            [*values, most, start],
        )
        return [article_of(row) for row in rows]

    def unread(self) -> Reasons:
        """What lies in the folders and is not in the index, or in part, with what is wrong with it."""
        rows = self._store.select(f"SELECT {KNOWN}, '', '[]' FROM article WHERE unread <> '[]' ORDER BY path")
        in_part = [article_of(row) for row in rows]
        return {**unread(self._store), **{article.path: read_in_part(article) for article in in_part}}

    def filter_of(
        self,
        since: str | None = "",
        until: str | None = "",
        sources: Sequence[str] | None = (),
        languages: Sequence[str] | None = (),
        formats: Sequence[str] | None = (),
        articles: Sequence[str] | None = (),
    ) -> Filter:
        """The filter that is meant by words of the sources' names and by beginnings of the articles' ids.

        Raises:
            WrongInput: a day or a language is none.
            UnknownArticle: not one article has an id that begins so.
        """
        names = [name for words in sources or () for name in self.sources_with(words)]
        ids = [self._store.article_that_begins(beginning).id for beginning in articles or ()]
        return Filter.of(since, until, names, languages, formats, ids)

    def sources_with(self, words: str) -> Sequence[str]:
        """The names that have these words; the words where none has, which then is the name of no source."""
        return [name for name in self.choices().sources if words.casefold() in name.casefold()] or [words]


def _condition(filter: Filter, words: str) -> tuple[str, list[Any]]:
    condition, values = filter.condition
    each = fold(words).casefold().split()
    text = "folded(title || ' ' || coalesce(source, '') || ' ' || coalesce(author, ''))"
    return " AND ".join([condition, *[f"instr({text}, ?)"] * len(each)]), [*values, *each]
