"""PDF files: PDFium gives the lines in reading order; where they stand on the page tells the paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from articles.decoding import mended
from articles.layout import lay_out
from articles.lines import ends_sentence
from articles.metadata import facts_of
from articles.types import Document
from runtime.errors import UnreadableArticle
from text.readable import tidy

_LEADING = 1.35  # of the usual distance of two lines: more parts two paragraphs
_TALLER = 1.15  # of a line's height: another size of type parts them, too
_SHORT = 0.85  # of the width of a column: a line that ends a sentence there ends its paragraph
_INDENT = 6.0  # points
_GAP = re.compile(r"(?<=\S)[ \u00a0]+(?=\S)")
_ROW = 3.0  # heights of a line at most from one row of a table to the next
_OFF = 3.0  # points that the cells of a column may be out of line
_CELL = 30  # characters, half of a table's cells have at most; more, and it is prose in two columns
_MEANINGLESS = ("untitled", "document", "microsoft word", "sans titre", "anonymous")
_FILES = (".doc", ".docx", ".pdf", ".indd", ".odt")
_CUT_WORD = re.compile("[\ufffe\x02]")  # PDFium's mark where a line ends inside a word: it goes on to the next one


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words of a line that wide gaps set apart, and the points that they begin and end at."""

    words: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or several that words cut at their ends join.

    In points from the lower left corner of the page; `first` and `last` are the lower edges of its first and last line.
    `cells` are its words, parted where the gap between two is as wide as the line is high.
    """

    words: str
    cells: tuple[_Cell, ...]
    left: float
    right: float
    height: float
    first: float
    last: float


class PdfFormat:
    """Reads `.pdf`, if it has text. Its date of creation is not that of publication, and is left."""

    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        file = _opened(data, path)
        text, starts = "", list[int]()
        for page in file:
            starts.append(len(text))
            paragraphs = _paragraphs(list(_lines(page.get_textpage())))
            text += "".join(f"{paragraph}\n\n" for paragraph in paragraphs)
        if not text.strip():
            raise UnreadableArticle(
                "{}: scanned: its pages ({}) are pictures, without text. Use OCR on it first.", path, len(file)
            )
        blocks = [replace(block, page=bisect_right(starts, block.start)) for block in lay_out(text)]
        known = file.get_metadata_dict(skip_empty=True)
        head = {key: value for key in ("title", "author") if (value := _meant(known.get(key.capitalize(), "")))}
        return Document(text, tuple(blocks), facts_of(text, blocks, head, "file's properties", path.stem))


def _opened(data: bytes, path: Path) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error):
            raise UnreadableArticle("{}: protected by a password. Save it without one.", path) from error
        raise UnreadableArticle("{}: no PDF that can be read ({}).", path, error) from error


def _lines(page: Any) -> Iterator[_Line]:
    place = 0
    for line in page.get_text_range().split("\n"):
        first, last = place, place + len(line.rstrip()) - 1
        place += len(line) + 1
        words = "-\n".join(tidy(part) for part in _CUT_WORD.split(mended(line)))
        if words:
            left, bottom, _, top = page.get_charbox(first, loose=True)
            _, lowest, right, _ = page.get_charbox(last, loose=True)
            yield _Line(words, _cells(page, line, first, top - bottom), left, right, top - bottom, bottom, lowest)


def _cells(page: Any, line: str, first: int, height: float) -> tuple[_Cell, ...]:
    """The words of a line, parted at the wide gaps; `first` is its place on the page."""
    bounds = [0]
    for gap in _GAP.finditer(line):
        before, after = page.get_charbox(first + gap.start() - 1), page.get_charbox(first + gap.end())
        if after[0] - before[2] > height:
            bounds += [gap.start(), gap.end()]
    bounds.append(len(line.rstrip()))
    return tuple(
        _Cell(
            tidy(_CUT_WORD.sub("-", mended(line[begin:end]))),
            page.get_charbox(first + begin)[0],
            page.get_charbox(first + end - 1)[2],
        )
        for begin, end in zip(bounds[::2], bounds[1::2], strict=True)
    )


def _paragraphs(lines: Sequence[_Line]) -> list[str]:
    """The lines of each paragraph, as one text."""
    if not lines:
        return []
    lines = _tabled(lines)
    steps = [above.last - below.first for above, below in zip(lines, lines[1:], strict=False)]
    usual = median([step for step in steps if step > 0] or [0.0])
    found = [lines[0].words]
    for above, below, step in zip(lines, lines[1:], steps, strict=False):
        found[-1:] = [found[-1], below.words] if _parts(above, below, step, usual) else [f"{found[-1]}\n{below.words}"]
    return found


def _tabled(lines: Sequence[_Line]) -> list[_Line]:
    """Lines below each other whose short cells stand in columns are the rows of a table, and written as such."""
    runs = [[lines[0]]]
    for above, below in zip(lines, lines[1:], strict=False):
        runs[-1:] = [[*runs[-1], below]] if _in_columns(above, below) else [runs[-1], [below]]
    return [_row(line) if _is_table(run) else line for run in runs for line in run]


def _in_columns(above: _Line, below: _Line) -> bool:
    near = 0 < above.last - below.first <= _ROW * above.height
    return near and len(above.cells) == len(below.cells) > 1 and all(map(_aligned, above.cells, below.cells))


def _aligned(one: _Cell, other: _Cell) -> bool:
    """On the left, on the right, or by their middles."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) <= _OFF


def _is_table(lines: Sequence[_Line]) -> bool:
    return len(lines) > 1 and median(len(cell.words) for line in lines for cell in line.cells) <= _CELL


def _row(line: _Line) -> _Line:
    return replace(line, words=f"| {' | '.join(cell.words.replace('|', '/') for cell in line.cells)} |")


def _parts(above: _Line, below: _Line, step: float, usual: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if _is_row(above) or _is_row(below):
        return _is_row(above) != _is_row(below)
    heights = sorted([above.height, below.height])
    if step <= 0 or step > _LEADING * usual or heights[1] > _TALLER * max(heights[0], 1.0):
        return not (step < 0 and not ends_sentence(above.words) and below.words[0].islower())  # the next column
    indented = below.left > above.left + _INDENT
    short = above.right - above.left < _SHORT * (below.right - below.left)
    return ends_sentence(above.words) and (indented or short)


def _is_row(line: _Line) -> bool:
    return line.words.startswith("| ")


def _meant(words: str) -> str:
    """A title or an author, where what stands there is one and not what a program put."""
    known = tidy(words)
    vague = known.lower().startswith(_MEANINGLESS) or known.lower().endswith(_FILES)
    return "" if vague else known
