"""SHA-256 of files, computed again only where a file's size or time of change is another."""

import hashlib
from pathlib import Path

from articles.containers import holder_of
from articles.reading import file_bytes


class Digests:
    """Remembers what was computed, so that following a folder does not read all of it at each change."""

    def __init__(self) -> None:
        """Knows nothing yet."""
        self._known: dict[Path, tuple[int, int, str]] = {}

    def of(self, path: Path) -> str:
        """The digest of a file, in hexadecimal.

        Raises:
            UnreadableArticle: it is too large to be an article, or cannot be opened.
        """
        try:
            state = (holder_of(path) or path).stat()
            size, changed = state.st_size, state.st_mtime_ns
        except OSError:
            size = changed = -1  # what opening it says is told
        known = self._known.get(path)
        if known and known[:2] == (size, changed):
            return known[2]
        digest = hashlib.sha256(file_bytes(path)).hexdigest()
        self._known[path] = size, changed, digest
        return digest
