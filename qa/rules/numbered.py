"""Things that a short number tells from others of their kind, "Gate 17", « la ligne 7 »: words of another one."""

import re

from index.hit import Hit
from qa.types import Question, Span
from text.accents import fold
from text.calendar import MONTH, WEEKDAY
from text.lists import LITTLE_WORDS

_KIND = (
    r"(?P<kind>[^\W\d_]{3,})[ \u00a0](?P<number>\d{1,3})"
    # No figure of a measure: "the 14 races", « 14,5 », "14 %"
    r"(?![\w%€$£]|[.,:/]\d|[ \u00a0\u202f](?:%|€|h\b|\d|[a-zà-ÿ]{3,}s\b))"
)
_NUMBERED = re.compile(
    rf"(?:\b(?i:la|le|du|au|the)[ \u00a0]|\bl['’]|(?=[A-Z]))(?!(?i:{MONTH}|{WEEKDAY})\b)"
    rf"{_KIND}"
)
_ASKED = re.compile(rf"\b(?!(?i:{MONTH}|{WEEKDAY})\b){_KIND}")  # "How often does route 7 run?"
# What may be of another than that whose number stands beside: "but Smith took the second", "its successor".
_TURN = re.compile(
    r"(?i)\b(?:but|mais|while|whereas|tandis|alors|it|he|she|they|this|one|its|his|her|their|il|elle|ils|elles|on|ce|cela"
    r"|celui|celle|ceux|celles|son|sa|ses|leurs?|first|second|third|\w{2,}th|second[es]?|premi(?:er|ère)s?|\w+ième"
    r"|\d+(?:st|nd|rd|th|e|er|ère)|last|next|other|autre|dernière?|suivante?)\b"
)


def is_of_another_number(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a sentence tells of another gate, line or room than that whose number a question has."""
    asked = _numbered(question.text, _ASKED)
    if not asked:
        return False
    start, end = hit.sentence_at(span.start, span.end)
    sentence = hit.article.readable(start, end).text
    told = _numbered(sentence)
    others = [
        kind
        for kind, numbers in asked.items()
        if told.get(kind, numbers) != numbers and not any(re.search(rf"\b{number}\b", sentence) for number in numbers)
    ]
    before, behind = hit.article.readable(start, span.start).text, hit.article.readable(span.end, end).text
    return any(not _TURN.search(_between(before, behind, kind)) for kind in others)


def _between(before: str, behind: str, kind: str) -> str:
    """What stands between some words and the number of a kind that is nearest before them, or else behind.

    Example:
        >>> _between("Gate 14 is run by ", ".", "gate")
        ' is run by '
    """
    if in_front := [match for match in _NUMBERED.finditer(before) if fold(match["kind"].lower()) == kind]:
        return before[in_front[-1].end() :]
    following = [match for match in _NUMBERED.finditer(behind) if fold(match["kind"].lower()) == kind]
    return behind[: following[0].start()] if following else ""


def _numbered(text: str, form: re.Pattern[str] = _NUMBERED) -> dict[str, set[str]]:
    """The numbers of each kind of things.

    Example:
        >>> _numbered("Gate 14, on the 4 May"), _numbered("la ligne 7")
        ({'gate': {'14'}}, {'ligne': {'7'}})
    """
    found: dict[str, set[str]] = {}
    for match in form.finditer(text):
        kind = fold(match["kind"].lower())
        if match["kind"].lower() not in LITTLE_WORDS:
            found.setdefault(kind, set()).add(match["number"])
    return found
