"""The store: one SQLite file that is the truth. Articles, passages, vectors, and the generation they are at."""

import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from articles.types import Article, Passage
from index.filter import Filter
from index.listed import ListedArticles
from index.rows import ARTICLE, Rows, StoredPassage, row_of, rows_of_runs
from index.schema import clear_tables
from text.language import Language

FILE = "store.sqlite"


class Store(ListedArticles):
    """The articles of an index, with their passages and vectors."""

    def __init__(self, folder: Path, *, writable: bool = True, of_any_version: bool = False) -> None:
        """Opens the store of an index folder, and makes it when it is not there and `writable`.

        One `of_any_version` is to be cleared before anything else.

        Raises:
            IndexUnusable: it is damaged, or was made by another version.
        """
        super().__init__(folder / FILE, writable=writable, of_any_version=of_any_version)

    def clear(self) -> None:
        """Forgets all articles; inside `change`.

        If that is never committed, its row numbers will be given again: the stamp is no other change's.
        """
        clear_tables(self._db)
        self.set_meta("rebuilt", secrets.token_hex(4))

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

    def place_all(self, places: Mapping[str, Sequence[str]]) -> None:
        """The same of several articles by their ids, whatever the order, as they may take each other's; in `change`."""
        between: dict[str, str] = {}  # id → the one that it has until it is placed
        for name, paths in places.items():
            before, sha256 = self.select("SELECT path, sha256 FROM article WHERE id = ?", (name,))[0]
            if Path(before).stem != Path(paths[0]).stem:
                self._db.execute("UPDATE article SET id = ? WHERE id = ?", (sha256, name))
                between[name] = sha256
        for name, paths in places.items():
            self.place(between.get(name, name), paths)

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
        row = self.one("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM passage)")
        return (row[0], row[1]) if row else (0, 0)

    def passages(self, rows: Iterable[int]) -> dict[int, StoredPassage]:
        """Row number → passage, of those that are still there."""
        columns = "row, number, start, end, vector, article"
        found = self.of_rows(f"SELECT {columns} FROM passage WHERE row IN", rows)
        of = {owner: article for owner in {row[-1] for row in found} for article in self._articles_at(owner)}
        return {
            row: StoredPassage(row, Passage(of[owner].id, *passage), of[owner], owner, _floats(vector))
            for row, *passage, vector, owner in found
            if owner in of
        }

    def languages(self, rows: Iterable[int]) -> dict[int, Language]:
        """Row number → language of the passage's article, of those that are still there."""
        joined = "SELECT passage.row, language FROM passage JOIN article ON passage.article = article.row"
        return dict(self.of_rows(f"{joined} WHERE passage.row IN", rows))

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


def _floats(data: bytes) -> NDArray[np.float32]:
    return np.frombuffer(data, dtype=np.float16).astype(np.float32)
