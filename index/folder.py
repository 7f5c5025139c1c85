"""The index folder: the store and the two indexes derived from it, kept at one generation.

.ibid/
├── store.sqlite         the truth: articles, passages, vectors
├── vectors-….faiss      derived, the store's stamp (its id and generation) in its name
├── words/               derived, the stamp inside, committed with the documents
└── lock                 held by the one process that changes them
"""

import os
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from filelock import FileLock

from index.derived import Derived
from index.disk import LOCK, PATIENCE, locked, make_writable, remove_index
from index.earlier import folders_to_name
from index.facts import HOLDERS, UNREAD
from index.lexical import Lexical
from index.protocols import ChangeableStore, TextEncoder
from index.store import FILE, Store
from index.vectors import Vectors
from runtime.errors import IndexMissing, IndexUnusable

_REVISION = re.compile("@[0-9a-f]{40}$")  # of the hub; a folder's digest is shorter


class IndexFolder:
    """An open index. Use `create` to make one, `open` to read one."""

    def __init__(self, path: Path, store: ChangeableStore, *, writable: bool) -> None:
        """Wraps an open store; the derived indexes are opened when they are asked for."""
        self.path = path
        self.store = store
        self.writable = writable
        self._lock = FileLock(path / LOCK)
        self._rebuilding = False
        self._derived = Derived(path, store, self.changing, writable=writable)

    @classmethod
    def open(cls, path: Path) -> "IndexFolder":
        """Opens an index for asking.

        Raises:
            IndexMissing: there is none.
            IndexUnusable: it is damaged or newer.
        """
        if not (path / FILE).is_file():
            raise IndexMissing(
                "No index in {}. Make one from a folder of articles: ibid index DIR --index {}", path, path
            )
        writable = os.access(path, os.W_OK)
        folder = cls(path, Store(path, writable=writable), writable=writable)
        if folder.store.meta("encoder") is None:
            folder.close()
            raise IndexMissing("The index in {} is empty. Fill it: ibid index DIR --index {}", path, path)
        return folder

    @classmethod
    def create(cls, path: Path, encoder: TextEncoder) -> "IndexFolder":
        """Opens an index for changing, made first when it is not there.

        Args:
            path: of the folder.
            encoder: that its vectors come from.

        Raises:
            IndexUnusable: the folder cannot be written, or another encoder made the index.
        """
        make_writable(path)
        folder = cls(path, Store(path), writable=True)
        if folder.store.meta("encoder") is None:
            with folder.changing(), folder.store.change():
                folder._clear(encoder)
        folder.expect_encoder(encoder.identity)
        return folder

    @classmethod
    def to_rebuild(cls, path: Path) -> "IndexFolder":
        """Opens whatever index is there, or none, for `rebuilding`; one that is damaged is deleted.

        Raises:
            IndexUnusable: the folder cannot be written.
            IndexBusy: the index is damaged, and another program has it open.
        """
        make_writable(path)
        return cls(path, _store_to_rebuild(path), writable=True)

    @contextmanager
    def rebuilding(self, encoder: TextEncoder) -> Iterator[None]:
        """Makes the index anew by what is done inside, in one change.

        Until that ends, those who ask are answered from what there was; if it fails, that stays.

        Raises:
            IndexBusy: another process is changing the index.
        """
        with self.changing():
            with self.store.change():
                self._clear(encoder)
                self._rebuilding = True
                try:
                    yield
                finally:
                    self._rebuilding = False
                commit = self._derived.made_anew()
            commit()  # the words are found that the store has, and no others

    def _clear(self, encoder: TextEncoder) -> None:
        self.store.clear()
        self.store.set_meta(HOLDERS, "{}")
        self.store.set_meta(UNREAD, "{}")
        # First: it is what downloads a model of the hub, whose identity has its revision from then on.
        self.store.set_meta("dimension", str(encoder.dimension))
        self.store.set_meta("encoder", encoder.identity)

    def expect_encoder(self, identity: str) -> None:
        """Refuses an index whose vectors another encoder made.

        Raises:
            IndexUnusable: with the command that rebuilds it.
        """
        made_by = self.store.meta("encoder") or ""
        if not same_encoder(made_by, identity):
            raise IndexUnusable(
                "The index {} was made by the encoder {}, and this is {}. "
                "Rebuild it: ibid index --rebuild {} --index {}",
                self.path,
                made_by,
                identity,
                folders_to_name(self.path / FILE),
                shlex.quote(str(self.path)),
            )

    def close(self) -> None:
        """Closes the store."""
        self.store.close()

    def changing(self, patience: float = PATIENCE) -> AbstractContextManager[None]:
        """Holds the folder's lock, so that one process at a time changes it.

        Raises:
            IndexBusy: another process holds it for longer than `patience` seconds.
        """
        return locked(self._lock, patience)

    def derived(self) -> tuple[Vectors, Lexical]:
        """The derived indexes, see `Derived.current`."""
        return self._derived.current()

    def catch_up(self, before: str = "", added: Iterable[int] = (), removed: Iterable[int] = ()) -> None:
        """Brings the derived indexes to the store's generation, see `Derived.catch_up`; inside `changing`.

        Not while the index is made anew: what is not committed may never be.
        """
        if not self._rebuilding:
            self._derived.catch_up(before, added, removed)

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
                placed: dict[str, list[str]] = {}
                for article_id, places in self.store.files().values():
                    stay = [path for path in places if path not in gone]
                    if not stay:
                        removed += self.store.remove(article_id)
                        ids.append(article_id)
                    elif stay != places:
                        placed[article_id] = stay
                self.store.place_all(placed)
            self.catch_up(before, removed=removed)
        return ids


def same_encoder(one: str, other: str) -> bool:
    """Whether two identities are of one encoder; where one lacks the revision on the model hub, the name decides.

    An earlier program did not note it, and it is not known before the model is downloaded.

    Example:
        >>> revision, later = 40 * "a", 40 * "b"
        >>> same_encoder("org/model", f"org/model@{revision}"), same_encoder(f"m@{later}", f"m@{revision}")
        (True, False)
    """
    return one == other or other == _REVISION.sub("", one) or one == _REVISION.sub("", other)


def _store_to_rebuild(path: Path) -> Store:
    """The store, of whatever version; one that is damaged is deleted, and made anew."""
    try:
        return Store(path, of_any_version=True)
    except IndexUnusable:
        remove_index(path)
        return Store(path)
