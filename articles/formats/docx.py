"""Word's `.docx`, by its styles: titles, headings, lists, captions, tables, notes."""

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from articles.archive import unpacked
from articles.formats.build import Part, document_with_properties, item
from articles.formats.grid import Cell, rows
from articles.formats.xml import local, tree
from articles.note_marks import is_note_link, note_mark, raised, unraised
from articles.types import Document
from runtime.errors import UnreadableArticle

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_RELATIONS = "_rels/.rels"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_HEADING = re.compile(r"(?i)(?:heading|titre|überschrift)\s*(\d)")
_HOLDERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}  # of whole paragraphs
_UNREAD = {"del", "moveFrom", "Fallback", "txbxContent", "pPr", "rPr"}  # text boxes come below their paragraph
_BLANKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_NOTES = ("/footnotes", "/endnotes")  # ends of the kinds of relation
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
        import docx

        if data.startswith(_OLD_WORD):
            raise UnreadableArticle(
                "{}: protected by a password, or an old Word file. Save it as .docx without one.", path
            )

        file = docx.Document(io.BytesIO(_transitional(data)))
        author = file.core_properties.author
        head = {"title": file.core_properties.title}
        head |= {"author": author} if author and author.lower() != "python-docx" else {}
        styles, hidden = _styles(file), _hidden_styles(file)
        _without_hidden(file.element.body, hidden)
        parts = [*_parts(file.element.body, styles), *_notes(file, hidden)]
        return document_with_properties(parts, head, path.stem)


def _transitional(data: bytes) -> bytes:
    """A file of the strict ISO 29500 with the names of the transitional one, which python-docx knows; others as is."""
    with ZipFile(io.BytesIO(data)) as file:
        if not _STRICT.search(unpacked(file, _RELATIONS)):
            return data
        made = io.BytesIO()
        with ZipFile(made, "w") as archive:
            for name in file.namelist():
                archive.writestr(name, _STRICT.sub(_TRANSITIONAL, unpacked(file, name)))
    return made.getvalue()


def _styles(file: Any) -> Styles:
    found: dict[str, tuple[str, ...]] = {}
    for style in file.styles:
        names: list[str] = []
        made_from = style
        while made_from is not None and made_from.name not in names:
            names.append(made_from.name or "")
            made_from = getattr(made_from, "base_style", None)
        found[style.style_id] = tuple(names)
    return found


def _hidden_styles(file: Any) -> set[str]:
    """The styles, by their ids, whose words are hidden: by themselves or by the nearest that they are made from."""
    found = set[str]()
    for style in file.styles:
        made_from, seen = style, list[Any]()
        while made_from is not None and made_from.style_id not in seen and _hides(made_from.element) is None:
            seen.append(made_from.style_id)
            made_from = getattr(made_from, "base_style", None)
        if made_from is not None and _hides(made_from.element):
            found.add(style.style_id)
    return found


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
    return next((str(value) for one in found for key, value in one.attrib.items() if key.endswith("}val")), "")


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
    properties = paragraph.pPr
    names = styles.get(properties.pStyle.val, ()) if properties is not None and properties.pStyle is not None else ()
    for name in names:
        if heading := _HEADING.match(name):
            return Part("heading", words, level=int(heading[1]))
        if name.lower() in {"title", "titre"}:
            return Part("title", words)
        if name.lower() in {"caption", "légende"}:
            return Part("caption", words)
        if "list" in name.lower():
            return item(words)
    numbered = properties is not None and properties.numPr is not None
    return item(words) if numbered else Part("paragraph", words)


def _notes(file: Any, hidden: set[str]) -> Iterator[Part]:
    """The footnotes and the endnotes, below the text.

    Args:
        file: of Word.
        hidden: the styles whose words are.
    """
    for relation in file.part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            notes = tree(relation.target_part.blob)
            _without_hidden(notes, hidden)
            for note in notes:
                if not _NO_NOTES & set(note.attrib.values()):
                    yield Part("footnote", _words(note))
