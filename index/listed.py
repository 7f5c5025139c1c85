"""The articles of a store, to look through: one by its id, all of them chosen, searched by words, sorted, in parts."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from articles.types import Article
from index.database import Database
from index.filter import EVERY, Filter
from index.protocols import Choices, Order
from index.refusals import unusable
from index.rows import ARTICLE, KNOWN, article_of
from runtime.errors import UnknownArticle
from text.accents import fold

_ORDERS: dict[Order, str] = {
    "title": "folded(title)",
    "source": "folded(source)",
    "date": "date",
    "language": "language",
    "format": "format_of_file(path)",
}


class ListedArticles(Database):
    """The table of articles, as it is read.

    Attributes:
        tell_path: what the path of an article is told as, to those on other machines.
    """

    tell_path: Callable[[str], str] | None = None

    def article(self, article_id: str) -> Article:
        """The article by its whole id.

        Raises:
            UnknownArticle: there is none.
        """
        rows = self.select(f"SELECT {ARTICLE} FROM article WHERE id = ?", (article_id,))
        if not rows:
            raise UnknownArticle("No article by the id {!r}.", article_id)
        return self._article(rows[0])

    def article_that_begins(self, prefix: str) -> Article:
        """The article by its id, or by an unambiguous beginning of its id, or of its SHA-256.

        Raises:
            UnknownArticle: there is none, or more than one.
        """
        if not prefix:
            raise UnknownArticle("No article id given.")
        exact = self.select(f"SELECT {ARTICLE} FROM article WHERE id = ?", (prefix,))
        starts = "substr(id, 1, length(:p)) = :p OR substr(sha256, 1, length(:p)) = :p"
        rows = exact or self.select(f"SELECT {ARTICLE} FROM article WHERE {starts} LIMIT 9", {"p": prefix})
        if len(rows) == 1:
            return self._article(rows[0])
        near = ", ".join(row[0] for row in rows) or "none begins so"
        raise UnknownArticle("Not one article by the id {!r}: {}.", prefix, near)

    def file_of(self, article_id: str) -> Path:
        """The file that an article was read from.

        Raises:
            UnknownArticle: there is none.
        """
        if rows := self.select("SELECT path FROM article WHERE id = ?", (article_id,)):
            return Path(rows[0][0])
        raise UnknownArticle("No article by the id {!r}.", article_id)

    def choices(self) -> Choices:
        """What there is to choose from."""
        return Choices(self._values("source"), self._values("language"), self._values(_ORDERS["format"]))

    def _values(self, column: str) -> tuple[str, ...]:
        found = self.select(f"SELECT DISTINCT {column} AS value FROM article WHERE value <> ''")
        return tuple(sorted((value for (value,) in found), key=lambda value: fold(value).casefold()))

    def count_articles(self, filter: Filter = EVERY, words: str = "") -> int:
        """How many articles a filter lets through that have some words in title, source or author."""
        condition, values = _condition(filter, words)
        return int(self.select(f"SELECT count(*) FROM article WHERE {condition}", values)[0][0])

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
        """The articles that `count_articles` counts, without texts; those that lack what they are sorted by come last.

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
        rows = self.select(
            f"SELECT {KNOWN}, '', '[]' FROM article WHERE {condition} "
            f"ORDER BY {by} IS NULL, {by} {way}, folded(title), id LIMIT ? OFFSET ?",
            [*values, most, start],
        )
        return [self._article(row) for row in rows]

    def _articles_at(self, row: int) -> list[Article]:
        """The article of a row, or none where another process has just removed it."""
        return [self._article(found) for found in self.select(f"SELECT {ARTICLE} FROM article WHERE row = ?", (row,))]

    def _article(self, row: Sequence[Any]) -> Article:
        try:
            article = article_of(row)
        except ValueError as error:
            raise unusable(self.path, sqlite3.DatabaseError(f"an article: {error}")) from error
        return replace(article, path=self.tell_path(article.path)) if self.tell_path else article


def _condition(filter: Filter, words: str) -> tuple[str, list[Any]]:
    condition, values = filter.condition
    each = fold(words).casefold().split()
    text = "folded(title || ' ' || coalesce(source, '') || ' ' || coalesce(author, ''))"
    return " AND ".join([condition, *[f"instr({text}, ?)"] * len(each)]), [*values, *each]
