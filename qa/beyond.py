"""Whether a question is one that no quotation can answer: counting, comparing, summing up, translating.

A logistic model on the encoder's vector of the question, fitted by `python -m training.beyond` on
training/questions/beyond.tsv; its weights are in `models/beyond.json`.
"""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from runtime.errors import ModelUnusable
from runtime.models import MODELS

BUNDLED = MODELS / "beyond.json"


class QuestionEncoder(Protocol):
    """What the model needs of the encoder that it was fitted with."""

    identity: str

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        """Questions → unit vectors, shape (n, dimension)."""


class Beyond:
    """The fitted model, with the encoder whose vectors it weighs."""

    def __init__(
        self, encoder: QuestionEncoder, weights: NDArray[np.float32], intercept: float, threshold: float
    ) -> None:
        """Takes what was fitted.

        Args:
            encoder: of the questions.
            weights: one for each dimension of a vector.
            intercept: of the logit.
            threshold: probability from which a question is taken for one that no quotation can answer.
        """
        self._encoder, self._weights, self._intercept = encoder, weights, intercept
        self._threshold = threshold

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
            return cls(encoder, weights, float(fitted["intercept"]), float(fitted["threshold"]))
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise ModelUnusable(f"{path} cannot be used. Check it out again: git checkout {path}") from error

    def probability(self, question: str) -> float:
        """That no quotation can answer a question, 0 to 1."""
        (vector,) = self._encoder.encode_queries([question])
        return 1 / (1 + math.exp(-float(vector @ self._weights) - self._intercept))

    def __contains__(self, question: object) -> bool:
        """Whether a question is taken for such a one."""
        return isinstance(question, str) and self.probability(question) >= self._threshold
