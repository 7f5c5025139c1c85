"""Word's `.docx`, by its styles: titles, headings, lists, captions, tables, notes.

Its parts are read by themselves: pictures, and all that is no text, may be damaged or missing.
"""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from articles.archive import unpacked
from articles.formats.build import Part, document_with_properties, item
from articles.formats.grid import Cell, rows
from articles.formats.xml import local, tree, tree_in
from articles.note_marks import is_note_link, note_mark, raised, unraised
from articles.types import Document
from runtime.errors import UnreadableArticle

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_RELATIONS, _PROPERTIES, _USUAL_MAIN = "_rels/.rels", "docProps/core.xml", "word/document.xml"
_HEADING = re.compile(r"(?i)(?:heading|titre|überschrift)\s*(\d)")
_HOLDERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}  # of whole paragraphs
_UNREAD = {"del", "moveFrom", "Fallback", "txbxContent", "pPr", "rPr"}  # text boxes come below their paragraph
_BLANKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_NOTES = ("footnotes", "endnotes")
_MOST_COLUMNS = 63  # that Word gives a table
_REFERENCES = {"footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef"}
_RAISED_STYLES = re.compile(r"(?i)(?:foot|end)notere|appel(?:de)?note|exposant|superscript")
_NO_NOTES = {"separator", "continuationSeparator", "continuationNotice"}

Styles = Mapping[str, tuple[str, ...]]
"""The names of a style and of those that it is made from, by its id."""


