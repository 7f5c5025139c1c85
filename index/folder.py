"""The index folder: the store and the two indexes derived from it, kept at one generation.

.ibid/
├── store.sqlite         the truth: articles, passages, vectors
├── vectors-….faiss      derived, the store's stamp (its id and generation) in its name
├── words/               derived, the stamp inside, committed with the documents
└── lock                 held by the one process that changes them
"""

import errno
import os
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.digests import HOLDERS
from index.lexical import FOLDER as WORDS
from index.lexical import Lexical
from index.protocols import TextEncoder
from index.rows import StoredPassage
from index.store import FILE, Store
from index.vectors import Vectors
from runtime.errors import IndexBusy, IndexMissing, IndexUnusable

LOCK = "lock"
_HELD = 2_000  # passages
_PATIENCE = 10  # seconds that a second `ibid index` waits for the first


class IndexFolder:
    """An open index. Use `create` to make one, `open` to read one."""

    def __init__(self, path: Path, store: Store, *, writable: bool) -> None:
        """Wraps an open store; the derived indexes are opened at the first `refresh`."""
        self.path = path
        self.store = store
        self.writable = writable
        self._mutex = threading.Lock()
        self._vectors: Vectors | None = None
        self._lexical: Lexical | None = None
        self._stamp = ""

    @classmethod
    def open(cls, path: Path) -> "IndexFolder":
        """Opens an index for asking.

        Raises:
            IndexMissing: there is none.
            IndexUnusable: it is damaged or newer.
        """
        if not (path / FILE).is_file():
            raise IndexMissing(f"No index in {path}. Make one from a folder of articles: ibid index DIR --index {path}")
        writable = os.access(path, os.W_OK)
        folder = cls(path, Store(path, writable=writable), writable=writable)
        if folder.store.meta("encoder") is None:
            folder.close()
            raise IndexMissing(f"The index in {path} is empty. Fill it: ibid index DIR --index {path}")
        return folder

    @classmethod
    def create(cls, path: Path, encoder: TextEncoder, *, anew: bool = False) -> "IndexFolder":
        """Opens an index for changing, made first when it is not there.

        Args:
            path: of the folder.
            encoder: that its vectors come from.
            anew: whether to empty it first; a program that has it open finds it empty, and then filled again.

        Raises:
            IndexUnusable: the folder cannot be written, or another encoder made the index.
        """
        _make_writable(path)
        folder = cls(path, _store_to_empty(path) if anew else Store(path), writable=True)
        if anew or folder.store.meta("encoder") is None:
            with folder.changing(), folder.store.change():
                folder.store.clear()
                folder.store.set_meta(HOLDERS, "{}")
                folder.store.set_meta("encoder", encoder.identity)
                folder.store.set_meta("dimension", str(encoder.dimension))
        folder.expect_encoder(encoder.identity)
        return folder

    def expect_encoder(self, identity: str) -> None:
        """Refuses an index whose vectors another encoder made.

        Raises:
            IndexUnusable: with the command that rebuilds it.
        """
        made_by = self.store.meta("encoder")
        if made_by != identity:
            raise IndexUnusable(
                f"The index {self.path} was made by the encoder {made_by}, and this is {identity}. "
                f"Rebuild it: ibid index --rebuild DIR --index {self.path}"
            )

    def close(self) -> None:
        """Closes the store."""
        self.store.close()

    def changing(self, patience: float = _PATIENCE) -> AbstractContextManager[None]:
        """Holds the folder's lock, so that one process at a time changes it.

        Raises:
            IndexBusy: another process holds it for longer than `patience` seconds.
        """
        return _locked(self.path, patience)

    @property
    def dimension(self) -> int:
        """Of the vectors."""
        return int(self.store.meta("dimension") or 0)

    def derived(self) -> tuple[Vectors, Lexical]:
        """The derived indexes at the store's generation.

        While another process is changing the store, they stay at the generation before.
        """
        with self._mutex:
            if self._vectors is None or self._lexical is None or self._stamp != self.store.stamp:
                self._refresh()
            assert self._vectors is not None and self._lexical is not None
            return self._vectors, self._lexical

    def _refresh(self) -> None:
        if not self.writable:
            self._stamp = self.store.stamp
            self._vectors = self._caught_up_vectors() or self._built_vectors()
            self._lexical = self._lexical_in_memory()
            return
        self._lexical = self._lexical or Lexical(self.path)
        try:
            with self.changing(patience=0):
                self.catch_up()
        except IndexBusy:
            self._vectors = (
                self._vectors or self._caught_up_vectors() or self._earlier_vectors() or self._built_vectors()
            )

    def _caught_up_vectors(self) -> Vectors | None:
        earlier = self._earlier_vectors()
        return earlier.caught_up(self.store, self.dimension) if earlier else None

    def _earlier_vectors(self) -> Vectors | None:
        return Vectors.latest(self.path, self.store.stamp)

    def _built_vectors(self) -> Vectors:
        return Vectors.build(self.store, self.dimension)

    def _lexical_in_memory(self) -> Lexical:
        lexical = Lexical(None)
        lexical.rebuild(self.store)
        return lexical

    def catch_up(self, before: str = "", added: Iterable[int] = (), removed: Iterable[int] = ()) -> None:
        """Brings the derived indexes to the store's generation; inside `changing`.

        Args:
            before: an earlier stamp of the store.
            added: row numbers of the passages that came since.
            removed: of those that went since.
        """
        stamp = self.store.stamp
        self._vectors = self._caught_up_vectors()
        if self._vectors is None:
            self._built_vectors().save(self.path, stamp)
            self._vectors = Vectors.load(self.path, stamp)  # what was built lies in memory, and this in the file
        self._lexical = self._lexical or Lexical(self.path)
        at = self._lexical.stamp
        if at == before != stamp:
            self._lexical.update(stamp, self._stored(added), removed)
        elif at != stamp:
            self._lexical.rebuild(self.store)
        self._stamp = stamp

    def _stored(self, rows: Iterable[int]) -> Iterator[StoredPassage]:
        """One after the other: no more of them are held, with their articles, than `_HELD`."""
        wanted = list(rows)
        for first in range(0, len(wanted), _HELD):
            yield from self.store.passages(wanted[first : first + _HELD]).values()

    def forget(self, files: Sequence[Path]) -> list[str]:
        """Takes files out of the index: articles that lie in no other, and the places of those that do.

        Returns:
            The ids of the articles that went.
        """
        if not files:
            return []
        gone = {str(path) for path in files}
        with self.changing():
            before, removed, ids = self.store.stamp, list[int](), list[str]()
            with self.store.change():
                for article_id, places in self.store.files().values():
                    stay = [path for path in places if path not in gone]
                    if not stay:
                        removed += self.store.remove(article_id)
                        ids.append(article_id)
                    elif stay != places:
                        self.store.place(article_id, stay)
            self.catch_up(before, removed=removed)
        return ids


