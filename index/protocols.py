"""What the index needs of an encoder and of a passage store: whoever brings another implements one of these."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.filter import Filter
from index.rows import Rows, StoredPassage
from text.language import Language


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
    """Passages with their vectors, as far as they are searched; `index.store.Store` is one."""

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
