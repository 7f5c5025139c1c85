"""The formats that are read: one module and one line in `FORMATS` each."""

from pathlib import Path
from typing import Protocol

from articles.formats.docx import DocxFormat
from articles.formats.epub import EpubFormat
from articles.formats.html import HtmlFormat
from articles.formats.mail import MailFormat
from articles.formats.markdown import MarkdownFormat
from articles.formats.mhtml import MhtmlFormat
from articles.formats.odt import OdtFormat
from articles.formats.pdf import PdfFormat
from articles.formats.rtf import RtfFormat
from articles.formats.table import RowFormat, TableFormat
from articles.formats.text import TextFormat
from articles.types import Document


class Format(Protocol):
    """How files with some suffixes become documents."""

    suffixes: tuple[str, ...]
    """In lower case, with the dot."""

    def read(self, data: bytes, path: Path) -> Document:
        """A file's bytes → its document.

        Raises:
            UnreadableArticle: they are not of this format; the message names the path, and what helps.
        """


FORMATS: list[Format] = [
    TextFormat(),
    MarkdownFormat(),
    HtmlFormat(),
    MhtmlFormat(),
    PdfFormat(),
    DocxFormat(),
    OdtFormat(),
    RtfFormat(),
    EpubFormat(),
    MailFormat(),
    TableFormat(),
    RowFormat(),
]


def format_of(path: Path) -> Format | None:
    """The format of a file, by its suffix; None where it is of none that is read."""
    suffix = path.suffix.lower()
    return next((known for known in FORMATS if suffix in known.suffixes), None)


def suffixes() -> list[str]:
    """Of all formats."""
    return [suffix for known in FORMATS for suffix in known.suffixes]
