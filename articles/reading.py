"""File → Article: decoded, NFC once, with title, date, language, author and source found in its words."""

import hashlib
import re
import unicodedata
from datetime import date
from pathlib import Path

from charset_normalizer import from_bytes

from articles.dates import author_in, find_date, find_date_of_writing, is_date_line
from articles.layout import Block, lay_out, metadata_of, title_of
from articles.types import Article
from runtime.errors import UnreadableArticle
from text.language import Language, language_of

SUFFIXES = (".txt", ".md")
LARGEST = 10_000_000  # bytes; a novel has one million

_UTF_16 = ["utf_16", "utf_16_le", "utf_16_be"]
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_article(path: Path) -> Article:
    """Reads one article.

    Args:
        path: of a `.txt` or `.md` file.

    Raises:
        UnreadableArticle: it cannot be opened, is too large, is not text, or holds no words.
    """
    data = file_bytes(path)
    text = _decode(data, path)
    blocks = lay_out(text)
    if not any(block.kind == "paragraph" for block in blocks):
        raise UnreadableArticle(f"{path}: no paragraph in it. Put text below the title, or remove the file.")
    told = metadata_of(text, blocks)
    language = _told_language(told) or language_of(_prose(text, blocks))
    return Article(
        id=unicodedata.normalize("NFC", path.stem),
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        title=told.get("title") or title_of(text, blocks) or unicodedata.normalize("NFC", path.stem),
        date=_date(text, blocks, told, language),
        language=language,
        source=told.get("source") or told.get("publisher"),
        author=told.get("author") or _author(text, blocks),
        text=text,
    )


def file_bytes(path: Path) -> bytes:
    """The bytes of a file that is not too large to be an article.

    Raises:
        UnreadableArticle: it is too large, or cannot be opened.
    """
    try:
        size = path.stat().st_size
        if size <= LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror}. Check that the file exists and may be read.") from error
    raise UnreadableArticle(
        f"{path}: {size / 1e6:.0f} MB; an article has {LARGEST // 1_000_000} MB at most. Split it, one file an article."
    )


def _decode(data: bytes, path: Path) -> str:
    """Bytes → NFC text with line feeds, by byte-order mark, as UTF-8, or as charset-normalizer finds."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Only UTF-16 has zero bytes in text, and its text without any (no space, no line end) is no article.
        best = from_bytes(data, cp_isolation=_UTF_16 if b"\x00" in data else ["cp1252"], threshold=0.5).best()
        if best is None:
            raise UnreadableArticle(f"{path}: not text in UTF-8, UTF-16 or Windows-1252. Save it as UTF-8.") from None
        text = str(best)
    if "\x00" in text and not data.startswith(_BYTE_ORDER_MARKS):
        text = _decode_bare_utf_16(data, text)
    if len(_CONTROL.findall(text)) > len(text) // 1000:
        raise UnreadableArticle(f"{path}: a binary file, not text. Remove it, or give it its own suffix.")
    text = _CONTROL.sub(" ", text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def _decode_bare_utf_16(data: bytes, otherwise: str) -> str:
    """UTF-16 without a mark is valid UTF-8 when all its letters are ASCII; its zero bytes then alternate."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and zeros.count(0) > len(zeros) * 0.9:
            return data.decode(encoding, errors="replace")
    return otherwise


def _prose(text: str, blocks: list[Block]) -> str:
    return "\n".join(text[b.start : b.end] for b in blocks if b.kind == "paragraph")


def _told_language(told: dict[str, str]) -> Language | None:
    match (told.get("language") or told.get("lang") or "")[:2].lower():
        case "fr":
            return "fr"
        case "en":
            return "en"
    return None


def _date(text: str, blocks: list[Block], told: dict[str, str], language: Language) -> date | None:
    """From the front matter, else a date line, else the first paragraphs."""
    if told.get("date"):
        return find_date(told["date"], language)
    for block in blocks:
        if block.kind == "date line":
            return find_date(text[block.start : block.end], language)
    opening = [b for b in blocks if b.kind == "paragraph"][:2]
    for block in opening:
        found = find_date_of_writing(text[block.start : block.end], language)
        if found:
            return found
    return None


def _author(text: str, blocks: list[Block]) -> str | None:
    for block in blocks[:4]:
        line = text[block.start : block.end]
        if block.kind == "date line" or (len(line) < 80 and is_date_line(line)):
            return author_in(line)
    return None
