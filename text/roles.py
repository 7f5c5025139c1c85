"""What people are in office or by trade, in French or in English: the words, and which of them are one role."""

import re
from functools import cache
from pathlib import Path

from text.accents import bare

_LIST = Path(__file__).parent / "lists" / "roles.txt"
_WORD = re.compile(r"\w+(?:-\w+)*")


def roles(text: str) -> frozenset[str]:
    """The roles that a text names, each by the first word of its line in the list.

    Example:
        >>> sorted(roles("the mayor and the vice-president")), roles("Le ministre d’État") == roles("a minister")
        (['maire', 'president'], True)
    """
    known = role_words()
    words = {part for word in _WORD.findall(bare(text)) for part in (word, *word.split("-"))}
    return frozenset(known[word] for word in words if word in known)


@cache
def role_words() -> dict[str, str]:
    """Each word of the list, without accents → its role."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    of_role = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: words[0] for words in of_role for word in words}
