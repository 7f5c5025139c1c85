"""Mails, one a file: subject, sender and day from the head, the words from the body."""

from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import Any

from articles.decoding import mended
from articles.formats.build import Part, document_of, parts_of
from articles.formats.html import html_document
from articles.types import Document
from runtime.errors import UnreadableArticle


class MailFormat:
    """Reads `.eml`. What is attached is not read."""

    suffixes: tuple[str, ...] = (".eml",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        mail = message_from_bytes(data, policy=default)
        body = mail.get_body(("plain", "html"))
        if body is None:
            raise UnreadableArticle(f"{path}: a mail without words of its own; what is attached to it is not read.")
        words = _content(body, path)
        if body.get_content_type() == "text/html":
            words = html_document(words, path).text
        parts = [replace(part, kind="paragraph") if part.kind == "title" else part for part in parts_of(mended(words))]
        return document_of([Part("title", str(mail["subject"] or "")), *parts], _head(mail), "mail head", path.stem)


def _content(body: MIMEPart, path: Path) -> str:
    try:
        return str(body.get_content())
    except (LookupError, MessageError, UnicodeError) as error:
        raise UnreadableArticle(f"{path}: the words of this mail cannot be decoded ({error}).") from error


def _head(mail: EmailMessage) -> dict[str, Any]:
    name, address = parseaddr(str(mail["from"] or ""))
    head: dict[str, Any] = {"author": name or address} if name or address else {}
    with suppress(TypeError, ValueError):  # none, or none that is a day
        head["date"] = parsedate_to_datetime(str(mail["date"])).date()
    return head
