"""SHA-256 of files and of what lies in them, computed again only where a file is another."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from articles.columns import map_file
from articles.containers import is_little, may_hold, members, state_of
from articles.formats import format_of
from articles.reading import file_bytes
from articles.workers import apart
from runtime.errors import UnreadableArticle

State = tuple[int, ...]
Held = Mapping[str, str | UnreadableArticle]


class Digests:
    """Remembers what was computed, so that following a folder does not read all of it at each change.

    What lies in a file that holds several articles is remembered by that file's own digest, from run to run: the store
    keeps it. To open such a file takes a hundred times as long as its digest.
    """

    def __init__(self) -> None:
        """Knows nothing yet."""
        self._known: dict[Path, tuple[State, str]] = {}
        self._holders: dict[str, tuple[str, dict[str, str]]] = {}  # path → digest, and each member's, if it has one
        self._members: dict[Path, str | UnreadableArticle] = {}

    def recall(self, written: str) -> None:
        """Takes what `written` gave in an earlier run."""
        self._holders = json.loads(written)

    def written(self) -> str:
        """What lies in the files that hold several and are still there, as JSON."""
        return json.dumps({path: held for path, held in self._holders.items() if Path(path).is_file()})

    def members(self, path: Path) -> list[Path] | None:
        """As `articles.containers.members`, which is asked only where the file is another than it was.

        Raises:
            UnreadableArticle: it is broken, empty or too large.
        """
        if not may_hold(path):
            return None
        digest = self._remembered(path, state_of(path), _of_holder)
        held: Held
        known, held = self._holders.get(str(path), ("", {}))
        if known != digest:
            held = _held(path) if is_little(path) else apart(_held, path)
            written = {name: one for name, one in held.items() if isinstance(one, str)}
            if len(written) == len(held):  # else it is opened again next time, to tell again what is wrong
                self._holders[str(path)] = digest, written
        self._members |= {path / name: one for name, one in held.items() if one}
        return [path / name for name in held] or None

    def of(self, path: Path) -> str:
        """The digest of a file, or of what `members` named last, in hexadecimal.

        Raises:
            UnreadableArticle: it is too large to be an article, or cannot be opened.
        """
        member = self._members.pop(path, None)
        if isinstance(member, UnreadableArticle):
            raise member
        if member:
            return member
        try:
            found = path.stat()
            state = found.st_size, found.st_mtime_ns
        except OSError:  # what opening it says is told
            return _of_file(path)
        return self._remembered(path, state, _of_file)

    def _remembered(self, path: Path, state: State, compute: Callable[[Path], str]) -> str:
        known = self._known.get(path)
        if known and known[0] == state:
            return known[1]
        digest = compute(path)
        self._known[path] = state, digest
        return digest


def _of_file(path: Path) -> str:
    return hashlib.sha256(file_bytes(path)).hexdigest()


def _held(path: Path) -> Held:
    """What a file holds by its name, with its digest or what is wrong with it; empty where it is not read."""
    return {one.relative_to(path).as_posix(): _of_member(one) for one in members(path) or ()}


def _of_member(path: Path) -> str | UnreadableArticle:
    try:
        return _of_file(path) if format_of(path) or may_hold(path) else ""
    except UnreadableArticle as error:
        return error


def _of_holder(path: Path) -> str:
    """With the map of its columns: what lies in a table is as that says."""
    columns = map_file(path)
    try:
        mapped = columns.read_bytes() if columns.is_file() else b""
        with path.open("rb") as file:
            return f"{hashlib.file_digest(file, 'sha256').hexdigest()} {hashlib.sha256(mapped).hexdigest()}"
    except OSError as error:
        raise UnreadableArticle("{}: {}. Check that the file exists and may be read.", path, error.strerror) from error
