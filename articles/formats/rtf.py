"""Rich Text Format, `.rtf`: a line is a paragraph, a row of a table, an item of a list or a note.

striprtf makes text of it; what it passes over or mixes up is written otherwise before.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from articles.formats.build import Part, document_with_properties, item, parts_of
from articles.formats.grid import Cell, rows
from articles.note_marks import CLOSE, OPEN
from articles.types import Document
from runtime.errors import UnreadableArticle

_INFO = {key: re.compile(rf"\{{\\{key}\s([^{{}}]{{1,2000}})\}}") for key in ("title", "author")}
_ITEM = re.compile(r"\s*(?:[-–—•·*o\u25a0-\u25ff]|\(?\w{1,3}[.)])?\t(?=\S)")

_LONGEST_HEADING = 80

_ENCODINGS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_ENCODING = re.compile(r"\\(ansi|mac|pca?)(?![a-z])")
_HEAD = 200  # characters that it is named in
# None, or one of Macintosh's, which Python has by other names: striprtf takes UTF-8 for both.
_UNKNOWN_PAGE = re.compile(r"\\ansicpg(?:0|10\d{3})(?!\d)")
_CHARACTER = re.compile(r"\\u(-?\d+)")
_LONGEST_NUMBER, _NO_CHARACTER = 10, "\ufffd"
_SUPER = re.compile(r"(?s)\\(super(?:0(?!\d))?|nosupersub|sub|plain)(?:-?\d+)?(?![a-z]) ?|\\.|[{}]")
_HIDES = re.compile(r"\\(?:v|deleted)(?![a-z])")
_HIDING = re.compile(r"(?s)\\([a-z]+)(-?\d+)? ?|\\'..|\\.|[{}]|[^\\{}]+")
_CHARACTERS = {  # that are written as words
    "u", "tab", "line", "emdash", "endash", "emspace", "enspace", "lquote", "rquote", "ldblquote", "rdblquote", "bullet"
}  # fmt: skip
_TOKEN = re.compile(r"\\([a-z]+)(?:-?\d+)? ?|\\'..|\\[^a-z]|[\x80-\xff]")
_NOTE_GROUP = re.compile(r"\{\s*(?:\\\*\s*)?\\footnote(?![a-z])")
_BRACE = re.compile(r"(?s)\\.|[{}]")
_BREAKS = {"par", "line", "sect", "page", "nestcell"}
_LINE_ENDS = {"\\\n", "\\\r"}  # with a backslash in front they are paragraphs' ends
# Marks of the end of a cell, of what is told of it there, and of the beginning of a note; no text has them.
_CELL, _TOLD, _NOTE = "\x01", "\x03", "\x02"
_CELLS = re.compile(f"([^{_CELL}{_TOLD}]*){_CELL}(\\d*){_TOLD}")
_SAME_EDGE = 40  # twentieths of a point that the edges of a column may be apart


class RtfFormat:
    """Reads `.rtf`. Its dates are of the file, and are left."""

    suffixes: tuple[str, ...] = (".rtf",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        if not data.lstrip().startswith(b"{\\rtf"):
            raise UnreadableArticle("{}: no RTF in it, whatever its name says.", path)
        source = data.decode("latin-1")
        named = _ENCODING.search(source[:_HEAD])
        encoding = _ENCODINGS[named[1] if named else "ansi"]
        stated = {
            key: _plain(f"{{\\rtf1 {m[1]}}}", encoding) for key, where in _INFO.items() if (m := where.search(source))
        }
        head = {key: " ".join(words.split()) for key, words in stated.items() if words.strip()}
        parts = list(_parts(_plain(source, encoding).split("\n")))
        parts = [*parts[:1], *(_no_title(part) for part in parts[1:])]
        return document_with_properties(parts, head, path.stem)


def _plain(source: str, encoding: str) -> str:
    from striprtf.striprtf import remove_pict_groups, rtf_to_text

    source = _CHARACTER.sub(_possible, _UNKNOWN_PAGE.sub("", remove_pict_groups(source)))
    source = _without_hidden(source)
    text: str = rtf_to_text(_rows_in_lines(_raised(_notes_below(source))), encoding, errors="replace")
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\ufeff", "")  # halves of characters are dropped


def _possible(character: re.Match[str]) -> str:
    """A character by its number; one that there is none of as what stands for such."""
    number = character[1][:_LONGEST_NUMBER]
    return character[0] if -0x10000 <= int(number) <= sys.maxunicode else f"\\u{ord(_NO_CHARACTER)}"


def _without_hidden(source: str) -> str:
    """Without the words that no reader sees: until they are said to be hidden no more, or a group ends."""
    if not _HIDES.search(source):
        return source
    outer, hidden = list[bool](), False

    def rewritten(token: re.Match[str]) -> str:
        nonlocal hidden
        if token[0] == "{":
            outer.append(hidden)
        elif token[0] == "}":
            hidden = outer.pop() if outer else False
        elif token[1] in {"v", "deleted", "plain"}:
            hidden = token[1] != "plain" and token[2] != "0"
        elif hidden and (not token[1] or token[1] in _CHARACTERS) and token[0] not in _LINE_ENDS:
            return ""
        return token[0]

    return _HIDING.sub(rewritten, source)


def _notes_below(source: str) -> str:
    """The notes at the end, a line each: striprtf passes over them where they stand."""
    source = source[: _end_of_group(source, source.index("{"))].removesuffix("}")
    kept, notes, place = list[str](), list[str](), 0
    while group := _NOTE_GROUP.search(source, place):
        end = _end_of_group(source, group.start())
        kept.append(source[place : group.start()])
        notes.append(f"\\pard\\par{{{_NOTE}{_TOKEN.sub(_unbroken, source[group.end() : end])}")
        place = end
    return "".join([*kept, source[place:], *notes, "}"])


def _end_of_group(source: str, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.end()
    return len(source)


def _unbroken(token: re.Match[str]) -> str:
    return "{ }" if token[1] in _BREAKS or token[0] in _LINE_ENDS else token[0]


def _raised(source: str) -> str:
    """With brackets around what is raised: until it is said to be so no more, or its group ends."""
    outer, raised = list[bool](), False

    def rewritten(token: re.Match[str]) -> str:
        nonlocal raised
        before = raised
        if token[0] == "{":
            outer.append(raised)
        elif token[0] == "}":
            raised = outer.pop() if outer else False
        elif token[1]:
            raised = token[1] == "super"
        mark = {(False, True): OPEN, (True, False): CLOSE}.get((before, raised), "")
        return mark if token[1] and mark else mark + token[0]

    return _SUPER.sub(rewritten, source)


def _rows_in_lines(source: str) -> str:
    """Each row of a table in one line, whatever paragraphs and tables stand in its cells; bytes as RTF writes them."""
    in_row = in_inner = False
    edges, number = list[str](), 0

    def rewritten(token: re.Match[str]) -> str:
        nonlocal in_row, in_inner, edges, number
        word = token[1]
        in_row = word in {"trowd", "intbl"} or (in_row and word not in {"row", "pard"})
        in_inner = word == "nesttableprops" or (in_inner and word != "nestrow")
        if word == "trowd" and not in_inner:
            edges = []
        elif word == "cellx" and not in_inner:
            edges.append("".join(c for c in token[0] if c.isdigit()))
        elif word == "row":
            number = 0
        elif word == "cell":
            number += 1
            return f"{{{_CELL}{edges[number - 1] if number <= len(edges) else ''}{_TOLD}}}"
        if len(token[0]) == 1:
            return f"\\'{ord(token[0]):02x}"
        return _unbroken(token) if in_row else token[0]

    return _TOKEN.sub(rewritten, source)


def _table(lines: Iterable[str]) -> list[list[Cell]]:
    """The cells of rows; one whose right edge is beyond those of cells of other rows takes several columns."""
    found = [_CELLS.findall(line) for line in lines]
    edges = sorted({int(edge) for row in found for _, edge in row if edge})
    edges = [edge for before, edge in zip([-_SAME_EDGE, *edges], edges, strict=False) if edge - before >= _SAME_EDGE]
    table: list[list[Cell]] = []
    for row in found:
        columns = [bisect_right(edges, int(edge or 0)) for _, edge in row]
        widths = [after - before for before, after in zip([0, *columns], columns, strict=False)]
        table.append([Cell(words, width) for (words, _), width in zip(row, widths, strict=True)])
    return table


def _parts(lines: Iterable[str]) -> Iterator[Part]:
    for kind, some in groupby((line for line in lines if line.strip(f" \t{_NOTE}")), _kind):
        match kind:
            case "row":
                yield from rows(_table(some))
            case "note":
                yield from (Part("footnote", line.strip(_NOTE)) for line in some)
            case _:
                yield from _prose(some)


def _no_title(part: Part) -> Part:
    """Each run of lines begins with what might be a title; a document has one, in front."""
    return (
        replace(part, kind="heading" if len(part.words) <= _LONGEST_HEADING else "paragraph")
        if part.kind == "title"
        else part
    )


def _kind(line: str) -> str:
    if line.startswith(_NOTE):
        return "note"
    return "row" if line.rstrip().endswith(_TOLD) else "prose"


def _prose(lines: Iterable[str]) -> Iterator[Part]:
    for is_item, some in groupby(lines, lambda line: _ITEM.match(line) is not None):
        if is_item:
            yield from (item(_ITEM.sub("", line)) for line in some)
        else:
            yield from parts_of("\n\n".join(" ".join(line.split()) for line in some))
