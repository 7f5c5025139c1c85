"""What a file becomes: a document, an article, and the passages that it is found by."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from text.language import Language
from text.readable import Readable, readable
from text.sentences import sentences

Kind = Literal[
    "title",
    "heading",
    "paragraph",
    "list item",
    "table head",
    "table row",
    "caption",
    "quote",  # words that the article takes from elsewhere: a page's blockquote, what a mail answers
    "footnote",  # or an endnote
    "code",
    "date line",
    "metadata",  # a front matter, a mail's head, a byline
    "boilerplate",  # page numbers, running heads, menus, rules: shown with the article, never searched
]

WORDS: frozenset[Kind] = frozenset(("paragraph", "list item", "table row", "caption", "quote", "footnote", "code"))
"""The kinds of which an article is made, and that a question may find."""

_ANNOUNCES: frozenset[Kind] = frozenset(("paragraph", "quote"))  # a list

Origin = Literal[
    "front matter",
    "page's head",
    "mail head",
    "file's properties",
    "its columns",
    "saved copy",  # the file that a browser made of a page says so
    "date line",
    "dateline",
    "running head",
    "byline",
    "header lines",  # around the title, as databases of the press print them
    "file name",
    "first line",
    "its words",
]
"""Where a value about an article was found."""

Field = Literal["title", "date", "language", "source", "author", "address"]


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]` and what it is.

    Attributes:
        headings: which of the article's blocks stand above it as headings, outermost first; the rows of a table's
            head are the last of its rows', the paragraph that announces a list the last of its items'.
        continues: whether it makes one passage with the block before it: an item of a list, the reply to a question,
            the rest of a paragraph that a page's end cut.
        page: that it begins on, from 1; 0 where the format has none.
    """

    kind: Kind
    start: int
    end: int
    headings: tuple[int, ...] = ()
    continues: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A value about an article, and where it was found."""

    value: str | date
    origin: Origin


@dataclass(frozen=True, slots=True)
class Document:
    """What a format makes of a file's bytes.

    Attributes:
        text: as it will be quoted, NFC, line ends as line feeds; every offset of the program counts in it.
        blocks: tile the text in order, nothing but white space lies between them.
        facts: what is known of it.
        unread: pages that lack text: pictures, empty, or illegible in part; of a book, the chapters that are damaged.
    """

    text: str
    blocks: tuple[Block, ...]
    facts: Mapping[Field, Fact]
    unread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One source document.

    Attributes:
        id: the file's stem, made unique in its index.
        path: absolute path of the file.
        sha256: of the file's bytes, in hexadecimal.
        text: NFC, line ends as line feeds; every offset of the program counts in it.
        address: where it was published, a URL.
        blocks: tile the text in order.
        origins: where each value that is known of it was found.
        unread: pages that lack text: pictures, empty, or illegible in part; of a book, the chapters that are damaged.
    """

    id: str
    path: str
    sha256: str
    title: str
    date: date | None
    language: Language
    source: str | None
    author: str | None
    text: str
    address: str | None = None
    blocks: tuple[Block, ...] = ()
    origins: Mapping[Field, Origin] = field(default_factory=dict, hash=False)
    unread: tuple[int, ...] = ()

    @property
    def has_pages(self) -> bool:
        """Whether its format has pages."""
        return any(block.page for block in self.blocks)

    @property
    def unread_pages(self) -> str:
        """The pages or chapters that lack text, as they are told; empty where none does.

        Example:
            >>> Article("a", "a.pdf", "", "A", None, "fr", None, None, "A", unread=(2, 3, 4, 7)).unread_pages
            '2–4, 7'
        """
        firsts = [page for page in self.unread if page - 1 not in self.unread]
        lasts = [page for page in self.unread if page + 1 not in self.unread]
        return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in zip(firsts, lasts, strict=True))

    def readable(self, start: int, end: int) -> Readable:
        """What is read of `text[start:end]`: without boilerplate, words that were cut joined."""
        left_out = [
            (block.start, block.end)
            for block in self.blocks_within(start, end)
            if block.kind == "boilerplate" and start < block.start and block.end < end
        ]
        return readable(self.text, start, end, left_out)

    def blocks_within(self, start: int, end: int) -> tuple[Block, ...]:
        """The blocks that share a character with `text[start:end]`, in order."""
        first = bisect_right(self.blocks, start, key=lambda block: block.end)
        return self.blocks[first : bisect_left(self.blocks, end, key=lambda block: block.start)]

    def page_at(self, place: int) -> int:
        """The page that a character stands on, from 1; 0 where the format has none."""
        return next((block.page for block in self.blocks_within(place, place + 1)), 0)

    def headings_above(self, place: int) -> tuple[Block, ...]:
        """The headings that the character at a place stands under, outermost first; without the title."""
        return tuple(block for block in self._above(place) if block.kind not in _ANNOUNCES)

    def context_of(self, place: int) -> str:
        r"""What a passage at a place is read with: the title, the headings above, the sentence that announces its list.

        Example:
            >>> text = "Rapport\n\n## Barrage\n\nIl fuit."
            >>> blocks = (Block("title", 0, 7), Block("heading", 9, 19), Block("paragraph", 21, 29, (1,)))
            >>> Article("a", "a.md", "", "Rapport", None, "fr", None, None, text, blocks=blocks).context_of(21)
            'Rapport – Barrage'
        """
        return " – ".join([self.title, *(self._in_short(block) for block in self._above(place))])

    def _above(self, place: int) -> tuple[Block, ...]:
        block = next(iter(self.blocks_within(place, place + 1)), None)
        return tuple(self.blocks[number] for number in block.headings) if block else ()

    def _in_short(self, block: Block) -> str:
        """A heading on one line; of a paragraph that announces a list, its last sentence."""
        words = " ".join(self.readable(block.start, block.end).text.split())
        found = sentences(words, self.language) if block.kind in _ANNOUNCES else []
        return words[slice(*found[-1])] if found else words


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list, a caption, or a run of sentences of a long one: `article.text[start:end]`.

    Attributes:
        number: of the paragraph in its article, from 1; windows of one paragraph share it. 0 for a title, a heading
            or a caption.
    """

    article_id: str
    number: int
    start: int
    end: int
