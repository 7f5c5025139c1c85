"""The store: one SQLite file that is the truth. Articles, passages, vectors, and the generation they are at."""

import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.types import Article, Passage
from index.filter import Filter
from index.rows import ARTICLE, KNOWN, Rows, StoredPassage, article_of, row_of, rows_of_runs
from index.schema import open_store, unusable
from runtime.errors import UnknownArticle
from text.language import Language

FILE = "store.sqlite"
_AT_ONCE = 10_000  # rows a query names at most; SQLite takes 32,766


class Store:
    """The SQLite file of an index. Safe to share between threads; readers are never blocked by a writer."""

    def __init__(self, folder: Path, *, writable: bool = True) -> None:
        """Opens the store of an index folder, and makes it when it is not there and `writable`.

        Raises:
            IndexUnusable: it is damaged, or was made by a newer version.
        """
        self.path = folder / FILE
        self._lock = threading.RLock()
        try:
            self._db = open_store(self.path, writable=writable)
        except sqlite3.DatabaseError as error:
            raise unusable(folder, error) from error

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """One change, whole or not at all; the generation moves on by one."""
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield
                self._db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
                self._db.execute("COMMIT")
            except sqlite3.DatabaseError as error:
                self._roll_back()
                raise unusable(self.path.parent, error) from error
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
        """What the derived indexes carry: which store, at which generation."""
        return f"{self.id}-{self.generation}"

    @property
    def id(self) -> str:
        """A random name, given when the store was made."""
        return self.meta("store") or ""

    def meta(self, key: str) -> str | None:
        """A fact about the whole index, or None."""
        row = self._one("SELECT value FROM meta WHERE key = ?", (key,))
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Notes a fact about the whole index; inside `change`."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def clear(self) -> None:
        """Forgets all articles; inside `change`."""
        self._db.execute("DELETE FROM article")

    def add(
        self,
        article: Article,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
        copies: Sequence[str] = (),
    ) -> list[int]:
        """Adds an article with its passages and their vectors, shape (n, dim); inside `change`.

        Its id is made unique: two files may have the same stem. `copies` are other files with the same bytes.

        Returns:
            The row number of each passage.
        """
        values = row_of(replace(article, id=self._free_id(article.id, article.sha256)))
        marks = ", ".join("?" * len(values))
        owner = self._db.execute(f"INSERT INTO article ({ARTICLE}) VALUES ({marks})", values).lastrowid
        places = {(path, owner) for path in (article.path, *copies)}
        self._db.executemany("INSERT OR REPLACE INTO file VALUES (?, ?)", places)
        return [
            int(
                self._db.execute(
                    "INSERT INTO passage (article, number, start, end, vector) VALUES (?, ?, ?, ?, ?)",
                    (owner, p.number, p.start, p.end, vector.astype(np.float16).tobytes()),
                ).lastrowid
                or 0
            )
            for p, vector in zip(passages, vectors, strict=True)
        ]

    def remove(self, article_id: str) -> list[int]:
        """Removes an article; inside `change`.

        Returns:
            The row numbers of the passages that went with it.
        """
        gone = "SELECT passage.row FROM passage JOIN article ON passage.article = article.row WHERE article.id = ?"
        rows = [row for (row,) in self._db.execute(gone, (article_id,))]
        self._db.execute("DELETE FROM article WHERE id = ?", (article_id,))
        return rows

    def _free_id(self, stem: str, sha256: str) -> str:
        """The file's stem; where another file has the same, its digest's beginning is added."""
        taken = self.select("SELECT 1 FROM article WHERE id = ? AND sha256 <> ?", (stem, sha256))
        return f"{stem}-{sha256[:8]}" if taken else stem

    def place(self, article_id: str, paths: Iterable[str]) -> None:
        """Notes the files that hold an article, the first of them as its path; inside `change`."""
        known = list(paths)
        row, sha256 = self.select("SELECT row, sha256 FROM article WHERE id = ?", (article_id,))[0]
        self._db.execute("DELETE FROM file WHERE article = ?", (row,))
        self._db.executemany("INSERT OR REPLACE INTO file VALUES (?, ?)", [(path, row) for path in known])
        new_id = self._free_id(unicodedata.normalize("NFC", Path(known[0]).stem), sha256)
        self._db.execute("UPDATE article SET id = ?, path = ? WHERE row = ?", (new_id, known[0], row))

    def files(self) -> dict[str, tuple[str, list[str]]]:
        """SHA-256 → the article's id and the files that hold it, in alphabetical order."""
        found: dict[str, tuple[str, list[str]]] = {}
        joined = "SELECT sha256, id, file.path FROM article JOIN file ON file.article = article.row ORDER BY file.path"
        for sha, name, path in self.select(joined):
            found.setdefault(sha, (name, []))[1].append(path)
        return found

    def paths(self) -> list[Path]:
        """The files of all articles, in alphabetical order."""
        return [Path(path) for (path,) in self.select("SELECT path FROM file ORDER BY path")]

    def count(self) -> tuple[int, int]:
        """How many articles, how many passages."""
        row = self._one("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM passage)")
        return (row[0], row[1]) if row else (0, 0)

    def article(self, article_id: str) -> Article:
        """The article by its whole id.

        Raises:
            UnknownArticle: there is none.
        """
        rows = self.select(f"SELECT {ARTICLE} FROM article WHERE id = ?", (article_id,))
        if not rows:
            raise UnknownArticle(f"No article by the id {article_id!r}. `ibid ask --json` names the ids it cites.")
        return self._article(rows[0])

    def article_that_begins(self, prefix: str) -> Article:
        """The article by its id, or by an unambiguous beginning of its id, or of its SHA-256.

        Raises:
            UnknownArticle: there is none, or more than one.
        """
        if not prefix:
            raise UnknownArticle("No article id given. `ibid ask --json` names the articles it cites.")
        exact = self.select(f"SELECT {ARTICLE} FROM article WHERE id = ?", (prefix,))
        starts = "substr(id, 1, length(:p)) = :p OR substr(sha256, 1, length(:p)) = :p"
        rows = exact or self.select(f"SELECT {ARTICLE} FROM article WHERE {starts} LIMIT 9", {"p": prefix})
        if len(rows) == 1:
            return self._article(rows[0])
        near = ", ".join(row[0] for row in rows) or "none begins so"
        raise UnknownArticle(f"Not one article by the id {prefix!r}: {near}. `ibid ask --json` names the ids it cites.")

    def articles(self) -> list[Article]:
        """All articles, newest first, without their texts."""
        rows = self.select(f"SELECT {KNOWN}, '', '[]' FROM article ORDER BY date DESC, title")
        return [self._article(row) for row in rows]

    def passages(self, rows: Iterable[int]) -> dict[int, StoredPassage]:
        """Row number → passage, of those that are still there."""
        columns = "row, number, start, end, vector, article"
        found = self._of_rows(f"SELECT {columns} FROM passage WHERE row IN", rows)
        of = {owner: self._article_at(owner) for owner in {row[-1] for row in found}}
        return {
            row: StoredPassage(row, Passage(of[owner].id, *passage), of[owner], owner, _floats(vector))
            for row, *passage, vector, owner in found
        }

    def languages(self, rows: Iterable[int]) -> dict[int, Language]:
        """Row number → language of the passage's article, of those that are still there."""
        joined = "SELECT passage.row, language FROM passage JOIN article ON passage.article = article.row"
        return dict(self._of_rows(f"{joined} WHERE passage.row IN", rows))

    def matching(self, filter: Filter) -> Rows:
        """Row numbers of the passages of the articles that a filter lets through, shape (n,), rising."""
        condition, values = filter.condition
        # Those of an article follow each other: it is added whole, and never changed.
        ends = (f"(SELECT {end}(row) FROM passage WHERE passage.article = article.row)" for end in ("min", "max"))
        runs = self.select(f"SELECT {', '.join(ends)} FROM article WHERE {condition}", values)
        return rows_of_runs((first, last) for first, last in runs if first)

    def owners(self, filter: Filter) -> list[int]:
        """Row numbers of the articles that a filter lets through."""
        condition, values = filter.condition
        return [row for (row,) in self.select(f"SELECT row FROM article WHERE {condition}", values)]

    def let_through(self, filter: Filter) -> set[str]:
        """The ids of the articles that a filter lets through."""
        condition, values = filter.condition
        return {name for (name,) in self.select(f"SELECT id FROM article WHERE {condition}", values)}

    def every_passage(self) -> Iterator[StoredPassage]:
        """All passages, article by article."""
        for (owner,) in self.select("SELECT row FROM article ORDER BY row"):
            rows = self.select("SELECT row FROM passage WHERE article = ? ORDER BY row", (owner,))
            yield from self.passages(row for (row,) in rows).values()

    def vectors(self, dimension: int, after: int = 0, most: int = -1) -> tuple[Rows, NDArray[np.float32]]:
        """Row numbers, rising, and vectors, shape (n, dimension), of `most` passages, or all, that come after a row."""
        found = self.select("SELECT row, vector FROM passage WHERE row > ? ORDER BY row LIMIT ?", (after, most))
        rows = np.fromiter((row for row, _ in found), dtype=np.int64, count=len(found))
        return rows, _floats(b"".join(vector for _, vector in found)).reshape(len(rows), dimension)

    def _article_at(self, row: int) -> Article:
        return self._article(self.select(f"SELECT {ARTICLE} FROM article WHERE row = ?", (row,))[0])

    def _article(self, row: Sequence[Any]) -> Article:
        try:
            return article_of(row)
        except ValueError as error:
            raise unusable(self.path.parent, sqlite3.DatabaseError(f"an article: {error}")) from error

    def check(self) -> str:
        """SQLite's own word on the file: "ok", or what is wrong."""
        row = self._one("PRAGMA integrity_check")
        return str(row[0]) if row else "no answer"

    def _of_rows(self, query: str, rows: Iterable[int]) -> list[tuple[Any, ...]]:
        """A query that ends in IN, asked in turns when it names too many rows."""
        wanted = list(rows)
        found = []
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            found += self.select(f"{query} ({', '.join('?' * len(some))})", some)
        return found

    def _one(self, query: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        rows = self.select(query, values)
        return rows[0] if rows else None

    def select(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds: for this module, and for those that look through the articles."""
        with self._lock:
            try:
                return self._db.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise unusable(self.path.parent, error) from error


def _floats(data: bytes) -> NDArray[np.float32]:
    return np.frombuffer(data, dtype=np.float16).astype(np.float32)
