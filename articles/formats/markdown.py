"""Markdown: CommonMark, tables, struck words and footnotes → the words without the marks, laid out with what they told.

What no mark tells is told as of a plain text: many such files hold one, with wrapped lines, credits, an interview.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from articles.decoding import as_written, unspoilt
from articles.formats.build import Part
from articles.formats.grid import Cell, rows
from articles.formats.markup import markup_parts
from articles.formats.text import TextFormat, text_document
from articles.heads import head_of
from articles.layout import Known
from articles.line_sorts import Sort
from articles.lines import begins_item, ends_sentence
from articles.note_marks import CLOSE, OPEN, without_note_marks
from articles.types import Document, Kind

_MOST = 400_000  # lines and brackets, which take longest: what has more is read as plain text, in less time
_PICTURE = 20  # times as long for one that begins a picture and is never closed
_DEEPEST = 100  # quotations and lists inside each other
_LONGEST_UNDERLINED = 100  # characters of a heading above a line of dashes
_INDENTED = 4  # columns, from which on no heading is one
_RULE = "* * *"

_NOTE = re.compile(r"(?m)^ {0,3}\[\^[^\]\s]{1,30}\]:[ \t]*")
_NOTE_MARK = re.compile(r"[ \u00a0\u202f]?\[\^[^\]\s]{1,30}\]")
_TASK = re.compile(r"\A\[[ xX]\]\s+")  # of a list of things to do
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}$")  # of a heading: « Bilan {#bilan} »
_TAG = re.compile(r"<([a-zA-Z][\w-]*)[^=/]*>")
_SORTS: Mapping[Kind, Sort] = {
    "heading": "heading",
    "list item": "item",
    "table head": "table head",
    "table row": "table row",
    "caption": "caption",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """Words without marks; none of them part what stands above and below.

    Attributes:
        sort: what the marks tell that they are, if they do.
        level: of a heading, from 1.
        at: number of the line in the source; not a number for what stands apart from all other lines.
        depth: how many quotations it stands in.
    """

    words: str
    sort: Sort | None = None
    level: int = 0
    at: float = math.nan
    depth: int = 0


class MarkdownFormat:
    """Reads Markdown, and plain text that is called so."""

    suffixes: tuple[str, ...] = (".md", ".markdown")

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        text = unspoilt(as_written(data, str(path)))
        open_pictures = max(0, text.count("![") - text.count("]"))
        if text.count("\n") + text.count("[") + _PICTURE * open_pictures > _MOST:
            return TextFormat().read(data, path)
        end, values, origin = head_of(text)
        written, known = _unmarked(text[end:], end + 2 if end else 0)
        text = f"{text[:end]}\n\n{written}" if end else written
        return text_document(text, (end, values, origin), path, known)


def _unmarked(source: str, place: int) -> tuple[str, Known]:
    """A source's words without the marks, and what the marks told of the lines, by their places from one on."""
    source = _NOTE.sub("\n", _without_open_comment(source))
    pieces, sorts, levels, depths = list[str](), dict[int, Sort](), dict[int, int](), dict[int, int]()
    before = math.nan
    for line in _lines(_parser().parse(source), source.split("\n")):
        words = unicodedata.normalize("NFC", line.words.replace("\r", " ")).rstrip()
        if not words:
            before = math.nan
            continue
        if pieces:
            pieces.append("\n" if 0 <= line.at - before <= 1 else "\n\n")
            place += len(pieces[-1])
        start = place + len(words) - len(words.lstrip())
        if line.sort:
            sorts[start] = line.sort
        if line.level:
            levels[start] = line.level
        if line.depth:
            depths[start] = line.depth
        pieces.append(words)
        place += len(words)
        before = line.at
    return "".join(pieces), Known(sorts, levels, depths)


def _without_open_comment(source: str) -> str:
    """A comment that nobody closed would take all that follows."""
    closed = max(source.rfind("-->"), 0)
    return source[:closed] + source[closed:].replace("<!--", "")


