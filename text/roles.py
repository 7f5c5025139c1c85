"""What people are in office or by trade, in French or in English: the words, and which of them are one role."""

import re
from functools import cache
from pathlib import Path

from text.accents import bare

_LIST = Path(__file__).parent / "lists" / "roles.txt"
_WORD = re.compile(r"\w+(?:-\w+)*")
# A role's word is known by letters of its own, which it has in a marked text, see `marked`: several hundred words in a
# pattern take long to compile. Those few stay that patterns have by themselves.
LETTER, CAPITAL_LETTER = "ꙁ", "Ꙁ"
_UNMARKED = ("elue", "elu", "deputy", "deleguee", "delegue", "chief", "adjointe", "adjoint")
ROLE = rf"(?i:{LETTER}+|{'|'.join(_UNMARKED)})"
"""The word of a role, in a marked text."""


def roles(text: str) -> frozenset[str]:
    """The roles that a text names, each by the first word of its line in the list.

    Example:
        >>> sorted(roles("the mayor and the vice-president")), roles("Le ministre d’État") == roles("a minister")
        (['maire', 'president'], True)
    """
    known = role_words()
    # Of a word that is none itself, the parts: the vice-president is a president, a lock-keeper no keeper.
    words = {part for word in _WORD.findall(bare(text)) for part in ((word,) if word in known else word.split("-"))}
    return frozenset(known[word] for word in words if word in known)


@cache
def role_words() -> dict[str, str]:
    """Each word of the list, without accents → its role."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    of_role = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: words[0] for words in of_role for word in words}


def marked(plain: str) -> str:
    """A text without accents, as long as before, the words of roles in letters of their own.

    Example:
        >>> marked("Le Maire et sa porte-parole")
        'Le Ꙁꙁꙁꙁꙁ et sa ꙁꙁꙁꙁꙁꙁꙁꙁꙁꙁꙁꙁ'
    """
    return _any_word().sub(lambda match: _in_own_letters(match[0]), plain)


@cache
def _any_word() -> re.Pattern[str]:
    hyphened = "|".join(word for word in role_words() if "-" in word)
    return re.compile(rf"(?i)(?<!\w)(?:{hyphened})(?!\w)|\w+")


def _in_own_letters(word: str) -> str:
    if word.lower() in _UNMARKED or word.lower() not in role_words():
        return word
    return "".join(CAPITAL_LETTER if letter.isupper() else LETTER for letter in word)
