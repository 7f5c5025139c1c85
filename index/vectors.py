"""The FAISS index over the store's vectors: derived, one file a stamp of the store, rebuilt whenever it lacks.

The file stays as it is while little changes: what came since is searched beside it, what went since is passed over.
Which kind of index depends on how many vectors there are; docs/numbers.md holds what was measured.
"""

import heapq
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.filter import EVERY
from index.protocols import PassageStore
from index.rows import Rows

Floats = NDArray[np.float32]

EXACT_UNDER = 50_000
_REFINED = 8  # candidates that are compared exactly, for each one wanted
_AT_ONCE = 50_000  # vectors that are read at once
_WRITTEN_AT_ONCE = 1 << 20  # bytes
_TRAINED_ON = 16  # stretches of the vectors, of `_STRETCH` each
_STRETCH = 4_000
_CHANGED_SHARE = 0.05  # of vectors that came, or went, since the file was written, at which it is written anew
_SPARE = 8  # more than the share of those that went: seldom must a search be made twice


class Vectors:
    """Nearest passages by inner product of unit vectors, that is, by cosine."""

    def __init__(self, index: faiss.IndexIDMap, gone: Rows | None = None, recent: "Vectors | None" = None) -> None:
        """Wraps a FAISS index.

        Args:
            index: over vectors by the store's row numbers, which rise.
            gone: row numbers of those that were removed since, rising.
            recent: over the vectors that came since.
        """
        self._index = index
        self._rows: Rows = faiss.vector_to_array(index.id_map)
        self._gone = np.zeros(0, np.int64) if gone is None else gone
        self._is_gone = set(self._gone.tolist())
        self._recent = recent
        self._chosen: tuple[Rows, NDArray[np.uint8], int] | None = None

    @classmethod
    def build(cls, store: PassageStore, dimension: int, rows: Rows | None = None) -> "Vectors":
        """Builds the index that suits the number of vectors.

        Args:
            store: that has them.
            dimension: of each.
            rows: the last row numbers of the store, as many as shall be in it; all by default.
        """
        rows = store.matching(EVERY) if rows is None else rows
        inner = new_index(kind_for(len(rows)), dimension)
        if len(rows) and not inner.is_trained:
            inner.train(_sample(store, rows, dimension))
        index = faiss.IndexIDMap(inner)
        after = int(rows[0]) - 1 if len(rows) else 0
        while len(rows) and after < rows[-1]:
            some, vectors = store.vectors(dimension, after, _AT_ONCE)
            if not len(some):  # another process removed them meanwhile
                break
            index.add_with_ids(vectors, some)
            after = int(some[-1])
        return cls(index)

    @classmethod
    def load(cls, folder: Path, stamp: str) -> "Vectors | None":
        """The saved index with that stamp; None when there is none, or it cannot be read."""
        return _read(_file(folder, stamp))

    @classmethod
    def latest(cls, folder: Path, stamp: str) -> "Vectors | None":
        """The saved index with that stamp, or of an earlier generation of the store, if any."""
        store, _, generation = stamp.rpartition("-")
        # One of a later generation is there where the store was put back from a copy: its row numbers mean others.
        files = [
            file for file in folder.glob(f"vectors-{store}-*.faiss") if int(file.stem.split("-")[-1]) <= int(generation)
        ]
        return next((found for file in files if (found := _read(file))), None)

    def save(self, folder: Path, stamp: str) -> None:
        """Writes the index under its stamp's name, whole or not at all, and drops older ones.

        What came and went since it was built is not written.

        Raises:
            OSError: the disk is full.
        """
        target = _file(folder, stamp)
        part = target.with_suffix(".part")
        try:
            with part.open("wb") as file:  # what the disk refuses is an OSError so, and of the library a RuntimeError
                make: Any = faiss  # its types know the ways of C++ alone
                faiss.write_index(self._index, make.PyCallbackIOWriter(file.write, _WRITTEN_AT_ONCE))
            part.replace(target)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        for old in folder.glob("vectors-*.faiss"):
            if old != target:
                with suppress(PermissionError):  # Windows keeps a file that someone has mapped; the next save drops it
                    old.unlink(missing_ok=True)

    def caught_up(self, store: PassageStore, dimension: int) -> "Vectors | None":
        """This index with the store's new vectors beside it and the removed ones left out.

        None where it is better built anew: where so much has changed, or so little is there.
        """
        rows = store.matching(EVERY)
        last = int(self._rows[-1]) if len(self._rows) else 0
        kept, new = np.split(rows, [np.searchsorted(rows, last, side="right")])
        gone = self._rows[~_among(self._rows, kept)]
        if not len(gone) and not len(new):
            return self
        changed = max(len(gone), len(new)) > _CHANGED_SHARE * len(rows)
        if changed or len(rows) < EXACT_UNDER or kind_for(len(rows)) != kind_for(len(self._rows)):
            return None
        return Vectors(self._index, gone, Vectors.build(store, dimension, new) if len(new) else None)

    def search(self, vector: Floats, top: int, among: Rows | None = None) -> list[tuple[int, float]]:
        """The nearest passages.

        Args:
            vector: of a question, shape (dimension,), unit length.
            top: how many.
            among: the row numbers that may be found, rising; all by default.

        Returns:
            `(row number, cosine)`, nearest first.
        """
        found = self._search_all(vector, top) if among is None else self._search_among(vector, top, among)
        if self._recent is None:
            return found
        return heapq.nlargest(top, found + self._recent.search(vector, top, among), key=lambda pair: pair[1])

    def _search_all(self, vector: Floats, top: int) -> list[tuple[int, float]]:
        total = self._index.ntotal
        left = total - len(self._gone)
        more = _SPARE + top * total // left - top if len(self._gone) and left else 0  # for those nearest that are gone
        wanted = min(total, top + more) if left else 0
        while wanted:
            with _one_thread():
                scores, rows = self._index.search(vector[None], wanted)
            found = [(row, score) for row, score in zip(rows[0].tolist(), scores[0].tolist(), strict=True) if row >= 0]
            kept = [(row, score) for row, score in found if row not in self._is_gone][:top]
            if len(kept) == min(top, left) or wanted == total:
                return kept
            wanted = min(2 * wanted, total)
        return []

    def _search_among(self, vector: Floats, top: int, among: Rows) -> list[tuple[int, float]]:
        """Compares each vector that may be found, exactly: the codes of a compressed index cannot leave any out."""
        bits, count = self._bits_of(among)
        wanted = min(top, count)
        if not wanted:
            return []
        inner = faiss.downcast_index(self._index.index)
        exact = faiss.downcast_index(inner.refine_index) if hasattr(inner, "refine_index") else inner
        make: Any = faiss  # its types know the ways of C++ alone
        parameters = make.SearchParameters(sel=make.IDSelectorBitmap(bits))
        with _one_thread():
            scores, places = exact.search(vector[None], wanted, params=parameters)
        return [(int(self._rows[place]), float(score)) for place, score in zip(places[0], scores[0], strict=True)]

    def _bits_of(self, among: Rows) -> tuple[NDArray[np.uint8], int]:
        """Which places are among some rows, and how many; kept, as the questions of a conversation have one filter."""
        kept = self._chosen
        if kept is None or kept[0] is not among:
            chosen = _among(self._rows, among)
            chosen[np.searchsorted(self._rows, self._gone)] = False
            kept = self._chosen = among, np.packbits(chosen, bitorder="little"), int(np.count_nonzero(chosen))
        return kept[1], kept[2]


