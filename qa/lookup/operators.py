"""What was typed as a search for exact words: quotations, -word, title: and source:, and plain words beside."""

import re
from collections.abc import Mapping, Sequence

from index.exact import Wanted
from qa.questions.question import clean
from qa.questions.quotation import asks
from text.lists import LITTLE_WORDS

_QUOTED = r"\"[^\"]+\"|“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]"
_PART = re.compile(
    rf"(?i)(?P<field>(?:title|titre|source)[ \u00a0\u202f]?:[ \u00a0\u202f]?)?(?P<without>-)?(?:(?P<quoted>{_QUOTED})"
    r"|(?P<word>[^\s\"“”«»„:-][^\s\"“”«»„]*))(?=\s|$)\s*"
)
_MOST_PLAIN = 8  # plain words; more are a text that was pasted
_MARKS = '"“”«»„ \u00a0\u202f'


def wanted_of(typed: str) -> Wanted | None:
    """What to look for; None where something else was typed, as a question that has a quotation in it.

    Plain words beside -word, title: or source: are looked for, too, the little ones aside.

    Example:
        >>> wanted_of('« accord de Rabat » -police titre:Maroc')
        Wanted(phrases=('accord de Rabat',), without=('police',), titles=('Maroc',), sources=())
        >>> wanted_of("le budget title:festival")
        Wanted(phrases=('budget',), without=(), titles=('festival',), sources=())
        >>> wanted_of("Qui a écrit « Les Misérables » ?"), wanted_of("-police"), wanted_of("Rabat")
        (None, None, None)
    """
    text = clean(typed)
    parts: dict[str, list[str]] = {"phrases": [], "without": [], "titles": [], "sources": [], "plain": []}
    place = 0
    while part := _PART.match(text, place):
        place = part.end()
        words = (part["quoted"] or part["word"]).strip(_MARKS)
        if not any(c.isalnum() for c in words) or (part["field"] and part["without"]):
            return None
        parts[_kind(part)].append(words)
    plain = parts.pop("plain")
    if place < len(text) or (plain and (not _is_restricted(parts) or asks(text) or text.endswith("?"))):
        return None
    parts["phrases"] += [word for word in plain if word.lower() not in LITTLE_WORDS]
    if len(plain) > _MOST_PLAIN or not (parts["phrases"] or parts["titles"] or parts["sources"]):
        return None
    return Wanted(**{kind: tuple(words) for kind, words in parts.items()})


def _is_restricted(parts: Mapping[str, Sequence[str]]) -> bool:
    """Whether plain words stand beside what restricts a search; « température -5 » does not."""
    return bool(parts["titles"] or parts["sources"] or any(word[0].isalpha() for word in parts["without"]))


def _kind(part: re.Match[str]) -> str:
    """Which of the parts of `Wanted` it is, or a plain word."""
    if part["field"]:
        return "sources" if part["field"].lower().startswith("source") else "titles"
    if part["without"]:
        return "without"
    return "phrases" if part["quoted"] else "plain"
