"""What was typed as a search for exact words: quotations, -word, title: and source:, and nothing else."""

import re

from index.exact import Wanted
from qa.question import clean

_QUOTED = r"\"[^\"]+\"|“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]"
_PART = re.compile(
    rf"(?i)(?P<field>(?:title|titre|source)[ \u00a0\u202f]?:[ \u00a0\u202f]?)?(?P<without>-)?(?:(?P<quoted>{_QUOTED})"
    r"|(?P<word>[^\s\"“”«»„:-][^\s\"“”«»„]*))(?=\s|$)\s*"
)
_MARKS = '"“”«»„ \u00a0\u202f'


def wanted_of(typed: str) -> Wanted | None:
    """What to look for; None where something else was typed, as a question that has a quotation in it.

    Example:
        >>> wanted_of('« accord de Rabat » -police titre:Maroc')
        Wanted(phrases=('accord de Rabat',), without=('police',), titles=('Maroc',), sources=())
        >>> wanted_of("Qui a écrit « Les Misérables » ?"), wanted_of("-police"), wanted_of("Rabat")
        (None, None, None)
    """
    text = clean(typed)
    parts: dict[str, list[str]] = {"phrases": [], "without": [], "titles": [], "sources": []}
    place = 0
    while part := _PART.match(text, place):
        place = part.end()
        words = (part["quoted"] or part["word"]).strip(_MARKS)
        if not any(c.isalnum() for c in words) or not (kind := _kind(part)):
            return None
        parts[kind].append(words)
    if place < len(text) or not (parts["phrases"] or parts["titles"] or parts["sources"]):
        return None
    return Wanted(**{kind: tuple(words) for kind, words in parts.items()})


def _kind(part: re.Match[str]) -> str:
    """Which of the parts of `Wanted` it is; empty for a bare word."""
    if part["field"]:
        field = "sources" if part["field"].lower().startswith("source") else "titles"
        return "" if part["without"] else field
    if part["without"]:
        return "without"
    return "phrases" if part["quoted"] else ""
