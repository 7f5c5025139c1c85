"""An article and a passage as rows of the store."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.types import Article, Block, Passage

Rows = NDArray[np.int64]
"""Row numbers, shape (n,)."""

KNOWN = "id, path, sha256, title, date, language, source, author, address, origins, unread"
ARTICLE = f"{KNOWN}, text, blocks"
"""The columns of an article; `KNOWN` are those without its text."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its row number, which the derived indexes know it by.

    Attributes:
        owner: the row number of its article.
        vector: shape (dimension,), float32, unit length within the precision of float16.
    """

    row: int
    passage: Passage
    article: Article
    owner: int
    vector: NDArray[np.float32]

    @property
    def in_context(self) -> str:
        """The passage as it is read, the title and the headings above it in front."""
        start, end = self.passage.start, self.passage.end
        return f"{self.article.context_of(start)}\n{self.article.readable(start, end).text}"


def rows_of_runs(runs: Iterable[tuple[int, int]]) -> Rows:
    """Row numbers, rising, of runs that are told by their first number and their last.

    Example:
        >>> rows_of_runs([(7, 8), (1, 3)]).tolist()
        [1, 2, 3, 7, 8]
    """
    return np.concatenate([np.zeros(0, np.int64), *(np.arange(first, last + 1) for first, last in sorted(runs))])


def row_of(article: Article) -> list[object]:
    """The values of the columns."""
    values = {name: getattr(article, name) for name in ARTICLE.split(", ")}
    values["date"] = article.date.isoformat() if article.date else None
    values["origins"] = json.dumps(dict(article.origins))
    values["unread"] = json.dumps(article.unread)
    values["blocks"] = json.dumps([astuple(block) for block in article.blocks])
    return list(values.values())


def article_of(row: Sequence[Any]) -> Article:
    """The article of a row.

    Raises:
        ValueError: the row is damaged.
    """
    values = dict(zip(ARTICLE.split(", "), row, strict=True))
    values["date"] = date.fromisoformat(values["date"]) if values["date"] else None
    values["origins"] = json.loads(values["origins"])
    values["unread"] = tuple(json.loads(values["unread"]))
    values["blocks"] = tuple(
        Block(kind, start, end, tuple(headings), continues, page)
        for kind, start, end, headings, continues, page in json.loads(values["blocks"])
    )
    return Article(**values)
