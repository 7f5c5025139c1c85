"""What can be told of an index that another version of the program made: where its articles lie."""

import json
import shlex
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

ADDED = "added folders"
"""By this name the store keeps the folders that were added on the page."""


def files_of_any_version(store: Path) -> Sequence[Path] | None:
    """The files that a store's articles lie in, and the folders added on the page; None where it does not tell.

    Args:
        store: its file.
    """
    try:
        with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as db:
            files = [path for (path,) in db.execute("SELECT path FROM file ORDER BY path")]
            kept = db.execute("SELECT value FROM meta WHERE key = ?", (ADDED,)).fetchone()
        return [Path(path) for path in (*files, *(json.loads(kept[0]) if kept else ()))]
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return None


def folders_to_name(store: Path) -> str:
    """The folders that hold these, none inside another, as a command takes them; DIR where they are not known.

    Those that are added on the page stay known: they need not be named, and do no harm.
    """
    found: list[Path] = []
    for folder in sorted({_folder_of(path) for path in files_of_any_version(store) or ()}):
        if not any(folder.is_relative_to(other) for other in found):
            found.append(folder)
    return " ".join(shlex.quote(str(folder)) for folder in found) or "DIR"


def _folder_of(path: Path) -> Path:
    """What a file lies in, be it in an archive there."""
    return path if path.is_dir() else next(folder for folder in path.parents if not folder.is_file())
