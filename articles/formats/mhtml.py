"""Pages that a browser saved whole, `.mhtml`: a mail one part of which is the article."""

from email import message_from_bytes
from email.message import Message
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
        address = _location(mail, "Snapshot-Content-Location")
        page = next((part for part in pages if address and _location(part) == address), pages[0])
        saved_from = address or _location(page) or _location(mail)
        content = page.get_payload(decode=True)
        source = page_source(bytes(content), str(path), page.get_content_charset())
        return html_document(source, path, saved_from)


def _location(part: Message, name: str = "Content-Location") -> str:
    """An address in a head, which may have been folded."""
    return "".join(str(part[name] or "").split())
