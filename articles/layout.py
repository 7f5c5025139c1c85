"""Plain text → blocks: what each piece of it is, under which headings it stands, what belongs together.

Layout is decided here, once; it is stored with the article, and nothing later guesses it again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from articles.date_lines import is_byline, is_changed_or_published, is_date_line
from articles.line_sorts import Sort, is_page_furniture
from articles.lines import ends_sentence
from articles.page_ends import joined_over_pages
from articles.pieces import Piece, pieces_of
from articles.press_words import kind_of_press_line
from articles.types import Block, Kind

_CREDIT = re.compile(
    r"(?:[.\s]\s*(?:DR|D\.R\.)|©\s*[^.]{1,60}"
    r"|[([]?\b(?:photos?|crédit(?: photo)?|credit|picture)\s*:\s*[^.]{1,60})\s*$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"(#{1,6})[ \t]+")
_SEVERAL_SENTENCES = re.compile(r"[.!?…]\s+\S.*[.!?…]$", re.DOTALL)  # which no title has
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)][ \t]+")
_SENTENCE = re.compile(r"[.;,:][\s»”\"]*$")  # nor does it end so
_QUESTION = re.compile(r"\?[\s»”\"*_]*$")
_INTRODUCTION = re.compile(r":[\s*_]*$")
_PROSE: frozenset[Kind] = frozenset(("paragraph", "quote"))
_LONGEST_QUESTION = 300
_LONGEST_TITLE = 250
_LONGEST_HEADING = 80
_LONGEST_CAPTION = 300


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of lines without looking at their words, by the offset that each begins at.

    Attributes:
        sorts: what they are.
        levels: of those that are headings, from 1 for the outermost.
        depths: how many quotations those stand in that stand in one.
    """

    sorts: Mapping[int, Sort] = field(default_factory=dict)
    levels: Mapping[int, int] = field(default_factory=dict)
    depths: Mapping[int, int] = field(default_factory=dict)


BY_WORDS = Known()
"""Nothing."""


def lay_out(text: str, start: int = 0, known: Known = BY_WORDS, pages: Sequence[int] = ()) -> list[Block]:
    r"""Cuts a text into blocks.

    Args:
        text: of an article; line ends are line feeds.
        start: offset that it begins at, after what a format has set aside.
        known: what the format knows of the lines.
        pages: offsets that the pages begin at, where a format knows them.

    Returns:
        Blocks in order, trimmed of white space, none empty.

    Example:
        >>> [(b.kind, b.start, b.end) for b in lay_out("Titre\n\nLe 01/03/2016\n\nUn fait. Un autre.")]
        [('title', 0, 5), ('date line', 7, 20), ('paragraph', 22, 40)]
    """
    pieces = pieces_of(text, start, known.sorts)
    depths = _depths(text, pieces, known)
    kinds = [_kind(text, pieces, number) for number in range(len(pieces))]
    kinds = [_in_quotation(kind) if depth else kind for kind, depth in zip(kinds, depths, strict=True)]
    kinds = _with_title(text, pieces, kinds)
    blocks = [Block(kind, piece.start, piece.end) for kind, piece in zip(kinds, pieces, strict=True)]
    blocks = _joined(text, _with_headings(text, pieces, blocks), pages)
    below = [*blocks[1:], None][: len(blocks)]
    levels = [_level(text, *pair) for pair in zip(blocks, below, strict=True)]
    levels = [known.levels.get(block.start, level) for block, level in zip(blocks, levels, strict=True)]
    return under_headings(blocks, levels, depths)


def _depths(text: str, pieces: Sequence[Piece], known: Known) -> list[int]:
    """How many quotations each piece stands in, as marks tell, known or written; a text quoted whole stands in none."""
    depths = [known.depths.get(piece.start, 0) or _marks(text[piece.start : piece.end]) for piece in pieces]
    return depths if 0 in depths else [0] * len(depths)


def _marks(words: str) -> int:
    """How many marks of a quoted mail each line begins with, at least."""
    if not words.startswith(">"):
        return 0
    return min(line[: len(line) - len(line.lstrip("> "))].count(">") for line in words.splitlines())


def _in_quotation(kind: Kind) -> Kind:
    """What is a paragraph by itself, or tells of an article, is a quotation in one."""
    return "quote" if kind in {"paragraph", "date line", "metadata"} else kind


def _kind(text: str, pieces: Sequence[Piece], number: int) -> Kind:
    piece = pieces[number]
    match piece.sort:
        case "heading" | "boilerplate" | "table head" | "table row" | "caption":
            return piece.sort
        case "item":
            return "list item"
        case "metadata":
            return kind_of_press_line(text[piece.start : piece.end])
    words = text[piece.start : piece.end]
    if len(words) > _LONGEST_CAPTION:
        return "paragraph"
    if is_date_line(words):
        return "date line"
    if is_byline(words) or is_changed_or_published(words):
        return "metadata"
    beside = [text[p.start : p.end] for p in (*pieces[max(0, number - 1) : number], *pieces[number + 1 : number + 2])]
    short = [other for other in beside if len(other) <= 2 * _LONGEST_CAPTION]
    # A caption often stands twice: under its picture, and again with the credit.
    if _CREDIT.search(words) or any(_bare(words) == _bare(other) for other in short):
        return "caption"
    return "paragraph"


