"""What is told of files that were not read, or in part."""

from collections.abc import Sequence

from index.names import Names
from index.unread import Reasons
from runtime.errors import UnreadableArticle
from text.language import Language
from ui.labels import REPLIES, apology, reason


def unread_lines(reasons: Reasons, language: Language, names: Names) -> Sequence[str]:
    """Each file with what is wrong with it.

    Example:
        >>> from pathlib import Path
        >>> unread_lines({"/a/b.xlsx": ".xlsx", "/a/pipe": "pipe or device"}, "en", Names([Path("/a")]))
        ['b.xlsx is not read (.xlsx)', 'pipe is not read (pipe or device)']
    """
    says = REPLIES[language]

    def line(path: str, why: UnreadableArticle | str) -> str:
        shown = names.of(path)
        if isinstance(why, str):
            return says["not read"].format(shown, reason(why, language))
        return names.within(apology(why, language).replace(path, shown))

    return [line(path, why) for path, why in reasons.items()]
