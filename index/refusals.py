"""What SQLite, the disk and the libraries that write to it refuse, told for what it is."""

import shlex
import sqlite3
from pathlib import Path

from index.earlier import folders_to_name
from runtime.errors import IbidError, IndexBusy, IndexUnusable


def unusable(store: Path, error: sqlite3.DatabaseError) -> IbidError:
    """What SQLite refuses, for the person at the keyboard: busy, full, read-only, or damaged.

    Args:
        store: its file.
        error: how SQLite says it.
    """
    folder = store.parent
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # an extended code has its primary one in the last byte
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return busy(folder)
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:  # on a full disk it says the one or the other
        return refused_by_disk(folder, error)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return IndexUnusable("The index {} cannot be opened or written ({}). Check who may write there.", folder, error)
    return IndexUnusable(
        "The index {} is damaged or cannot be used ({}). "
        "Your articles are untouched; rebuild it: ibid index --rebuild {} --index {}",
        folder,
        error,
        folders_to_name(store),
        shlex.quote(str(folder)),
    )


def busy(folder: Path) -> IndexBusy:
    """That one process at a time changes an index."""
    return IndexBusy("Another process is changing the index {}. Wait until it ends, and try again.", folder)


def refused_by_disk(folder: Path | None, why: object) -> IndexUnusable:
    """A disk that is full or fails is no damage: nothing need be made anew."""
    return IndexUnusable(
        "The disk of the index {} does not read or write: {}. What it held is kept; if the disk is full, make room, "
        "and try again.",
        folder,
        why,
    )
