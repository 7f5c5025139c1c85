"""What the index needs of an encoder and of a passage store: whoever brings another implements one of these."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from articles.types import Article, Passage
from index.filter import EVERY, Filter
from index.rows import Rows, StoredPassage
from text.language import Language

Order = Literal["title", "source", "date", "language", "format"]
"""What a list of articles is sorted by."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the articles of an index can be chosen by, each in alphabetical order."""

    sources: tuple[str, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]


class TextEncoder(Protocol):
    """Texts → unit vectors; `index.encoder.Encoder` is one."""

    @property
    def identity(self) -> str:
        """Changes whenever the vectors would."""

    @property
    def dimension(self) -> int:
        """Of every vector."""

    @property
    def window(self) -> int:
        """Tokens of a passage that are read, the context's share taken off."""

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        """Questions → vectors, shape (n, dimension), float32, unit length."""

    def encode_passages(
        self, passages: Sequence[str], progress: Callable[[int], object] | None = None
    ) -> NDArray[np.float32]:
        """Passages → vectors, shape (n, dimension), float32, unit length."""

    def titled(self, title: str, passage: str) -> str:
        """What is read of a passage with its context in front."""

    def count_tokens(self, texts: list[str]) -> list[int]:
        """How many tokens each text has."""


class PassageStore(Protocol):
    """Articles and passages with their vectors, as far as they are asked for; `index.store.Store` is one.

    Attributes:
        tell_path: what the path of an article is told as, to those on other machines; None for the path itself.
    """

    tell_path: Callable[[str], str] | None

    @property
    def id(self) -> str:
        """A name of its own."""

    @property
    def stamp(self) -> str:
        """Changes with every change of the passages."""

    def meta(self, key: str) -> str | None:
        """By "encoder": the identity of the one that made the vectors; by "dimension": theirs."""

    def vectors(self, dimension: int, after: int = 0, most: int = -1) -> tuple[Rows, NDArray[np.float32]]:
        """Row numbers, rising, and vectors, shape (n, dimension), of `most` passages, or all, that come after a row."""

    def every_passage(self) -> Iterator[StoredPassage]:
        """All passages."""

    def passages(self, rows: Iterable[int]) -> Mapping[int, StoredPassage]:
        """Row number → passage, of those that are still there."""

    def matching(self, filter: Filter) -> Rows:
        """Row numbers of the passages of the articles that a filter lets through, shape (n,), rising.

        A number is never given twice, and later passages have higher ones.
        """

    def owners(self, filter: Filter) -> list[int]:
        """The same of the articles: what `StoredPassage.owner` has."""

    def languages(self, rows: Iterable[int]) -> Mapping[int, Language]:
        """Row number → language of the passage's article, of those that are still there."""

    def count(self) -> tuple[int, int]:
        """How many articles, how many passages."""

    def article(self, article_id: str) -> Article:
        """The article by its whole id.

        Raises:
            UnknownArticle: there is none.
        """

    def article_that_begins(self, prefix: str) -> Article:
        """The article by its id, or by an unambiguous beginning of its id, or of its SHA-256.

        Raises:
            UnknownArticle: there is none, or more than one.
        """

    def file_of(self, article_id: str) -> Path:
        """The file that an article was read from, by its whole id.

        Raises:
            UnknownArticle: there is none.
        """

    def choices(self) -> Choices:
        """What there is to choose articles by."""

    def count_articles(self, filter: Filter = EVERY, words: str = "") -> int:
        """How many articles a filter lets through that have some words in title, source or author."""

    def articles(
        self,
        filter: Filter = EVERY,
        words: str = "",
        order: Order = "date",
        *,
        descending: bool = True,
        start: int = 0,
        most: int = -1,
    ) -> Sequence[Article]:
        """The articles that `count_articles` counts, without their texts; see `index.listed.ListedArticles`."""


class ChangeableStore(PassageStore, Protocol):
    """A store that a folder sync changes, too, and `ibid doctor` examines."""

    def change(self) -> AbstractContextManager[None]:
        """One change, whole or not at all, after which the stamp is another."""

    def set_meta(self, key: str, value: str) -> None:
        """Notes a fact about the whole index; inside `change`."""

    def clear(self) -> None:
        """Forgets all articles; inside `change`."""

    def add(
        self, article: Article, passages: Sequence[Passage], vectors: NDArray[np.float32], copies: Sequence[str] = ()
    ) -> list[int]:
        """Adds an article; inside `change`. See `index.store.Store.add`."""

    def remove(self, article_id: str) -> list[int]:
        """Removes an article, and gives its passages' row numbers; inside `change`."""

    def place_all(self, places: Mapping[str, Sequence[str]]) -> None:
        """By the id of an article, the files that hold it from now on; inside `change`."""

    def files(self) -> Mapping[str, tuple[str, list[str]]]:
        """SHA-256 → the article's id and the files that hold it, in alphabetical order."""

    def paths(self) -> Sequence[Path]:
        """The files of all articles, in alphabetical order."""

    def check(self) -> str:
        """What is wrong with it, or "ok"."""

    def close(self) -> None:
        """Lets go of it."""
