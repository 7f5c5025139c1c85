"""Words without accents."""

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"})


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
    return "".join(c for c in decomposed if not unicodedata.combining(c))
