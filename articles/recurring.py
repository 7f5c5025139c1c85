"""Which lines recur as the heads and feet of pages do."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from articles.date_lines import is_date_line, is_name
from articles.dates import DATE
from articles.lines import Line, begins_item, ends_sentence
from articles.page_furniture import is_printed, is_stamped
from text.calendar import WEEKDAY

LONGEST = 100  # characters
_RECURS = 3  # times that a line which differs in its numbers alone stands in a text to be a running head
LINE_OF_PROSE = 25  # characters at least
_OF_A_PAGE = re.compile(r"(?i)\bpage\b|\bp\.|[–—|•·]| - ")
_AROUND_NAME = re.compile(rf"(?i)\b(?:{WEEKDAY})\b|^[\s,|·•–—-]+|[\s,|·•–—-]+$")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DIGITS = re.compile(r"\d+")


def running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """The lines that recur with other numbers, such as « L’Écho – page 3 », or of which one cuts a sentence."""
    seen: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if len(line.words) <= LONGEST and not ends_sentence(line.words) and not begins_item(line.words):
            masked = without_numbers(line.words)
            if any(c.isalpha() for c in masked):
                seen.setdefault(masked, []).append(number)
    recurring = {masked for masked, places in seen.items() if _run(lines, masked, places)}
    return frozenset(recurring | _printed_heads(lines))


def _printed_heads(lines: Sequence[Line]) -> set[str]:
    """What a browser printed on top of pages: the hour and the page's title.

    A diary's lines look so, too: the foot of a printed page must be there, and the head on several pages or on top.
    """
    stamped = Counter(line.words for line in lines if is_stamped(line.words))
    if not stamped or not any(is_printed(line.words) for line in lines):
        return set()
    return {without_numbers(words) for words, times in stamped.items() if times > 1 or words == lines[0].words}


def _run(lines: Sequence[Line], masked: str, places: Sequence[int]) -> bool:
    """Whether lines that are alike but for their numbers are the head or foot of pages."""
    written = {lines[number].words for number in places}
    if masked not in written and len(written) >= _RECURS and _ends_alike(written):
        return True
    apart = all(lines[number].apart for number in places)
    if len(places) < 2:
        return False
    if apart and len(places) >= _RECURS and any(_cuts_sentence(lines, number) for number in places):
        return True
    named = (
        apart and len(written) == 1 and len(places) >= _RECURS and name_beside_day(lines[places[0]].words) is not None
    )
    of_a_page = bool(_OF_A_PAGE.search(masked)) or (apart and all(map(_YEAR.search, written)))
    return named or (of_a_page and masked not in written and _cuts_always(lines, places))


def name_beside_day(words: str) -> str | None:
    """The name of a newspaper, or another, where a line is that and a day; None of any other line.

    Example:
        >>> name_beside_day("L’Écho de Lignac    13 mars 2019"), name_beside_day("Le pont ferme le 13 mars 2019")
        ('L’Écho de Lignac', None)
    """
    if not DATE.search(words) or is_date_line(words):
        return None
    name = _AROUND_NAME.sub("", _AROUND_NAME.sub("", DATE.sub("", words)))
    return name if name and is_name(name) else None


def _cuts_always(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether a line with a number cuts a sentence wherever it stands, in a text whose sentences end otherwise."""
    above = {number - 1 for number in places}
    passed = above.union(places)
    others = [
        line.words
        for number, (line, below) in enumerate(pairwise(lines))
        if below.apart and number not in passed and len(line.words) >= LINE_OF_PROSE
    ]
    ended = sum(map(ends_sentence, others))
    unfinished = all(n >= 0 and _is_unfinished(lines[n].words) for n in above)
    return unfinished and ended > 0 and 2 * ended >= len(others)


def _is_unfinished(words: str) -> bool:
    return len(words) > LINE_OF_PROSE and (words[-1].isalnum() or words[-1] in ",-")


def _cuts_sentence(lines: Sequence[Line], number: int) -> bool:
    """Whether a line of prose goes on below a line."""
    if not number or number + 1 >= len(lines):
        return False
    above, below = lines[number - 1].words, lines[number + 1]
    prose = len(above) > LINE_OF_PROSE and not ends_sentence(above)
    return prose and below.apart and below.words[0].islower()


def _ends_alike(written: set[str]) -> bool:
    """Whether lines differ in one number alone, as those of pages do; a table's or a diary's differ in more."""
    found = [_DIGITS.findall(words) for words in written]
    masked = without_numbers(next(iter(written)))
    at_an_end = masked.startswith("0") or masked.endswith("0")
    varying = sum(len(set(column)) > 1 for column in zip(*found, strict=True))
    return varying == 1 and at_an_end and _OF_A_PAGE.search(masked) is not None


def without_numbers(words: str) -> str:
    """Words in which all numbers are alike.

    Example:
        >>> without_numbers("L’Écho – page 12")
        'L’Écho – page 0'
    """
    return _DIGITS.sub("0", words)