@lru_cache(1)
def _parser() -> MarkdownIt:
    """Indented text is no code: an article's first lines are."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    return parser.enable(["table", "strikethrough"]).disable("code")


def _lines(tokens: Iterable[Token], source: Sequence[str]) -> Iterator[_Line]:
    """The lines of a document, in order."""
    stream, before, depth = iter(tokens), None, 0
    for token in stream:
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        lines = _of_block(token, before, stream, source)
        yield from (replace(line, depth=depth) for line in lines) if depth else lines
        before = token


def _of_block(token: Token, before: Token | None, stream: Iterator[Token], source: Sequence[str]) -> Iterator[_Line]:
    match token.type:
        case "heading_open":
            yield from _heading(token, next(stream), source)
        case "paragraph_open" if before and before.type == "list_item_open":
            yield from _item(next(stream), source, f"{before.info}{before.markup}" if before.info else "-")
        case "paragraph_open":
            yield from _paragraph(next(stream))
        case "table_open":
            yield from _of_parts(rows(_cells(stream)))
        case _:
            yield from _set_apart(token)


def _cells(stream: Iterable[Token]) -> list[list[Cell]]:
    """The cells of a table, of which the first token was taken."""
    found: list[list[Cell]] = []
    for token in takewhile(lambda token: token.type != "table_close", stream):
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline":
            found[-1].append(Cell(_words(token)))
    return found


def _set_apart(token: Token) -> Iterator[_Line]:
    match token.type:
        case "fence":
            yield from _code(token)
        case "html_block":
            yield from _of_parts(markup_parts(token.content))
        case "hr":
            yield _Line(_RULE, "boilerplate")
        case "blockquote_open" | "blockquote_close":
            yield _Line("")


def _heading(opening: Token, inline: Token, source: Sequence[str]) -> Iterator[_Line]:
    first, _ = opening.map or (0, 0)
    words = _words(inline)
    underlined = opening.markup in {"=", "-"}
    if underlined and ("\n" in words or len(words) > _LONGEST_UNDERLINED or ends_sentence(words)):
        yield from _undecided(words, inline)
        yield _Line("")
    elif opening.level == 0 and _indent(source[first]) >= _INDENTED:
        yield _Line(source[first].strip(), "text", at=first)
    else:
        yield _Line(_ATTRIBUTES.sub("", words), "heading", int(opening.tag[1]), first)


def _paragraph(inline: Token) -> Iterator[_Line]:
    words = _words(inline)
    if words.strip():
        yield from _undecided(words, inline)
    else:  # pictures, and nothing beside them
        for picture in inline.children or ():
            yield _Line(_words(picture) if picture.type == "image" else "", "caption")


def _item(inline: Token, source: Sequence[str], mark: str) -> Iterator[_Line]:
    """An item of a list, where its mark is one; a line that goes on in it stands further in, as it was written."""
    words = _TASK.sub("", _words(inline)).strip()
    first, *others = _undecided(f"{mark} {words}" if words else "", inline)
    yield _Line(first.words, "item" if begins_item(first.words) else None, at=first.at)
    for line in others:
        inside = _indent(source[int(line.at)].lstrip(">")) > 0
        yield _Line(f"  {line.words}" if inside else line.words, at=line.at)


def _undecided(words: str, inline: Token) -> Iterator[_Line]:
    """The lines of a paragraph, of which the layout tells what they are; no sign of number makes a heading of one."""
    first, after = inline.map or (0, 1)
    for number, line in enumerate(words.split("\n"), start=first):
        yield _Line(line.strip(), "text" if line.lstrip().startswith("#") else None, at=min(number, after - 1))


def _code(fence: Token) -> Iterator[_Line]:
    first, _ = fence.map or (0, 0)
    for number, line in enumerate(fence.content.split("\n"), start=first + 1):
        yield _Line(line, "text", at=number)


def _of_parts(parts: Iterable[Part]) -> Iterator[_Line]:
    for part in parts:
        yield _Line(part.words, _SORTS.get(part.kind), part.level)


def _words(inline: Token) -> str:
    """What is read of a paragraph, a heading or a cell, its lines kept."""
    return without_note_marks("".join(map(_of_inline, inline.children or ())))


def _of_inline(token: Token) -> str:
    match token.type:
        case "text":
            return _NOTE_MARK.sub("", token.content)
        case "code_inline":
            return token.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "html_inline":
            return _of_tag(token.content)
    return ""


def _of_tag(written: str) -> str:
    """Nothing of a tag and of a comment; but words may stand between < and >, too."""
    from lxml.html.defs import tags

    tag = _TAG.fullmatch(written)
    if re.match(r"<br\b", written, re.IGNORECASE):
        return "\n"
    if tag and tag[1].lower() == "sup":
        return OPEN
    if written.lower() == "</sup>":
        return CLOSE
    return written if tag and tag[1].lower() not in tags else ""


def _indent(line: str) -> int:
    wide = line.expandtabs(_INDENTED)
    return len(wide) - len(wide.lstrip())