@contextmanager
def _one_thread() -> Iterator[None]:
    """FAISS divides questions among threads: of a single one the others only wait, on a busy machine for long."""
    make: Any = faiss  # its types know the ways of C++ alone
    before = make.omp_get_max_threads()
    make.omp_set_num_threads(1)
    try:
        yield
    finally:
        make.omp_set_num_threads(before)


def _among(rows: Rows, others: Rows) -> NDArray[np.bool_]:
    """Which of some rising numbers are among others that rise: `numpy.isin`, which does not know that they do."""
    found = np.zeros(len(rows), dtype=bool)
    if len(rows):
        places = np.searchsorted(rows, others).clip(max=len(rows) - 1)
        found[places[rows[places] == others]] = True
    return found


def _sample(store: PassageStore, rows: Rows, dimension: int) -> Floats:
    """Vectors from all over the store: what lies side by side is of one subject."""
    if len(rows) <= _TRAINED_ON * _STRETCH:
        return store.vectors(dimension, int(rows[0]) - 1)[1]
    starts = rows[:: len(rows) // _TRAINED_ON]
    return np.concatenate([store.vectors(dimension, int(row) - 1, _STRETCH)[1] for row in starts])


def kind_for(count: int) -> str:
    """The FAISS factory string for so many vectors."""
    return "SQfp16" if count < EXACT_UNDER else "RaBitQfs,Refine(SQfp16)"


def new_index(kind: str, dimension: int) -> faiss.Index:
    """An empty index of a FAISS factory string, over inner products, with the search effort that was measured."""
    index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
    if "Refine" in kind:
        faiss.ParameterSpace().set_index_parameter(index, "k_factor_rf", _REFINED)
    return index


def _file(folder: Path, stamp: str) -> Path:
    return folder / f"vectors-{stamp}.faiss"


def _read(path: Path) -> Vectors | None:
    """Maps the file into memory, of which only what a search looks at is read."""
    try:
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError:  # missing, or cut short: it is only derived
        return None
    return Vectors(index) if isinstance(index, faiss.IndexIDMap) else None
