"""The lines of a PDF's page, with the place and the size of each, as PDFium finds them."""

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from articles.broken import is_legible, with_signs
from articles.decoding import in_its_encoding
from text.readable import tidy

_GAP = re.compile(r"(?<=\S)[ \u00a0]+(?=\S)")
_CUT_WORD = "\ufffe\x02"  # PDFium's marks where a line ends inside a word, in place of the hyphen and the line's end
_LINE = re.compile(f"[^\n{_CUT_WORD}]+")
_NO_SPACE_BEFORE = ".,;:)]}’…"
_LONGEST_FONT = 200  # bytes of its name
_OFF = 0.25  # of a line's height at most that its cells are on another
_BESIDE = 0.5  # heights of a line at most between it and what goes on on its right: a raised figure, a name's rest

Place = tuple[int, int]
"""Where a cell begins and ends in a page's text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a line that wide gaps set apart, and the points that they begin and end at.

    `places` are where they stand in the page's text, as `PageText` has it.
    """

    words: str
    left: float
    right: float
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; one that ends inside a word ends in a hyphen.

    In points from the lower left corner of the page; `down` is from the page's top to the line's `bottom`. `cells` are
    its words, parted where the gap between two is as wide as the line is high. `fonts` are those of its first and last
    character. `entry` is whether it is one of a table of contents, and written as a row.
    """

    words: str
    cells: tuple[Cell, ...]
    left: float
    right: float
    height: float
    bottom: float
    down: float
    fonts: tuple[str, str]
    entry: bool = False


def lines_of(page: Any) -> list[Line]:
    """The lines of a page as they were drawn; what stands right beside another is one with it."""
    found: list[Line] = []
    for line in _lines(PageText(page.get_textpage()), page.get_height()):
        found[-1:] = [_one(found[-1], line)] if found and _goes_on(found[-1], line) else [*found[-1:], line]
    return found


class PageText:
    """What PDFium tells of the characters of a page's text.

    It counts characters that are in no text, too: a place in the text is another one there.
    """

    def __init__(self, page: Any) -> None:
        """Takes a page's text as PDFium has it."""
        from pypdfium2 import raw

        self._page, self._raw = page, raw
        self.text: str = page.get_text_range()

    def box(self, place: int, *, loose: bool = False) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a character; `loose` are those of its line."""
        box: tuple[float, float, float, float] = self._page.get_charbox(self._known_there(place), loose=loose)
        return box

    def font(self, place: int) -> str:
        """The name of a character's font."""
        name = ctypes.create_string_buffer(_LONGEST_FONT)
        there = self._known_there(place)
        self._raw.FPDFText_GetFontInfo(self._page, there, name, _LONGEST_FONT, ctypes.byref(ctypes.c_int()))
        return name.value.decode("utf-8", "replace")

    def _known_there(self, place: int) -> int:
        return max(0, int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, place)))


def _lines(page: PageText, top: float) -> Iterator[Line]:
    for drawn in _LINE.finditer(page.text):
        if not drawn[0].strip():
            continue
        hyphen = "-" if page.text[drawn.end() : drawn.end() + 1] in tuple(_CUT_WORD) else ""
        *before, last = _parted(page, drawn[0].rstrip(), drawn.start())
        for cells, mark in [*((cells, "") for cells in before), (last, hyphen)]:
            if line := _line(page, cells, mark, top):
                yield line


def _parted(page: PageText, line: str, first: int) -> list[list[Place]]:
    """The cells of what PDFium takes for a line, whose first place is given; of several lines where it is of several.

    Cells are parted by wide gaps; what stands further left, or beyond such a gap on another height, is another line.
    """
    lines = [[(first, first + len(line))]]
    for gap in _GAP.finditer(line):
        end, begin = first + gap.start(), first + gap.end()
        before, after = page.box(end - 1, loose=True), page.box(begin, loose=True)
        height = max(before[3] - before[1], after[3] - after[1])
        back, wide = after[2] < before[0], page.box(begin)[0] - page.box(end - 1)[2] > height
        if back or wide:
            cell = begin, lines[-1][-1][1]
            lines[-1][-1] = lines[-1][-1][0], end
            lines += [[cell]] if back or abs(after[1] - before[1]) > _OFF * height else []
            lines[-1] += [cell] if lines[-1][-1] != cell else []
    return lines


def _line(page: PageText, places: Sequence[Place], hyphen: str, top: float) -> Line | None:
    first, last = places[0][0], places[-1][1] - 1
    read = _tidy if is_legible(page.text[first : last + 1]) else _with_signs
    cells = [cell for place in places if (cell := _cell(page, *place, read)).words]  # some are of what none sees
    left, bottom, _, upper = page.box(first, loose=True)
    words = read(page.text[first : last + 1])
    if not words or not cells:
        return None
    cells[-1] = replace(cells[-1], words=cells[-1].words + hyphen)
    right, fonts = page.box(last, loose=True)[2], (page.font(first), page.font(last))
    return Line(words + hyphen, tuple(cells), left, right, upper - bottom, bottom, top - bottom, fonts)


def _cell(page: PageText, begin: int, end: int, read: Callable[[str], str]) -> Cell:
    edges = page.box(begin)[0], page.box(end - 1)[2]
    return Cell(read(page.text[begin:end]), min(edges), max(edges), ((begin, end),))


def _tidy(drawn: str) -> str:
    return tidy(in_its_encoding(drawn))


def _with_signs(drawn: str) -> str:
    """The words of an illegible line; what cannot be read stays, to be told."""
    return tidy(with_signs(drawn))


def _goes_on(line: Line, following: Line) -> bool:
    """Whether words stand right beside a line: PDFium takes raised figures, and what follows them, for other lines."""
    smaller = min(line.height, following.height)
    overlap = min(line.bottom + line.height, following.bottom + following.height) - max(line.bottom, following.bottom)
    gap = following.left - line.right
    return overlap > smaller / 2 and abs(gap) <= _BESIDE * max(line.height, following.height)


def _one(line: Line, following: Line) -> Line:
    """Two as one, placed as the larger of them is."""
    larger = max(line, following, key=lambda one: one.height)
    between = "" if following.words[0] in _NO_SPACE_BEFORE else " "
    *before, last = line.cells
    first, *after = following.cells
    joined = Cell(f"{last.words}{between}{first.words}", last.left, first.right, last.places + first.places)
    return replace(
        larger,
        words=f"{line.words}{between}{following.words}",
        cells=(*before, joined, *after),
        left=line.left,
        right=following.right,
        fonts=(line.fonts[0], following.fonts[1]),
    )
