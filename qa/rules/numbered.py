"""Things that a short number tells from others of their kind, "Gate 17", « la ligne 7 »: words of another one."""

import re

from index.hit import Hit
from qa.types import Question, Span
from text.accents import fold
from text.calendar import MONTH, WEEKDAY
from text.lists import word_list

_NUMBERED = re.compile(
    rf"(?:\b(?i:la|le|du|au|the)[ \u00a0]|\bl['’]|(?=[A-Z]))(?!(?i:{MONTH}|{WEEKDAY})\b)"
    r"(?P<kind>[^\W\d_]{3,})[ \u00a0](?P<number>\d{1,2})"
    # No figure of a measure: "the 14 races", « 14,5 », "14 %"
    r"(?![\w%€$£]|[.,:/]\d|[ \u00a0\u202f](?:%|€|h\b|\d|[a-zà-ÿ]{3,}s\b))"
)
_LITTLE = word_list("function.fr") | word_list("function.en")


def is_of_another_number(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a sentence tells of another gate, line or room than that whose number a question has."""
    asked = _numbered(question.text)
    sentence = hit.article.readable(*hit.sentence_at(span.start, span.end)).text
    told = _numbered(sentence)
    return any(
        told.get(kind, numbers) != numbers and not any(re.search(rf"\b{number}\b", sentence) for number in numbers)
        for kind, numbers in asked.items()
    )


def _numbered(text: str) -> dict[str, set[str]]:
    """The numbers of each kind of things.

    Example:
        >>> _numbered("Gate 14, on the 4 May"), _numbered("la ligne 7")
        ({'gate': {'14'}}, {'ligne': {'7'}})
    """
    found: dict[str, set[str]] = {}
    for match in _NUMBERED.finditer(text):
        kind = fold(match["kind"].lower())
        if match["kind"].lower() not in _LITTLE:
            found.setdefault(kind, set()).add(match["number"])
    return found
