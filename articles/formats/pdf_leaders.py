"""Contents and registers of a PDF: lines whose dots lead from some words to a figure are the rows of a table."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.formats.pdf_lines import Cell, Line
from articles.lines import begins_item, ends_sentence
from text.readable import readable

_LEADER = re.compile(r"\s*(?:(?:[.·_]\s?){4,}|(?:…\s?){2,})\s*")
_SURE = 10  # characters of a leader at least that leads to words: an actor of a cast
_LONGEST = 40  # characters of what it leads to
_FIGURE = re.compile(r"(?:pp?\. ?)?[A-Z€$£+]{0,3}[-–.]?\d[\d\s,.;:/–-]*[€$£%]?|[ivxlc]+", re.IGNORECASE)
_LEAST = 2  # entries of a page at least
_MOST_WRAPPED = 6  # lines above the one with the dots: so many, and it ends prose
_NEAR = 2.0  # heights of a line from one line of an entry to the next
_ALIKE = 1.15  # times its height
_NUMBERED = re.compile(r"(?:\d[\d.]*|[IVX]+\.?|[A-Z]\.)\s+[A-ZÀ-Ý«“]")
_OF_A_LIST = re.compile(r"\(?\w{1,5}\)|[•▪‣●–—-]\s")  # which the layout of lines parts
_FULL = 0.6  # of the width of its entry a line that goes on in the next one has at least


def with_entries(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, each entry of its contents as a row: its words, whole where they wrap, and its figure."""
    parted = [_parted(line.words) for line in lines]
    if sum(map(bool, parted)) < _LEAST:
        return list(lines)
    found: list[Line] = []
    for line, entry in zip(lines, parted, strict=True):
        if not entry:
            found.append(line)
            continue
        first = _first_line(found, line)
        written = "\n".join([*(above.words for above in found[first:]), entry[0]])
        name = readable(written, 0, len(written)).text
        if _OF_A_LIST.match(name) or len(found) - first >= _MOST_WRAPPED:
            found.append(replace(line, cells=(Cell(line.words, line.left, line.right),)))
        else:
            found[first:] = [_row(line, " ".join(name.split()), entry[1])]
    return found


def _parted(words: str) -> tuple[str, str] | None:
    """What stands on both sides of the dots of an entry.

    Example:
        >>> _parted("2.1 Le pont . . . . . . . . 14"), _parted("Il dit « non ..... mille fois non ».")
        (('2.1 Le pont', '14'), None)
    """
    leader = _LEADER.search(words)
    if not leader or not leader.start():
        return None
    name, figure = words[: leader.start()], words[leader.end() :]
    sure = leader.end() - leader.start() >= _SURE and not ends_sentence(figure)
    leads = sure or _FIGURE.fullmatch(figure)
    whole = figure and len(figure) <= _LONGEST and not _LEADER.search(figure)
    return (name, figure) if leads and whole else None


def _first_line(above: Sequence[Line], line: Line) -> int:
    """The number of the line that an entry begins in, whose last line is given: that of the next if it is whole."""
    first, below = len(above), line
    while first > max(0, len(above) - _MOST_WRAPPED) and _wraps(above[first - 1], below, line):
        first -= 1
        below = above[first]
    return first


def _wraps(above: Line, below: Line, last: Line) -> bool:
    """Whether a line of an entry goes on in the next one: it is full, or that begins in the middle of a sentence."""
    near = 0 < above.bottom - below.bottom <= _NEAR * below.height
    if above.entry or not near or begins_item(below.words) or _NUMBERED.match(below.words):
        return False
    if _OF_A_LIST.match(above.words):
        return not _LEADER.search(above.words)
    alike = max(above.height, below.height) <= _ALIKE * max(1.0, min(above.height, below.height))
    has_figure = len(above.cells) > 1 and above.cells[-1].words.isdigit()
    if not alike or has_figure or ends_sentence(above.words):
        return False
    return below.words[0].islower() or above.right - above.left >= _FULL * (last.right - above.left)


def _row(line: Line, name: str, figure: str) -> Line:
    words = f"| {name.replace('|', '/')} | {figure.replace('|', '/')} |"
    return replace(line, words=words, cells=(Cell(words, line.left, line.right),), entry=True)
