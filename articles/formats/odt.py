"""OpenDocument's `.odt`, by its elements: headings, paragraphs, lists, tables, notes."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from articles.archive import unpacked
from articles.formats.build import Part, document_with_properties, item
from articles.formats.grid import Cell, rows
from articles.formats.xml import local, rewrite, tree, tree_in, words_before
from articles.note_marks import is_note_link, note_mark, raised
from articles.types import Document, Kind
from runtime.errors import UnreadableArticle

_CONTENT, _META, _STYLES, _MANIFEST = "content.xml", "meta.xml", "styles.xml", "META-INF/manifest.xml"
_KINDS: dict[str, Kind] = {"title": "title", "titre": "title", "caption": "caption", "légende": "caption"}
_FRAMED = {"frame", "text-box", "custom-shape", "g"}
_HOLDERS = {"section", "index-body", "table-of-content", "body", "text", *_FRAMED}
_BLANKS = {"s": " ", "tab": " ", "line-break": " "}
_RAISED = re.compile(r"super|[1-9]")  # « super 58% », « 33% 58% »
_NOT_SHOWN = re.compile("none")
_MOST = 200  # columns and rows that one cell is taken for; empty ones are said to go on for thousands
_HOLD_OTHERS = {"note", "annotation", *_FRAMED}
_UNREAD = {"annotation", "annotation-end", "tracked-changes", "ruby-text", "title", "desc", "note"}  # notes come below


class OdtFormat:
    """Reads `.odt`. Its date of creation is not that of publication, and is left."""

    suffixes: tuple[str, ...] = (".odt",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        with ZipFile(io.BytesIO(data)) as file:
            if any(local(one) == "encryption-data" for one in tree_in(file, _MANIFEST).iter()):
                raise UnreadableArticle("{}: protected by a password. Save it without one.", path)
            content = tree(unpacked(file, _CONTENT))
            named = [content, tree_in(file, _STYLES)]
            styles = _styles(*named)
            _without_hidden(content, _styles_with("display", _NOT_SHOWN, *named))
            _mark_raised(content, _styles_with("text-position", _RAISED, *named))
            head = _head(tree_in(file, _META))
        body = next((element for element in content.iter() if local(element) == "body"), content)
        return document_with_properties(_parts(body, styles), head, path.stem)


def _styles(*trees: Any) -> dict[str, Kind]:
    """The paragraph styles that tell a kind: by their own names, or by those of the styles that they are made from."""
    named = {_of(style, "name"): style for root in trees for style in root.iter() if local(style) == "style"}
    found: dict[str, Kind] = {}
    for name in named:
        names = [known for style in _made_from(name, named) for known in (_shown(style, named), style)]
        if kind := next((_KINDS[known.lower()] for known in names if known.lower() in _KINDS), None):
            found[name] = kind
    return found


def _made_from(name: str, named: Mapping[str, Any]) -> list[str]:
    """A style's name and those of the styles that it is made from, the nearest first."""
    names = list[str]()
    while name and name not in names:
        names.append(name)
        name = _of(named[name], "parent-style-name") if name in named else ""
    return names


def _shown(name: str, named: Mapping[str, Any]) -> str:
    return _of(named[name], "display-name") if name in named else ""


def _styles_with(attribute: str, value: re.Pattern[str], *trees: Any) -> set[str]:
    """The names of the styles one of whose properties has such a value, and of those made from them."""
    named = {_of(style, "name"): style for root in trees for style in root.iter() if local(style) == "style"}
    stated = {
        name: stated
        for name, style in named.items()
        if (stated := next((_of(one, attribute) for one in style if _of(one, attribute)), ""))
    }
    nearest = {name: next((stated[one] for one in _made_from(name, named) if one in stated), "") for name in named}
    return {name for name, stated in nearest.items() if value.match(stated)}


def _without_hidden(content: Any, styles: set[str]) -> None:
    """Empties what no reader sees: sections, paragraphs, fields, words of a style that is not shown."""
    for element in list(content.iter()):
        match local(element):
            case "section":
                hides = _of(element, "display") == "none" or _of(element, "is-hidden") == "true"
            case "p" | "h" | "span":
                hides = _of(element, "style-name") in styles or any(
                    local(field) == "hidden-paragraph" and _of(field, "is-hidden") == "true" for field in element
                )
            case "hidden-text":
                hides = _of(element, "is-hidden") == "true"
            case _:
                continue
        if hides:
            rewrite(element, "")


def _mark_raised(content: Any, styles: set[str]) -> None:
    """Writes what is raised, and what leads to a note, so that `without_note_marks` knows it."""

    def is_raised(element: Any) -> bool:
        return local(element) == "span" and _of(element, "style-name") in styles

    inline = [one for one in content.iter() if local(one) in {"a", "span"}]
    words_alone = [one for one in inline if not any(local(inside) in _HOLD_OTHERS for inside in one.iter())]
    for link in (one for one in words_alone if local(one) == "a"):
        _, inside, target = _of(link, "href").partition("#")
        higher = any(map(is_raised, (*link.iterancestors(), *link.iterdescendants())))
        words = "".join(link.itertext())
        if inside and is_note_link(words, words_before(link, {"p", "h"}), target, is_raised=higher):
            rewrite(link, note_mark())
    for element in filter(is_raised, words_alone):
        rewrite(element, raised("".join(element.itertext())))


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
                yield from rows([list(_cells(row)) for row in _rows(child)])
                yield from _beside(child, styles)
            case name if name in _HOLDERS:
                yield from _parts(child, styles)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of a table inside it."""
    for child in table:
        if local(child) == "table-row":
            yield from [child] * _number(child, "number-rows-repeated")
        elif local(child) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Cell]:
    """The cells of a row, but for those that another covers, each as often as it stands there."""
    for cell in row:
        if local(cell) == "table-cell":
            columns, height = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
            yield from [Cell(_words(cell), columns, height)] * _number(cell, "number-columns-repeated")


def _number(element: Any, name: str) -> int:
    value = _of(element, name)
    return min(int(value[:6]), _MOST) if value.isdecimal() else 1


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
