"""Spans of an article's text: trimmed to sensible edges, and the best ones of a window's token scores."""

import itertools
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from text.accents import CAPITALS
from text.calendar import MONTH, WEEKDAY
from text.lists import any_of

LONGEST = 40  # tokens of an answer

_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_EDGE = " \t\n\u00a0\u202f,;:.!?–—-'’\"/"
# Little words that dangle: in front of a name or a number, and at the end of anything.
_LEADING = re.compile(
    r"(?:(?:du|de|des|le|la|les|au|aux|à|en|par|the|of|by|in|on|at|to|et|and)[ \u00a0\u202f]|[ld]['’])"
    rf"(?=[\d{CAPITALS}])"
)
_TRAILING = re.compile(
    r"[ \u00a0\u202f](?:du|de|des|le|la|les|un|une|au|aux|à|en|par|et|ou|the|an?|of|by|in|on|at|to|and|or)$"
)
_QUOTED = 80  # characters that a cut quotation is followed for
_LONGEST_NUMBER = 20
# What a number in front does not belong to: « à 18 h 30 dans la salle », "on March 12 after a dispute".
_NO_UNIT = re.compile(
    rf"(?:{WEEKDAY}|dans|sur|sous|à|au|aux|en|de|du|des|d['’]|par|pour|avec|chez|près|devant|après|avant|contre|hier|demain"
    r"|et|ou|le|la|les|l['’]|qui|que|after|before|in|on|at|by|for|from|with|near|and|or|to|the|of|that|who)\b"
)
_NUMBER_BEFORE = re.compile(  # of what stands there, not a year
    r"(?<![\w.,-])(?!(?:1[5-9]|20)\d\d[ \u00a0\u202f]\Z)"
    r"\d+(?:[ \u00a0\u202f.,]\d+)*(?:er|st|nd|rd|th)?[ \u00a0\u202f]\Z"
)
_UNIT_AFTER = re.compile(
    r"(?:[ \u00a0\u202f](?:ans?|mois|jours?|semaines?|heures?|minutes?|secondes?|siècles?"
    r"|years?(?: old)?|months?|weeks?|days?|hours?|seconds?|centuries"
    r"|euros?|dollars?|pounds?|francs?|mètres?|kilomètres?|met(?:er|re)s?|miles?|hectares?|tonnes?)|-year-olds?)\b"
)

