"""What is told of files that were not read, or in part."""

from collections.abc import Iterable, Sequence
from os.path import commonpath
from pathlib import Path
from typing import NamedTuple

from index.names import Names
from index.unread import Reasons
from runtime.errors import UnreadableArticle
from text.language import Language
from ui.labels import REPLIES, apology, reason


class UnreadLine(NamedTuple):
    """A file with what is wrong with it, and its whole path, where whoever reads this may know it."""

    words: str
    path: str


def unread_lines(reasons: Reasons, language: Language, names: Names) -> Sequence[UnreadLine]:
    """Each file by its place in the folder that was indexed; without one, in the folder that all of them lie in.

    Example:
        >>> reasons = {"/a/b/b.xlsx": ".xlsx", "/a/pipe": "pipe or device"}
        >>> [line.words for line in unread_lines(reasons, "en", Names([Path("/a")]))]
        ['b/b.xlsx is not read (.xlsx)', 'pipe is not read (pipe or device)']
    """
    says, short = REPLIES[language], names if names.folders else Names(_folder_of(reasons))

    def line(path: str, why: UnreadableArticle | str) -> UnreadLine:
        shown, whole = short.of(path), "" if names.folders else path
        if isinstance(why, str):
            return UnreadLine(says["not read"].format(shown, reason(why, language)), whole)
        return UnreadLine(names.within(apology(why, language).replace(path, shown)), whole)

    return [line(path, why) for path, why in reasons.items()]


def _folder_of(paths: Iterable[str]) -> list[Path]:
    """The folder that all of some files lie in, which an archive is not; none where they lie on several drives."""
    try:
        common = Path(commonpath([str(Path(path).parent) for path in paths]))
    except ValueError:
        return []
    return [next(folder for folder in (common, *common.parents) if not folder.is_file())]