def _with_title(text: str, pieces: Sequence[Piece], kinds: list[Kind]) -> list[Kind]:
    """The first piece that is words is the title, unless it is a sentence, or all there is."""
    worded = [n for n, kind in enumerate(kinds) if kind in {"paragraph", "heading", "caption"}]
    alone = len(worded) == 1 and not {"list item", "table row"} & set(kinds)
    if not worded or (alone and kinds[worded[0]] != "heading"):
        return kinds
    below_pictures = next((n for n in worded if kinds[n] != "caption"), worded[0])
    first = below_pictures if kinds[below_pictures] == "heading" else worded[0]
    words = text[pieces[first].start : pieces[first].end]
    if kinds[first] != "heading" and not is_title(words):
        return kinds
    kinds[first] = "title"
    # A caption stands right below the title, apart from what follows.
    below = first + 1
    if (
        below + 1 < len(pieces)
        and kinds[below] == "paragraph"
        and not pieces[below].apart
        and pieces[below + 1].apart
        and pieces[below].end - pieces[below].start <= _LONGEST_TITLE
    ):
        kinds[below] = "caption"
    return kinds


def is_title(words: str) -> bool:
    """Whether some words can be a title: few, and no sentence."""
    if not any(map(str.isalnum, words)):
        return False
    return len(words) <= _LONGEST_TITLE and not _SEVERAL_SENTENCES.search(words) and not _SENTENCE.search(words)


def _with_headings(text: str, pieces: Sequence[Piece], blocks: list[Block]) -> list[Block]:
    """A short line by itself that is no sentence, above a paragraph that is one, is a heading, also without a mark."""
    found = list(blocks)
    for number in range(1, len(blocks) - 1):
        before, block, below = blocks[number - 1 : number + 2]
        words = text[block.start : block.end]
        mark = _NUMBER.match(words) if block.kind == "list item" and before.kind != "list item" else None
        words = words[mark.end() :] if mark else words
        if (
            (block.kind == "paragraph" or mark)
            and below.kind in _PROSE
            and pieces[number].apart
            and pieces[number + 1].apart
            and len(words) <= _LONGEST_HEADING
            and "\n" not in words
            and words[0].isupper()
            and words[-1].isalnum()
            and not is_page_furniture(words)
            and (mark or ends_sentence(text[before.start : before.end]))
            and _is_prose(text[below.start : below.end])
        ):
            found[number] = replace(block, kind="heading")
    return found


def _is_prose(words: str) -> bool:
    is_long = len(words) > _LONGEST_HEADING or _SEVERAL_SENTENCES.search(words) is not None
    return words[0].isupper() and is_long and ends_sentence(words)


def _joined(text: str, blocks: list[Block], pages: Sequence[int]) -> list[Block]:
    """Marks what belongs to the block before it."""
    found = joined_over_pages(text, blocks, pages)
    for number, (block, before) in enumerate(zip(found[1:], found, strict=False), start=1):
        words = text[before.start : before.end]
        if block.kind == "list item":
            joins = before.kind == "list item" or (before.kind in _PROSE and _INTRODUCTION.search(words))
        else:
            joins = {block.kind, before.kind} <= _PROSE and not before.continues and _asks(words)
        if joins:
            found[number] = replace(block, continues=True)
    return found


def _asks(words: str) -> bool:
    """An interviewer's question: neither it nor the reply below is understood without the other."""
    return len(words) <= _LONGEST_QUESTION and _QUESTION.search(words) is not None


def under_headings(blocks: Sequence[Block], levels: Sequence[int], depths: Sequence[int] = ()) -> list[Block]:
    """Tells each block the headings that it stands under, rows their table's head, items what announces their list.

    Args:
        blocks: in order.
        levels: of those that are headings, from 1 for the outermost.
        depths: how many quotations each stands in. What is quoted stands under its own headings and those of the
            article, the article's own words below it under none of the quotation's.
    """
    found: list[Block] = []
    above: list[tuple[tuple[int, int], int]] = []  # depth and level, number
    head: tuple[int, ...] = ()
    announced: tuple[int, ...] = ()
    for number, (block, level, depth) in enumerate(zip(blocks, levels, depths or [0] * len(blocks), strict=True)):
        if block.kind == "heading":
            above = [outer for outer in above if outer[0] < (depth, level)]
        announced = _announced(block, number, announced)
        last = head if block.kind == "table row" else announced if block.kind == "list item" else ()
        found.append(replace(block, headings=tuple(n for (d, _), n in above if d in {0, depth}) + last))
        if block.kind == "heading":
            above.append(((depth, level), number))
        if block.kind == "table head":  # one of several rows
            goes_on = number > 0 and blocks[number - 1].kind == "table head"
            head = (*head, number) if goes_on else (number,)
    return found


def _announced(block: Block, number: int, before: tuple[int, ...]) -> tuple[int, ...]:
    """The number of the paragraph that announces the list here, or may announce one below."""
    if block.kind in {"paragraph", "quote"}:
        return (number,)
    goes_on = block.kind == "boilerplate" or (block.kind == "list item" and block.continues)
    return before if goes_on else ()


def _level(text: str, block: Block, below: Block | None) -> int:
    """Of a heading, from 1: by its marks, or the line drawn below it."""
    if marks := _MARKS.match(text, block.start):
        return len(marks[1])
    return 1 if below and text[below.start] == "=" else 2


def _bare(piece: str) -> str:
    return _CREDIT.sub("", piece).strip(" .\u00a0\u202f")
