"""Where some words, and what stood around them, stand most nearly in a text: the cheapest way to edit them into it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Costs = NDArray[np.float64]
"""One for each place between two words of a text, its ends included."""

BEGIN, END = "\x02", "\x03"  # stand for the ends of a text, as words of their own
WORD = re.compile(r"\w+|[^\w\s]")
_MARK = 0.25  # of a word's weight: what a punctuation mark tells
_ADDED = 0.125  # of a word's weight, for one that came into the quotation: it may be rewritten at length
_MOST_ADDED = 200  # words


def words_of(text: str) -> list[str]:
    """Words and marks.

    Example:
        >>> words_of("voté, avec 12 voix")
        ['voté', ',', 'avec', '12', 'voix']
    """
    return WORD.findall(text)


def weight_of(words: Sequence[str]) -> float:
    """How much some words tell."""
    return sum(map(_weight, words))


def is_word(word: str) -> bool:
    """Whether it is a word, not a mark."""
    return word[0].isalnum() or word[0] == "_"


def _weight(word: str) -> float:
    return 1.0 if is_word(word) or word in {BEGIN, END} else _MARK


class Aligned:
    """A text as words, its ends among them, to which others are aligned (Sellers' algorithm, a row at a time).

    A place is before the word of that number, or after the last.
    """

    def __init__(self, text: str) -> None:
        """Reads a text."""
        found = list(WORD.finditer(text))
        words = [BEGIN, *(match[0] for match in found), END]
        self._starts = [0, *(match.start() for match in found), len(text)]
        self._ends = [0, *(match.end() for match in found), len(text)]
        self._codes = {word: code for code, word in enumerate(dict.fromkeys(words))}
        self._words = np.array([self._codes[word] for word in words])
        self._weights = np.array([_weight(word) for word in words])
        self._anywhere = np.zeros(len(words) + 1)
        # A mark that came beside a quotation is none of it, a word may be.
        self._added = np.where(self._weights < 1, 2 * self._weights, _ADDED)

    def until(self, before: Sequence[str]) -> Costs:
        """What it costs that `before` ends at each place."""
        return self._rows(before, self._anywhere, slice(None, None, 1))

    def since(self, after: Sequence[str]) -> Costs:
        """What it costs that `after` begins at each place."""
        return self._rows(after[::-1], self._anywhere, slice(None, None, -1))[::-1]

    def cheapest(self, quote: Sequence[str], until: Costs, since: Costs, near: int) -> tuple[int, int]:
        """The words, from one place to another, that the quotation is most cheaply edited into.

        Args:
            quote: its words.
            until: what the words before it cost at each place.
            since: what those after it cost.
            near: the offset to be nearest to, of several as cheap.
        """
        backwards = slice(None, None, -1)
        total = until + self._rows(quote[::-1], since[::-1], backwards, quoted=True)[::-1]
        first = min(np.flatnonzero(total == total.min()), key=lambda place: abs(self._offset(int(place)) - near))
        within = slice(first, first + 4 * len(quote) + _MOST_ADDED)
        begins = np.full(len(self._words[within]) + 1, np.inf)
        begins[0] = 0
        last = first + np.argmin(self._rows(quote, begins, within, quoted=True) + since[first : first + len(begins)])
        return int(first), int(last)

    def place_at(self, start: int) -> int:
        """The place before the word that begins at an offset, or next after it."""
        return bisect_left(self._starts, start, 1)

    def place_after(self, end: int) -> int:
        """The place after the word that ends at an offset, or last before it."""
        return bisect_right(self._ends, end, 1, len(self._ends) - 1)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """The offsets that the words between two places begin and end at."""
        return (self._starts[first], self._ends[last - 1]) if first < last else (self._offset(first),) * 2

    def _offset(self, place: int) -> int:
        return self._starts[min(place, len(self._starts) - 1)]

    def _rows(self, words: Sequence[str], row: Costs, within: slice, *, quoted: bool = False) -> Costs:
        """The last row of the table of distances; a word that came in costs at once for all places after it."""
        there = self._words[within]
        spent = np.concatenate([[0.0], np.cumsum((self._added if quoted else self._weights)[within])])
        row = np.minimum.accumulate(row - spent) + spent
        for word in words:
            weight = _weight(word)
            replaced = row[:-1] + weight * (there != self._codes.get(word, -1))
            row = row + weight
            row[1:] = np.minimum(row[1:], replaced)
            row = np.minimum.accumulate(row - spent) + spent
        return row
