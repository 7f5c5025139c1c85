"""The word lists: files of words parted by white space, in `text/lists/`; a line that begins with # is a comment."""

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "lists"


def word_list(name: str) -> frozenset[str]:
    """The words of a file.

    Args:
        name: of the file, without its suffix.

    Example:
        >>> "combien" in word_list("asking.fr"), "combien" in word_list("asking.en")
        (True, False)
    """
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def any_of(name: str) -> str:
    """A regular expression of any of the words of a file, the longest first.

    Example:
        >>> any_of("name_particles")
        'della|bint|ould|ben|bin|del|den|der|dos|ibn|ter|van|vom|von|zur|af|al|av|da|de|di|du|el|la|le|zu'
    """
    return "|".join(sorted(map(re.escape, word_list(name)), key=lambda word: (-len(word), word)))


# Articles, prepositions, pronouns, auxiliaries of both languages.
LITTLE_WORDS = word_list("function.fr") | word_list("function.en")
