"""The encoder as int8 ONNX, kept if it finds passages as well: `python -m training.encoder.export`."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from transformers.modeling_outputs import BaseModelOutput

from benchmarks.encoder import score
from benchmarks.sets import DATA
from index.encoder import BUNDLED

FILE = Path("onnx") / "model_qint8_avx512_vnni.onnx"  # the name that sentence-transformers gives such a file
LOSS = 0.005  # of recall@10 in any direction, at most
INPUTS = ("input_ids", "attention_mask")


class OnnxLayers(nn.Module):
    """Stands in for the layers of a SentenceTransformer, so that the same programme scores both."""

    def __init__(self, path: Path, replaced: SentenceTransformer) -> None:
        """Opens the file."""
        super().__init__()
        self.config = _transformer(replaced).model.config
        self._session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])

    def forward(self, **features: Tensor) -> BaseModelOutput:
        """States of the last layer, float32, shape (n, tokens, 384)."""
        given = {name: features[name].numpy() for name in INPUTS}
        (states,) = self._session.run(None, given)
        return BaseModelOutput(last_hidden_state=torch.from_numpy(np.asarray(states)))


class _States(nn.Module):
    """The layers with plain tensors in and out, as the exporter wants them."""

    def __init__(self, layers: nn.Module) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        output = self.layers(input_ids=input_ids, attention_mask=attention_mask)
        states: Tensor = output.last_hidden_state
        return states


def main() -> None:
    """Exports, scores both, and takes the file away again if it loses too much."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder.export", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder (default: %(default)s)")
    parser.add_argument("--model", type=Path, default=BUNDLED, help="the encoder's folder (default: %(default)s)")
    options = parser.parse_args()
    model = loaded(options.model)
    path = options.model / FILE
    export(model, path)
    before = score(model, options.data)
    _transformer(model).model = OnnxLayers(path, model)
    after = score(model, options.data)
    for name, value in before.items():
        sys.stdout.write(f"{name:18}{value:>10}{after[name]:>10}\n")
    if any(before[name] - after[name] > LOSS for name in before if name.endswith("recall@10")):
        path.unlink()
        sys.exit(f"{path} lost more than {LOSS} of recall@10 and was removed.")


def export(model: SentenceTransformer, path: Path) -> None:
    """Writes the layers of a float32 model with int8 weights, those of the embedding table too."""
    path.parent.mkdir(exist_ok=True)
    given = model.preprocess(["Le chien dort.", "What does the dog do?"])
    sizes = {0: torch.export.Dim("batch", min=1, max=1024), 1: torch.export.Dim("tokens", min=2, max=512)}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "model.onnx"
        torch.onnx.export(
            _States(_transformer(model).model).eval(),
            tuple(given[name] for name in INPUTS),
            whole,
            input_names=INPUTS,
            output_names=("last_hidden_state",),
            dynamic_shapes=(sizes, sizes),
            verbose=False,
        )
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


def _transformer(model: SentenceTransformer) -> Any:
    return model[0]


def loaded(folder: Path) -> SentenceTransformer:
    """An encoder in float32, its attention written so that the exporter can follow it."""
    options = {"dtype": torch.float32, "attn_implementation": "eager"}
    return SentenceTransformer(str(folder), device="cpu", model_kwargs=options, local_files_only=True)


if __name__ == "__main__":
    main()
