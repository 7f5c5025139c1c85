"""What lies in a folder: the files that are read, and those that are not, each with the reason."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from articles.columns import FILE as COLUMNS
from articles.containers import may_hold, members
from articles.formats import format_of
from index.store import FILE
from runtime.errors import NoArticles, UnreadableArticle

HIDDEN = "hidden"
LINK = "link to a folder"
DEAD_LINK = "dead link"
OUTSIDE = "link out of the folder"
SECOND = "link to a file that is read"
NO_FILE = "pipe or device"
EMPTY = "empty"
NO_SUFFIX = "without a suffix"

Members = Callable[[Path], list[Path] | None]


@dataclass(frozen=True)
class Scan:
    """What lies in some folders.

    Attributes:
        read: the files of a format that is read, and what lies in files that hold several, in alphabetical order.
        left_out: the others, with the reason: a suffix that is not read, being hidden, or no file. A hidden folder
            counts once; that of an index is no news.
        failed: the files and folders that should hold articles and cannot be opened, with what is wrong.
    """

    read: tuple[Path, ...]
    left_out: Mapping[Path, str]
    failed: Mapping[Path, UnreadableArticle]


def check_folder(directory: Path) -> Path:
    """The whole path of a folder.

    Raises:
        NoArticles: there is none.
    """
    if not directory.is_dir():
        raise NoArticles("No folder {}. Check the path.", directory)
    return directory.resolve()


def scan(roots: Sequence[Path], members: Members = members) -> Scan:
    """Looks through some folders, and what is inside them.

    Args:
        roots: the folders.
        members: what a file holds, told as `articles.containers.members` does.
    """
    return joined(found for _, found, _ in looked_through(roots, members))


def joined(scans: Iterable[Scan]) -> Scan:
    """Several as one."""
    read: set[Path] = set()
    left_out: dict[Path, str] = {}
    failed: dict[Path, UnreadableArticle] = {}
    for one in scans:
        read.update(one.read)
        left_out.update(one.left_out)
        failed.update(one.failed)
    return Scan(tuple(sorted(read, key=lambda path: path.parts)), left_out, failed)


def looked_through(roots: Sequence[Path], members: Members = members) -> Iterator[tuple[Path, Scan, bool]]:
    """The path of each thing in some folders, what it is and holds, and whether it is a folder."""
    closed: dict[Path, UnreadableArticle] = {}
    for path, is_folder in _files(roots, closed):
        found = look(path, roots, members, is_folder=is_folder)
        yield path, Scan((), {}, found.failed) if path in roots else found, is_folder
    yield from ((path, Scan((), {}, {path: why}), True) for path, why in closed.items())


def look(path: Path, roots: Sequence[Path], members: Members = members, *, is_folder: bool) -> Scan:
    """What one thing in some folders is, and holds."""
    if (name := _in_utf_8(path)) != path:
        return Scan((), {}, {name: UnreadableArticle("{}: its name is not in UTF-8. Rename it.", name)})
    try:
        special = _special(path, is_folder=is_folder) or _of_link(path, roots)
        inside = None if path.name.startswith(".") or is_folder or special else members(path)
    except UnreadableArticle as error:
        return Scan((), {}, {path: error})
    read: list[Path] = []
    left_out: dict[Path, str] = {}
    for found in [path] if inside is None else inside:
        reason = HIDDEN if _is_hidden(found, path) else special or _reason(found, is_folder=is_folder)
        if not reason and not is_folder:
            read.append(found)
        elif reason and found.name != COLUMNS and not _holds_index(found):
            left_out[found] = reason
    return Scan(tuple(read), left_out, {})


def _in_utf_8(path: Path) -> Path:
    """A path as it can be written; another one where it cannot."""
    return Path(os.fsencode(path).decode("utf-8", "replace"))


def _holds_index(path: Path) -> bool:
    try:
        return (path / FILE).is_file()
    except OSError:  # no permission to look
        return False


def _files(roots: Sequence[Path], failed: dict[Path, UnreadableArticle]) -> Iterator[tuple[Path, bool]]:
    """Files and folders, and whether it is a folder; what lies in a hidden folder is left out with it."""

    def note(error: OSError) -> None:
        failed[Path(error.filename)] = UnreadableArticle(
            "{}: {}. Check that the folder may be read.", error.filename, error.strerror
        )

    for root in roots:
        for folder, folders, files in os.walk(root, onerror=note):
            yield from ((Path(folder, name), True) for name in folders)
            yield from ((Path(folder, name), False) for name in files)
            folders[:] = [name for name in folders if not name.startswith(".")]


def _is_hidden(path: Path, holder: Path) -> bool:
    """Whether a file, a folder, or something on the way to what lies in a file, has a name that hides it."""
    inside = path.parts[len(holder.parts) :] if path is not holder else ()
    return any(part.startswith(".") for part in (holder.name, *inside))


def _special(path: Path, *, is_folder: bool) -> str:
    """What makes something that lies in a folder unfit to be opened; empty where nothing does.

    Raises:
        UnreadableArticle: what it is cannot be told.
    """
    try:
        is_link = path.is_symlink()
        if is_folder:
            return LINK if is_link else ""
        if is_link and not path.exists():
            return DEAD_LINK
        return "" if S_ISREG(path.stat().st_mode) else NO_FILE
    except OSError as error:
        raise UnreadableArticle("{}: {}. Check that the file exists and may be read.", path, error.strerror) from error


def _of_link(path: Path, roots: Sequence[Path]) -> str:
    """Why a link to a file is not read: the file is, where it lies, or lies where nobody said that articles are."""
    if not path.is_symlink():
        return ""
    target = path.resolve()
    root = next((root.resolve() for root in roots if target.is_relative_to(root.resolve())), None)
    if root is None:
        return OUTSIDE
    hidden = any(part.startswith(".") for part in target.relative_to(root).parts)
    return "" if hidden or _reason(target, is_folder=False) else SECOND


def _reason(path: Path, *, is_folder: bool) -> str:
    """Why something is not read; empty where it is, or where opening it tells what is wrong."""
    if is_folder or format_of(path) or may_hold(path):
        return ""
    return path.suffix.lower() or NO_SUFFIX


def counted(left_out: Mapping[Path, str]) -> str:
    """How many for each reason, the most frequent first.

    Example:
        >>> counted({Path("a.xlsx"): ".xlsx", Path("b.xlsx"): ".xlsx", Path(".c"): "hidden"})
        '2 .xlsx, 1 hidden'
    """
    return ", ".join(f"{count} {reason}" for reason, count in Counter(left_out.values()).most_common())
