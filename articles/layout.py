"""Article text → blocks: the title, captions and date lines set aside, and the paragraphs.

Blocks tile the text in order: nothing but white space lies between them. What a newspaper's page leaves in a
text file (a caption that stands twice, a credit, a date line) is recognised here and nowhere else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.dates import is_date_line

Kind = Literal["title", "metadata", "caption", "date line", "paragraph"]

_CREDIT = re.compile(
    r"(?:[.\s]\s*(?:DR|D\.R\.)|©\s*[^.]{1,60}"
    r"|[([]?\b(?:photos?|crédit(?: photo)?|credit|picture)\s*:\s*[^.]{1,60})\s*$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,6}\s+")
_SEVERAL_SENTENCES = re.compile(r"[.!?…]\s+\S.*[.!?…]$", re.DOTALL)  # which no title has
_QUESTION = re.compile(r"\?[\s»”\"*_]*$")
_LONGEST_QUESTION = 300
_LONGEST_TITLE = 250
_LONGEST_CAPTION = 300
_WRAPPED_AT = 100  # a line longer than this was not cut by an editor's line wrap


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]` and what it is."""

    kind: Kind
    start: int
    end: int


def lay_out(text: str) -> list[Block]:
    r"""Cuts a text into blocks.

    Args:
        text: of an article; line ends are line feeds.

    Returns:
        Blocks in order, trimmed of white space, none empty.

    Example:
        >>> [(b.kind, b.start, b.end) for b in lay_out("Titre\n\nLe 01/03/2016\n\nUn fait. Un autre.")]
        [('title', 0, 5), ('date line', 7, 20), ('paragraph', 22, 40)]
    """
    front = _front_matter(text)
    body_from = front.end if front else 0
    pieces = _pieces(text, body_from)
    if not pieces:
        return [front] if front else []
    kinds = _kinds(text, pieces)
    blocks = [Block(kind, start, end) for kind, (start, end) in zip(kinds, pieces, strict=True)]
    return ([front] if front else []) + list(_with_replies(text, blocks))


def title_of(text: str, blocks: list[Block]) -> str | None:
    """The words of the title block, on one line, without a Markdown mark; None where there is none."""
    for block in blocks:
        if block.kind == "title":
            return _HEADING.sub("", " ".join(text[block.start : block.end].split()), count=1)
    return None


def metadata_of(text: str, blocks: list[Block]) -> dict[str, str]:
    """The `key: value` lines of a Markdown front matter, keys in lower case."""
    found = {}
    for block in blocks:
        if block.kind == "metadata":
            for line in text[block.start : block.end].split("\n")[1:-1]:
                key, colon, value = line.partition(":")
                if colon:
                    found[key.strip().lower()] = value.strip().strip("\"'")
    return found


def _front_matter(text: str) -> Block | None:
    match = re.match(r"---[ \t]*\n(?:[\w-]+[ \t]*:.*\n|[ \t]+.*\n|\n)+---[ \t]*(?:\n|$)", text)
    return Block("metadata", 0, len(match[0].rstrip())) if match else None


def _pieces(text: str, body_from: int) -> list[tuple[int, int]]:
    """Paragraph-sized pieces: blank lines part them, and so does each line that no line wrap explains."""
    pieces: list[tuple[int, int]] = []
    for lines in _runs_of_lines(text, body_from):
        wrapped = max(end - start for start, end in lines) <= _WRAPPED_AT
        first_of_text = not pieces
        groups = [lines] if wrapped and not first_of_text else [[line] for line in lines]
        if wrapped and first_of_text and len(lines) > 2:
            groups = [lines[:1], lines[1:]]  # a title on top of a wrapped paragraph
        pieces += [_trimmed(text, group[0][0], group[-1][1]) for group in groups]
    return pieces


def _runs_of_lines(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """`(start, end)` of each line, in runs that blank lines part."""
    run: list[tuple[int, int]] = []
    for line in text[start:].split("\n"):
        if line.strip():
            run.append((start, start + len(line)))
        elif run:
            yield run
            run = []
        start += len(line) + 1
    if run:
        yield run


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _kinds(text: str, pieces: list[tuple[int, int]]) -> list[Kind]:
    words = [text[start:end] for start, end in pieces]
    kinds = [_kind(piece, words[max(0, i - 1) : i] + words[i + 1 : i + 2]) for i, piece in enumerate(words)]
    if len(words) == 1 or len(words[0]) > _LONGEST_TITLE or _SEVERAL_SENTENCES.search(words[0]):
        return kinds
    kinds[0] = "title"
    # A caption stands right below the title, apart from what follows.
    gaps = [text[pieces[i][1] : pieces[i + 1][0]].count("\n") for i in range(min(2, len(pieces) - 1))]
    if len(gaps) == 2 and gaps[0] == 1 < gaps[1] and len(words[1]) <= _LONGEST_TITLE and kinds[1] == "paragraph":
        kinds[1] = "caption"
    return kinds


def _kind(piece: str, neighbours: list[str]) -> Kind:
    if len(piece) > _LONGEST_CAPTION:
        return "paragraph"
    if is_date_line(piece):
        return "date line"
    if _HEADING.match(piece) and "\n" not in piece:
        return "caption"
    # A caption often stands twice: under its picture, and again with the credit.
    if _CREDIT.search(piece) or any(_bare(piece) == _bare(other) for other in neighbours):
        return "caption"
    return "paragraph"


def _with_replies(text: str, blocks: list[Block]) -> Iterator[Block]:
    """An interviewer's question and the reply below it as one paragraph: neither is understood without the other."""
    question: Block | None = None
    for block in blocks:
        if question and block.kind == "paragraph":
            yield Block("paragraph", question.start, block.end)
            question = None
            continue
        if question:
            yield question
        asks = block.kind == "paragraph" and _QUESTION.search(text[block.start : block.end]) is not None
        question = block if asks and block.end - block.start <= _LONGEST_QUESTION else None
        if not question:
            yield block
    if question:
        yield question


def _bare(piece: str) -> str:
    return _CREDIT.sub("", piece).strip(" .\u00a0\u202f")
