"""Text → sentences with exact offsets, in French and in English.

The splitting is the sentencex library's; what it does not know of French abbreviations is mended here.
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from text.language import Language

# What a "sentence" may end in that goes on: M. Dupont, le Dr. Martin, J.-P. Raffarin, MM. Hassad et Geens.
_GOES_ON = {
    "fr": re.compile(r"(?:M|MM|Mme|Mmes|Mlle|Mgr|Me|Dr|Pr|St|Ste|prof|gén|cf|[A-ZÀ-Ý])\."),
    "en": re.compile(r"(?:Messrs|Rev|Hon|Supt|Insp|Det|Cllr|[A-Z])\."),
}
# The same before a number, and only there: art. 3, p. 12, tél. 01. Some of these are words, too.
_GOES_ON_TO_NUMBER = re.compile(r"(?:art|al|p|pp|n|vol|chap|fig|éd|tél|No|Art|Fig|Vol)\.")
_LONGEST = (
    10_000  # characters looked at together: what the library takes grows with the square of a text's quotation marks
)
_INSIDE_WORD = re.compile(r"[(«\"“'’\[-]")


def sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Cuts a text into sentences.

    Returns:
        `(start, end)` of each, in order, trimmed of white space; together they hold every other character.

    Example:
        >>> sentences("M. Geens est venu. Il a signé.", "fr")
        [(0, 18), (19, 30)]
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text, language):
        if _continues(text, start, end, language):
            continue
        _append_trimmed(found, text, start, end)
        start = end
    _append_trimmed(found, text, start, len(text))
    return found


def _ends(text: str, language: Language) -> Iterator[int]:
    """Where the library cuts; what is longer than any sentence is cut between two words, if it has any."""
    start = 0
    while len(text) - start > _LONGEST:
        window = text[start : start + _LONGEST]
        found = [boundary["end_index"] for boundary in get_sentence_boundaries(language, window)]
        whole = [end for end in found if 0 < end < _LONGEST]  # the last may go on
        yield from (start + end for end in whole)
        cut = whole[-1] if whole else 0
        if cut < _LONGEST // 2:
            cut = window.rfind(" ", _LONGEST // 2) + 1 or _LONGEST
            yield start + cut
        start += cut
    for boundary in get_sentence_boundaries(language, text[start:]):
        yield start + boundary["end_index"]


def _continues(text: str, start: int, end: int, language: Language) -> bool:
    if end >= len(text):
        return False
    if not text[end - 1].isspace() and not text[end].isspace():
        return True  # cut inside a word, as in "J.|-P."
    stop = end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    last = text[max(start, stop - 40) : stop].split()[-1:] or [""]
    word = _INSIDE_WORD.split(last[0])[-1]
    if _GOES_ON_TO_NUMBER.fullmatch(word):
        return text[end : end + 20].lstrip()[:1].isdigit()
    return _GOES_ON[language].fullmatch(word) is not None


def _append_trimmed(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
