"""What lies in a folder: the files that are read, and those that are not, each with the reason."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from articles.formats import format_of
from index.store import FILE

HIDDEN = "hidden"
LINK = "link to a folder"
NO_SUFFIX = "without a suffix"


def scan(roots: Sequence[Path]) -> tuple[list[Path], dict[Path, str]]:
    """The files under some folders.

    Args:
        roots: the folders.

    Returns:
        Those of a format that is read, in alphabetical order; and what is left out with its reason: a suffix that is
        not read, or being hidden. A hidden folder counts once; that of an index is no news.
    """
    read: set[Path] = set()
    left_out: dict[Path, str] = {}
    for root in roots:
        for folder, folders, files in os.walk(root):
            reasons = {path: _reason(path) for path in (Path(folder, name) for name in (*folders, *files))}
            read |= {path for path, reason in reasons.items() if not reason and not path.is_dir()}
            left_out |= {path: reason for path, reason in reasons.items() if reason}
            folders[:] = [name for name in folders if not name.startswith(".")]
    return sorted(read), {path: reason for path, reason in left_out.items() if not Path(path / FILE).is_file()}


def _reason(path: Path) -> str:
    """Why a file or a folder is not read; empty where it is."""
    if path.name.startswith("."):
        return HIDDEN
    if path.is_dir():
        return LINK if path.is_symlink() else ""
    if format_of(path) and path.is_file():
        return ""
    return path.suffix.lower() or NO_SUFFIX


def counted(left_out: Mapping[Path, str]) -> str:
    """How many for each reason, the most frequent first.

    Example:
        >>> counted({Path("a.xlsx"): ".xlsx", Path("b.xlsx"): ".xlsx", Path(".c"): "hidden"})
        '2 .xlsx, 1 hidden'
    """
    return ", ".join(f"{count} {reason}" for reason, count in Counter(left_out.values()).most_common())
