"""An environment for each system under .peers/, made from its pinned requirements, and the models they all share."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PEERS = ROOT / ".peers"
IBID = "ibid"  # the one system that runs the models as the project keeps them

_REQUIREMENTS = Path(__file__).parent / "requirements"
_MADE = "made-from.txt"


def python_of(system: str) -> Path:
    """The interpreter of a system's environment, which is made when it is not there or its requirements changed."""
    folder = PEERS / system
    python = folder / "bin" / "python"
    requirements = _REQUIREMENTS / f"{system}.txt"
    made = folder / _MADE
    if not made.is_file() or made.read_bytes() != requirements.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([*_pip(python), "install", "--quiet", "-r", str(requirements)], check=True, cwd=ROOT)
        made.write_bytes(requirements.read_bytes())
    return python


def installed_mb(system: str) -> int:
    """Megabytes on disk of a system's environment; neither models nor indexes are in it."""
    files = (path.lstat() for path in (PEERS / system).rglob("*"))
    return round(sum(at.st_blocks * 512 for at in files) / 1e6)


def versions(python: Path) -> dict[str, str]:
    """The installed packages that some system's requirements pin, and onnxruntime, which Ibid runs on."""
    pinned = {line.partition("==")[0] for file in _REQUIREMENTS.glob("*.txt") for line in file.read_text().split()}
    listed = subprocess.run([*_pip(python), "list", "--format", "json"], check=True, capture_output=True, text=True)
    installed = {package["name"]: package["version"] for package in json.loads(listed.stdout)}
    return {name: version for name, version in installed.items() if name in pinned | {"ibid", "onnxruntime"}}


def _pip(python: Path) -> list[str]:
    """Isolated, or it would take what lies in the current folder for installed."""
    return [str(python), "-I", "-m", "pip"]


def models_of(system: str) -> Path:
    """The folder of both models: for other systems than Ibid copies in float32, for torch computes in what is stored.

    The reader's copy is told that it may read 512 tokens, as its network can; Ibid cuts windows itself.
    """
    if system == IBID:
        return ROOT / "models"
    folder = PEERS / "models"
    if not (folder / "reader-fr-en" / "config.json").is_file():
        _write_in_float32(folder)
    return folder


def _write_in_float32(folder: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    encoder = SentenceTransformer(str(ROOT / "models" / "encoder-fr-en"), model_kwargs={"dtype": torch.float32})
    encoder.save_pretrained(str(folder / "encoder-fr-en"))
    reader = ROOT / "models" / "reader-fr-en"
    AutoTokenizer.from_pretrained(reader, model_max_length=512).save_pretrained(folder / "reader-fr-en")
    AutoModelForQuestionAnswering.from_pretrained(reader, dtype=torch.float32).save_pretrained(folder / "reader-fr-en")


def surroundings() -> dict[str, str]:
    """The environment variables of every system's process: nothing is fetched or reported."""
    return {**os.environ, "HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False", "PYTHONPATH": ""}
