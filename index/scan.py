"""What lies in a folder: the files that are read, and those that are not, each with the reason."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from articles.columns import FILE as COLUMNS
from articles.containers import members
from articles.formats import format_of
from index.store import FILE
from runtime.errors import UnreadableArticle

HIDDEN = "hidden"
LINK = "link to a folder"
NO_SUFFIX = "without a suffix"


@dataclass(frozen=True)
class Scan:
    """What lies in some folders.

    Attributes:
        read: the files of a format that is read, and what lies in files that hold several, in alphabetical order.
        left_out: the others, with the reason: a suffix that is not read, or being hidden. A hidden folder counts once;
            that of an index is no news.
        failed: the files that should hold articles and cannot be opened, with what is wrong.
    """

    read: tuple[Path, ...]
    left_out: Mapping[Path, str]
    failed: Mapping[Path, UnreadableArticle]


def scan(roots: Sequence[Path], members: Callable[[Path], list[Path] | None] = members) -> Scan:
    """Looks through some folders, and what is inside them.

    Args:
        roots: the folders.
        members: what a file holds, told as `articles.containers.members` does.
    """
    read: set[Path] = set()
    left_out: dict[Path, str] = {}
    failed: dict[Path, UnreadableArticle] = {}
    for path, is_folder in _files(roots):
        try:
            inside = None if path.name.startswith(".") or is_folder else members(path)
        except UnreadableArticle as error:
            failed[path] = error
            continue
        for found in [path] if inside is None else inside:
            reason = _reason(found, path)
            if reason and found.name != COLUMNS:
                left_out[found] = reason
            elif not reason and (inside is not None or not is_folder):
                read.add(found)
    no_news = {path for path in left_out if path in roots or Path(path / FILE).is_file()}
    in_order = tuple(sorted(read, key=lambda path: path.parts))
    return Scan(in_order, {path: why for path, why in left_out.items() if path not in no_news}, failed)


def _files(roots: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Files and folders, and whether it is a folder; what lies in a hidden folder is left out with it."""
    for root in roots:
        for folder, folders, files in os.walk(root):
            yield from ((Path(folder, name), True) for name in folders)
            yield from ((Path(folder, name), False) for name in files)
            folders[:] = [name for name in folders if not name.startswith(".")]


def _reason(path: Path, holder: Path) -> str:
    """Why a file, a folder, or what lies in a file is not read; empty where it is."""
    inside = path.parts[len(holder.parts) :] if path is not holder else ()
    if any(part.startswith(".") for part in (holder.name, *inside)):
        return HIDDEN
    if format_of(path) and holder.is_file():
        return ""
    if path is holder and path.is_dir():
        return LINK if path.is_symlink() else ""
    return path.suffix.lower() or NO_SUFFIX


def counted(left_out: Mapping[Path, str]) -> str:
    """How many for each reason, the most frequent first.

    Example:
        >>> counted({Path("a.xlsx"): ".xlsx", Path("b.xlsx"): ".xlsx", Path(".c"): "hidden"})
        '2 .xlsx, 1 hidden'
    """
    return ", ".join(f"{count} {reason}" for reason, count in Counter(left_out.values()).most_common())
