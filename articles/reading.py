"""File → Article, by its format."""

import hashlib
import unicodedata
from pathlib import Path
from typing import Any

from articles.broken import broken, illegible, is_legible, misnamed
from articles.containers import holder_of, member_bytes
from articles.formats import Format, format_of, suffixes
from articles.types import WORDS, Article, Document, Field, Origin
from runtime.errors import UnreadableArticle

LARGEST = 10_000_000  # bytes; a novel has one million


def read_article(path: Path, known: Format | None = None) -> Article:
    """Reads one article.

    Args:
        path: of a file of one of the formats.
        known: the format, where it is known already.

    Raises:
        UnreadableArticle: it cannot be opened, is too large, is of no known format, or holds no words.
    """
    data = file_bytes(path)
    if not data:
        raise UnreadableArticle("{}: empty: no paragraph in it.", path)
    known = known or format_of(path)
    if known is None:
        raise UnreadableArticle("{}: of no format that is read. They are {}.", path, ", ".join(suffixes()))
    document = _document(known, data, path)
    if len(document.text) > LARGEST:
        raise UnreadableArticle(
            "{}: {} million characters; no article has that many.", path, f"{len(document.text) / 1e6:.0f}"
        )
    if not any(block.kind in WORDS for block in document.blocks):
        raise UnreadableArticle("{}: no paragraph in it. Put text below the title, or remove the file.", path)
    if not is_legible(document.text):
        raise illegible(path)
    return _article(path, data, document)


def _document(known: Format, data: bytes, path: Path) -> Document:
    if other := misnamed(path, data):
        raise other
    try:
        return known.read(data, path)
    except UnreadableArticle as error:
        raise error if str(path) in str(error) else UnreadableArticle("{}: {}", path, error) from error
    except Exception as error:  # a broken or hostile file: what its library trips over is not foreseen
        raise broken(path, error) from error


def _article(path: Path, data: bytes, document: Document) -> Article:
    stem = unicodedata.normalize("NFC", path.stem)
    value: dict[str, Any] = {name: fact.value for name, fact in document.facts.items()}
    origins: dict[Field, Origin] = {"title": "file name"}
    origins |= {name: fact.origin for name, fact in document.facts.items()}
    return Article(
        id=stem,
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        title=value.get("title") or stem,
        date=value.get("date"),
        language=value["language"],
        source=value.get("source"),
        author=value.get("author"),
        text=document.text,
        address=value.get("address"),
        blocks=document.blocks,
        origins=origins,
        unread=document.unread,
    )


def file_bytes(path: Path) -> bytes:
    """The bytes of a file, or of a member of one, that is not too large to be an article.

    Raises:
        UnreadableArticle: it is too large, or cannot be opened.
    """
    holder = holder_of(path)
    try:
        data = member_bytes(path, holder) if holder else b""
        size = len(data) if holder else path.stat().st_size
        if size <= LARGEST:
            return data if holder else path.read_bytes()
    except OSError as error:
        raise UnreadableArticle("{}: {}. Check that the file exists and may be read.", path, error.strerror) from error
    raise UnreadableArticle(
        "{}: {} MB; an article has {} MB at most. Split it, one file an article.",
        path,
        f"{size / 1e6:.0f}",
        LARGEST // 1_000_000,
    )
