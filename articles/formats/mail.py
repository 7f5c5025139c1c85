"""Mails, one a file: subject, sender and day from the head, the words from all parts that are text."""

import re
from collections.abc import Sequence
from contextlib import suppress
from email import message_from_bytes
from email.message import MIMEPart
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import Any

from articles.decoding import as_written, mended, page_source
from articles.formats.build import Part, document_of
from articles.formats.markup import markup_parts
from articles.formats.quoted import marked_parts, plain_parts
from articles.types import Document
from runtime.errors import UnreadableArticle

_BASE64 = re.compile(r"\A\s*(?:[A-Za-z0-9+/]+[ \t\r]*\n)*[A-Za-z0-9+/]*={0,2}")
_NO_BASE64 = re.compile(r"[^\sA-Za-z0-9+/=]|\S[ \t]+\S")  # words have blanks between them
_SIGNATURE = "-- "
_BEGINNING = 100  # bytes
_PASSES_ON = re.compile(r"(?i)\s*(?:\[[^\]]{1,40}\]\s*)?(?:tr|fwd?)\s*:")  # as subjects begin
_DEEPEST = 6
_ENOUGH = 0.6  # of the words of the other form of a mail: a plain one that has fewer says only that it is none
_NO_DAY = "1970-01-01"  # of a program whose clock was not set


class MailFormat:
    """Reads `.eml`. What is attached is not read, but mails that are passed on are."""

    suffixes: tuple[str, ...] = (".eml",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        if b"\x00" in data[:_BEGINNING]:  # UTF-16, in which no mail is sent, but some are saved
            data = as_written(data, str(path)).encode()
        mail = message_from_bytes(data, policy=default)
        parts = _parts(mail, path, passed_on=_passes_on(mail))
        if not parts:
            raise UnreadableArticle("{}: a mail without words of its own; what is attached to it is not read.", path)
        return document_of([Part("title", _header(mail, "subject")), *parts], _head(mail), "mail head", path.stem)


def _parts(part: MIMEPart, path: Path, *, passed_on: bool) -> list[Part]:
    """The parts of a mail, or of a piece of one, in order; `passed_on` is whether it passes another mail on."""
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" and kind != "message/rfc822":
        return []
    if kind == "multipart/alternative":
        return _best([_parts(form, path, passed_on=passed_on) for form in part.iter_parts()])
    if part.is_multipart():
        inside = [inner for inner in part.iter_parts() if isinstance(inner, MIMEPart)]
        title = [Part("heading", _passed_on(inner), level=_DEEPEST) for inner in inside if kind == "message/rfc822"]
        return [
            *title,
            *(found for inner in inside for found in _parts(inner, path, passed_on=_passes_on(inner) or passed_on)),
        ]
    if kind not in {"text/plain", "text/html"}:
        return []
    words = "\n\n".join(page_source(data, str(path), part.get_content_charset()) for data in _contents(part))
    if kind == "text/html":
        return marked_parts(markup_parts(words), passed_on=passed_on)
    return plain_parts(mended(_unwrapped(words, part)), passed_on=passed_on)


def _contents(part: MIMEPart) -> list[bytes]:
    """What a part holds; below one in base64 a mailing list may have put plain lines, which are none of it."""
    whole = bytes(part.get_payload(decode=True))
    if str(part["content-transfer-encoding"]).strip().lower() != "base64":
        return [whole]
    sent = str(part.get_payload())
    below = _BASE64.sub("", sent, count=1)
    if not _NO_BASE64.search(below):
        return [whole]
    part.set_payload(sent.removesuffix(below))
    return [bytes(part.get_payload(decode=True)), below.encode()]


def _unwrapped(text: str, part: MIMEPart) -> str:
    """The lines of `format=flowed` (RFC 3676): one that ends in a blank goes on in the next as deeply quoted one."""
    if str(part.get_param("format")).lower() != "flowed":
        return text
    blank_is_none = str(part.get_param("delsp")).lower() == "yes"
    pieces, depth, goes_on = list[str](), "", False
    for line in text.splitlines():
        marks = line[: len(line) - len(line.lstrip(">"))]
        words = line.removeprefix(marks).removeprefix(" ")
        if marks != depth:
            pieces.append("\n")
        if not (goes_on and marks == depth and words != _SIGNATURE):
            pieces.append(f"\n{marks} " if marks else "\n")
        goes_on, depth = words.endswith(" ") and words != _SIGNATURE, marks
        pieces.append(words[:-1] if goes_on and blank_is_none else words)
    return "".join(pieces)


def _best(forms: Sequence[list[Part]]) -> list[Part]:
    """Of the forms of one mail the plain one, which comes first, unless another has much more to say."""
    counts = [sum(len(part.words.split()) for part in form) for form in forms]
    return next((form for form, count in zip(forms, counts, strict=True) if count >= _ENOUGH * max(counts)), [])


def _passes_on(mail: MIMEPart) -> bool:
    return _PASSES_ON.match(_header(mail, "subject")) is not None


def _passed_on(mail: MIMEPart) -> str:
    return " – ".join(words for name in ("from", "date", "subject") if (words := _header(mail, name)))


def _header(mail: MIMEPart, name: str) -> str:
    """A line of a mail's head; one that was written without an encoding, in whichever its bytes are."""
    raw = next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
    if any("\udc80" <= c <= "\udcff" for c in raw):
        return page_source(raw.encode("utf-8", "surrogateescape"), name)
    return str(mail[name] or "")


def _head(mail: MIMEPart) -> dict[str, Any]:
    name, address = parseaddr(_header(mail, "from"))
    head: dict[str, Any] = {"author": name or address} if name or address else {}
    head |= {"title": subject} if (subject := " ".join(_header(mail, "subject").split())) else {}
    with suppress(TypeError, ValueError):  # none, or none that is a day
        day = parsedate_to_datetime(str(mail["date"])).date()
        head |= {"date": day} if day.isoformat() != _NO_DAY else {}
    return head
