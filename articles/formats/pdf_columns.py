"""Where the columns of a PDF's page or table begin and end, told by the cells that stand in them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from articles.formats.pdf_lines import Cell

Column = tuple[float, float]
"""Where a column begins and ends."""
_Placed = tuple[int, Cell]
"""A cell, and the number of its row."""


def columns_of(rows: Sequence[Sequence[Cell]]) -> list[Column]:
    """The columns of a table; a cell over several makes none, and a head beside its figures is one with them.

    Example:
        >>> head, *rows = [[(0, 40), (60, 200)], [(60, 90), (110, 140)], [(0, 30), (110, 140)]]
        >>> columns_of([[Cell("", *cell) for cell in row] for row in [head, *rows]])
        [(0, 40), (60, 90), (110, 140)]
    """
    cells = [(number, cell) for number, row in enumerate(rows) for cell in row]
    while True:
        columns = joined((cell.left, cell.right) for _, cell in cells)
        wide = {_widest(shared) for column in columns if _is_shared(shared := _within(cells, column))}
        if not wide:
            return _with_heads(columns, cells)
        cells = [one for one in cells if one not in wide]


def joined(stretches: Iterable[Column], apart: float = 0.0) -> list[Column]:
    """What stretches of a line cover, from left to right; what is at most `apart` from each other is one."""
    found: list[Column] = []
    for left, right in sorted(stretches):
        if found and left <= found[-1][1] + apart:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def is_over(cell: Cell, column: Column) -> bool:
    """Whether a cell and a column are above each other anywhere."""
    return cell.left < column[1] and column[0] < cell.right


def column_of(cell: Cell, columns: Sequence[Column]) -> int:
    """The number of the column that a cell begins in, or after."""
    return max(0, bisect_right(columns, cell.left, key=lambda column: column[0]) - 1)


def _within(cells: Sequence[_Placed], column: Column) -> list[_Placed]:
    return [one for one in cells if column[0] <= one[1].left <= column[1]]


def _is_shared(cells: Sequence[_Placed]) -> bool:
    """Whether two cells of one row are among those of a column."""
    return len({number for number, _ in cells}) < len(cells)


def _widest(cells: Sequence[_Placed]) -> _Placed:
    return max(cells, key=lambda one: one[1].right - one[1].left)


def _with_heads(columns: Sequence[Column], cells: Sequence[_Placed]) -> list[Column]:
    """The columns, where one that has nothing but a head is one with that on its right, or left, that has none."""
    found: list[Column] = []
    before: set[int] = set()
    for column in columns:
        rows = {number for number, _ in _within(cells, column)}
        if found and {0} in (before, rows) and not before & rows:
            found[-1] = found[-1][0], column[1]
            before |= rows
        else:
            found.append(column)
            before = rows
    return found
