"""The tables of a PDF: lines below each other whose cells stand in columns."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from articles.formats.pdf_lines import Cell, Line

_ROW = 3.0  # heights of a line at most from one row of a table to the next
_OFF = 3.0  # points that the cells of a column may be out of line
_CELL = 30  # characters, half of a table's cells have at most; more, and it is prose in two columns


def tabled(lines: Sequence[Line]) -> list[Line]:
    """Lines below each other whose short cells stand in columns are the rows of a table, and written as such."""
    runs = [[lines[0]]]
    for above, below in zip(lines, lines[1:], strict=False):
        runs[-1:] = [[*runs[-1], below]] if in_columns(above, below) else [runs[-1], [below]]
    return [_row(line) if _is_table(run) else line for run in runs for line in run]


def in_columns(above: Line, below: Line) -> bool:
    """Whether the cells of two lines stand below each other."""
    near = 0 < above.last - below.first <= _ROW * above.height
    return near and len(above.cells) == len(below.cells) > 1 and all(map(_aligned, above.cells, below.cells))


def _aligned(one: Cell, other: Cell) -> bool:
    """On the left, on the right, or by their middles."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) <= _OFF


def _is_table(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and median(len(cell.words) for line in lines for cell in line.cells) <= _CELL


def _row(line: Line) -> Line:
    return replace(line, words=f"| {' | '.join(cell.words.replace('|', '/') for cell in line.cells)} |")


def is_row(line: Line) -> bool:
    """Whether a line is written as the row of a table."""
    return line.words.startswith("| ")
