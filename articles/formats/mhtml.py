"""Pages that a browser saved whole, `.mhtml`: a mail one part of which is the article."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from articles.decoding import page_source
from articles.formats.html import html_document
from articles.types import Document
from runtime.errors import UnreadableArticle

_PAGES = {"text/html", "application/xhtml+xml"}


class MhtmlFormat:
    """Reads `.mhtml`: the part whose address is that of the page, else the first page in it."""

    suffixes: tuple[str, ...] = (".mhtml", ".mht")

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        mail = message_from_bytes(data, policy=default)
        pages = [part for part in mail.walk() if part.get_content_type() in _PAGES]
        if not pages:
            raise UnreadableArticle("{}: no page in it.", path)
        address = mail["Snapshot-Content-Location"]
        page = next((part for part in pages if address and part["Content-Location"] == address), pages[0])
        content = page.get_payload(decode=True)
        return html_document(page_source(bytes(content), str(path), page.get_content_charset()), path)
