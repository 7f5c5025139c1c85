"""Mails, one a file: subject, sender and day from the head, the words from the body."""

import re
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
from articles.formats.markup import markup_parts
from articles.types import Document
from runtime.errors import UnreadableArticle

# « Le 12 mars 2019, Lise Garnault <lise@…> a écrit : », "On 12 March 2019, at 18:04, … wrote:"
_QUOTES = re.compile(
    r"(?ims)^[ >]*(?:(?:le|on)\b(?=.{0,120}?(?:\d{4}|\d\d[:h]\d\d|@)).{5,200}?\b(?:a\s+écrit|écrivait|wrote)\s*:"
    r"|-{3,}\s*(?:original message|message (?:d['’]origine|original|transféré)|forwarded message)\s*-{3,})[ \t]*$"
)
_DEEPEST = 6


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
        is_page = body.get_content_type() == "text/html"
        parts = [_in_mail(part) for part in (markup_parts(words) if is_page else parts_of(_apart(mended(words))))]
        return document_of([Part("title", str(mail["subject"] or "")), *parts], _head(mail), "mail head", path.stem)


def _apart(text: str) -> str:
    """The lines that say whose words are quoted, each as a paragraph of its own, in one line."""
    return _QUOTES.sub(lambda line: f"\n\n{' '.join(line[0].split())}\n\n", text)


def _in_mail(part: Part) -> Part:
    """A mail's title is its subject; what it quotes stands under the line that says whose words they are."""
    if _QUOTES.fullmatch(part.words):
        return Part("heading", part.words, level=_DEEPEST)
    return replace(part, kind="paragraph") if part.kind == "title" else part


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
