"""What is wrong with a file that cannot be read, in words that help: whatever its library tripped over."""

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile

from runtime.errors import UnreadableArticle

_BEGINNINGS = {
    b"%PDF-": ".pdf",
    b"{\\rtf": ".rtf",
    b"\x89PNG\r\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF89a": ".gif",
    b"7z\xbc\xaf": ".7z",
    b"Rar!\x1a": ".rar",
    b"\x1f\x8b\x08": ".gz",
    b"\xd0\xcf\x11\xe0": ".doc",
}
DAMAGES = (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError)  # the last: an unknown compression
_NO_LETTER = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_READABLE = re.compile(r"[^\W_]")


def broken(path: Path, error: Exception) -> UnreadableArticle:
    """The reason that a person is told."""
    from lxml.etree import XMLSyntaxError

    if isinstance(error, MemoryError):
        return UnreadableArticle("{}: needs more memory than a file may have.", path)
    if isinstance(error, RecursionError):
        return UnreadableArticle("{}: its parts lie too deep inside each other to be read.", path)
    if isinstance(error, (*DAMAGES, XMLSyntaxError)):
        return damaged(path)
    reason = f"{type(error).__name__}: {error}"
    return UnreadableArticle("{}: broken, or no {} at all ({}).", path, path.suffix, reason)


def damaged(path: Path) -> UnreadableArticle:
    """That a file is not whole, or another thing than its name says."""
    return UnreadableArticle("{}: damaged, cut off, or no {} at all. Get it again, or save it anew.", path, path.suffix)


def misnamed(path: Path, data: bytes) -> UnreadableArticle | None:
    """That a file is certainly another thing than its name says, if it is."""
    suffix = next((suffix for begins, suffix in _BEGINNINGS.items() if data.startswith(begins)), None)
    own = path.suffix.lower()
    if suffix in {None, own} or (suffix, own) == (".doc", ".docx"):  # of which the reader of .docx knows more
        return None
    return UnreadableArticle("{}: not what its name says: it begins as {} files do. Rename it.", path, suffix)


def illegible(path: Path) -> UnreadableArticle:
    """That a file's text is none that can be read."""
    return UnreadableArticle("{}: text without readable letters. Get it again, or use OCR on it.", path)


def is_legible(text: str) -> bool:
    r"""Whether a text has letters or figures, and not more of what is none: signs of a font's own, numbers of glyphs.

    Example:
        >>> is_legible("Un pont"), is_legible("\uf041\uf042 a"), is_legible("(cid:12)(cid:7)"), is_legible("…")
        (True, False, False, False)
    """
    others = count_of_no_letters(text)
    readable = len(_READABLE.findall(_NO_LETTER.sub("", text) if others else text))
    return readable > others


def count_of_no_letters(text: str) -> int:
    r"""How many signs of a text stand for letters that its font alone knows.

    Example:
        >>> count_of_no_letters("\uf041\uf042 a")
        2
    """
    return len(_NO_LETTER.findall(text))


def with_signs(text: str) -> str:
    r"""A text in which control characters, which nobody sees, are the sign for a letter that is not known.

    Example:
        >>> with_signs("\x03\uf041")
        '\ufffd\uf041'
    """
    return _CONTROL.sub("\ufffd", text)
