"""The bundled models run by onnxruntime, without torch; torch is what they are held against."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.encoder import BUNDLED
from runtime.models import NETWORK, runs_by_onnx
from runtime.network import Network

OTHERS = {"torch", "transformers", "sentence_transformers", "sklearn", "gradio", "pandas"}
ASK = """
import sys
from cli.main import main
main(sys.argv[1:])
print(*sorted(set(sys.modules) & {others}), file=sys.stderr)
"""


@pytest.mark.slow
def test_indexing_and_asking_load_neither_torch_nor_the_page(tmp_path: Path, root: Path) -> None:
    for words in (["index", str(root / "seeds")], ["ask", "Qui est le ministre belge de la Justice ?"]):
        done = subprocess.run(
            [sys.executable, "-c", ASK.replace("{others}", str(OTHERS)), *words, "--index", str(tmp_path / "index")],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
        )
        assert done.stderr.splitlines()[-1] == "", done.stderr
    assert "Koen Geens" in done.stdout


def test_a_text_gives_the_same_numbers_in_any_company() -> None:
    tokenizer, network = Tokenizer.from_file(str(BUNDLED / "tokenizer.json")), Network(BUNDLED)
    texts = tokenizer.encode_batch(["Oui.", "Le ministre a signé un accord à Bruxelles.", "Why? " * 90])
    together = network.run(texts)
    for text, (vector,) in zip(texts, together, strict=True):
        assert np.array_equal(network.run([text])[0][0], vector)
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_torch_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert runs_by_onnx(BUNDLED)
    assert not runs_by_onnx(tmp_path)
    (tmp_path / NETWORK).touch()
    assert runs_by_onnx(tmp_path)
    monkeypatch.setenv("IBID_RUNTIME", "torch")
    assert not runs_by_onnx(BUNDLED)
