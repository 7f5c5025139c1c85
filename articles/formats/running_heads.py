"""The heads and feet of a PDF's pages: lines at the edges of pages that stand on several of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from articles.formats.pdf_lines import Line
from articles.lines import ends_sentence, goes_on

_ROWS = 3  # of a head or foot at most
_LONGEST = 60  # characters of a line that does not go on in the next one
_APART = 1.7  # heights of a line from a row to the next: more sets a head or foot apart
_PAGES = 3  # that the same line stands on, or half of them all
_NEAR = 6.0  # points that it may be off its usual place
_LARGER = 1.15  # of its usual height: there it is a title
_CHAPTER = 1.4  # of the usual line's height: what has a number in such type are chapters, not pages
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_DIGITS = re.compile(r"\d+")

_Places = list[tuple[int, int]]
"""Lines, each as the number of its page and its own on that page."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page; those of its head and foot from its top to its bottom, the others in reading order."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[Page]:
    """Sets the heads and feet of pages apart; nothing is one where nothing else would be left."""
    top = _running(pages, lambda line: line.down)
    bottom = _running(pages, lambda line: line.bottom)
    parted = [_parted(lines, above | below) for lines, above, below in zip(pages, top, bottom, strict=True)]
    return parted if any(page.body for page in parted) else [Page((), tuple(lines), ()) for lines in pages]


def _parted(lines: Sequence[Line], running: set[int]) -> Page:
    body = tuple(line for number, line in enumerate(lines) if number not in running)
    set_apart = sorted((lines[number] for number in running), key=lambda line: (line.down, line.left))
    middle = median(line.down for line in body) if body else 0.0
    head = tuple(line for line in set_apart if line.down < middle)
    return Page(head, body, tuple(set_apart[len(head) :]))


def _running(pages: Sequence[Sequence[Line]], edge: Callable[[Line], float]) -> list[set[int]]:
    """The running lines of each page at one of its edges, by their numbers."""
    rows = [_rows(lines, edge) for lines in pages]
    usual = median([line.height for lines in pages for line in lines] or [0.0])
    seen: dict[str, _Places] = defaultdict(list)
    for page, outer in enumerate(rows):
        for number in {number for row in outer for number in row}:
            for key in _keys(pages[page][number], page, usual):
                seen[key].append((page, number))
    alike: list[set[int]] = [set() for _ in pages]
    written = ["\n".join(line.words for line in lines) for lines in pages]  # a page that stands twice counts once
    enough = min(_PAGES, max(2, (len({*written} - {""}) + 1) // 2))
    for places in seen.values():
        there = _at_one_place(pages, places, edge)
        if len({written[page] for page, _ in there}) >= enough:
            for page, number in there:
                alike[page].add(number)
    return [_outermost(*page, edge) for page in zip(pages, rows, alike, strict=True)]


def _rows(lines: Sequence[Line], edge: Callable[[Line], float]) -> list[list[int]]:
    """The lines nearest to an edge, those side by side as one row: one row more than a head may have."""
    rows: list[list[int]] = []
    for number in sorted(range(len(lines)), key=lambda number: edge(lines[number])):
        if rows and edge(lines[number]) - edge(lines[rows[-1][0]]) < lines[number].height / 2:
            rows[-1].append(number)
        elif len(rows) > _ROWS:
            break
        else:
            rows.append([number])
    return rows


def _keys(line: Line, page: int, usual: float) -> Iterator[str]:
    """What is the same of a running line on all pages: its words; all but their numbers; how far one is from its page.

    Numbers without words may be those of a table, a sentence with a number tells something, and larger type with one
    numbers chapters.
    """
    yield line.words
    if line.height <= _CHAPTER * usual and not ends_sentence(line.words):
        masked = _DIGITS.sub("0", line.words)
        if any(c.isalpha() for c in masked):
            yield f"{masked}\n"
        else:
            yield from (f"{masked}\n{int(number) - page}" for number in _NUMBER.findall(line.words))


def _at_one_place(pages: Sequence[Sequence[Line]], places: _Places, edge: Callable[[Line], float]) -> _Places:
    lines = [pages[page][number] for page, number in places]
    where, height = median(edge(line) for line in lines), median(line.height for line in lines)
    return [
        place
        for place, line in zip(places, lines, strict=True)
        if abs(edge(line) - where) <= _NEAR and max(line.height, height) <= _LARGER * max(1.0, min(line.height, height))
    ]


def _outermost(
    lines: Sequence[Line], rows: Sequence[Sequence[int]], alike: set[int], edge: Callable[[Line], float]
) -> set[int]:
    """Of the lines that are alike, those in rows that nothing else parts from the edge, or that a gap sets apart."""
    unbroken = sum(1 for _ in takewhile(alike.intersection, rows))
    gaps = [edge(lines[below[0]]) - edge(lines[above[0]]) for above, below in pairwise(rows)]
    wide = [gap > _APART * lines[row[0]].height for gap, row in zip(gaps, rows, strict=False)]
    set_apart = wide.index(True) + 1 if any(wide) else 0
    if unbroken == len(rows) > 1:  # the page's text begins so, too
        unbroken = 0
    found = alike.intersection(number for row in rows[: max(unbroken, set_apart)] for number in row)
    return set() if _is_prose([lines[number] for number in found]) else found


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether a long line goes on in the next one: a page of which some others have the text, too."""
    in_order = sorted(lines, key=lambda line: line.down)
    return any(len(above.words) > _LONGEST and goes_on(above.words, below.words) for above, below in pairwise(in_order))
