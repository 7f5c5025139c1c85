"""What is told of files that were not read, or in part."""

from collections.abc import Sequence
from pathlib import Path

from index.unread import Reasons
from runtime.errors import UnreadableArticle
from text.language import Language
from ui.labels import REPLIES, apology


def unread_lines(reasons: Reasons, language: Language, *, names: bool = False) -> Sequence[str]:
    """Each file with what is wrong with it; by its name alone where `names`, for one who knows where it lies.

    Example:
        >>> unread_lines({"/a/b.xlsx": ".xlsx", "/a/pipe": "pipe or device"}, "en", names=True)
        ['b.xlsx is not read (.xlsx)', 'pipe is not read (pipe or device)']
    """
    says = REPLIES[language]

    def line(path: str, why: UnreadableArticle | str) -> str:
        shown = Path(path).name if names else path
        if isinstance(why, str):
            return says["not read"].format(shown, says.get(why, why))
        return apology(why, language).replace(path, shown)

    return [line(path, why) for path, why in reasons.items()]
