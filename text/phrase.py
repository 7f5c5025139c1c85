"""Exact words, found as they stand: whole, whatever their case, apostrophes and white space."""

import re

from text.accents import fold

_ACCENTED = "".join(chr(code) for code in range(0xC0, 0x250))
_PLAIN = str.maketrans({accented: plain for accented in _ACCENTED if len(plain := fold(accented)) == 1})


class Phrase:
    """Words to find. Accents are looked at where the phrase has some.

    Example:
        >>> Phrase("l'ecole").place_in("À l’École, dit-il"), Phrase("école").place_in("Il recole")
        ((2, 9), None)
    """

    def __init__(self, words: str) -> None:
        """Takes the words."""
        self._plain = fold(words) == words
        pattern = re.sub("['’]", "['’]", r"\s+".join(re.escape(word) for word in words.split()))
        if self._plain:
            pattern = pattern.replace("oe", "(?:oe|œ)")
        first, last = (r"\b" if words.strip()[place].isalnum() else "" for place in (0, -1))
        self._pattern = re.compile(f"{first}{pattern}{last}", re.IGNORECASE)

    def place_in(self, text: str) -> tuple[int, int] | None:
        """Where they first stand in a text."""
        match = self._pattern.search(text.translate(_PLAIN) if self._plain else text)
        return match.span() if match else None

    def is_in(self, text: str | None) -> bool:
        """Whether they stand in a text."""
        return bool(text) and self.place_in(text or "") is not None
