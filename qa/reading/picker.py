"""The sentence picker, the fast reader: the sentence nearest to the question, whole."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.hit import Hit
from qa.questions.answer_type import is_of_kind, kind_asked
from qa.types import Question, Span

_KIND_BONUS = 0.08  # added to a sentence's cosine when it has what the question asks for
_CONTEXT_SHARE = 0.3  # weight of the passage's own cosine beside the sentence's
_PASSAGES = 3  # sentences of so many passages are encoded


class SentenceEncoder(Protocol):
    """What the picker needs of an encoder."""

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        """Questions → unit vectors, shape (n, dimension)."""

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        """Sentences → unit vectors, shape (n, dimension)."""


class SentencePicker:
    """Scores each sentence by its cosine with the question, its passage's, and the kind of answer expected."""

    name = "picker"

    def __init__(self, encoder: SentenceEncoder) -> None:
        """Uses the encoder that found the passages."""
        self._encoder = encoder

    def read(self, question: Question, hits: Sequence[Hit], titled: bool = False) -> list[list[Span]]:
        """The sentences of the first hits, best first; none of the later ones. Titles make no difference."""
        read = hits[:_PASSAGES]
        places = [(place, span) for place, hit in enumerate(read) for span in hit.sentences]
        found: list[list[Span]] = [[] for _ in hits]
        if not places:
            return found
        kind = kind_asked(question)
        words = [hits[place].article.readable(start, end).text for place, (start, end) in places]
        cosines = self._encoder.encode_passages(words) @ self._encoder.encode_queries([question.query])[0]
        for (place, (start, end)), text, cosine in zip(places, words, cosines, strict=True):
            bonus = _KIND_BONUS if is_of_kind(text, kind) else 0.0
            found[place].append(Span(start, end, float(cosine) + _CONTEXT_SHARE * hits[place].cosine + bonus))
        return [sorted(spans, key=lambda s: -s.score) for spans in found]
