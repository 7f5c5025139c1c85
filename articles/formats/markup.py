"""Marked-up text of which every word counts, as a book's chapter: (X)HTML → parts, in order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from articles.formats.build import Part, item
from articles.formats.grid import Cell, rows
from articles.formats.xml import rewrite, words_before
from articles.note_marks import is_note_link, note_mark, raised
from articles.types import Kind

_UNSEEN = {"head", "script", "style", "template", "noscript", "nav", "svg", "math", "object", "iframe", "rp", "rt"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SIGNATURES = {"moz-signature", "gmail_signature", "Signature"}  # of mails, by class or by id
_HIDDEN = re.compile(r"(?i)\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
_WHOLE = {"html", "body", "main", "article"}  # hidden only until a script shows the page
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
    **dict.fromkeys(("table", "tr", "td", "th"), "paragraph"),
}
_RAISED_STYLE = re.compile(r"(?i)(?:vertical-align|font-variant-position)\s*:\s*(?:super|text-top)")
_RAISED_CLASSES = {"sup", "super", "superscript", "exposant"}
_NOTE_ROLES = {"noteref", "doc-noteref", "doc-backlink"}


def markup_parts(source: str) -> list[Part]:
    """The parts of a page or a chapter; nothing that it refers to is fetched.

    Example:
        >>> [(p.kind, p.words) for p in markup_parts("<h2>Un pont</h2>Il <b>fuit</b>.<ul><li>Guy<li>Zoé</ul>")]
        [('heading', 'Un pont'), ('paragraph', 'Il fuit.'), ('list item', '- Guy'), ('list item', '- Zoé')]
    """
    root = tree_of(source)
    if root is None:
        return []
    without_hidden(root)
    mark_raised(root)
    return [part for part in _parts(root, 0) if part.words.strip(" -")]


def tree_of(source: str) -> Any:
    """The root of a page's tree, for which nothing is fetched; None where there is nothing in it."""
    from lxml import etree, html

    try:
        return html.document_fromstring(source, parser=html.HTMLParser(no_network=True))
    except etree.ParserError:
        return None


def as_source(root: Any) -> str:
    """A page's tree, written again."""
    from lxml import etree

    return str(etree.tostring(root, encoding="unicode", method="html"))


def without_hidden(root: Any) -> bool:
    """Takes out of a page what no reader sees; returns whether there was any. What opens with a click is seen."""
    hidden = [element for element in root.xpath("//*[@hidden or @style]") if _is_hidden(element)]
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()
    return bool(hidden)


def _is_hidden(element: Any) -> bool:
    if _tag(element) in {"", *_WHOLE}:
        return False
    by_itself = element.get("hidden") is not None and element.get("hidden").lower() != "until-found"
    return by_itself or _HIDDEN.search(element.get("style") or "") is not None


def mark_raised(root: Any) -> None:
    """Writes what is raised on a page, and what leads to its notes, so that `without_note_marks` knows it."""
    for link in list(root.iter("a")):
        target = (link.get("href") or "").rpartition("#")[2] if "#" in (link.get("href") or "") else ""
        roles = f"{link.get('role') or ''} {link.get('epub:type') or ''}".split()
        higher = any(_is_raised(one) for one in (*link.iterancestors(), *link.iterdescendants()))
        words = "".join(link.itertext())
        if _NOTE_ROLES & set(roles) or (
            target and is_note_link(words, words_before(link, _BLOCKS), target, is_raised=higher)
        ):
            rewrite(link, note_mark())
    for element in [one for one in root.iter() if _is_raised(one)]:
        rewrite(element, raised("".join(element.itertext())))


def _is_raised(element: Any) -> bool:
    classes = set((element.get("class") or "").lower().split())
    return (
        _tag(element) == "sup"
        or (_tag(element) == "span" and bool(_RAISED_CLASSES & classes))
        or _RAISED_STYLE.search(element.get("style") or "") is not None
    )


def spans_of(cell: Any) -> tuple[int, int]:
    """How many columns and rows a cell takes."""
    columns, height = (cell.get(name, "")[:4] for name in ("colspan", "rowspan"))
    return (int(columns) if columns.isdecimal() else 1), (int(height) if height.isdecimal() else 1)


def _cell(cell: Any) -> Cell:
    return Cell(words_of(cell), *spans_of(cell))


def _parts(element: Any, depth: int) -> Iterator[Part]:
    """The parts of an element: its own words, cut where another block stands between them, and those blocks'.

    Args:
        element: of the tree.
        depth: how many quotations it stands in.
    """
    tag = _tag(element)
    depth += tag == "blockquote"
    if _SIGNATURES & {element.get("id"), *(element.get("class") or "").split()}:
        yield Part("boilerplate", words_of(element), depth=depth)
        return
    if tag == "table" and not element.xpath(".//table | .//p[2]"):  # else it lays out a page
        yield from (Part("caption", words_of(caption), depth=depth) for caption in element.iter("caption"))
        cells = [[_cell(one) for one in row if _tag(one) in {"td", "th"}] for row in element.iter("tr")]
        yield from (replace(row, depth=depth) for row in rows(cells))
        return
    if tag == "figcaption":
        yield Part("caption", words_of(element), depth=depth)
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
        elif tag in _BLOCKS:
            yield child
        elif tag and tag not in _UNSEEN:
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


def words_of(element: Any) -> str:
    """All the words of an element, those of blocks in it set apart."""
    pieces = (piece if isinstance(piece, str) else f" {words_of(piece)} " for piece in _pieces(element))
    return " ".join("".join(pieces).split())
