"""Spans of an article's text: trimmed to sensible edges, and the best ones of a window's token scores."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LONGEST = 40  # tokens of an answer

_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_EDGE = " \t\n\u00a0\u202f,;:.!?–—-'’\"/"
_LEADING = re.compile(
    r"(?:(?:du|de|des|le|la|les|un|une|au|aux|à|par|the|a|an|of|by|in|on|at|to|et|and)\s|(?:l|d|qu)['’])\s*",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:\b[A-ZÀ-ÖØ-Ý][\w’'-]*[ \u00a0\u202f](?:(?:de|van|von|du|le|la|al|ben|el)[ \u00a0])?){1,3}$")
_NAME_AFTER = re.compile(r"^(?:[ \u00a0\u202f][A-ZÀ-ÖØ-Ý][\w’'-]+){1,3}")
_NAME_START = re.compile(r"[A-ZÀ-ÖØ-Ý]")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Takes off white space and punctuation at the edges, and a quotation mark whose partner is outside.

    Example:
        >>> text = "le ministre « Koen Geens, »"
        >>> s, e = trimmed(text, 12, 26); text[s:e]
        'Koen Geens'
    """
    before = -1, -1
    while (start, end) != before and start < end:
        before = start, end
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        start, end = _without_lone_marks(text, start, end)
    return start, end


def _without_lone_marks(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    for opening, closing in _PAIRS.items():
        if words.startswith(opening) and closing not in words[1:]:
            return start + 1, end
        if words.endswith(closing) and opening not in words[:-1]:
            return start, end - 1
    return start, end


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Widens words that cut a name: « Geens » in « le ministre Koen Geens » becomes « Koen Geens »."""
    if not _NAME_START.match(text[start:end]):
        return start, end
    before = _NAME_BEFORE.search(text[max(0, start - 60) : start])
    if before and not _opens_sentence(text, start - len(before[0])):
        start -= len(before[0])
    after = _NAME_AFTER.match(text[end : end + 60]) if text[start:end].split()[-1][:1].isupper() else None
    return start, end + len(after[0]) if after else end


def _opens_sentence(text: str, place: int) -> bool:
    return not text[:place].rstrip(" \u00a0\u202f«“\"(") or text[:place].rstrip(" \u00a0\u202f«“\"(")[-1] in ".!?\n"


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
