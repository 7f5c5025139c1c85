"""Questions after what an abbreviation stands for: the words in front of it, « la Sûreté nationale (DGSN) »."""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.reading.spans import trimmed
from qa.types import Question
from text.accents import CAPITALS, bare
from text.lists import LITTLE_WORDS

_LETTERS = r"le sigle |les lettres |l['’](?:abréviation|acronyme) |the (?:abbreviation |acronym |letters )?"
_OF = rf"(?:{_LETTERS}|l[ae] |les |l['’])?"
_IN_FRONT = rf"(?:what (?:does|do|did)|que (?:veut dire|veulent dire|signifie(?:nt)?)) {_OF}[«“\"]?[ \u00a0]?"
_WHAT_IS = rf"(?:what is|what['’]s|what are|qu['’]est[- ]ce que|c['’]est quoi) {_OF}"
_SHORT = rf"[{CAPITALS}][{CAPITALS}\d.-]+"
_ASKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:{_IN_FRONT})(?P<short>{_SHORT})(?i:[ \u00a0]?[»”\"]?(?: (?:stand for|mean))?[ \u00a0]?\?*)\Z",
        rf"(?i:{_WHAT_IS})(?P<short>{_SHORT})[ \u00a0]?\?*\Z",
    )
)
_WORD = re.compile(r"\w+")


def spelt_out(question: Question, hit: Hit) -> Iterator[tuple[int, int]]:
    """Where a passage has in words the abbreviation that a question asks about, beside the abbreviation in brackets.

    After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB
    2003: the letters are looked for from the last to the first, the first at a word's beginning.
    """
    asks = next((match for asks in _ASKS if (match := asks.match(question.text))), None)
    if not asks:
        return
    short, text = asks["short"], hit.readable.text
    for match in re.finditer(rf"\({re.escape(short)}\)|\b{re.escape(short)} \(([^()]+)\)", text):
        since, until = match.span(1) if match[1] else (0, match.start())
        start = _start_of(short, text, since, until)
        if start is not None:
            yield trimmed(hit.article.text, *hit.readable.original(start, until))


def _start_of(short: str, text: str, since: int, until: int) -> int | None:
    """Where the words begin of which an abbreviation has the letters, one after the other; None where none do.

    Example:
        >>> text = "de la Direction des systèmes d'information (DSI)"
        >>> text[_start_of("DSI", text, 0, 43) :]
        "Direction des systèmes d'information (DSI)"
    """
    letters = [c for c in bare(short) if c.isalnum()]
    words = list(_WORD.finditer(text, since, until))
    if not words or not letters or not bare(words[-1][0]).startswith(letters[-1]):
        return None
    for word in reversed(words[-3 * len(letters) :]):
        plain = bare(word[0])
        if letters and plain.startswith(letters[-1]) and plain not in LITTLE_WORDS:
            letters.pop()
            if not letters:
                return word.start()
    return None
