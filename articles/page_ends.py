"""Paragraphs that the end of a page cuts: what stands between is boilerplate, and the rest continues them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from articles.line_sorts import is_page_furniture
from articles.types import Block

_OF_A_PAGE = re.compile(r"[|•]|\b(?i:page|p\.)[ \u00a0]?\d")
_CUT = 40  # characters of a paragraph that may have been cut by the end of a page
_BETWEEN = 6  # lines at most that a page's end puts into a paragraph: three of its foot, three of the next one's head
_LONGEST_DATE_LINE = 80  # characters of one that a page's end may bring


def joined_over_pages(text: str, blocks: Sequence[Block], pages: Sequence[int]) -> list[Block]:
    """Blocks with what continues a paragraph behind the end of a page marked so.

    Args:
        text: that the blocks are of.
        blocks: in order.
        pages: offsets that the pages begin at, where a format knows them.
    """
    found = list(blocks)
    for number in range(len(found)):
        _join_cut_paragraph(text, found, number, pages)
    return found


def _join_cut_paragraph(text: str, blocks: list[Block], number: int, pages: Sequence[int]) -> None:
    words = text[blocks[number].start : blocks[number].end]
    if blocks[number].kind != "paragraph" or not (words[-1].isalnum() or words[-1] in ",-"):
        return
    rest = _after_page_end(text, blocks, number)
    if rest is None:
        return
    if pages and rest > number + 1 and _page(pages, blocks[number]) == _page(pages, blocks[rest]):
        return  # what stands between is no page's end
    first = text[blocks[rest].start]
    passed = blocks[number + 1 : rest]
    lines = [text[block.start : block.end] for block in passed]
    page_ends = any(block.kind == "boilerplate" for block in passed) or any(map(_OF_A_PAGE.search, lines))
    goes_on = first.islower() or (page_ends and (first.isdigit() or len(words) >= _CUT))
    if goes_on:
        for between in range(number + 1, rest):
            blocks[between] = replace(blocks[between], kind="boilerplate")
        blocks[rest] = replace(blocks[rest], continues=True)


def _page(pages: Sequence[int], block: Block) -> int:
    return bisect_right(pages, block.start)


def _after_page_end(text: str, blocks: Sequence[Block], number: int) -> int | None:
    """The next paragraph, with nothing in between but what the end of a page may bring."""
    for following in range(number + 1, min(len(blocks), number + 2 + _BETWEEN)):
        block = blocks[following]
        line = text[block.start : block.end]
        page_like = block.kind == "boilerplate" or (block.kind != "title" and is_page_furniture(line))
        if block.kind == "paragraph" and not page_like:
            return following
        if not page_like and not (block.kind == "date line" and len(line) <= _LONGEST_DATE_LINE):
            return None
    return None
