"""The SQLite file under the store: changes whole or not at all, the generation they bring it to, facts, queries."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.refusals import unusable
from index.schema import open_store

_AT_ONCE = 10_000  # rows a query names at most; SQLite takes 32,766


class Database:
    """The file. Safe to share between threads; readers are never blocked by a writer."""

    def __init__(self, path: Path, *, writable: bool, of_any_version: bool = False) -> None:
        """Opens the file, and makes it when it is not there and `writable`.

        Raises:
            IndexUnusable: it is damaged, or was made by another version, unless one `of_any_version` will do.
        """
        self.path = path
        self._lock = threading.RLock()
        try:
            self._db = open_store(path, writable=writable, of_any_version=of_any_version)
        except sqlite3.DatabaseError as error:
            raise unusable(path, error) from error

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """One change, whole or not at all; the generation moves on by one. One inside another is a part of it."""
        with self._lock:
            if self._db.in_transaction:
                yield
                return
            try:
                self._db.execute("BEGIN IMMEDIATE")
                self._db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
                yield
                self._db.execute("COMMIT")
            except sqlite3.DatabaseError as error:
                self._roll_back()
                raise unusable(self.path, error) from error
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    @property
    def generation(self) -> int:
        """How many changes the store has seen."""
        return int(self.meta("generation") or 0)

    @property
    def stamp(self) -> str:
        """What the derived indexes carry: which store, or which of those rebuilt in its place, at which generation."""
        return f"{self.meta('rebuilt') or self.id}-{self.generation}"

    @property
    def id(self) -> str:
        """A random name, given when the store was made."""
        return self.meta("store") or ""

    def meta(self, key: str) -> str | None:
        """A fact about the whole index, or None."""
        row = self.one("SELECT value FROM meta WHERE key = ?", (key,))
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Notes a fact about the whole index; inside `change`."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def check(self) -> str:
        """SQLite's own word on the file: "ok", or what is wrong."""
        row = self.one("PRAGMA integrity_check")
        return str(row[0]) if row else "no answer"

    def select(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds: for the store, and for those that look through its articles."""
        with self._lock:
            try:
                return self._db.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise unusable(self.path, error) from error

    def one(self, query: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row that a query finds."""
        rows = self.select(query, values)
        return rows[0] if rows else None

    def of_rows(self, query: str, rows: Iterable[int]) -> list[tuple[Any, ...]]:
        """What a query finds that ends in IN, asked in turns when it names too many rows."""
        wanted = list(rows)
        found = []
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            found += self.select(f"{query} ({', '.join('?' * len(some))})", some)
        return found
