"""Pages that a browser saved whole, `.mhtml`: a mail whose first page is the article."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from articles.formats.html import html_document
from articles.types import Document
from runtime.errors import UnreadableArticle


class MhtmlFormat:
    """Reads `.mhtml`."""

    suffixes: tuple[str, ...] = (".mhtml", ".mht")

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        pages = [
            part for part in message_from_bytes(data, policy=default).walk() if part.get_content_type() == "text/html"
        ]
        if not pages:
            raise UnreadableArticle(f"{path}: no page in it.")
        content = pages[0].get_payload(decode=True)
        return html_document(content if isinstance(content, bytes) else str(content), path)
