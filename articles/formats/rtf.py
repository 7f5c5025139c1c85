"""Rich Text Format, `.rtf`: a line is a paragraph, a row of a table or an item of a list."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from articles.formats.build import Part, document_of, item, parts_of, rows
from articles.types import Document
from runtime.errors import UnreadableArticle

_INFO = {key: re.compile(rb"\{\\" + key.encode() + rb"\s([^{}]{1,2000})\}") for key in ("title", "author")}
_ITEM = re.compile(r"\s*(?:[-–—•·*o\u25a0-\u25ff]|\(?\w{1,3}[.)])?\t(?=\S)")

_LONGEST_HEADING = 80


class RtfFormat:
    """Reads `.rtf`. Its dates are of the file, and are left."""

    suffixes: tuple[str, ...] = (".rtf",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        if not data.lstrip().startswith(b"{\\rtf"):
            raise UnreadableArticle(f"{path}: no RTF in it, whatever its name says.")
        stated = {
            key: _plain(rb"{\rtf1\ansi " + m[1] + b"}") for key, where in _INFO.items() if (m := where.search(data))
        }
        head = {key: " ".join(words.split()) for key, words in stated.items() if words.strip()}
        parts = list(_parts(_plain(data).split("\n")))
        parts = [*parts[:1], *(_no_title(part) for part in parts[1:])]
        return document_of(parts, head, "file's properties", path.stem)


def _plain(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(data.decode("latin-1"), errors="replace")
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\ufeff", "")  # halves of characters are dropped


def _parts(lines: Iterable[str]) -> Iterator[Part]:
    for is_row, some in groupby((line for line in lines if line.strip(" |\t")), _is_row):
        if is_row:
            yield from rows([line.removesuffix("|").split("|") for line in some])
        else:
            yield from _prose(some)


def _no_title(part: Part) -> Part:
    """Each run of lines begins with what might be a title; a document has one, in front."""
    return (
        replace(part, kind="heading" if len(part.words) <= _LONGEST_HEADING else "paragraph")
        if part.kind == "title"
        else part
    )


def _is_row(line: str) -> bool:
    return line.endswith("|")


def _prose(lines: Iterable[str]) -> Iterator[Part]:
    for is_item, some in groupby(lines, lambda line: _ITEM.match(line) is not None):
        if is_item:
            yield from (item(_ITEM.sub("", line)) for line in some)
        else:
            yield from parts_of("\n\n".join(" ".join(line.split()) for line in some))
