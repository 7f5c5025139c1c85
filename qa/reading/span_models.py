"""The two ways to run an extractive reader: the bundled one by onnxruntime, one in training by torch."""

import json
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from runtime.models import precision, runs_by_onnx
from runtime.network import Network

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

Scores = NDArray[np.float32]

_SHAPE = 32  # tokens; windows are padded to a multiple of it


class SpanModel(Protocol):
    """Scores each token of a window as the first and as the last of the answer.

    Attributes:
        reads_titles: whether it learnt with the article's title in front of the passage.
    """

    reads_titles: bool

    def scores(self, windows: Sequence["Encoding"]) -> list[tuple[Scores, Scores]]:
        """Start and end scores of each window's tokens, each of shape (tokens,)."""


def load(folder: Path) -> SpanModel:
    """The model of a folder; the libraries' own errors tell what is wrong with it."""
    return OnnxSpans(folder) if runs_by_onnx(folder) else TorchSpans(folder)


class OnnxSpans:
    """A folder with a network whose outputs are the scores."""

    def __init__(self, folder: Path) -> None:
        """Loads it."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.reads_titles: bool = config.get("reads_titles", False)
        self._network = Network(folder)

    def scores(self, windows: Sequence["Encoding"]) -> list[tuple[Scores, Scores]]:
        """Start and end scores of each window's tokens."""
        return [(starts, ends) for starts, ends in self._network.run(windows)]


class TorchSpans:
    """A BERT for question answering, by transformers."""

    def __init__(self, folder: Path, dtype: "torch.dtype | None" = None) -> None:
        """Loads it, in the precision that is fastest here if none is given."""
        os.environ["HF_HUB_OFFLINE"] = "1"
        from transformers.models.bert.modeling_bert import BertForQuestionAnswering
        from transformers.utils import logging

        logging.disable_progress_bar()
        self._model = BertForQuestionAnswering.from_pretrained(
            folder, dtype=dtype or precision(), local_files_only=True
        ).eval()
        self.reads_titles: bool = getattr(self._model.config, "reads_titles", False)

    def scores(self, windows: Sequence["Encoding"]) -> list[tuple[Scores, Scores]]:
        """Start and end scores of each window's tokens.

        Those of about the same length are computed together, so that little is padding and few shapes occur: kernels
        are made anew for each.
        """
        by_length: dict[int, list[int]] = defaultdict(list)
        for place, window in enumerate(windows):
            by_length[-(-len(window.ids) // _SHAPE) * _SHAPE].append(place)
        found: dict[int, tuple[Scores, Scores]] = {}
        for length, places in by_length.items():
            starts, ends = self._computed([windows[place] for place in places], length)
            for place, start_scores, end_scores in zip(places, starts, ends, strict=True):
                tokens = len(windows[place].ids)
                found[place] = (start_scores[:tokens], end_scores[:tokens])
        return [found[place] for place in range(len(windows))]

    def _computed(self, windows: Sequence["Encoding"], length: int) -> tuple[Scores, Scores]:
        """Start and end scores, each of shape (windows, length)."""
        import torch

        def tensor(name: str) -> torch.Tensor:
            rows = np.zeros((len(windows), length), dtype=np.int64)
            for row, window in zip(rows, windows, strict=True):
                row[: len(window.ids)] = getattr(window, name)
            return torch.from_numpy(rows)

        with torch.inference_mode():
            output = self._model(
                input_ids=tensor("ids"), attention_mask=tensor("attention_mask"), token_type_ids=tensor("type_ids")
            )
        return output.start_logits.float().numpy(), output.end_logits.float().numpy()
