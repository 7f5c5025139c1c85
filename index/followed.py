"""What some folders hold, remembered from look to look, so that only what changed is looked at again."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from articles.columns import FILE as COLUMNS
from index.digests import Digests
from index.scan import OUTSIDE, Scan, joined, look, looked_through
from runtime.errors import UnreadableArticle

_MANY = 1_000  # changes; the system that tells of them may have lost some where there are more


@dataclass(frozen=True, slots=True)
class _Look:
    """One thing in a folder, and the digest of each file that is read; what a link is, another file tells."""

    scan: Scan
    digests: Mapping[Path, str]
    is_folder: bool
    is_link: bool


class Followed:
    """Some folders. It remembers digests, too, and what each thing in them turned out to be.

    Attributes:
        digests: of files.
        stamp: of the store that holds what was seen last; empty where none does. Another program may change a store,
            and then all is looked through again.
    """

    def __init__(self) -> None:
        """Knows nothing yet."""
        self.digests = Digests()
        self.stamp = ""
        self._roots: list[Path] = []
        self._looks: dict[Path, _Look] = {}

    def look(self, roots: Sequence[Path], changed: Collection[Path] | None = None) -> tuple[Scan, dict[Path, str]]:
        """What the folders hold, and the digest of each file that is read.

        Args:
            roots: the folders.
            changed: what lies in them and may be another than at the last look; None for all.
        """
        if changed is None or not self._can_tell(roots, changed):
            self._roots, self._looks = [*roots], {}
            for path, scan, is_folder in looked_through(roots, self.digests.members):
                self._looks[path] = self._looked(path, scan, is_folder=is_folder)
        else:
            for path in changed:
                self._looks.pop(path, None)
                if os.path.lexists(path):
                    found = look(path, roots, self.digests.members, is_folder=False)
                    self._looks[path] = self._looked(path, found, is_folder=False)
        digests: dict[Path, str] = {}
        for one in self._looks.values():
            digests.update(one.digests)
        return joined(one.scan for one in self._looks.values()), digests

    def _can_tell(self, roots: Sequence[Path], changed: Collection[Path]) -> bool:
        """Whether it is enough to look at what changed: at files in folders that are known."""
        few = len(changed) <= _MANY and not any(known.is_link for known in self._looks.values())
        return self._roots == [*roots] and few and all(map(self._is_file, changed))

    def _is_file(self, path: Path) -> bool:
        known, folder = self._looks.get(path), path.parent
        odd = path.name == COLUMNS or "\ufffd" in path.name  # other files go by the one; the other is no true name
        return not odd and self._is_open(folder) and not (known and known.is_folder) and not path.is_dir()

    def _is_open(self, folder: Path) -> bool:
        """Whether a folder is known as one whose files are looked at."""
        known = self._looks.get(folder)
        shown = not folder.name.startswith(".") and not folder.is_symlink()
        return folder in self._roots or (known is not None and known.is_folder and shown)

    def _looked(self, path: Path, scan: Scan, *, is_folder: bool) -> _Look:
        digests: dict[Path, str] = {}
        failed: dict[Path, UnreadableArticle] = {}
        for file in scan.read:
            try:
                digests[file] = self.digests.of(file)
            except UnreadableArticle as error:
                failed[file] = error
        is_link = not is_folder and path.is_symlink() and scan.left_out.get(path) != OUTSIDE
        return _Look(replace(scan, failed={**scan.failed, **failed}), digests, is_folder, is_link)
