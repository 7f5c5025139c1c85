"""Words without accents."""

import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE", "ĳ": "ij", "Ĳ": "IJ", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th"}
)
# Letters with a stroke, which Unicode does not take for a letter and an accent.
_STRUCK = str.maketrans("øØđĐðÐłŁħĦı", "oOdDdDlLhHi")

# The capital letters of Europe's Latin alphabets, as a class of a regular expression has them: [{CAPITALS}].
CAPITALS = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())


_COGNATE = 5  # letters


class _WithoutMarks(dict[int, int | None]):
    """A table for `str.translate` that leaves combining marks out, filled as characters come."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


def apart(word: str) -> str:
    """With ligatures taken apart: œuvre is oeuvre."""
    return word.translate(_LIGATURES)


def fold(word: str) -> str:
    """Without accents, ligatures taken apart.

    Example:
        >>> fold("œuvré"), fold("Noël")
        ('oeuvre', 'Noel')
    """
    if word.isascii():
        return word
    return unicodedata.normalize("NFD", apart(word)).translate(_STRUCK).translate(_WITHOUT_MARKS)


def bare(text: str) -> str:
    """Without accents and case, ligatures taken apart.

    Example:
        >>> bare("Œuvre de NOËL")
        'oeuvre de noel'
    """
    return fold(text.casefold())


def cognate(word: str) -> str:
    """How a word begins in the other language, too, and in the plural, as nouns of the press mostly do.

    Example:
        >>> cognate("Délégations"), cognate("delegation"), cognate("intérieur"), cognate("interior")
        ('deleg', 'deleg', 'inter', 'inter')
    """
    return bare(word)[:_COGNATE]


def folded_in_place(text: str) -> str:
    """Without accents, and as long as before: of a ligature the first letter stays.

    Example:
        >>> folded_in_place("Sœur Noël")
        'Sour Noel'
    """
    return text if text.isascii() else "".join(fold(character)[:1] or character for character in text)
