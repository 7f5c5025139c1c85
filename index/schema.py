"""The tables of the store, and how its file is opened."""

import shlex
import sqlite3
from functools import lru_cache
from pathlib import Path

from index.earlier import folders_to_name
from index.filter import format_of_file
from runtime.errors import IndexOfAnotherVersion
from text.accents import fold

VERSION = 5  # raised, too, where the text of a kind of file becomes another: what was stored would stay

_META = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    INSERT INTO meta VALUES ('generation', '0'), ('store', lower(hex(randomblob(4))));
"""  # the same in every version
_TABLES = """
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


def open_store(path: Path, *, writable: bool, of_any_version: bool = False) -> sqlite3.Connection:
    """Opens a store's file, made first when it is not there, at the present version.

    Args:
        path: of the file.
        writable: whether its folder is; one that is not has no room for SQLite's log.
        of_any_version: whether another one will do, as it is made anew.

    Raises:
        IndexOfAnotherVersion: another version of the program made it.
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
    if version not in {0, VERSION} and not of_any_version:
        db.close()
        # What an earlier program kept lacks what this one reads of a file: the articles are read again.
        made_by = "newer" if version > VERSION else "earlier"
        raise IndexOfAnotherVersion(
            "The index {} was made by a program of {} make (version {}, not {}). "
            "Your articles are untouched; rebuild it: ibid index --rebuild {} --index {}",
            path.parent,
            made_by,
            version,
            VERSION,
            folders_to_name(path),
            shlex.quote(str(path.parent)),
        )
    if writable:
        db.execute("PRAGMA journal_mode = WAL")
    if version == 0:
        db.executescript(f"BEGIN IMMEDIATE; {_META} {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    db.execute("SELECT count(*) FROM article").fetchone()
    db.execute("SELECT count(*) FROM meta").fetchone()
    return db


def clear_tables(db: sqlite3.Connection) -> None:
    """Empties the tables but for the facts, and makes those of another version anew; inside a change.

    Whoever has the file open keeps it open, and reads what there was until the change is committed.
    """
    if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        db.execute("DELETE FROM article")  # and what refers to it
        return
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    for (name,) in reversed(tables):  # those that refer to others first
        if name != "meta":
            db.execute(f'DROP TABLE "{name}"')
    for statement in _TABLES.split(";\n"):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {VERSION}")


@lru_cache(1 << 16)  # the list of all articles is sorted and searched again page by page
def _folded(text: str | None) -> str | None:
    return text and fold(text).casefold()
