"""The order in which the lines of a PDF's page are read, where they were drawn in another one."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from articles.formats.pdf_columns import Column, column_of, joined
from articles.formats.pdf_lines import Cell, Line
from articles.formats.pdf_tables import is_prose, is_table

_BAND = 2.5  # heights of a line from one to the next: more, and its columns end there
_BESIDE = 0.5  # of a line's height at most between lines that stand side by side
_STAGGERED = 0.8  # the same, where columns are out of step
_NARROW = 0.5  # of the widest column: one that is less names what stands beside it
_UPRIGHT = 0.1  # of its height a character is wide at least; less, and the line is not written from left to right
_MOST = 5_000  # pieces of a page

_Numbers = Sequence[int]
"""Pieces of lines, by their numbers as drawn."""
_Unit = tuple[int, ...]
"""Those that are read as one: a row of a table, or one alone."""


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page from top to bottom, column after column; as drawn, unless that goes up or aside more often.

    What stands in one line across two columns becomes two, what is drawn in several of a table's row one.
    """
    return _Page(lines).in_order() if len(lines) > 1 else list(lines)


class _Page:
    """The lines of a page in pieces, parted where wide gaps are."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        whole = [(number, cell) for number, line in enumerate(lines) for cell in line.cells]
        self.line_of = [number for number, _ in whole]
        self.pieces = [_part(lines[number], (cell,)) for number, cell in whole]

    def in_order(self) -> list[Line]:
        if len(self.pieces) > _MOST or not _are_upright(self.pieces):
            return list(self.lines)
        read = self._read(range(len(self.pieces)))
        unit_of = {number: unit for unit in read for number in unit}
        drawn = [unit for unit, _ in groupby(unit_of[number] for number in range(len(self.pieces)))]
        if self._leaps(drawn) > self._leaps(read):
            return self._lines(read)
        return self._lines(drawn) if len(drawn) == len(read) else list(self.lines)

    def _read(self, numbers: _Numbers) -> list[_Unit]:
        return [unit for band in self._bands(self._rows(numbers)) for unit in self._of_band(band)]

    def _rows(self, numbers: _Numbers) -> list[list[int]]:
        """Those side by side as one, from left to right."""
        rows: list[list[int]] = []
        for number in sorted(numbers, key=lambda number: self.pieces[number].down):
            piece = self.pieces[number]
            if rows and piece.down - self.pieces[rows[-1][0]].down < _BESIDE * piece.height:
                rows[-1].append(number)
            else:
                rows.append([number])
        return [sorted(row, key=lambda number: self.pieces[number].left) for row in rows]

    def _bands(self, rows: Sequence[list[int]]) -> list[list[list[int]]]:
        """The rows in runs that the same gaps run through from top to bottom, or none."""
        bands: list[list[list[int]]] = []
        columns: list[Column] = []  # of the last band
        for row in rows:
            both = self._columns(row, columns)
            if bands and self._goes_on(bands[-1][-1], row, columns, both):
                bands[-1].append(row)
                columns = both
            elif bands and self._is_staggered(bands[-1][-1], row):
                *band, last = bands[-1]
                bands[-1:] = [*([band] if band else []), [last, row]]
                columns = self._columns([*last, *row])
            else:
                bands.append([row])
                columns = self._columns(row)
        return bands

    def _goes_on(self, last: list[int], row: list[int], columns: Sequence[Column], both: Sequence[Column]) -> bool:
        above, here = self.pieces[last[0]], self.pieces[row[0]]
        if here.down - above.down > _BAND * max(above.height, here.height):
            return False
        return len(both) > 1 if len(columns) > 1 else len(both) == len(self._columns(row)) == 1

    def _is_staggered(self, above: list[int], row: list[int]) -> bool:
        """Whether a line stands beside another, a little lower."""
        last, here = self.pieces[above[-1]], self.pieces[row[0]]
        near = here.down - last.down < _STAGGERED * last.height
        return near and len(above) == len(row) == 1 and len(self._columns([*above, *row])) > 1

    def _columns(self, numbers: _Numbers, known: Sequence[Column] = ()) -> list[Column]:
        """What some pieces cover, with what is covered already."""
        there = [(cell.left, cell.right) for cell in self._cells(numbers)]
        return joined([*known, *there], max(self.pieces[number].height for number in numbers))

    def _of_band(self, band: Sequence[list[int]]) -> list[_Unit]:
        columns = self._by_column([number for row in band for number in row])
        if len(columns) > 1 and is_table([self._cells(row) for row in band]) and self._is_in_rows(band, columns):
            return [tuple(row) for row in band]
        if len(columns) > 1 and self._are_columns(columns):
            return [unit for column in columns for unit in self._read(column)]
        return [(number,) for row in band for number in row]

    def _by_column(self, numbers: _Numbers) -> list[list[int]]:
        """The pieces of each column, from its top."""
        columns = self._columns(numbers)
        found: list[list[int]] = [[] for _ in columns]
        for number in numbers:
            found[column_of(self.pieces[number].cells[0], columns)].append(number)
        return found

    def _is_in_rows(self, band: Sequence[list[int]], columns: Sequence[_Numbers]) -> bool:
        """Whether a table was drawn row by row; or has figures, for names in columns are more often lists."""
        several = [row for row in band if len(row) > 1]
        by_row = sum(row == [*range(row[0], row[0] + len(row))] for row in several)
        return 2 * by_row > len(several) or any(map(self._has_figures, columns))

    def _has_figures(self, column: _Numbers) -> bool:
        return 2 * sum(any(c.isdigit() for c in cell.words) for cell in self._cells(column)) > len(column)

    def _are_columns(self, columns: Sequence[_Numbers]) -> bool:
        """Whether columns are read one after the other: prose, none of them so narrow that it names what is beside."""
        widths = [max(c.right for c in cells) - min(c.left for c in cells) for cells in map(self._cells, columns)]
        prose = any(len(column) > 1 and is_prose(self._cells(column)) for column in columns)
        return prose and min(widths) >= _NARROW * max(widths)

    def _cells(self, numbers: _Numbers) -> list[Cell]:
        return [self.pieces[number].cells[0] for number in numbers]

    def _leaps(self, units: Sequence[_Unit]) -> int:
        """How often what is read next does not stand below."""
        return sum(not self._is_below(*pair) for pair in pairwise(units))

    def _is_below(self, above: _Unit, below: _Unit) -> bool:
        first, last, left, right = (self.pieces[unit[end]] for unit in (above, below) for end in (0, -1))
        return left.down > first.down and first.left < right.right and left.left < last.right

    def _lines(self, units: Sequence[_Unit]) -> list[Line]:
        """The lines, those whole again that were not parted."""
        found = []
        singles = {number for unit in units if len(unit) == 1 for number in unit}
        in_order = [(number, unit) for unit in units for number in unit]
        for _, some in groupby(in_order, lambda one: self.line_of[one[0]] if one[0] in singles else one[1]):
            found.append(_row([self.pieces[number] for number, _ in some]))
        return found


def _are_upright(pieces: Sequence[Line]) -> bool:
    widths = [(one.right - one.left) / (len(one.words) * max(one.height, 1.0)) for one in pieces if len(one.words) > 2]
    return not widths or median(widths) >= _UPRIGHT


def _part(line: Line, cells: tuple[Cell, ...]) -> Line:
    words = " ".join(cell.words for cell in cells)
    return replace(line, words=words, cells=cells, left=cells[0].left, right=cells[-1].right)


def _row(pieces: Sequence[Line]) -> Line:
    """Pieces from left to right as one line."""
    cells = tuple(cell for piece in pieces for cell in piece.cells)
    return replace(_part(pieces[0], cells), fonts=(pieces[0].fonts[0], pieces[-1].fonts[1]))
