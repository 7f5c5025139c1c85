"""Lines → pieces: what belongs together, paragraphs whole again where an editor wrapped them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.line_sorts import Sort, sorts_of
from articles.lines import Line, begins_item, ends_sentence, lines_of

_WRAPPED_AT = 100  # characters; a longer line was seldom cut by an editor's line wrap
_WRAPPED_AT_MOST = 130


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]`, from the first to the last of its lines, and what they are."""

    sort: Sort
    start: int
    end: int
    apart: bool


def pieces_of(text: str, start: int, known: Mapping[int, Sort]) -> list[Piece]:
    """The pieces of a text from an offset on, in order; what some lines are may be known, by their offsets."""
    lines = list(lines_of(text, start))
    sorts = sorts_of(lines, known)
    width = max((len(line.words) for line in lines if "://" not in line.words), default=0)
    pieces: list[Piece] = []
    for sort, first, after in _runs(lines, sorts):
        run = lines[first:after]
        groups = [[line] for line in run]
        if sort == "text":
            groups = _paragraphs(run, None if any(piece.sort == "text" for piece in pieces) else width)
        elif sort == "item":
            groups = _items(run)
        pieces += [Piece(sort, group[0].start, group[-1].end, group[0].apart) for group in groups]
    return pieces


def _runs(lines: Sequence[Line], sorts: Sequence[Sort]) -> Iterator[tuple[Sort, int, int]]:
    """Lines of one sort that no empty line parts: the sort, the first, the one after the last.

    A line below an item belongs to the item where it stands further in.
    """
    first = 0
    for number in range(1, len(lines) + 1):
        ends = number == len(lines) or lines[number].apart or sorts[number] != sorts[first]
        if not ends or (number < len(lines) and sorts[first] == "item" and _continues_item(lines, sorts, number)):
            continue
        yield sorts[first], first, number
        first = number


def _continues_item(lines: Sequence[Line], sorts: Sequence[Sort], number: int) -> bool:
    line, before = lines[number], lines[number - 1]
    return sorts[number] == "text" and not line.apart and (line.indent > before.indent or line.words[0].islower())


def _items(run: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in run:
        if begins_item(line.words) or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _paragraphs(run: Sequence[Line], width: int | None) -> list[list[Line]]:
    """The paragraphs of lines that no empty line parts.

    Args:
        run: of lines.
        width: of the text's longest line, for the first run of a text, where a title may stand on top.
    """
    longest = max((len(line.words) for line in run if "://" not in line.words), default=0)
    if width is None and longest <= _WRAPPED_AT:
        return [list(run)]
    groups = [[run[0]]]
    for line, below in pairwise(run):
        titled = width is not None and len(groups) > 1 and longest <= _WRAPPED_AT
        if titled or _is_wrapped(line.words, below.words, longest if width is None else width):
            groups[-1].append(below)
        else:
            groups.append([below])
    return groups


def _is_wrapped(words: str, below: str, width: int) -> bool:
    """Whether a line was cut where it is: its sentence goes on below, or the next word had no room in it."""
    if ends_sentence(words) and len(words) > width - len(below.split()[0]) - 1 and width <= _WRAPPED_AT:
        return True  # a sentence that ends where the line does
    if ends_sentence(words):
        return False
    no_room = len(words) + 1 + len(below.split()[0]) > width
    return below[0].islower() or (no_room and width <= _WRAPPED_AT_MOST)
