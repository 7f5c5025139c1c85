"""OpenDocument's `.odt`, by its elements: headings, paragraphs, lists, tables, notes."""

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from articles.archive import unpacked
from articles.formats.build import Part, document_of, item, rows
from articles.formats.xml import local, tree
from articles.types import Document, Kind
from runtime.errors import UnreadableArticle

_CONTENT, _META, _STYLES, _MANIFEST = "content.xml", "meta.xml", "styles.xml", "META-INF/manifest.xml"
_KINDS: dict[str, Kind] = {"title": "title", "titre": "title", "caption": "caption", "légende": "caption"}
_FRAMED = {"frame", "text-box", "custom-shape", "g"}
_HOLDERS = {"section", "index-body", "table-of-content", "body", "text", *_FRAMED}
_BLANKS = {"s": " ", "tab": " ", "line-break": " "}
_UNREAD = {"annotation", "annotation-end", "tracked-changes", "ruby-text", "title", "desc", "note"}  # notes come below


class OdtFormat:
    """Reads `.odt`. Its date of creation is not that of publication, and is left."""

    suffixes: tuple[str, ...] = (".odt",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        with ZipFile(io.BytesIO(data)) as file:
            there = set(file.namelist())
            if _MANIFEST in there and b"encryption-data" in unpacked(file, _MANIFEST):
                raise UnreadableArticle("{}: protected by a password. Save it without one.", path)
            content = tree(unpacked(file, _CONTENT))
            styles = _styles(*(tree(unpacked(file, name)) for name in (_CONTENT, _STYLES) if name in there))
            head = _head(tree(unpacked(file, _META))) if _META in there else {}
        body = next(element for element in content.iter() if local(element) == "body")
        return document_of(_parts(body, styles), head, "file's properties", path.stem)


def _styles(*trees: Any) -> dict[str, Kind]:
    """The paragraph styles that tell a kind: by their own names, or by that of the style that they are made from."""
    named = [style for root in trees for style in root.iter() if local(style) == "style"]
    parents = {_of(style, "name"): _of(style, "parent-style-name") for style in named}
    shown = {_of(style, "name"): _of(style, "display-name") for style in named}
    found: dict[str, Kind] = {}
    for name, parent in parents.items():
        names = (shown.get(name), name, shown.get(parent), parent)
        kind = next((_KINDS[known.lower()] for known in names if known and known.lower() in _KINDS), None)
        if kind:
            found[name] = kind
    return found


def _head(meta: Any) -> dict[str, str]:
    """The title, and the author: the last one to write, else the first."""
    words = {local(element): " ".join((element.text or "").split()) for element in meta.iter()}
    head = {"title": words.get("title"), "author": words.get("creator") or words.get("initial-creator")}
    return {key: value for key, value in head.items() if value}


def _parts(element: Any, styles: Mapping[str, Kind]) -> Iterator[Part]:
    for child in element:
        match local(child):
            case "h":
                level = _of(child, "outline-level")
                yield Part("heading", _words(child), level=int(level) if level.isdigit() else 1)
                yield from _beside(child, styles)
            case "p":
                yield Part(styles.get(_of(child, "style-name"), "paragraph"), _words(child))
                yield from _beside(child, styles)
            case "list" | "numbered-paragraph":
                yield from _items([child] if local(child) == "numbered-paragraph" else child, styles)
            case "table":
                yield from rows([[_words(cell) for cell in row if local(cell) == "table-cell"] for row in _rows(child)])
                yield from _beside(child, styles)
            case name if name in _HOLDERS:
                yield from _parts(child, styles)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of a table inside it."""
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child)


def _items(items: Iterable[Any], styles: Mapping[str, Kind]) -> Iterator[Part]:
    """The items of a list, those of lists inside it, too."""
    for one in items:
        for part in _parts(one, styles):
            yield item(part.words) if part.kind == "paragraph" else part


def _beside(element: Any, styles: Mapping[str, Kind]) -> Iterator[Part]:
    """What stands in frames and shapes anchored in a paragraph or a table, and its notes; each once."""
    for inside in element:
        match local(inside):
            case "text-box" | "custom-shape":
                yield from _parts(inside, styles)
            case "note-body":
                yield Part("footnote", " ".join(_words(line) for line in inside))
            case _:
                yield from _beside(inside, styles)


def _words(element: Any) -> str:
    """An element's words, those of frames and notes left out."""
    words = element.text or ""
    for child in element:
        name = local(child)
        if name in _BLANKS:
            words += _BLANKS[name]
        elif name and name not in _UNREAD and name not in _FRAMED:
            words += _words(child) + (" " if name in {"p", "h"} else "")
        words += child.tail or ""
    return words


def _of(element: Any, name: str) -> str:
    """An attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
