"""The cells of a table's rows, and the heads of its columns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.types import Article, Block

_BAR = re.compile(r"(?<!\\)\|")
_QUOTED = re.compile(r"[>\s]*")  # before a row that a mail quotes
_NO_CELLS = re.compile(r"\s;|;\s| {2}|[|\t{}=]")  # prose, other tables, programs
_SPACED_CELL = re.compile(r"\S+(?: \S+)*")


def cells(row: str) -> list[tuple[int, int]]:
    r"""Where the cells of a row stand, without the white space around them; an empty one begins and ends at one place.

    Example:
        >>> row = "| Lignac | | 11 987 |"
        >>> [row[start:end] for start, end in cells(row)]
        ['Lignac', '', '11 987']
        >>> [slice(*cell) for cell in cells("Calder Town    12      4")]
        [slice(0, 11, None), slice(15, 17, None), slice(23, 24, None)]
        >>> cells("\t861")
        [(0, 0), (1, 4)]
        >>> cells("Lignac;11 987")
        [(0, 6), (7, 13)]
    """
    if "|" in row:
        return list(_between(row, *_inside_bars(row), _BAR))
    if "\t" in row:
        return list(_between(row, 0, len(row), re.compile("\t")))
    if is_semicolon_row(row):
        return list(_between(row, 0, len(row), re.compile(";")))
    return [match.span() for match in _SPACED_CELL.finditer(row)]


def is_semicolon_row(row: str) -> bool:
    """Whether a line is cells with semicolons between them, as spreadsheets write it: prose has a blank or ends there.

    Example:
        >>> is_semicolon_row("Lignac;11 987;"), is_semicolon_row("Il pleut ; il vente"), is_semicolon_row("Aimer;")
        (True, False, False)
    """
    return ";" in row[:-1] and not _NO_CELLS.search(row)


def semicolon_cells(lines: Sequence[str], runs: Sequence[int]) -> list[int]:
    """How many cells with semicolons between them each line has, where most of its run have as many.

    Args:
        lines: of a text.
        runs: which run, between empty lines, each line is of.

    Example:
        >>> semicolon_cells(["Lieu;Lits", "Lignac;412", "i++;", "Sorbes;178;4"], [1, 1, 2, 2])
        [2, 2, 0, 0]
    """
    having = Counter(run for line, run in zip(lines, runs, strict=True) if ";" in line)
    marks = [line.count(";") if is_semicolon_row(line) else 0 for line in lines]
    alike = Counter(zip(runs, marks, strict=True))
    return [
        count + 1 if count and 2 * alike[run, count] > having[run] else 0
        for run, count in zip(runs, marks, strict=True)
    ]


def cells_of(article: Article, block: Block) -> list[tuple[int, int]]:
    """Where the cells of a row stand in an article's text, also those that only a tab at an end of its line tells."""
    text, start, end = article.text, block.start, block.end
    while "\t" in text[start:end] and text[start - 1 : start] == "\t":
        start -= 1
    while "\t" in text[start:end] and text[end : end + 1] == "\t":
        end += 1
    return [(start + first, start + last) for first, last in cells(text[start:end])]


def columns(article: Article, place: int) -> tuple[list[str], int] | None:
    """The heads of a table's columns, and which of them a place in one of its rows stands under.

    Returns:
        None where the place is in no row of a table with a head, or its row has more or fewer cells than the head.
    """
    block = next(iter(article.blocks_within(place, place + 1)), None)
    if not block or block.kind != "table row":
        return None
    rows = [cells_of(article, above) for above in article.headings_above(place) if above.kind == "table head"]
    row = cells_of(article, block)
    here = [number for number, (start, end) in enumerate(row) if start < end and place < end]
    if not rows or not here or any(len(head) != len(row) for head in rows):
        return None
    return [_head([article.text[slice(*cell)] for cell in column]) for column in zip(*rows, strict=True)], here[0]


def _head(words: list[str]) -> str:
    """Of a column that several rows head, the words of all."""
    return " ".join(filter(None, words))


def _inside_bars(row: str) -> tuple[int, int]:
    """What of a row stands between its outermost bars; either may be missing."""
    quoted = _QUOTED.match(row)
    start = quoted.end() if quoted else 0
    end = len(row.rstrip())
    start += row[start : start + 1] == "|"
    return start, end - (end > start and row[end - 1] == "|" and row[end - 2 : end - 1] != "\\")


def _between(row: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches that marks part, without the white space around them."""
    bounds = [start, *(place for match in mark.finditer(row, start, end) for place in match.span()), end]
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        words = row[first:last]
        begin = first + len(words) - len(words.lstrip()) if words.strip() else first
        yield begin, begin + len(words.strip())
