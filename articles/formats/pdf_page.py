"""A page of a PDF as it looks, and where words of its article stand on it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from os.path import commonprefix
from pathlib import Path
from typing import Any

from articles.broken import damaged
from articles.formats.pdf_justified import without_wide_gaps
from articles.formats.pdf_lines import PageText, lines_of
from articles.formats.pdf_order import in_reading_order
from articles.types import Article

_WIDEST, _TALLEST = 1600, 3200  # pixels
_LINE = re.compile(r"[^\W_][^\n]*")

_Letter = tuple[str, tuple[int, int]]
"""A letter or a figure; the number of the words of a line that it is of, and its place in the page's text."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What an article quotes of a page, and what stands there before and after it: the same words may stand twice."""

    before: str = ""
    quoted: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle over words, in shares of the page's width and height from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks.

    Attributes:
        png: the page.
        width: of it in pixels.
        height: of it in pixels.
        marks: over the words, one a line at least, as they are read; none where they are not found.
        pages: how many the file has.
    """

    png: bytes
    width: int
    height: int
    marks: tuple[Mark, ...]
    pages: int


def page_words(article: Article, number: int, start: int, end: int) -> PageWords:
    """What `article.text[start:end]` has on a page, from 1; what it has on others, and heads and feet, are left out."""
    blocks = [block for block in article.blocks if block.page == number and block.kind != "boilerplate"]
    if not blocks:
        return PageWords()
    first, last = blocks[0].start, blocks[-1].end
    start, end = max(first, min(start, last)), max(first, min(end, last))
    if start >= end:
        return PageWords()
    return PageWords(article.text[first:start], article.text[start:end], article.text[end:last])


def picture(path: Path, *, data: bytes, number: int, words: PageWords) -> Picture | None:
    """A page, from 1, with marks over words; None where the file has no such page.

    Raises:
        UnreadableArticle: the file, or the page, is damaged.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        file = PdfDocument(data)
        if not 0 < number <= len(file):
            return None
        page = file[number - 1]
        bitmap = page.render(scale=min(_WIDEST / page.get_width(), _TALLEST / page.get_height()))
        png = BytesIO()
        bitmap.to_pil().save(png, "PNG")
        return Picture(png.getvalue(), bitmap.width, bitmap.height, tuple(_marks(page, bitmap, words)), len(file))
    except PdfiumError as error:
        raise damaged(path) from error


def _marks(page: Any, bitmap: Any, words: PageWords) -> Iterator[Mark]:
    text = PageText(page.get_textpage())
    on_bitmap = bitmap.get_posconv(page).to_bitmap
    for _, some in groupby(_found(list(_letters(page, text)), words), key=lambda place: place[0]):
        boxes = [text.box(place, loose=True) for _, place in some]
        corners = [on_bitmap(*corner) for box in boxes for corner in (box[:2], box[2:])]
        (left, right), (top, bottom) = ((min(of), max(of)) for of in zip(*corners, strict=True))
        width, height = bitmap.width, bitmap.height
        yield Mark(left / width, top / height, (right - left) / width, (bottom - top) / height)


def _letters(page: Any, text: PageText) -> Iterator[_Letter]:
    """The letters of a page in the order in which the article was read from it."""
    cells = [cell for line in in_reading_order(without_wide_gaps(lines_of(page))) for cell in line.cells]
    for number, (begin, end) in enumerate(place for cell in cells for place in cell.places):
        for place in range(begin, end):
            yield from ((letter, (number, place)) for letter in _folded(text.text[place]))


def _folded(words: str) -> str:
    """Letters and figures alone: what is drawn and what is read differ in hyphens, spaces, ligatures and quotes.

    Example:
        >>> _folded("l’eﬃ-cacité"), _folded("l'effi cacité")
        ('lefficacite', 'lefficacite')
    """
    return "".join(c for c in unicodedata.normalize("NFKD", words) if c.isalnum())


def _found(letters: list[_Letter], words: PageWords) -> list[tuple[int, int]]:
    """The places of quoted words; of each of their lines where other lines stand between these on the page."""
    page = "".join(letter for letter, _ in letters)
    found = [_stretch(words, page)]
    if None in found:
        found = [_stretch(line, page) for line in _lines(words)]
    return [] if None in found else [place for some in found if some for _, place in letters[some]]


def _lines(words: PageWords) -> Iterator[PageWords]:
    for line in _LINE.finditer(words.quoted):
        before, after = words.quoted[: line.start()], words.quoted[line.end() :]
        yield PageWords(words.before + before, line[0], after + words.after)


def _stretch(words: PageWords, page: str) -> slice | None:
    """Where quoted words stand: of several places the one that stands, as far as any, between what is around them."""
    before, quoted, after = map(_folded, (words.before, words.quoted, words.after))

    def agreement(at: int) -> int:
        return _alike(before[::-1], page[:at][::-1]) + _alike(after, page[at + len(quoted) :])

    at = max(_places(quoted, page), key=agreement, default=None)
    return None if at is None else slice(at, at + len(quoted))


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with together."""
    return len(commonprefix([one, other]))
