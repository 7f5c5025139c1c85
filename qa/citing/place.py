"""Where words stand in their file, as a citation tells it beside the page: its message, row or chapter."""

import re
from pathlib import Path

from articles.types import Article, Kind
from text.language import Language

# « mails.mbox/mails-0012.eml », as `articles.containers` names what lies in a file
_MEMBER = re.compile(r"(?i)([^/\\]+\.(?:mbox|csv|tsv|jsonl))[/\\][^/\\]*-(\d{4,})\.(?:eml|row)")
_NAMES = {"en": ("message", "row"), "fr": ("message", "ligne")}
_OF_TABLES: frozenset[Kind] = frozenset(("caption", "table head", "table row"))


def place_in_file(article: Article, start: int, language: Language) -> str:
    r"""The message of a mailbox, the row of a table of articles or of one that is the article; empty for all others.

    Args:
        article: that has the words.
        start: where they begin.
        language: of the reader.

    Example:
        >>> mail = Article("a", "/a/mails.mbox/mails-0012.eml", "", "Un pont", None, "fr", None, None, "Il fuit.")
        >>> place_in_file(mail, 0, "fr")
        'mails.mbox, message\xa012'
    """
    message, row = _NAMES[language]
    if member := _MEMBER.search(article.path):
        file, number = member[1], int(member[2])
        return f"{file}, {message if Path(file).suffix.lower() == '.mbox' else row}\u00a0{number}"
    number = _row_of(article, start)
    return f"{row}\u00a0{number}" if number else ""


def chapter_of(article: Article, start: int) -> str:
    """The part and the chapter of a book, as its headings name them; empty for what is no book."""
    if Path(article.path).suffix.lower() != ".epub":
        return ""
    headings = [article.readable(above.start, above.end).text for above in article.headings_above(start)]
    return " › ".join(" ".join(heading.split()) for heading in headings)


def _row_of(article: Article, start: int) -> int:
    """The row of an article that is a table, from 1 below its head; 0 for what is none."""
    here = next(iter(article.blocks_within(start, start + 1)), None)
    if here is None or here.kind != "table row" or not all(block.kind in _OF_TABLES for block in article.blocks):
        return 0
    return sum(block.kind == "table row" and block.start <= start for block in article.blocks)
