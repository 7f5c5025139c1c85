"""Which lines recur as the heads and feet of pages do."""

import re
from collections import Counter
from collections.abc import Sequence

from articles.lines import Line, begins_item, ends_sentence
from articles.page_furniture import is_printed, is_stamped

LONGEST = 100  # characters
_RECURS = 3  # times that a line which differs in its numbers alone stands in a text to be a running head
LINE_OF_PROSE = 25  # characters at least
_OF_A_PAGE = re.compile(r"(?i)\bpage\b|\bp\.|[–—|•·]| - ")
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
    return len(places) >= _RECURS and apart and any(_cuts_sentence(lines, number) for number in places)


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