class DocxFormat:
    """Reads `.docx`. Its date of creation is not that of publication, and is left."""

    suffixes: tuple[str, ...] = (".docx",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        if data.startswith(_OLD_WORD):
            raise UnreadableArticle(
                "{}: protected by a password, or an old Word file. Save it as .docx without one.", path
            )
        with ZipFile(io.BytesIO(data)) as file:
            main = _main(file)
            folder = posixpath.dirname(main)
            content, styles = tree(unpacked(file, main)), tree_in(file, f"{folder}/styles.xml")
            notes = [tree_in(file, f"{folder}/{name}.xml") for name in _NOTES]
            head = _head(tree_in(file, _PROPERTIES))
        named, hidden = _styles(styles), _hidden_styles(styles)
        for root in (content, *notes):
            _without_hidden(root, hidden)
        body = next((element for element in content.iter() if local(element) == "body"), content)
        parts = [*_parts(body, named), *(note for root in notes for note in _notes(root))]
        return document_with_properties(parts, head, path.stem)


def _main(file: ZipFile) -> str:
    """The name of the part with the text, as the package tells it."""
    for relation in tree_in(file, _RELATIONS):
        if _attribute(relation, "Type").endswith("/officeDocument"):
            return _attribute(relation, "Target").lstrip("/")
    return _USUAL_MAIN


def _head(properties: Any) -> dict[str, str]:
    """The title and the author; the library that makes many such files signs them."""
    words = {local(element): " ".join((element.text or "").split()) for element in properties.iter()}
    author = words.get("creator", "")
    head = {"title": words.get("title", ""), "author": "" if author.lower() == "python-docx" else author}
    return {key: value for key, value in head.items() if value}


def _made_from(styles: Any) -> dict[str, list[Any]]:
    """Each style by its id, with those that it is made from, the nearest first."""
    by_id = {_attribute(style, "styleId"): style for style in styles if local(style) == "style"}
    found: dict[str, list[Any]] = {}
    for name in by_id:
        made_from, style = list[Any](), by_id.get(name)
        while style is not None and style not in made_from:
            made_from.append(style)
            style = by_id.get(_child_value(style, "basedOn"))
        found[name] = made_from
    return found


def _styles(styles: Any) -> Styles:
    return {
        name: tuple(_child_value(one, "name") for one in made_from) for name, made_from in _made_from(styles).items()
    }


def _hidden_styles(styles: Any) -> set[str]:
    """The styles, by their ids, whose words are hidden: by themselves or by the nearest that they are made from."""
    return {
        name
        for name, made_from in _made_from(styles).items()
        if next((hides for one in made_from if (hides := _hides(one)) is not None), False)
    }


def _hides(element: Any) -> bool | None:
    """Whether a run or a style says that its words are hidden; None where it does not say."""
    holders = (child for child in element if local(child) == "rPr")
    if not any(local(one) == "vanish" for holder in holders for one in holder):
        return None
    return _value(element, "rPr", "vanish") not in {"0", "false", "off"}


def _without_hidden(root: Any, styles: set[str]) -> None:
    """Takes the runs out that no reader sees: by themselves, else by their style, else by their paragraph's."""
    for paragraph in [one for one in root.iter() if local(one) == "p"]:
        by_paragraph = _value(paragraph, "pPr", "pStyle") in styles
        for run in [one for one in paragraph.iter() if local(one) == "r"]:
            own, style = _hides(run), _value(run, "rPr", "rStyle")
            if own or (own is None and (style in styles if style else by_paragraph)):
                run.getparent().remove(run)


def _parts(element: Any, styles: Styles) -> Iterator[Part]:
    for child in element:
        match local(child):
            case "p":
                yield _paragraph(child, styles)
                yield from _in_boxes(child, styles)
            case "tbl":
                yield from rows([list(_cells(row)) for row in _inside(child, "tr")])
                yield from _in_boxes(child, styles)
            case name if name in _HOLDERS:
                yield from _parts(child, styles)


def _in_boxes(element: Any, styles: Styles) -> Iterator[Part]:
    """What stands in the text boxes of a paragraph or a table; those inside them come with them."""
    for child in element:
        match local(child):
            case "txbxContent":
                yield from _parts(child, styles)
            case name if name != "Fallback":  # the same box for older programs
                yield from _in_boxes(child, styles)


def _inside(element: Any, name: str) -> Iterator[Any]:
    """The elements of some name in an element, not those of a table inside it."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _HOLDERS:
            yield from _inside(child, name)


def _cells(row: Any) -> Iterator[Cell]:
    """The cells of a row; one that a cell above goes on in is there, and empty."""
    yield from [Cell("")] * _number(row, "trPr", "gridBefore", 0)
    for cell in _inside(row, "tc"):
        yield Cell(_words(cell), columns=_number(cell, "tcPr", "gridSpan", 1))


def _number(element: Any, properties: str, name: str, otherwise: int) -> int:
    value = _value(element, properties, name)
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else otherwise


def _value(element: Any, properties: str, name: str) -> str:
    """The value of a property of an element; empty where it has none."""
    holders = (child for child in element if local(child) == properties)
    found = (one for holder in holders for one in holder if local(one) == name)
    return next((_attribute(one, "val") for one in found), "")


def _child_value(element: Any, name: str) -> str:
    """The value of a child of an element; empty where it has none."""
    return next((_attribute(one, "val") for one in element if local(one) == name), "")


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _words(element: Any) -> str:
    """An element's words: what was taken out is no part of them, what was put in is."""
    words = ""
    for child in element:
        name = local(child)
        if name == "t":
            words += child.text or ""
        elif name in _BLANKS:
            words += _BLANKS[name]
        elif name == "r":
            words += _run(child)
        elif name == "hyperlink":
            words += _link(child, words)
        elif name not in _UNREAD:
            words += _words(child) + (" " if name in {"p", "tc"} else "")
    return words


def _run(run: Any) -> str:
    """The words of a run; beside a reference to a note they are its mark."""
    words = _words(run)
    if any(local(child) in _REFERENCES for child in run):
        return note_mark() if words else ""
    return raised(words) if _is_raised(run) and words else words


def _is_raised(run: Any) -> bool:
    position = _value(run, "rPr", "vertAlign")
    return position == "superscript" or (
        not position and _RAISED_STYLES.search(_value(run, "rPr", "rStyle")) is not None
    )


def _link(link: Any, before: str) -> str:
    words, higher = _words(link), any(_is_raised(run) for run in link if local(run) == "r")
    target = next((str(value) for key, value in link.attrib.items() if key.endswith("}anchor")), "")
    return note_mark() if target and is_note_link(unraised(words), before, target, is_raised=higher) else words


def _paragraph(paragraph: Any, styles: Styles) -> Part:
    words = _words(paragraph)
    names = styles.get(_value(paragraph, "pPr", "pStyle"), ())
    for name in names:
        if heading := _HEADING.match(name):
            return Part("heading", words, level=int(heading[1]))
        if name.lower() in {"title", "titre"}:
            return Part("title", words)
        if name.lower() in {"caption", "légende"}:
            return Part("caption", words)
        if "list" in name.lower():
            return item(words)
    numbered = any(local(one) == "numPr" for holder in paragraph if local(holder) == "pPr" for one in holder)
    return item(words) if numbered else Part("paragraph", words)


def _notes(notes: Any) -> Iterator[Part]:
    for note in notes:
        if not _NO_NOTES & set(note.attrib.values()):
            yield Part("footnote", _words(note))
