"""A citation as it is written out: its words with their source, and its address on the web."""

import re
from datetime import date
from urllib.parse import quote

from qa.json_types import CitedJson
from text.calendar import long_date
from text.language import Language


def with_source(citation: CitedJson, language: Language) -> str:
    """A sentence between quotation marks, with its source.

    Example: « Il fuit. » (Un pont, La Gazette, 12 mars 2019, p. 3)
    """
    words = on_one_line(citation["sentence"])
    quoted = f"«\u00a0{words}\u00a0»" if language == "fr" else f"“{words}”"
    return f"{quoted} ({source_of(citation, language)})"


def source_of(citation: CitedJson, language: Language) -> str:
    """Title, author, source, date and place of a citation, as far as they are known."""
    article, day, page = citation["article"], citation["article"]["date"], citation["page"]
    parts = [
        on_one_line(article["title"]),
        on_one_line(article["author"] or ""),
        on_one_line(article["source"] or ""),
        long_date(date.fromisoformat(day), language) if day else "",
        citation["place"],
        f"p.\u00a0{page}" if page else "",
    ]
    return ", ".join(part for part in parts if part)


def on_one_line(words: str) -> str:
    """The same with one space for any blanks."""
    return " ".join(words.split())


def in_web_page(citation: CitedJson) -> str:
    """The address of an article on the web, at the quoted words; empty where it has none."""
    return at_words(citation["article"]["address"] or "", citation["quote"])


def at_words(address: str, words: str) -> str:
    """The address of a page on the web, at some words of it (text fragments); empty where it is none.

    Example:
        >>> at_words("https://a.example/b#c", "12-14, R&D"), at_words("javascript:alert(1)", "12 voix")
        ('https://a.example/b#:~:text=12%2D14%2C%20R%26D', '')
    """
    if not address.startswith(("https://", "http://")):
        return ""
    page, words = web_address(address), on_one_line(words)
    # To a browser, a hyphen beside a comma parts the words from those around them.
    return f"{page.partition('#')[0]}#:~:text={quote(words, safe='').replace('-', '%2D')}" if words else page


def web_address(address: str) -> str:
    """An address without the characters that would end it in a text.

    Example:
        >>> web_address("https://a.example/é b>{c}")
        'https://a.example/é%20b%3E%7Bc%7D'
    """
    return re.sub(r'[\s<>"{}|\\^`\x00-\x1f\x7f]', lambda found: quote(found[0]), address)