# « fin mars », "two and a half years", « deux ans et demi »: without the part, another time is told.
_MONTH = re.compile(rf"(?i)(?:{MONTH})\b")
_PART_OF_MONTH = re.compile(r"(?i)(?<![\w-])(?:(?:fin|début|late|early|mid)[ \u00a0\u202f-]|mi-)\Z")
_HALF = re.compile(r"(?i)a (?:half|quarter)\b")
_AND_A_HALF = re.compile(rf"(?i)\b(?:\d+|an?|one|{any_of('number_words')}) and \Z")
_ET_DEMI = re.compile(r"[ \u00a0\u202f]et demie?\b")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Takes off what no answer begins or ends with: white space, punctuation, lone quotation marks, little words.

    Example:
        >>> text = "le ministre « Koen Geens, »"
        >>> s, e = trimmed(text, 12, 26); text[s:e]
        'Koen Geens'
    """
    before = -1, -1
    while (start, end) != before and start < end:
        before = start, end
        while start < end and (text[start] in _EDGE or text[start].isspace()):
            start += 1
        while start < end and (text[end - 1] in _EDGE or text[end - 1].isspace()):
            end -= 1
        start, end = _without_little_words(text, *_without_lone_marks(text, start, end))
    return start, end


def _without_little_words(text: str, start: int, end: int) -> tuple[int, int]:
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    trailing = _TRAILING.search(text[start:end])
    return start, start + trailing.start() if trailing else end


def _without_lone_marks(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    for opening, closing in _PAIRS.items():
        if words.startswith(opening) and closing not in words[1:]:
            return start + 1, end
        if words.endswith(closing) and opening not in words[:-1]:
            return start, end - 1
        if words.startswith(closing):
            return start + 1, end
        if words.endswith(opening):
            return start, end - 1
    return start, end


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widens a span that begins or ends inside a word, as one made of word pieces may."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def whole_figure(text: str, start: int, end: int) -> tuple[int, int]:
    """Widens words that lack the number in front of them, as « ans » in « 54 ans », and a number that lacks its unit.

    Example:
        >>> text = "Elle a 12 500 habitants."
        >>> s, e = whole_figure(text, 14, 23); text[s:e]
        '12 500 habitants'
        >>> s, e = whole_figure("Elle a 54 ans.", 7, 9); "Elle a 54 ans."[s:e]
        '54 ans'
    """
    unit = _UNIT_AFTER.match(text, end) if text[end - 1 : end].isdigit() else None
    end = unit.end() if unit else end
    if not text[start:end][:1].islower() or _NO_UNIT.match(text, start):
        return start, end
    number = _NUMBER_BEFORE.search(text, max(0, start - _LONGEST_NUMBER), start)
    return (number.start() if number else start), end


def with_part(text: str, start: int, end: int) -> tuple[int, int]:
    """Widens a month that lacks which part of it is meant, and a number that lacks its half.

    Example:
        >>> text = "Ils ont frappé fin mars dernier, après deux ans et demi."
        >>> [text[slice(*with_part(text, *place))] for place in ((19, 31), (39, 47))]
        ['fin mars dernier', 'deux ans et demi']
    """
    half = _ET_DEMI.match(text, end)
    before = _PART_OF_MONTH if _MONTH.match(text, start) else _AND_A_HALF if _HALF.match(text, start) else None
    part = before.search(text, max(0, start - _LONGEST_NUMBER), start) if before else None
    return part.start() if part else start, half.end() if half else end


def whole_quotation(text: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Widens words that cut a quotation or a parenthesis in two, where its other mark is near in the sentence.

    Example:
        >>> whole_quotation("il a dit « oui, demain » hier", 3, 14, (0, 29))  # "a dit « oui"
        (3, 24)
    """
    marked = text[: sentence[0]] + _with_paired_marks(text[slice(*sentence)])
    for opening, closing in _PAIRS.items():
        words = marked[start:end]
        if opening in words and closing not in words.rpartition(opening)[2]:
            end = marked.find(closing, end, end + _QUOTED) + 1 or end
        if closing in words and opening not in words.partition(closing)[0]:
            before = marked.rfind(opening, max(sentence[0], start - _QUOTED), start)
            start = start if before < 0 else before
    return start, end


def _with_paired_marks(text: str) -> str:
    """Straight quotation marks, which open and close alike, as pairs: 'a "b" c' → 'a “b” c'."""
    marks = itertools.cycle("“”")
    return re.sub('"', lambda _: next(marks), text)


def best_spans(
    start_scores: NDArray[np.float32], end_scores: NDArray[np.float32], allowed: NDArray[np.bool_], count: int
) -> list[tuple[int, int, float]]:
    """The best spans of one window, chosen jointly: the end is never before the start.

    Args:
        start_scores: of each token, shape (n,).
        end_scores: of each token, shape (n,).
        allowed: True for the tokens of the passage, shape (n,).
        count: how many spans, none overlapping another.

    Returns:
        `(first token, last token, score)`, best first; the score is the sum of the two.
    """
    n = len(start_scores)
    sums = start_scores[:, None] + end_scores[None, :]
    place = np.arange(n)
    length = place[None, :] - place[:, None]
    possible = (length >= 0) & (length < LONGEST) & allowed[:, None] & allowed[None, :]
    sums = np.where(possible, sums, -np.inf)
    found: list[tuple[int, int, float]] = []
    while len(found) < count:
        first, last = np.unravel_index(int(np.argmax(sums)), sums.shape)
        score = float(sums[first, last])
        if not np.isfinite(score):
            break
        found.append((int(first), int(last), score))
        sums[: int(last) + 1, int(first) :] = -np.inf
    return found


def overlapping(one: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares a character with any of the others."""
    return any(one[0] < end and start < one[1] for start, end in others)
