"""The two indexes derived from a store, brought to its generation where they are behind."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from index.lexical import Lexical
from index.protocols import PassageStore
from index.rows import StoredPassage
from index.vectors import Vectors
from runtime.errors import IndexBusy

_HELD = 2_000  # passages


class Derived:
    """The vectors and the words of a store. Safe to share between threads."""

    def __init__(
        self,
        path: Path,
        store: PassageStore,
        changing: Callable[[float], AbstractContextManager[None]],
        *,
        writable: bool,
    ) -> None:
        """Opens nothing yet.

        Args:
            path: of the index folder.
            store: that they are derived from.
            changing: holds the folder's lock, if it can be had in so many seconds; else it raises IndexBusy.
            writable: whether they are kept in the folder; if not, what is missing there is built in memory.
        """
        self._path = path
        self._store = store
        self._changing = changing
        self._writable = writable
        self._mutex = threading.Lock()
        self._vectors: Vectors | None = None
        self._lexical: Lexical | None = None
        self._stamp = ""

    def current(self) -> tuple[Vectors, Lexical]:
        """Both, at the store's generation.

        While another process is changing the store, they stay at the generation before.
        """
        with self._mutex:
            if self._vectors is None or self._lexical is None or self._stamp != self._store.stamp:
                self._refresh()
            assert self._vectors is not None and self._lexical is not None
            return self._vectors, self._lexical

    def _refresh(self) -> None:
        if not self._writable:
            self._stamp = self._store.stamp
            self._vectors = self._caught_up_vectors() or self._built_vectors()
            self._lexical = self._lexical_in_memory()
            return
        self._lexical = self._lexical or Lexical(self._path)
        stamp = self._store.stamp
        made = Vectors.load(self._path, stamp)
        if made and self._lexical.stamp == stamp:  # by whoever changed the store, and perhaps still holds the lock
            self._vectors, self._stamp = made, stamp
            return
        try:
            with self._changing(0):
                self.catch_up()
        except IndexBusy:
            self._vectors = (
                made or self._vectors or self._caught_up_vectors() or self._earlier_vectors() or self._built_vectors()
            )

    def catch_up(self, before: str = "", added: Iterable[int] = (), removed: Iterable[int] = ()) -> None:
        """Brings both to the store's generation; the folder's lock is held.

        Args:
            before: an earlier stamp of the store.
            added: row numbers of the passages that came since.
            removed: of those that went since.
        """
        stamp = self._store.stamp
        self._vectors = self._caught_up_vectors()
        if self._vectors is None:
            self._built_vectors().save(self._path, stamp)
            self._vectors = Vectors.load(self._path, stamp)  # what was built lies in memory, and this in the file
        self._lexical = self._lexical or Lexical(self._path)
        at = self._lexical.stamp
        if at == before != stamp:
            self._lexical.update(stamp, self._stored(added), removed)
        elif at != stamp:
            self._lexical.rebuild(self._store)
        self._stamp = stamp

    def made_anew(self) -> Callable[[], None]:
        """Makes both anew from a change of the store that is not committed; the folder's lock is held.

        Returns:
            What is called when it is: until then those who ask go on with what there was, and if it never is, too.
        """
        stamp = self._store.stamp
        self._lexical = self._lexical or Lexical(self._path)
        commit = self._lexical.made_anew(self._store)
        self._built_vectors().save(self._path, stamp)  # under the new stamp: nobody looks for it yet
        return commit

    @property
    def _dimension(self) -> int:
        return int(self._store.meta("dimension") or 0)

    def _caught_up_vectors(self) -> Vectors | None:
        earlier = self._earlier_vectors()
        return earlier.caught_up(self._store, self._dimension) if earlier else None

    def _earlier_vectors(self) -> Vectors | None:
        return Vectors.latest(self._path, self._store.stamp)

    def _built_vectors(self) -> Vectors:
        return Vectors.build(self._store, self._dimension)

    def _lexical_in_memory(self) -> Lexical:
        lexical = Lexical(None)
        lexical.rebuild(self._store)
        return lexical

    def _stored(self, rows: Iterable[int]) -> Iterator[StoredPassage]:
        """One after the other: no more of them are held, with their articles, than `_HELD`."""
        wanted = list(rows)
        for first in range(0, len(wanted), _HELD):
            yield from self._store.passages(wanted[first : first + _HELD]).values()
