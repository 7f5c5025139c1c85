"""A text's lines, and what they end and begin with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# - a, • b, 3. c, 3° d, a) e, (iv) f; an upper letter with a full stop begins a name: « A. Dupont ».
_ITEM = re.compile(
    r"(?:[-*+•▪◦‣●○■□➢►–—]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\)|\d{1,2}(?:\.|°\)?)|(?:[a-h]|[ivx]{1,5})\.)"
    r"[ \t\u00a0]+(?=\S)"
)
_SENTENCE_END = re.compile(r"[.!?…:;][\s»”\"’')\]*_]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]`, a line that is not empty, without the white space around it.

    Attributes:
        words: the same without the marks of a quoted mail.
        indent: characters of white space before it.
        apart: whether an empty line, or none, stands above it.
    """

    start: int
    end: int
    words: str
    indent: int
    apart: bool


def ends_sentence(words: str) -> bool:
    """Whether some words end as a sentence does, or what stands before a list."""
    return _SENTENCE_END.search(words) is not None


def goes_on(words: str, below: str) -> bool:
    """Whether a line ends inside a sentence that the line below it, not empty, goes on with."""
    return below[0].islower() and not ends_sentence(words)


def lines_of(text: str, start: int) -> Iterator[Line]:
    """The lines of a text from an offset on, without the empty ones."""
    apart = True
    for line in text[start:].split("\n"):
        written = line.strip()
        words = written.lstrip("> ") if written.startswith(">") else written
        if written:
            first = start + line.index(written)
            yield Line(first, first + len(written), words or written, first - start, apart)
        apart = not words
        start += len(line) + 1


def begins_item(words: str) -> bool:
    """Whether a line begins as an item of a list does."""
    return _ITEM.match(words) is not None


def without_mark(words: str) -> str:
    """The words of an item of a list without what it begins with.

    Example:
        >>> without_mark("(ii) le sel"), without_mark("- le pain"), without_mark("A. Dupont")
        ('le sel', 'le pain', 'A. Dupont')
    """
    mark = _ITEM.match(words)
    return words[mark.end() :] if mark else words
