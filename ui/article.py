"""An article as its page shows it: its blocks as elements, the quoted words marked in whichever they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Literal

from articles.tables import cells_of
from articles.types import Article, Block

Form = Literal["title", "heading", "text", "quiet", "list", "caption", "table", "quote", "note", "code"]

_FORMS: dict[str, Form] = {
    "title": "title",
    "heading": "heading",
    "list item": "list",
    "caption": "caption",
    "table head": "table",
    "table row": "table",
    "quote": "quote",
    "footnote": "note",
    "code": "code",
    "date line": "quiet",
    "metadata": "quiet",
    "boilerplate": "quiet",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, whether they are the quoted ones, and whether they are the first of these."""

    words: str
    marked: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A block of the text, or several that make a list, a table or a quotation.

    Attributes:
        form: what it is shown as.
        rows: its rows, each of cells, each of pieces; one row of one cell for what is one block.
        depth: of a heading, from 2.
        page: that begins with it; 0 where none does.
        heads: how many rows of a table head its columns.
        caption: of a table: the one right above it, which then is no element of its own.
    """

    form: Form
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    depth: int = 2
    page: int = 0
    heads: int = 0
    caption: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Of what is one block."""
        return self.rows[0][0]


def elements(article: Article, start: int, end: int) -> list[Element]:
    """The elements of an article's page, `text[start:end]` marked; the text as one where its structure is not known."""
    if not article.blocks:
        return [Element("text", ((_pieces(article.text, 0, len(article.text), start, end),),))]
    found: list[Element] = []
    page = 1  # the first needs no sign
    for form, some in groupby(_without_rules(article), _form):
        together = list(some)
        for blocks in [together] if form in {"list", "table", "quote"} else [[block] for block in together]:
            rows = tuple(tuple(_row(article, block, start, end)) for block in blocks)
            begins = blocks[0].page if blocks[0].page > page else 0
            found.append(Element(form, rows, min(6, 2 + len(blocks[0].headings)), begins, _heads(blocks)))
            page = max(page, blocks[0].page)
    return _with_captions(found)


def _heads(blocks: Sequence[Block]) -> int:
    return len(list(takewhile(lambda block: block.kind == "table head", blocks)))


def _with_captions(found: Sequence[Element]) -> list[Element]:
    """The elements, a caption right above a table being the table's own."""
    together = list[Element]()
    for element in found:
        if element.form == "table" and together and together[-1].form == "caption":
            above = together.pop()
            element = replace(element, caption=above.pieces, page=above.page or element.page)
        together.append(element)
    return together


def _without_rules(article: Article) -> Iterator[Block]:
    """The blocks but for the lines drawn between the rows of a table, which would make two of it."""
    last = len(article.blocks) - 1
    for number, block in enumerate(article.blocks):
        beside = article.blocks[max(0, number - 1)], article.blocks[min(number + 1, last)]
        in_table = block.kind == "boilerplate" and all(_form(one) == "table" for one in beside)
        if not in_table or any(c.isalnum() for c in article.text[block.start : block.end]):
            yield block


def _form(block: Block) -> Form:
    return _FORMS.get(block.kind, "text")


def _row(article: Article, block: Block, start: int, end: int) -> Iterator[tuple[Piece, ...]]:
    is_row = block.kind in {"table head", "table row"}
    for first, last in cells_of(article, block) if is_row else [(block.start, block.end)]:
        yield _pieces(article.text, first, last, start, end)


def _pieces(text: str, since: int, until: int, start: int, end: int) -> tuple[Piece, ...]:
    """`text[since:until]` in up to three pieces, the middle one marked.

    Example:
        >>> [piece.words for piece in _pieces("Il vint à Rabat.", 0, 16, 10, 15)]
        ['Il vint à ', 'Rabat', '.']
    """
    first, last = max(since, min(start, until)), max(since, min(end, until))
    if first >= last:
        return (Piece(text[since:until]),)
    parts = (
        Piece(text[since:first]),
        Piece(text[first:last], marked=True, first=since <= start),
        Piece(text[last:until]),
    )
    return tuple(part for part in parts if part.words)
