"""What SQLite, the disk and the libraries that write to it refuse, told for what it is."""

import sqlite3
from pathlib import Path

from runtime.errors import IbidError, IndexBusy, IndexUnusable


def unusable(folder: Path, error: sqlite3.DatabaseError) -> IbidError:
    """What SQLite refuses, for the person at the keyboard: busy, full, read-only, or damaged."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # an extended code has its primary one in the last byte
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return IndexBusy("Another process is changing the index {}. Wait until it ends, and try again.", folder)
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:  # on a full disk it says the one or the other
        return refused_by_disk(folder, error)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return IndexUnusable("The index {} cannot be opened or written ({}). Check who may write there.", folder, error)
    return IndexUnusable(
        "The index {} is damaged or cannot be used ({}). "
        "Your articles are untouched; rebuild it: ibid index --rebuild DIR --index {}",
        folder,
        error,
        folder,
    )


def refused_by_disk(folder: Path | None, why: object) -> IndexUnusable:
    """A disk that is full or fails is no damage: nothing need be made anew."""
    return IndexUnusable(
        "The disk of the index {} does not read or write: {}. What it held is kept; if the disk is full, make room, "
        "and try again.",
        folder,
        why,
    )
