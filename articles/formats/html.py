"""Web pages: trafilatura finds the main text, its title, author, site and date among what surrounds it."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from articles.decoding import mended, page_source
from articles.formats.addresses import address_of
from articles.formats.build import Part, document_of, item, parts_of
from articles.formats.grid import Cell, rows
from articles.formats.markup import as_source, mark_raised, markup_parts, spans_of, tree_of, without_hidden, words_of
from articles.formats.published import published
from articles.metadata import is_no_title
from articles.note_marks import raised, without_note_marks
from articles.types import Document, Fact
from runtime.errors import UnreadableArticle

_UNSEEN = re.compile(r"(?is)<(head|script|style|noscript|template)\b.*?</\1\s*>|<!.*?>")
_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,1000}>")
# A register, or a book: its main text is all of it, and trafilatura would look for that longer than a file may take.
_MOST_TAGS = 60_000
_BEGINNING = 100_000  # characters that say whose page it is
_RAISED = re.compile(r"(?is)<sup\b[^<>]*>(.{1,30}?)</sup>")
# How wide and high a cell is, in front of its words: trafilatura keeps words alone.
_SPANS = "⁅{} {}⁆"
_ALL = 100  # columns, of a caption
_CAPTION = "⁅caption⁆"
_CAPTIONED = "//figcaption | //*[contains(concat(' ', @class, ' '), ' wp-caption-text ')]"
_FIGURE = "ancestor::figure | ancestor::*[contains(concat(' ', @class, ' '), ' wp-caption ')] | ancestor::p"
_SPANNING = re.compile(r"⁅(\d+) (\d+)⁆")
_PARTED = re.compile(r"\s*[|·•«»]\s*|\s+[:–—-]+\s+")
_APART = {"lb", "p", "quote", "cell", "head", "row"}


class HtmlFormat:
    """Reads web pages, saved as they were sent."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        return html_document(page_source(data, str(path)), path)


def html_document(source: str, path: Path, saved_from: str | None = None) -> Document:
    """A page's main text with its structure; all its text where none stands out.

    Args:
        source: of the page.
        path: of the file.
        saved_from: the address that the file says.

    Raises:
        UnreadableArticle: there are no words in it.
    """
    from trafilatura import bare_extraction, extract_metadata, load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read, we say
    if source.count("<") > _MOST_TAGS:
        page: Any = extract_metadata(source[:_BEGINNING])
        parts = markup_parts(source)
    else:
        page = bare_extraction(
            _marked(load_html(source)), include_comments=False, include_tables=True, with_metadata=True
        )
        parts = [] if page is None or page.body is None else _parts(page.body)
    root = tree_of(source)
    address = address_of(source, root, saved_from) if root is not None else None
    if parts:
        title = _own_title(_whole_title(without_note_marks(page.title or "").strip(), root), page.sitename, parts)
        head = {"title": title, "author": page.author, "source": page.sitename}
        head["date"] = published(source, root)
        known = {key: value for key, value in head.items() if value}
        return _at(address, document_of(_titled(parts, title), known, "page's head", path.stem))
    if root is not None and without_hidden(root):
        source = as_source(root)
    seen = _RAISED.sub(lambda sup: raised(sup[1]), _UNSEEN.sub(" ", source))
    parts = parts_of(_TAG.sub("", mended(seen)))
    if not parts:
        raise UnreadableArticle("{}: no words in this page.", path)
    return _at(address, document_of(parts, {}, "page's head", path.stem))


def _whole_title(title: str, root: Any) -> str:
    """A title that trafilatura cut at a colon, whole: « Budget : le maire s’explique »."""
    whole = " ".join(root.findtext(".//title", "").split()) if root is not None else ""
    return whole if title and whole.startswith(title) and whole[len(title) :].lstrip().startswith(":") else title


