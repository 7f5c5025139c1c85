"""Books, `.epub`: chapters in the order of reading, title, author and day from the package."""

import io
import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from articles.archive import unpacked
from articles.broken import DAMAGES, damaged
from articles.decoding import page_source
from articles.formats.build import Part, document_of
from articles.formats.markup import markup_parts
from articles.formats.xml import local, tree, tree_in
from articles.metadata import is_no_title
from articles.types import Document
from runtime.errors import UnreadableArticle

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("obfuscation", "FontMangling")  # the only encryption that leaves the words readable
_FACTS = {"title": "title", "creator": "author", "publisher": "source", "date": "date", "language": "language"}


class EpubFormat:
    """Reads `.epub` without protection."""

    suffixes: tuple[str, ...] = (".epub",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        with ZipFile(io.BytesIO(data)) as book:
            if _is_protected(book):
                raise UnreadableArticle(
                    "{}: protected against copying (DRM). Only its seller's program opens it.", path
                )
            package = _package(book)
            root = tree(unpacked(book, package))
            head = _head(root)
            texts = [_text(book, name) for name in _chapters(root, package)]
        if texts and not any(texts):
            raise damaged(path)
        parts = [part for text in texts if text for part in markup_parts(text)]
        title = [Part("title", head["title"])] if "title" in head else []
        if title and parts and parts[0].kind == "heading" and parts[0].words == head["title"]:
            parts = parts[1:]
        document = document_of([*title, *parts], head, "file's properties", path.stem)
        return replace(document, unread=tuple(number for number, text in enumerate(texts, start=1) if text is None))


def _is_protected(book: ZipFile) -> bool:
    methods = tree_in(book, _ENCRYPTION).xpath("//*[local-name()='EncryptionMethod']/@Algorithm")
    return not all(any(font in method for font in _FONTS) for method in methods)


def _package(book: ZipFile) -> str:
    there = book.namelist()
    stated = tree_in(book, _CONTAINER).xpath("//*[local-name()='rootfile']/@full-path")
    if named := [name for name in stated if name in there]:
        return str(named[0])
    named = [name for name in there if name.endswith(".opf")]
    if not named:
        raise KeyError("no package in it")
    return str(named[0])


def _chapters(package: Any, name: str) -> Iterator[str]:
    """The names of the book's texts, in the order of reading."""
    folder = posixpath.dirname(name)
    items = {one.get("id"): one for one in package.xpath("//*[local-name()='manifest']/*[local-name()='item']")}
    for reference in package.xpath("//*[local-name()='spine']/*[local-name()='itemref']/@idref"):
        one = items.get(reference)
        if one is None or "nav" in (one.get("properties") or "").split():
            continue
        yield posixpath.normpath(posixpath.join(folder, unquote(one.get("href") or "")))


def _text(book: ZipFile, name: str) -> str | None:
    """A chapter's source; none where it is damaged or missing, which costs no other chapter."""
    try:
        data = unpacked(book, name)
    except DAMAGES:
        return None
    with suppress(UnreadableArticle):
        return page_source(data, name) or None
    return None


def _head(package: Any) -> dict[str, Any]:
    """The title, the authors, … as the package tells them; of several days the publication's."""
    head: dict[str, Any] = {}
    others = _other_titles(package)
    for element in package.xpath("//*[local-name()='metadata']/*[namespace-uri()='http://purl.org/dc/elements/1.1/']"):
        name = local(element)
        words = " ".join("".join(element.itertext()).split())
        event = next((value for key, value in element.attrib.items() if key.endswith("event")), "publication")
        if (
            name not in _FACTS
            or not words
            or (name == "title" and (is_no_title(words) or element.get("id") in others))
            or (name == "date" and event != "publication")
        ):
            continue
        key = _FACTS[name]
        if name == "creator" and key in head:
            head[key] = f"{head[key]}, {words}"
        head.setdefault(key, words)
    return head


def _other_titles(package: Any) -> set[str]:
    """The titles, by their ids, of a subtitle, a collection or an edition; none where none is the main one."""
    types = package.xpath("//*[local-name()='meta'][@property='title-type']")
    kinds = {str(one.get("refines") or "").removeprefix("#"): (one.text or "").strip() for one in types}
    return {name for name, kind in kinds.items() if kind != "main"} if "main" in kinds.values() else set()
