"""The cells of a table's rows, and the heads of its columns."""

import re

from articles.types import Article

_CELL = re.compile(r"[^|\t\n]*[^|\t\n ]")
_SPACED_CELL = re.compile(r"\S+(?: \S+)*")


def cells(row: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand, without the white space around them; empty ones are left out.

    Example:
        >>> row = "| Lignac | 11 987 |"
        >>> [row[start:end] for start, end in cells(row)]
        ['Lignac', '11 987']
        >>> [slice(*cell) for cell in cells("Calder Town    12      4")]
        [slice(0, 11, None), slice(15, 17, None), slice(23, 24, None)]
    """
    found = [match.span() for match in _CELL.finditer(row)] if "|" in row or "\t" in row else []
    if found:
        return [(end - len(row[start:end].lstrip()), end) for start, end in found if row[start:end].strip()]
    return [match.span() for match in _SPACED_CELL.finditer(row)]


def columns(article: Article, place: int) -> tuple[list[str], int] | None:
    """The heads of a table's columns, and which of them a place in one of its rows stands under.

    Returns:
        None where the place is in no row of a table with a head, or its row has more or fewer cells than the head.
    """
    block = next(iter(article.blocks_within(place, place + 1)), None)
    above = article.headings_above(place)
    if not block or block.kind != "table row" or not above or above[-1].kind != "table head":
        return None
    words = article.text[above[-1].start : above[-1].end]
    heads = [words[start:end] for start, end in cells(words)]
    row = cells(article.text[block.start : block.end])
    here = [number for number, (_, end) in enumerate(row) if place - block.start < end]
    return (heads, here[0]) if here and len(row) == len(heads) else None
