"""Marked-up text of which every word counts, as a book's chapter: (X)HTML → parts, in order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from articles.formats.build import Part, item, rows
from articles.types import Kind

_UNSEEN = {"head", "script", "style", "template", "noscript", "nav", "svg", "math", "object", "iframe", "rp", "rt"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SIGNATURES = {"moz-signature", "gmail_signature", "Signature"}  # of mails, by class or by id
_HIDDEN = re.compile(r"(?i)display\s*:\s*none")
_BLOCKS: dict[str, Kind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "body", "blockquote", "pre")
        + ("address", "center", "dl", "dt", "dd", "ul", "ol", "form", "fieldset", "hr", "html"),
        "paragraph",
    ),
    "li": "list item",
    "figcaption": "caption",
    "caption": "caption",
    "table": "paragraph",
}


def markup_parts(source: str) -> list[Part]:
    """The parts of a page or a chapter; nothing that it refers to is fetched.

    Example:
        >>> [(p.kind, p.words) for p in markup_parts("<h2>Un pont</h2>Il <b>fuit</b>.<ul><li>Guy<li>Zoé</ul>")]
        [('heading', 'Un pont'), ('paragraph', 'Il fuit.'), ('list item', '- Guy'), ('list item', '- Zoé')]
    """
    from lxml import etree, html

    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(no_network=True))
    except etree.ParserError:  # nothing in it
        return []
    return [part for part in _parts(root, 0) if part.words.strip(" -")]


def _parts(element: Any, depth: int) -> Iterator[Part]:
    """The parts of an element: its own words, cut where another block stands between them, and those blocks'.

    Args:
        element: of the tree.
        depth: how many quotations it stands in.
    """
    tag = _tag(element)
    depth += tag == "blockquote"
    if _SIGNATURES & {element.get("id"), *(element.get("class") or "").split()}:
        yield Part("boilerplate", _words(element), depth=depth)
        return
    if tag == "table" and not element.xpath(".//table | .//p[2]"):  # else it lays out a page
        yield from (Part("caption", _words(caption), depth=depth) for caption in element.iter("caption"))
        cells = [[_words(cell) for cell in row if _tag(cell) in {"td", "th"}] for row in element.iter("tr")]
        yield from (replace(row, depth=depth) for row in rows(cells))
        return
    kind = _BLOCKS.get(tag, "paragraph")
    own = ""
    for piece in _pieces(element, preformatted=tag == "pre"):
        if isinstance(piece, str):
            own += piece
        else:
            yield _part(kind, own, tag, depth)
            own = ""
            yield from _parts(piece, depth)
    yield _part(kind, own, tag, depth)


def _pieces(element: Any, *, preformatted: bool = False) -> Iterator[Any]:
    """The words of an element and of the inline ones inside it, and the blocks among them, as elements.

    A line feed in the words is the end of a line, not of the source's.
    """

    def words(written: str | None) -> str:
        return (written or "") if preformatted else " ".join((written or "").split("\n"))

    yield words(element.text)
    for child in element:
        tag = _tag(child)
        if tag == "br":
            yield "\n"
        elif tag in _BLOCKS and not _HIDDEN.search(child.get("style") or ""):
            yield child
        elif tag and tag not in _UNSEEN and not _HIDDEN.search(child.get("style") or ""):
            yield from _pieces(child, preformatted=preformatted)
        yield words(child.tail)


def _part(kind: Kind, words: str, tag: str, depth: int) -> Part:
    if kind == "paragraph":
        words = "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()
        return Part("quote" if depth else kind, words, depth=depth)
    words = " ".join(words.split())
    if kind == "list item":
        return replace(item(words), depth=depth)
    return Part(kind, words, level=int(tag[1]) if tag in _HEADINGS else 0, depth=depth)


def _tag(element: Any) -> str:
    """In lower case; empty for a comment."""
    return element.tag.lower().rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: Any) -> str:
    """All the words of an element, those of blocks in it set apart."""
    pieces = (piece if isinstance(piece, str) else f" {_words(piece)} " for piece in _pieces(element))
    return " ".join("".join(pieces).split())
