"""The lines of a PDF's page, with the place and the size of each, as PDFium finds them."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from articles.decoding import in_its_encoding
from text.readable import tidy

_GAP = re.compile(r"(?<=\S)[ \u00a0]+(?=\S)")
_CUT_WORD = re.compile("[\ufffe\x02]")  # PDFium's mark where a line ends inside a word: it goes on to the next one
_NO_SPACE_BEFORE = ".,;:)]}’…"
_LONGEST_FONT = 200  # bytes of its name
_BESIDE = 0.5  # heights of a line at most between it and what goes on on its right: a raised figure, a name's rest


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a line that wide gaps set apart, and the points that they begin and end at."""

    words: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or several that words cut at their ends join.

    In points from the lower left corner of the page; `first` and `last` are the lower edges of its first and last line,
    `down` is from the page's top to the first. `cells` are its words, parted where the gap between two is as wide as
    the line is high. `fonts` are those of its first and last character.
    """

    words: str
    cells: tuple[Cell, ...]
    left: float
    right: float
    height: float
    first: float
    last: float
    down: float
    fonts: tuple[str, str]


def lines_of(page: Any) -> list[Line]:
    """The lines of a page in reading order; what stands on one line is one."""
    found: list[Line] = []
    for line in _lines(_Text(page.get_textpage()), page.get_height()):
        found[-1:] = [_one(found[-1], line)] if found and _goes_on(found[-1], line) else [*found[-1:], line]
    return found


class _Text:
    """What PDFium tells of the characters of a page's text.

    It counts characters that are in no text, too: a place in the text is another one there.
    """

    def __init__(self, page: Any) -> None:
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


def _lines(page: _Text, top: float) -> Iterator[Line]:
    place = 0
    for line in page.text.split("\n"):
        first, last = place, place + len(line.rstrip()) - 1
        place += len(line) + 1
        words = "-\n".join(tidy(part) for part in _CUT_WORD.split(in_its_encoding(line)))
        if words:
            left, bottom, _, upper = page.box(first, loose=True)
            _, lowest, right, _ = page.box(last, loose=True)
            height, fonts = upper - bottom, (page.font(first), page.font(last))
            cells = _cells(page, line, first, height)
            yield Line(words, cells, left, right, height, bottom, lowest, top - bottom, fonts)


def _cells(page: _Text, line: str, first: int, height: float) -> tuple[Cell, ...]:
    """The words of a line, parted at the wide gaps; `first` is its place in the page's text."""
    bounds = [0]
    for gap in _GAP.finditer(line):
        before, after = page.box(first + gap.start() - 1), page.box(first + gap.end())
        if after[0] - before[2] > height:
            bounds += [gap.start(), gap.end()]
    bounds.append(len(line.rstrip()))
    return tuple(
        Cell(
            tidy(_CUT_WORD.sub("-", in_its_encoding(line[begin:end]))),
            page.box(first + begin)[0],
            page.box(first + end - 1)[2],
        )
        for begin, end in zip(bounds[::2], bounds[1::2], strict=True)
    )


def _goes_on(line: Line, following: Line) -> bool:
    """Whether words stand right beside a line: PDFium takes raised figures, and what follows them, for other lines."""
    smaller = min(line.height, following.height)
    overlap = min(line.last + line.height, following.first + following.height) - max(line.last, following.first)
    gap = following.left - line.right
    return overlap > smaller / 2 and abs(gap) <= _BESIDE * max(line.height, following.height)


def _one(line: Line, following: Line) -> Line:
    """Two as one, placed as the larger of them is."""
    larger = max(line, following, key=lambda one: one.height)
    between = "" if following.words[0] in _NO_SPACE_BEFORE else " "
    *before, last = line.cells
    first, *after = following.cells
    joined = Cell(f"{last.words}{between}{first.words}", last.left, first.right)
    return replace(
        larger,
        words=f"{line.words}{between}{following.words}",
        cells=(*before, joined, *after),
        left=line.left,
        right=following.right,
        fonts=(line.fonts[0], following.fonts[1]),
    )
