"""Justified lines of a PDF's narrow columns: the wide gaps between their words part no cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from articles.formats.pdf_lines import Cell, Line
from articles.lines import goes_on

_OFF = 1.5  # points that the ends of a column's lines may be out of line, and their heights differ
_INDENT = 2.0  # heights of a line at most that the first line of a paragraph begins further right
_STEP = 2.0  # heights of a line at most from one to the next
_UNEVEN = 0.5  # of a line's height at most that its gaps differ by
_SPACE = 0.25  # of a line's height, between two words that nothing stretches
_WIDER = 1.4  # than the mean of its line a word may be
_GOES_ON = 0.4  # of the lines of prose begin in the middle of a sentence, at least
_STRETCHED = 0.6  # of its lines with wide gaps are stretched, at least: the rows of a table are not, but for a few


def without_wide_gaps(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page as they were drawn, with the words of justified prose in one cell a line."""
    found: list[Line] = []
    for column in _columns(lines):
        end = len(found) + len(column)
        following = lines[end : end + 1] or column[-1:]  # its words go on in the next column
        found += _whole(column, _stretched([*column, *following])) if _is_prose(column) else column
    return found


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in runs that begin below each other."""
    run: list[Line] = []
    for line in lines:
        if run and not _is_below(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_below(above: Line, line: Line) -> bool:
    near = 0 < above.bottom - line.bottom <= _STEP * line.height
    return near and abs(above.height - line.height) <= _OFF and abs(above.left - line.left) <= _INDENT * line.height


def _is_prose(column: Sequence[Line]) -> bool:
    """Whether enough lines go on with the sentence of the one above."""
    on = sum(goes_on(above.words, below.words) for above, below in pairwise(column))
    return on >= max(1, _GOES_ON * (len(column) - 1))


def _stretched(lines: Sequence[Line]) -> list[bool]:
    """Which of the lines but the last fill their column, since the next line's first word had no room in them."""
    edges = Counter(round(line.right) for line in lines[:-1])
    right = max(edges, key=lambda edge: sum(edges[near] for near in (edge - 1, edge, edge + 1)))
    return [abs(line.right - right) <= _OFF and _has_no_room(line, below) for line, below in pairwise(lines)]


def _has_no_room(line: Line, below: Line) -> bool:
    gaps = [after.left - before.right for before, after in pairwise(line.cells)]
    if not gaps or max(gaps) - min(gaps) > _UNEVEN * line.height:
        return False
    first = below.cells[0]
    word = first.words.split()[0]
    width = (first.right - first.left) * len(word) / len(first.words)
    room = sum(gaps) - len(gaps) * _SPACE * line.height
    return line.words.endswith("-") or _WIDER * width + _SPACE * line.height > room


def _whole(column: Sequence[Line], stretched: Sequence[bool]) -> list[Line]:
    """The lines of some prose, those that are stretched in one cell; as they are, where too few are."""
    gapped = sum(len(line.cells) > 1 for line in column)
    if gapped == len(column) or sum(stretched) < _STRETCHED * gapped:
        return list(column)
    return [_in_one_cell(line) if wide else line for line, wide in zip(column, stretched, strict=True)]


def _in_one_cell(line: Line) -> Line:
    places = tuple(place for cell in line.cells for place in cell.places)
    return replace(line, cells=(Cell(line.words, line.cells[0].left, line.cells[-1].right, places),))
