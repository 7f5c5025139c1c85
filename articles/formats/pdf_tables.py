"""The tables of a PDF: lines below each other whose cells stand in columns, some of which may be empty in a line."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from articles.formats.pdf_columns import Column, column_of, columns_of, is_over, joined
from articles.formats.pdf_lines import Cell, Line
from articles.lines import goes_on

_ROW = 3.0  # heights of a line at most from one row of a table to the next
_OFF = 3.0  # points that the cells of a column may be out of line
_CELL = 30  # characters, half of a table's cells have at most; more, and it is prose in two columns
_SEEN = 20  # rows above that tell the columns, with the first two
_WORDS = 3  # half of the lines of prose have at least, and
_GOES_ON = 0.4  # of them go on in the next one


def tabled(lines: Sequence[Line]) -> list[Line]:
    """Lines below each other whose short cells stand in columns are the rows of a table, and written as such."""
    return [line for run in _runs(lines) for line in (_rows(run) if is_table([row.cells for row in run]) else run)]


def in_columns(above: Line, below: Line) -> bool:
    """Whether all cells of two lines stand below each other."""
    alike = len(above.cells) == len(below.cells) > 1 and all(map(_aligned, above.cells, below.cells))
    return alike and _near(above, below)


def is_table(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows with their cells are a table's, and no prose in narrow columns."""
    rows = [[cell for cell in row if any(map(str.isalnum, cell.words))] for row in rows]  # the marks of a list are none
    short = median([len(cell.words) for row in rows for cell in row] or [0]) <= _CELL
    if not short or sum(len(row) > 1 for row in rows) < 2:
        return False
    columns = columns_of(rows)
    parted = all(sum(is_over(cell, column) for column in columns) == 1 for row in rows[1:] for cell in row)
    in_each = [[cell for row in rows for cell in row if is_over(cell, column)] for column in columns]
    return parted and not all(map(is_prose, in_each))


def is_prose(cells: Sequence[Cell]) -> bool:
    """Whether the cells of a column, from its top, are the lines of paragraphs."""
    if len(cells) < 2:
        return True
    on = sum(goes_on(above.words, below.words) for above, below in pairwise(cells))
    return median(len(cell.words.split()) for cell in cells) >= _WORDS and on >= _GOES_ON * (len(cells) - 1)


def is_row(line: Line) -> bool:
    """Whether a line is written as the row of a table."""
    return line.words.startswith("| ")


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in runs that may be tables; a line with one cell is in one where the next goes on with the columns."""
    runs: list[list[Line]] = []
    for number, line in enumerate(lines):
        run = runs[-1] if runs else []
        if run and _goes_on(run, line, lines[number + 1 : number + 2]):
            run.append(line)
        else:
            runs.append([line])
    return runs


def _goes_on(run: Sequence[Line], line: Line, following: Sequence[Line]) -> bool:
    if len(run[0].cells) < 2 or not _near(run[-1], line) or not _fits(line.cells, run):
        return False
    if len(line.cells) > 1:
        return True
    return len(run[-1].cells) > 1 and any(len(one.cells) > 1 and _goes_on([*run, line], one, ()) for one in following)


def _near(above: Line, below: Line) -> bool:
    return 0 < above.bottom - below.bottom <= _ROW * above.height


def _fits(cells: Sequence[Cell], rows: Sequence[Line]) -> bool:
    """Whether cells go on with the columns of the rows above, and none is over two of them.

    Figures need not be in line with their head.
    """
    above = [cell for row in (*rows[:2], *rows[-_SEEN:]) for cell in row.cells]
    columns = joined((cell.left, cell.right) for cell in above)
    over = [sum(is_over(cell, column) for column in columns) for cell in cells]
    in_line = [any(_aligned(cell, other) for other in above) for cell in cells]
    fit = (good or not some or _is_figure(cell) for good, some, cell in zip(in_line, over, cells, strict=True))
    return any(in_line) and max(over) <= 1 and all(fit)


def _aligned(one: Cell, other: Cell) -> bool:
    """On the left, on the right, or by their middles."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) <= _OFF


def _is_figure(cell: Cell) -> bool:
    return 2 * sum(c.isdigit() for c in cell.words) > len(cell.words)


def _rows(run: Sequence[Line]) -> list[Line]:
    """Lines as the rows of a table: each cell in its column, nothing where a line has none."""
    columns = columns_of([line.cells for line in run])
    return [_row(line, columns) for line in run]


def _row(line: Line, columns: Sequence[Column]) -> Line:
    there: list[list[str]] = [[] for _ in columns]
    for cell in line.cells:
        over = (number for number, column in enumerate(columns) if is_over(cell, column))
        there[next(over, column_of(cell, columns))].append(cell.words.replace("|", "/"))
    return replace(line, words=" ".join(f"| {' | '.join(map(' '.join, there))} |".split()))
