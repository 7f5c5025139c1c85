"""Text → sentences with exact offsets, in French and in English.

The splitting is the sentencex library's; what it does not know of French abbreviations is mended here.
"""

import re

from sentencex import get_sentence_boundaries

from qa.types import Language

# A "sentence" that ends so goes on in the next one: M. Dupont, le Dr. Martin, J.-P. Raffarin, art. 3, St. Malo.
_GOES_ON = {
    "fr": re.compile(
        r"(?:^|[\s(«\"“'’-])(?:M|MM|Mme|Mmes|Mlle|Mgr|Me|Dr|Pr|St|Ste|prof|gén|col|cdt|lt|cap|art|al|av|p|pp|n|vol|chap"
        r"|fig|éd|env|cf|ex|tél|bd|[A-ZÀ-Ý])\.$"
    ),
    "en": re.compile(r"(?:^|[\s(\"“'’-])(?:Messrs|Rev|Hon|Supt|Insp|Det|Cllr|No|Art|[A-Z])\.$"),
}
_BIG_LETTER_ENDS = re.compile(r"\b(?:[A-ZÀ-Ý]\.){2,}$")  # U.S., S.A.: sentencex judges these by what follows


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
    for boundary in get_sentence_boundaries(language, text):
        end = boundary["end_index"]
        if _continues(text, start, end, language):
            continue
        _append_trimmed(found, text, start, end)
        start = end
    _append_trimmed(found, text, start, len(text))
    return found


def _continues(text: str, start: int, end: int, language: Language) -> bool:
    if end >= len(text):
        return False
    if not text[end - 1].isspace() and not text[end].isspace():
        return True  # cut inside a word, as in "J.|-P."
    tail = text[max(start, end - 16) : end].rstrip()
    return bool(_GOES_ON[language].search(tail)) and not _BIG_LETTER_ENDS.search(tail)


def _append_trimmed(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
