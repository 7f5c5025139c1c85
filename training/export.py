"""The bundled models as networks for onnxruntime, weights in int8: `python -m training.export`. A minute.

The weights have seven bits: with eight, processors without VNNI overflow when they add two products in sixteen.
The second matrix of a feed-forward layer stays in float16, as its inputs have outliers: in int8 those of the encoder
made more than half of what its vectors lost, and each of the reader's first three 7 to 14 thousandths of its scores'
deviation. The reader's upper three, in int8, lose less and save a fifth of the time where there is VNNI.
"""

import logging
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertForQuestionAnswering, BertModel

from index.encoder import BUNDLED as ENCODER
from qa.reading.reader import BUNDLED as READER
from runtime.models import NETWORK

_LONGEST = 512  # tokens
_ROUNDED = {3, 4, 5}  # layers of the reader whose second feed-forward matrix is in int8, too


class Vectors(nn.Module):
    """The mean of the last layer's states, as a unit vector."""

    def __init__(self, layers: nn.Module) -> None:
        """Takes the layers."""
        super().__init__()
        self.layers = layers

    def forward(self, ids: Tensor) -> Tensor:
        """Tokens of one text, shape (1, tokens) → vector, shape (1, dimension)."""
        states = self.layers(input_ids=ids).last_hidden_state
        return nn.functional.normalize(states.mean(dim=1))


class Scores(nn.Module):
    """Each token as the first and as the last of the answer."""

    def __init__(self, model: nn.Module) -> None:
        """Takes the model."""
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Tokens of one window, shape (1, tokens), and which text each is of → scores, each of that shape."""
        found = self.model(input_ids=ids, token_type_ids=types)
        return found.start_logits, found.end_logits


def main() -> None:
    """Writes both networks."""
    for name, folder in (("encoder", ENCODER), ("reader", READER)):
        path = export_encoder(folder, folder) if name == "encoder" else export_reader(folder, folder)
        sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.1f} MB\n")


def export_encoder(folder: Path, out: Path) -> Path:
    """Writes the network of an encoder's folder into another, or the same."""
    layers = BertModel.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager", local_files_only=True)
    return _export(Vectors(layers), ("ids",), ("vector",), out / NETWORK)


def export_reader(folder: Path, out: Path) -> Path:
    """Writes the network of a reader's folder into another, or the same."""
    model = BertForQuestionAnswering.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager", local_files_only=True
    )
    return _export(Scores(model), ("ids", "types"), ("starts", "ends"), out / NETWORK, _ROUNDED)


def _export(
    model: nn.Module, inputs: tuple[str, ...], outputs: tuple[str, ...], path: Path, rounded: Collection[int] = ()
) -> Path:
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    tokens = torch.export.Dim("tokens", min=2, max=_LONGEST)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            model.eval(),
            tuple(torch.ones((1, 9), dtype=torch.int64) for _ in inputs),  # each its own: one for two is taken for one
            whole,
            input_names=inputs,
            output_names=outputs,
            dynamic_shapes=tuple({1: tokens} for _ in inputs),
            external_data=False,
            verbose=False,
        )
        kept = [pair for layer, pair in enumerate(_tall_products(onnx.load(whole).graph)) if layer not in rounded]
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=[node for node, _ in kept],
        )
    network = onnx.load(path)
    _halve(network.graph, {weights for _, weights in kept})
    onnx.save(network, path)
    return path


def _tall_products(graph: onnx.GraphProto) -> list[tuple[str, str]]:
    """Nodes that multiply by a matrix with more rows than columns, and the matrix, by name, from the first layer on."""
    tall = {m.name for m in graph.initializer if len(m.dims) == 2 and m.dims[0] > m.dims[1]}
    return [
        (node.name, given)
        for node in graph.node
        if node.op_type in {"MatMul", "Gemm"}
        for given in node.input
        if given in tall
    ]


def _halve(graph: onnx.GraphProto, names: set[str]) -> None:
    """Writes some weights in float16; onnxruntime makes them float32 again, once, when it loads the network."""
    for weights in [m for m in graph.initializer if m.name in names]:
        halved = numpy_helper.from_array(numpy_helper.to_array(weights).astype("float16"), f"{weights.name} in float16")
        graph.initializer.remove(weights)
        graph.initializer.append(halved)
        graph.node.insert(0, helper.make_node("Cast", [halved.name], [weights.name], to=TensorProto.FLOAT))


if __name__ == "__main__":
    main()
