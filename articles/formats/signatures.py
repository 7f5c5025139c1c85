"""What stands below a mail's words and is none of them: its signature, and what a list or a telephone put there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.formats.announcements import announces
from articles.formats.build import Part

_RULE = re.compile(r"[-_=*~#]{5,}")
_ADDRESS = re.compile(r"https?://|\S@\S")
_OF_A_LIST = re.compile(
    r"(?i)mailing[ -]list|listinfo|listserv|liste de (?:diffusion|discussion)|unsubscri|désabonn|désinscri"
    r"|google ?groups"
)
_LAST_LINE = re.compile(
    r"(?i)(?:to unsubscribe|(?:pour )?(?:vous |se )?dés(?:abonner|inscrire)|you (?:are receiving|received) this"
    r"|vous (?:recevez|avez reçu) ce|(?:envoyé|sent) (?:de|depuis|à partir de|from) (?:mon|ma|my|outlook)\b"
    r"|(?:get|télécharge[rz]|obtene[zr]) outlook)\b.{0,200}"
)
_SIGNATURE = 200  # words at most, with what a firm puts below its people's
_FOOTER = 60


def without_signature(parts: Sequence[Part]) -> Iterator[Part]:
    """What stands below a signature's two dashes, up to a quotation or the end of the one that it is in."""
    signed_until = 0
    for number, part in enumerate(parts):
        if part.words.strip() == "--":
            end = number + _end(parts[number : number + _SIGNATURE + 2], 0)  # longer is none, and would be counted anew
            signed_until = end if _count(parts[number:end]) <= _SIGNATURE else 0
        yield replace(part, kind="boilerplate") if number < signed_until else part


def without_footer(parts: Sequence[Part]) -> Iterator[Part]:
    """What a mailing list put below a mail, and below a rule."""
    footer_until = 0
    for number, part in enumerate(parts):
        if _RULE.fullmatch(part.words.strip()):
            end = number + _end(parts[number : number + _FOOTER + 2], 0)
            words = " ".join(one.words for one in parts[number:end])
            is_footer = _OF_A_LIST.search(words) or (part.words.strip()[0] == "_" and _ADDRESS.search(words))
            footer_until = end if is_footer and _count(parts[number:end]) <= _FOOTER else footer_until
        yield replace(part, kind="boilerplate") if number < footer_until else part


def without_last_lines(parts: Sequence[Part]) -> list[Part]:
    """How to leave a list, and what a telephone signs with, at the end of a mail or of a quotation."""
    found = list[Part]()
    for part in reversed(parts):
        last = not found or found[-1].depth != part.depth or found[-1].kind == "boilerplate"
        is_none = last and _LAST_LINE.fullmatch(part.words)
        found.append(replace(part, kind="boilerplate") if is_none else part)
    return found[::-1]


def _end(parts: Sequence[Part], start: int) -> int:
    """Where the words of one hand end that a part is of."""
    depth = parts[start].depth
    for number, part in enumerate(parts[start:], start=start):
        if part.depth != depth or (part.kind == "heading" and announces(part.words, deeper=False)):
            return number
    return len(parts)


def _count(parts: Sequence[Part]) -> int:
    return sum(len(part.words.split()) for part in parts)
