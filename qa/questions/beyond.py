"""Whether a question is one that no quotation can answer: counting, comparing, summing up, translating.

A logistic model on the encoder's vector of the question and on its words and pairs of words, fitted by
`python -m training.beyond` on training/questions/beyond.tsv; its weights are in `models/beyond.json`.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from runtime.errors import ModelUnusable
from runtime.models import MODELS

BUNDLED = MODELS / "beyond.json"

_WORD = re.compile(r"[^\W\d_]+")


class QuestionEncoder(Protocol):
    """What the model needs of the encoder that it was fitted with."""

    @property
    def identity(self) -> str:
        """Changes whenever the vectors would."""

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        """Questions → unit vectors, shape (n, dimension)."""


class Beyond:
    """The fitted model, with the encoder whose vectors it weighs."""

    def __init__(
        self,
        encoder: QuestionEncoder,
        weights: NDArray[np.float32],
        words: Mapping[str, float],
        intercept: float,
        threshold: float,
    ) -> None:
        """Takes what was fitted.

        Args:
            encoder: of the questions.
            weights: one for each dimension of a vector.
            words: the weight of each word, and of each pair of words.
            intercept: of the logit.
            threshold: probability from which a question is taken for one that no quotation can answer.
        """
        self._encoder, self._weights, self._words = encoder, weights, words
        self._intercept, self._threshold = intercept, threshold

    @classmethod
    def for_encoder(cls, encoder: QuestionEncoder, path: Path = BUNDLED) -> "Beyond | None":
        """The bundled model; None with another encoder than the one that it was fitted with.

        Raises:
            ModelUnusable: the file is missing or damaged.
        """
        try:
            fitted = json.loads(path.read_text(encoding="utf-8"))
            if fitted["encoder"] != encoder.identity:
                return None
            weights = np.array(fitted["weights"], dtype=np.float32)
            return cls(encoder, weights, fitted["words"], float(fitted["intercept"]), float(fitted["threshold"]))
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise ModelUnusable("{} cannot be used. Check it out again: git checkout {}", path, path) from error

    def probability(self, question: str) -> float:
        """That no quotation can answer a question, 0 to 1."""
        (vector,) = self._encoder.encode_queries([question])
        words = sum(self._words.get(words, 0.0) for words in words_and_pairs(question))
        return 1 / (1 + math.exp(-float(vector @ self._weights) - words - self._intercept))

    def __contains__(self, question: object) -> bool:
        """Whether a question is taken for such a one."""
        return isinstance(question, str) and self.probability(question) >= self._threshold


def words_and_pairs(question: str) -> set[str]:
    """The words of a question in lower case, and each two that follow one another.

    Example:
        >>> sorted(words_and_pairs("Combien d'articles ?"))
        ['articles', 'combien', 'combien d', 'd', 'd articles']
    """
    words = _WORD.findall(question.lower())
    return {*words, *(f"{first} {second}" for first, second in zip(words, words[1:], strict=False))}
