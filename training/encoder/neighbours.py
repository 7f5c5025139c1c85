"""The texts that the teacher finds most alike: the hard negatives of every text."""

import hashlib
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

NEIGHBOURS = 8  # of every text
_CELLS_SEARCHED = 8
_STEP = 16_384


def nearest(vectors: NDArray[np.float16], work: Path) -> NDArray[np.int32]:
    """Numbers of the texts nearest to each, itself left out, shape (n, 8); computed once and kept.

    Args:
        vectors: the teacher's, unit length, shape (n, 384), n > 8.
        work: the folder that keeps them.
    """
    kept = work / f"neighbours-{hashlib.sha256(vectors.tobytes()).hexdigest()[:16]}.npy"
    if not kept.exists():
        unfinished = kept.with_suffix(".unfinished.npy")
        np.save(unfinished, _search(vectors))
        unfinished.rename(kept)
    found: NDArray[np.int32] = np.load(kept)
    return found


def _search(vectors: NDArray[np.float16]) -> NDArray[np.int32]:
    width = vectors.shape[1]
    cells = max(1, min(1024, len(vectors) // 64))
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(width), width, cells, faiss.METRIC_INNER_PRODUCT)
    chosen = np.random.default_rng(0).permutation(len(vectors))[: cells * 64]
    index.train(vectors[chosen].astype(np.float32))
    index.add(vectors.astype(np.float32))
    index.nprobe = _CELLS_SEARCHED
    rows = []
    for start in tqdm(range(0, len(vectors), _STEP), desc="neighbours", unit="part"):
        own = np.arange(start, min(start + _STEP, len(vectors)))
        _, found = index.search(vectors[own].astype(np.float32), NEIGHBOURS + 1)
        rows.append(np.stack([row[row != number][:NEIGHBOURS] for row, number in zip(found, own, strict=True)]))
    return np.concatenate(rows).astype(np.int32)
