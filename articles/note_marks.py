"""Marks of notes: small raised figures, letters and signs that are no words of the text and are left out of it.

The formats say what is raised (`raised`); here alone is decided whether it is a mark, an exponent or the end of a word.
"""

import re

OPEN, CLOSE = "⁽", "⁾"  # around what is raised: signs that no text needs, and every XML may hold
_RAISED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_IN_PIECES = re.compile(rf"(?<!\d){CLOSE}{OPEN}|{CLOSE}{OPEN}(?!\d)")  # « -4 » in two; « 2 » and « 1 » are two
_ONE = r"(?:[1-9]\d{0,2}|[abc]|[*†‡§¶#]{1,4})"
_BRACKETED = r"[\[(][^\[\]()]{1,20}[\])]"
_MARK = re.compile(rf"(?:{_ONE}|{_BRACKETED})(?:[\s,;–-]*(?:(?<!\d){_ONE}|(?<=[\s,;–-]){_ONE}|{_BRACKETED}))*")
_BACK = re.compile(r"[↩↑⏎^\ufe0e\ufe0f]+")  # from a note to its mark
_NOTE = re.compile(r"(?i)note|fn|edn|nbp|(?<![a-z])n\W?\d")  # names of places of notes
_SIGN = re.compile(r"[*†‡§¶#\[(]")
_SUPERSCRIPTS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_EXPONENT = re.compile(r"[+\-−–]?\d+[+\-−–]?")

# What an exponent stands on: a unit of length, seconds below a stroke; a formula; a variable; ten; two.
_UNIT = re.compile(r"(?:(?<![^\W\d_])(?:[kcdhµ]?m|dam|ft|in|yd|mi)|[/.·]s)\Z")
_FORMULA = re.compile(r"(?<!\w)(?:[CNSP]O|HCO|SiO|TiO|CH|NH|mc|(?<![’'])[A-Z])\Z")
_VARIABLE = re.compile(r"(?:(?<![^\W\d_])(?<![’'])π?[nrxyz]|(?<![\w’'])(?<!\d\s)[b-z])\Z")
_TEN = re.compile(r"(?<!\d)(?<!\d,)10\Z")
_TWO = re.compile(r"(?<!\d)(?<!\d[.,\s])2\Z")
_MATHS = re.compile(r"\s*[+=×/⁄÷]")
_NO_SPACE_BEFORE = re.compile(r"[.,)\]…]|\Z")


def raised(words: str) -> str:
    """Words that stand higher than the others, so that `without_note_marks` knows them."""
    return f"{OPEN}{unraised(words)}{CLOSE}"


def unraised(words: str) -> str:
    """Words as if nothing in them were raised."""
    return words.replace(OPEN, "").replace(CLOSE, "")


def note_mark() -> str:
    """What stands for a mark that leads to its note, and is therefore certain to be one."""
    return raised("*")


def is_note_link(words: str, before: str, target: str, *, is_raised: bool) -> bool:
    """Whether words that lead to another place of the same document are a note's mark, or a note's way back.

    Args:
        words: that lead there.
        before: what stands in front.
        target: the name of that place.
        is_raised: whether they stand higher.

    Example:
        >>> is_note_link("1", "12 000 euros", "n1", is_raised=False)
        True
        >>> [is_note_link("1", "Chapitre ", place, is_raised=False) for place in ("c1", "fn1")]
        [False, True]
    """
    mark = words.strip()
    if _BACK.fullmatch(mark):
        return True
    glued = before.strip() != "" and not before[-1].isspace()
    named = before.strip() != "" and _NOTE.search(target) is not None
    return _MARK.fullmatch(mark) is not None and (is_raised or glued or named)


def without_note_marks(words: str) -> str:
    """Words without the marks of notes; other figures that are raised are written so, other words as any.

    Example:
        >>> without_note_marks(f"12 000{raised('1')} euros le 1{raised('er')} mars pour 850 m{raised('2')}")
        '12 000 euros le 1er mars pour 850 m²'
    """
    words = _IN_PIECES.sub("", words)
    kept, place = "", 0
    for match in _RAISED.finditer(words):
        kept += words[place : match.start()]
        place = match.end()
        mark, after = match[1].strip(), unraised(words[place:])
        if not _is_note_mark(mark, kept, after):
            kept += match[1].translate(_SUPERSCRIPTS) if _EXPONENT.fullmatch(mark) else match[1]
        elif kept[-1:] + after[:1] in {"[]", "()"}:
            kept, place = kept[:-1], place + 1
        elif _NO_SPACE_BEFORE.match(after):
            kept = kept.rstrip()
    return unraised(kept + words[place:])


def _is_note_mark(mark: str, before: str, after: str) -> bool:
    if not _MARK.fullmatch(mark) or not (before + after).strip():
        return False
    if _SIGN.match(mark):
        return True
    if not before.strip():  # a note begins with its own mark
        return after[:1].isspace() or re.match(r"\w{3}", after) is not None
    if after[:1].isalpha() or _MATHS.match(after):  # « le ¹⁴C », « ½ »
        return False
    if before[-1].isspace():
        return True
    return not (_is_letter_of_word(before) if mark[0].isalpha() else _is_base(before, mark))


def _is_letter_of_word(before: str) -> bool:
    """Whether a raised letter ends a word of one letter, as in « Mᵃ »."""
    return re.search(r"(?<!\w)[^\W\d_]\Z", before) is not None


def _is_base(before: str, mark: str) -> bool:
    """Whether a raised figure is the exponent of what stands before it."""
    return bool(
        (mark in {"2", "3"} and _UNIT.search(before))
        or (mark in {"2", "3", "4"} and _FORMULA.search(before))
        or _VARIABLE.search(before)
        or (mark != "1" and _TEN.search(before))
        or (len(mark) == 2 and _TWO.search(before))
    )