def _own_title(title: str, site: str | None, parts: Sequence[Part]) -> str:
    """A title without the name of its site; "" where a program put it there."""
    first = next(
        (without_note_marks(part.words).strip() for part in parts if (part.kind, part.level) == ("heading", 1)), ""
    )
    if first and title.startswith(first) and _PARTED.match(title[len(first) :]):
        return first
    named = re.search(rf"(?i)(?:{_PARTED.pattern}){re.escape(site)}\Z", title) if site else None
    title = title[: named.start()] if named else title
    return "" if is_no_title(title) else title


def _at(address: Fact | None, document: Document) -> Document:
    return replace(document, facts={**document.facts, "address": address}) if address else document


def _marked(root: Any) -> Any:
    """A page's tree, with what trafilatura would lose in its words: what is raised, merged cells, captions."""
    if root is None:
        return None
    without_hidden(root)
    mark_raised(root)
    for caption in reversed(root.xpath(_CAPTIONED)):
        _set_beside(caption)
    for cell in root.iter("td", "th"):
        if (spans := spans_of(cell)) != (1, 1):
            _put_in_front(cell, _SPANS.format(*spans))
            cell.attrib.pop("colspan", None)
            cell.attrib.pop("rowspan", None)
    for caption in root.iter("caption"):  # it becomes a row
        _put_in_front(caption, _SPANS.format(_ALL, 1))
    return root


def _set_beside(caption: Any) -> None:
    """Makes a paragraph of a caption, beside its figure: trafilatura passes over figures, but for tables."""
    figure = next(iter(caption.xpath(_FIGURE)), caption)  # the outermost
    if figure.xpath("self::figure//blockquote"):
        figure.tag = "div"
        figure.attrib.clear()
    paragraph = figure.makeelement("p")
    paragraph.text = _CAPTION + words_of(caption)
    if next(iter(figure), None) is caption:
        figure.addprevious(paragraph)
    else:
        figure.addnext(paragraph)
    caption.drop_tree()


def _put_in_front(element: Any, words: str) -> None:
    element.text = words + (element.text or "")


def _cell(words: str) -> Cell:
    spans = _SPANNING.match(words)
    return Cell(_SPANNING.sub("", words), *(int(number) for number in spans.groups())) if spans else Cell(words)


def _titled(parts: list[Part], title: str) -> list[Part]:
    """The page's title in front, where the main text does not begin with it."""
    if not title:
        return parts
    if parts and parts[0].kind == "heading" and without_note_marks(parts[0].words).strip() == title:
        parts = parts[1:]
    return [Part("title", title), *parts]


def _parts(body: Any) -> list[Part]:
    """The parts of an element of trafilatura's tree, and of those inside it."""
    parts: list[Part] = []
    for element in body:
        holds_parts = element.tag in {"div", "main", "body"}
        parts += _parts(element) if holds_parts else _of(element)
    return parts


def _of(element: Any) -> Iterator[Part]:
    match element.tag:
        case "head":
            yield Part("heading", _words(element), level=int((element.get("rend") or "h2")[1:] or 2))
        case "list":
            yield from _items(element)
        case "table":
            yield from rows([[_cell(_words(cell)) for cell in row.iter("cell")] for row in element.iter("row")])
        case "quote" if len(element.findall("p")) > 1:
            yield from (Part("quote", _words(paragraph)) for paragraph in element.iter("p"))
        case "quote" | "code":
            yield Part(element.tag, _words(element))
        case "p" | "ab":
            is_caption = (element.text or "").startswith(_CAPTION)
            yield Part("caption" if is_caption else "paragraph", _words(element))


def _items(listed: Any) -> Iterator[Part]:
    """The items of a list, those of lists inside it after the one that they stand in."""
    for one in listed.iter("item"):
        yield item(_words(one))


def _words(element: Any) -> str:
    """An element's words; lines and paragraphs in it are set apart, the items of a list in it left out."""

    def pieces(inside: Any) -> Iterator[str]:
        yield inside.text or ""
        for child in inside:
            if child.tag != "list":
                yield from (" ", *pieces(child), " ") if child.tag in _APART else pieces(child)
            yield child.tail or ""

    return " ".join("".join(pieces(element)).replace(_CAPTION, "").split())
