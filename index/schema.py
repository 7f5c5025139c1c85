"""The tables of the store, and how its file is opened."""

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from index.filter import format_of_file
from runtime.errors import IndexUnusable
from text.accents import fold

VERSION = 4  # raised, too, where the text of a kind of file becomes another: what was stored would stay

_TABLES = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    INSERT INTO meta VALUES ('generation', '0'), ('store', lower(hex(randomblob(4))));
    CREATE TABLE article (
        row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE, title TEXT NOT NULL, date TEXT, language TEXT NOT NULL,
        source TEXT, author TEXT, address TEXT, text TEXT NOT NULL,
        blocks TEXT NOT NULL, origins TEXT NOT NULL, unread TEXT NOT NULL -- in JSON
    );
    -- Where each article's bytes lie: the same article may lie in several places.
    CREATE TABLE file (
        path TEXT PRIMARY KEY, article INTEGER NOT NULL REFERENCES article(row) ON DELETE CASCADE
    );
    CREATE TABLE passage (
        row INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES article(row) ON DELETE CASCADE,
        number INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, vector BLOB NOT NULL
    );
    CREATE INDEX passage_article ON passage(article);
    -- All that a filter asks: what lies beside it in an article, its text, is long.
    CREATE INDEX article_filtered ON article(date, language, source, path, id);
"""


def open_store(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Opens a store's file, made first when it is not there, at the present version.

    Args:
        path: of the file.
        writable: whether its folder is; one that is not has no room for SQLite's log.

    Raises:
        IndexUnusable: another version of the program made it.
        sqlite3.DatabaseError: it cannot be read.
    """
    log = path.with_name(f"{path.name}-wal")
    unlogged = not writable and not (log.is_file() and log.stat().st_size)
    address = path.absolute().as_uri() + ("?immutable=1" if unlogged else "" if writable else "?mode=ro")
    db = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA cache_size = -32000")  # KiB: the row numbers of a million passages, asked for at each change
    db.create_function("format_of_file", 1, format_of_file, deterministic=True)
    db.create_function("folded", 1, _folded, deterministic=True)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version not in {0, VERSION}:
        db.close()
        # What an earlier program kept lacks what this one reads of a file: the articles are read again.
        made_by = "newer" if version > VERSION else "earlier"
        raise IndexUnusable(
            "The index {} was made by a program of {} make (version {}, not {}). "
            "Your articles are untouched; rebuild it: ibid index --rebuild DIR --index {}",
            path.parent,
            made_by,
            version,
            VERSION,
            path.parent,
        )
    if writable:
        db.execute("PRAGMA journal_mode = WAL")
    if version == 0:
        db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    db.execute("SELECT count(*) FROM article").fetchone()
    return db


def empty_store(path: Path) -> None:
    """Empties a store that a program of any version made, inside its file: whoever has that open keeps it open.

    Raises:
        sqlite3.DatabaseError: it is damaged.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        dropped = "".join(f'DROP TABLE "{name}"; ' for (name,) in tables.fetchall())
        db.executescript(f"BEGIN IMMEDIATE; {dropped} {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")


@lru_cache(1 << 16)  # the list of all articles is sorted and searched again page by page
def _folded(text: str | None) -> str | None:
    return text and fold(text).casefold()
