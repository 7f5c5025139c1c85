"""The cells of a table → parts: each cell in its column, whatever was merged or left empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from articles.formats.build import Part
from articles.note_marks import without_note_marks
from text.readable import tidy

_WIDEST, _LONGEST = 200, 1000  # columns and rows that one cell may take; a file can claim any number


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, and how many columns and rows it takes."""

    words: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place of the grid: the words of the cell that begins there, those of the one that covers it from the left."""

    words: str = ""
    over: str = ""

    @property
    def as_head(self) -> str:
        """What heads the column: a cell over several columns heads each of them."""
        return self.words or self.over


_Row = Sequence[_Slot]


def rows(table: Sequence[Sequence[Cell]]) -> list[Part]:
    """The parts of a table: lines above it as captions, its head, its rows; without two rows or columns, paragraphs.

    Example:
        >>> table = [[Cell("Lieu"), Cell("Habitants", columns=2)], [Cell("Lignac"), Cell(""), Cell("861")]]
        >>> [part.words for part in rows(table)]
        ['| Lieu | Habitants | Habitants |', '| Lignac | | 861 |']
    """
    grid = _without_empty(_spread(table))
    if len(grid) < 2 or len(grid[0]) < 2:
        return [Part("paragraph", slot.words) for row in grid for slot in row if slot.words]
    above = _titles(grid)
    captions = [Part("caption", row[0].words) for row in grid[:above]]
    grid = grid[above:]
    heads = _heads(grid)
    head = [Part("table head", _line([slot.as_head for slot in row])) for row in grid[:heads]]
    return [*captions, *head, *(Part("table row", _line([slot.words for slot in row])) for row in grid[heads:])]


def _line(words: Sequence[str]) -> str:
    return tidy(f"| {' | '.join(words)} |")


def _spread(table: Sequence[Sequence[Cell]]) -> list[_Row]:
    """The rows of the grid, all as wide: a cell's words stand where it begins, what it covers is empty."""
    covered: dict[int, int] = {}  # column → rows that a cell above still takes
    grid: list[list[_Slot]] = []
    for cells in table:
        row: list[_Slot] = []
        below = {column: left - 1 for column, left in covered.items() if left > 1}
        for cell in cells:
            while len(row) in covered:
                row.append(_Slot())
            words = tidy(without_note_marks(cell.words)).replace("|", "/")  # which parts the cells of what we write
            width = min(max(cell.columns, 1), _WIDEST)
            if cell.rows > 1:
                below |= dict.fromkeys(range(len(row), len(row) + width), min(cell.rows, _LONGEST) - 1)
            row += [_Slot(words), *[_Slot(over=words)] * (width - 1)]
        covered = below
        grid.append(row)
    return [list(row) for row in zip(*zip_longest(*grid, fillvalue=_Slot()), strict=True)]


def _without_empty(grid: Sequence[_Row]) -> list[_Row]:
    """Without the rows and the columns that have no words."""
    columns = [column for column in zip(*grid, strict=True) if any(slot.words for slot in column)]
    return [row for row in zip(*columns, strict=True) if any(slot.words for slot in row)]


def _titles(grid: Sequence[_Row]) -> int:
    """How many rows on top have words in their first cell alone, as a table's title has; its head is below."""
    count = 0
    while count < len(grid) - 2 and _is_title(grid[count], grid[count + 1]):
        count += 1
    return count


def _is_title(row: _Row, below: _Row) -> bool:
    if not row[0].words or any(slot.words for slot in row[1:]):
        return False
    return len(row) > 2 or row[1].over != "" or not any(c.isdigit() for slot in below for c in slot.words)


def _heads(grid: Sequence[_Row]) -> int:
    """How many rows the head has: two where a cell of the first is over several columns that the second names."""
    first, second = grid[0], grid[1]
    merged = any(slot.over for slot in first)
    return 2 if len(grid) > 2 and merged and not (first[0].words and second[0].words) else 1
