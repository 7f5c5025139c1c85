"""The FAISS index over the store's vectors: derived, one file a stamp of the store, rebuilt whenever it lacks.

Which kind of index depends on how many vectors there are; docs/numbers.md holds what was measured.
"""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import faiss
import numpy as np
from numpy.typing import NDArray

from index.protocols import PassageStore
from index.rows import Rows

Floats = NDArray[np.float32]

EXACT_UNDER = 50_000
FLAT_UNDER = 500_000
_REFINED = 8  # candidates that are compared exactly, for each one wanted
_CELLS = 64  # of the 4,096 that are searched
_STALE_SHARE = 0.2  # of removed vectors at which an index that cannot forget is built anew


class Vectors:
    """Nearest passages by inner product of unit vectors, that is, by cosine."""

    def __init__(self, index: faiss.Index, rows: Rows) -> None:
        """Wraps a FAISS index.

        Args:
            index: over vectors in the order of `rows`.
            rows: the store's row number of each, shape (n,); -1 marks one that was removed.
        """
        self._index = index
        self._rows = rows

    @classmethod
    def build(cls, rows: Rows, vectors: Floats) -> "Vectors":
        """Builds the index that suits the number of vectors, shape (n, dimension)."""
        index = new_index(kind_for(len(rows)), vectors.shape[1])
        if len(rows):
            index.train(vectors)
            index.add(vectors)
        return cls(index, rows)

    @classmethod
    def load(cls, folder: Path, stamp: str) -> "Vectors | None":
        """The saved index with that stamp; None when there is none, or it cannot be read."""
        return _read(_file(folder, stamp))

    @classmethod
    def latest(cls, folder: Path, store_id: str) -> "Vectors | None":
        """The saved index of whatever generation of a store, if any."""
        return next((found for file in folder.glob(f"vectors-{store_id}-*.faiss") if (found := _read(file))), None)

    def save(self, folder: Path, stamp: str) -> None:
        """Writes the index under its stamp's name, whole or not at all, and drops older ones."""
        target = _file(folder, stamp)
        part = target.with_suffix(".part")
        with part.open("wb") as file:
            np.save(file, self._rows)
            file.write(faiss.serialize_index(self._index).tobytes())
        part.replace(target)
        for old in folder.glob("vectors-*.faiss"):
            if old != target:
                old.unlink(missing_ok=True)

    def caught_up(self, store: PassageStore, dimension: int) -> "Vectors":
        """This index with the store's new vectors added and the removed ones forgotten."""
        rows, vectors = store.vectors(dimension)
        known = self._rows[self._rows >= 0]
        gone = np.isin(self._rows, np.setdiff1d(known, rows, assume_unique=True))
        new = np.isin(rows, known, invert=True)
        stale = np.count_nonzero(gone) + np.count_nonzero(self._rows < 0)
        outgrown = kind_for(len(rows)) != kind_for(len(known))
        if outgrown or len(rows) < EXACT_UNDER or stale > _STALE_SHARE * len(rows):
            return Vectors.build(rows, vectors)
        kept = np.where(gone, -1, self._rows)
        # Not clone_index, which knows no RaBitQ. A copy, since other threads may be searching this one.
        index = faiss.deserialize_index(faiss.serialize_index(self._index))
        if new.any():
            index.add(vectors[new])
        return Vectors(index, np.concatenate([kept, rows[new]]))

    def search(self, vector: Floats, top: int, among: Rows | None = None) -> list[tuple[int, float]]:
        """The nearest passages.

        Args:
            vector: of a question, shape (dimension,), unit length.
            top: how many.
            among: the row numbers that may be found; all by default.

        Returns:
            `(row number, cosine)`, nearest first.
        """
        if among is not None:
            return self._search_among(vector, top, among)
        wanted = min(top, self._index.ntotal)
        if not wanted:
            return []
        while True:  # further, where removed vectors take places among the nearest
            scores, places = self._index.search(np.atleast_2d(vector), wanted)
            found = [(int(self._rows[p]), float(s)) for p, s in zip(places[0], scores[0], strict=True) if p >= 0]
            kept = [(row, score) for row, score in found if row >= 0][:top]
            if len(kept) == top or wanted == self._index.ntotal:
                return kept
            wanted = min(2 * wanted, self._index.ntotal)

    def _search_among(self, vector: Floats, top: int, among: Rows) -> list[tuple[int, float]]:
        """Compares each vector that may be found, exactly: the codes of a compressed index cannot leave any out."""
        chosen = np.isin(self._rows, among)
        wanted = min(top, int(np.count_nonzero(chosen)))
        if not wanted:
            return []
        exact = faiss.downcast_index(self._index.refine_index) if hasattr(self._index, "refine_index") else self._index
        bits = np.packbits(chosen, bitorder="little")
        make: Any = faiss  # its types know the ways of C++ alone
        parameters = make.SearchParameters(sel=make.IDSelectorBitmap(bits))
        scores, places = exact.search(np.atleast_2d(vector), wanted, params=parameters)
        return [(int(self._rows[place]), float(score)) for place, score in zip(places[0], scores[0], strict=True)]


def kind_for(count: int) -> str:
    """The FAISS factory string for so many vectors."""
    if count < EXACT_UNDER:
        return "SQfp16"
    if count < FLAT_UNDER:
        return "RaBitQfs,Refine(SQfp16)"
    return "IVF4096,RaBitQfs,Refine(SQfp16)"


def new_index(kind: str, dimension: int) -> faiss.Index:
    """An empty index of a FAISS factory string, over inner products, with the search effort that was measured."""
    index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
    effort = faiss.ParameterSpace()
    if "Refine" in kind:
        effort.set_index_parameter(index, "k_factor_rf", _REFINED)
    if kind.startswith("IVF"):
        effort.set_index_parameter(index, "nprobe", _CELLS)
    return index


def _file(folder: Path, stamp: str) -> Path:
    return folder / f"vectors-{stamp}.faiss"


def _read(path: Path) -> Vectors | None:
    try:
        with path.open("rb") as file:
            rows = np.load(file)
            index = faiss.deserialize_index(np.frombuffer(file.read(), dtype=np.uint8))
    except (OSError, ValueError, EOFError, RuntimeError, BadZipFile):  # missing, or cut short: it is only derived
        return None
    return Vectors(index, rows) if index.ntotal == len(rows) else None
