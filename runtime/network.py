"""A model's network as onnxruntime runs it: one text at a time, several beside each other."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from runtime.models import NETWORK

if TYPE_CHECKING:
    from tokenizers import Encoding

_OF_ENCODING = {"ids": "ids", "mask": "attention_mask", "types": "type_ids"}
_SLOWER = ["SkipLayerNormFusion"]  # onnxruntime's fused sum and norm take several times as long as the two apart


class Network:
    """The network in a model's folder.

    Texts are not batched. What int8 rounds to depends on the largest number that is computed at once, so in a batch a
    text's result would depend on its company; and two threads, each with texts of its own, wait for each other less
    than two threads at one batch do. All networks share the threads, so that no two questions fight for the cores.
    """

    def __init__(self, folder: Path) -> None:
        """Loads the network; onnxruntime's own errors tell what is wrong with the file."""
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(
            str(folder / NETWORK), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self._inputs = [given.name for given in self._session.get_inputs()]

    def run(self, encodings: Sequence["Encoding"]) -> list[list[NDArray[np.float32]]]:
        """The outputs of each text."""
        if len(encodings) == 1:
            return [self._run(encodings[0])]
        # The longest first: the threads then end at about the same time.
        longest_first = sorted(encodings, key=lambda encoding: -len(encoding.ids))
        running = {id(encoding): _threads().submit(self._run, encoding) for encoding in longest_first}
        return [running[id(encoding)].result() for encoding in encodings]

    def _run(self, encoding: "Encoding") -> list[NDArray[np.float32]]:
        given = {name: np.array([getattr(encoding, _OF_ENCODING[name])], dtype=np.int64) for name in self._inputs}
        return [output[0] for output in self._session.run(None, given)]


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="network")
