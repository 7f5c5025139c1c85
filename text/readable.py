"""Text as the eye takes it: cut words are joined, marks and invisible characters left out; each place stays known.

What is quoted is the text as it stands; this is what is read, searched and compared.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from text.lists import word_list

_BEFORE_HYPHEN = re.compile(r"[^\W\d_]+\Z")
_COMPOUND = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-(?=([^\W_]+))")
_AFTER_HYPHEN = re.compile(r"[^\W_]+")
# First parts of words that keep their hyphen where a line ends at it: vice-président, porte-parole, a-t-il.
_KEEPS_HYPHEN = word_list("before_hyphen")
_LONGEST_WORD = 40

# Soft hyphens, characters without a width, and those that tell a direction or a variant.
_UNSEEN = r"\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_CHANGED = re.compile(
    r"(?P<hyphen>(?<=\w)[-‐\u00ad][ \t]*\n[ \t]*(?:>[ \t]*)*(?=\w))"
    r"|(?P<line>(?<![ \t\r])[ \t\r]*\n\s*(?:>\s*)*)"
    r"|(?P<apostrophe>(?<=\w)[´ʼ`‘′＇](?=\w))"
    r"|(?P<dash>[‐‑])"  # hyphens that are no line's end
    r"|(?P<ligature>[ﬀ-ﬆ])"
    r"|(?P<gone>"
    rf"[{_UNSEEN}]|(?<=\w)\u200d"
    r"|^\s*(?:>\s*)+|^#{1,6}[ \t]+"
    r"|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])"  # Markdown's emphasis
    r"|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)"
    r"|!?\[(?=[^\]\n]{0,300}\]\([^)\s]{1,500}\))|\]\([^)\s]{1,500}\)"  # and its links
    r"|\[\^[\w-]{1,30}\]:?)",
    re.MULTILINE,
)
_IN_ALL_CHANGED = re.compile(rf"[\n´ʼ`‘′＇‐‑ﬀ-ﬆ\u200d{_UNSEEN}>#*_\[\]]")  # one of them at least
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))


@dataclass(frozen=True, slots=True)
class Readable:
    """What is read of a text, and where each character of it stands there.

    Attributes:
        text: what is read.
        places: offset in the text as it stands of each character of what is read.
    """

    text: str
    places: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        r"""Where `text[start:end]`, not empty, stands in the text as it is.

        Example:
            >>> read = readable("Odi-\nlon Ferrandi", 0, 17)
            >>> read.text, read.original(0, 6)
            ('Odilon Ferrandi', (0, 8))
        """
        return self.places[start], self.places[end - 1] + 1


def readable(text: str, start: int, end: int, left_out: Iterable[tuple[int, int]] = ()) -> Readable:
    """What is read of `text[start:end]`.

    Args:
        text: as it stands.
        start: offset of the first character.
        end: offset of the one after the last.
        left_out: stretches within that are not read, in order; a space stands for each.

    Example:
        >>> readable("a **b** [c](http://d)", 0, 21).text
        'a b c'
    """
    out: list[str] = []
    places: list[int] = []
    at = start
    for upto, after in (*left_out, (end, end)):
        _read(text, at, upto, out, places)
        if after < end:
            out.append(" ")
            places.append(upto)
            at = after
    return Readable("".join(out), places)


def plain(text: str) -> str:
    """The same for a text whose places are of no use.

    Example:
        >>> plain("Qui dirige l´observatoire de l\u02bcAubrelle ?")
        'Qui dirige l’observatoire de l’Aubrelle ?'
    """
    return readable(text, 0, len(text)).text


def tidy(words: str) -> str:
    r"""On one line, composed, without control characters.

    Example:
        >>> tidy("un\n  fait\x00")
        'un fait'
    """
    kept = words
    if not words.isprintable():  # most are, and this is quick
        kept = "".join(" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in words)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def _read(text: str, start: int, end: int, out: list[str], places: list[int]) -> None:
    changed = _CHANGED.finditer(text, start, end) if _IN_ALL_CHANGED.search(text, start, end) else ()
    for match in changed:
        out.append(text[start : match.start()])
        places.extend(range(start, match.start()))
        instead = _instead(text, match)
        out.append(instead)
        places.extend([match.start()] * len(instead))
        start = match.end()
    out.append(text[start:end])
    places.extend(range(start, end))


def _instead(text: str, match: re.Match[str]) -> str:
    match match.lastgroup:
        case "hyphen":
            return "-" if _is_compound(text, match.start(), match.end()) else ""
        case "line":
            return " "
        case "apostrophe":
            return "’"
        case "dash":
            return "-"
        case "ligature":
            return _LIGATURES[match[0]]
    return ""


def _is_compound(text: str, hyphen: int, after: int) -> bool:
    """Whether a hyphen at the end of a line belongs to its word: Saint-Denis, 2018-2019, vice-président."""
    before = _BEFORE_HYPHEN.search(text[max(0, hyphen - _LONGEST_WORD) : hyphen])
    following = _AFTER_HYPHEN.match(text, after)
    if not before or not following or not text[after].islower():
        return True
    return before[0].lower() in _KEEPS_HYPHEN or (before[0], following[0]) in _compounds(text)


@lru_cache(maxsize=16)  # a text has many line ends
def _compounds(text: str) -> frozenset[tuple[str, str]]:
    """The two words around each hyphen in a text that ends no line."""
    return frozenset((match[1], match[2]) for match in _COMPOUND.finditer(text))
