"""Words without accents."""

import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE", "ĳ": "ij", "Ĳ": "IJ", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th"}
)
# Letters with a stroke, which Unicode does not take for a letter and an accent.
_STRUCK = str.maketrans("øØđĐðÐłŁħĦı", "oOdDdDlLhHi")

# The capital letters of Europe's Latin alphabets, as a class of a regular expression has them: [{CAPITALS}].
CAPITALS = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())


def apart(word: str) -> str:
    """With ligatures taken apart: œuvre is oeuvre."""
    return word.translate(_LIGATURES)


def fold(word: str) -> str:
    """Without accents, ligatures taken apart.

    Example:
        >>> fold("œuvré"), fold("Noël")
        ('oeuvre', 'Noel')
    """
    decomposed = unicodedata.normalize("NFD", apart(word))
    return "".join(c for c in decomposed.translate(_STRUCK) if not unicodedata.combining(c))
