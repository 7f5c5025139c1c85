"""The encoder as int8 ONNX gives the vectors of the weights, but for rounding."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from tokenizers import Tokenizer

from index.encoder import BUNDLED, Encoder
from training.encoder.student import PASSAGE

TEXTS = [
    "Le ministre belge de la Justice, Koen Geens, a signé un accord à Bruxelles.",
    "The Belgian minister of Justice signed an agreement.",
    "Deux jours.",
    "Une phrase qui se répète, encore et encore. " * 40,
]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of the exporter's own
def test_its_vectors_are_those_of_the_weights_but_for_rounding(encoder: Encoder, tmp_path: Path) -> None:
    pytest.importorskip("onnxscript", reason="needs the training group")
    from training.encoder.export import export, loaded

    export(loaded(BUNDLED), tmp_path / "int8.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "int8.onnx"))
    tokenizer = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))
    tokenizer.enable_truncation(512)
    tokenizer.enable_padding()
    encoded = tokenizer.encode_batch([PASSAGE + text for text in TEXTS])
    ids, mask = (np.array([getattr(text, name) for text in encoded]) for name in ("ids", "attention_mask"))
    (states,) = session.run(None, {"input_ids": ids, "attention_mask": mask})
    means = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    likeness = means / np.linalg.norm(means, axis=1, keepdims=True) @ encoder.encode_passages(TEXTS).T
    assert likeness.diagonal().min() > 0.98  # of twelve layers; of six it was above 0.985
    assert (likeness.argmax(axis=1) == np.arange(len(TEXTS))).all()