def remove_index(path: Path) -> None:
    """Deletes the files of an index, and nothing else that may be in the folder.

    Raises:
        IndexBusy: another process is changing it.
        IndexUnusable: the folder cannot be written.
    """
    _make_writable(path)
    with _locked(path, _PATIENCE):
        for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
            (path / name).unlink(missing_ok=True)
        for file in path.glob("vectors-*"):
            file.unlink(missing_ok=True)
        shutil.rmtree(path / WORDS, ignore_errors=True)


def _store_to_empty(path: Path) -> Store:
    """The store; one that cannot be read is deleted, and made anew."""
    try:
        return Store(path)
    except IndexUnusable:
        remove_index(path)
        return Store(path)


def _make_writable(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnusable(f"The index folder {path} cannot be made: {error.strerror}. Try --index DIR.") from error
    if not os.access(path, os.W_OK):
        raise IndexUnusable(f"The index folder {path} is read-only. Make it writable, or use --index DIR.")


@contextmanager
def _locked(path: Path, patience: float) -> Iterator[None]:
    try:
        with FileLock(path / LOCK, timeout=patience):
            yield
    except Timeout as error:
        raise IndexBusy(
            f"Another `ibid index` is changing {path}. Wait until it ends, or use another --index DIR."
        ) from error
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}:
            raise
        raise IndexUnusable(
            f"The index {path} cannot be written: {error.strerror}. What it held is kept; make room, and index again."
        ) from error
