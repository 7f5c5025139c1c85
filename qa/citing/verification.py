"""Whether words that were cited once still stand in their article: unchanged, moved, changed or gone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import inf
from typing import Literal

from qa.lookup.alignment import BEGIN, END, WORD, Aligned, is_word, weight_of, words_of

Status = Literal["unchanged", "moved", "changed", "gone"]

CONTEXT = 40  # characters on each side that an export keeps beside a quotation
_TELLING = 2  # words that stand somewhere by no chance
_LIKE, _ALIKE = 4, 0.7  # words, and the share of them that others have in their order, by no chance either
_LEFT = 0.4  # share of what stood around the exact words that is left where they are meant
_KEPT = 0.6  # share of it that tells their place, whatever stands there now
_UNLIKE = 1  # words around, that another word in the quotation is worse than
_FAINT = 0.125  # how much it tells beside words that are like them


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words as an export holds them, which began at `start` of the text that was, with what stood on each side."""

    quote: str
    start: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a quotation, and those in their stead now, at `start`; either may be none."""

    start: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of them.

    Attributes:
        start: where they, or what stands in their place, begin now; of no meaning where they are gone.
        now: what stands there.
        changes: what was changed in them, in order.
    """

    status: Status
    start: int = 0
    now: str = ""
    changes: tuple[Change, ...] = ()


def verify(quoted: Quoted, text: str) -> Verified:
    r"""Looks for quoted words in a text as it is now, by themselves and by what stood around them; folds white space.

    Example:
        >>> was = Quoted("12 voix", 25, "Le conseil l’a voté avec ", " contre trois hier soir.")
        >>> verify(was, "Le conseil l’a voté, avec\n12 voix, contre trois hier soir.").status
        'moved'
        >>> verify(was, "Le conseil l’a voté avec 15 voix contre trois hier soir.").changes
        (Change(start=25, before='12', after='15'),)
        >>> verify(was, "Le conseil a ajourné sa séance.").status
        'gone'
    """
    return _Search(quoted, text).found()


def stands(quoted: Quoted, text: str) -> Verified | None:
    """The same where the exact words stand in a text, at little cost where they do not."""
    return _Search(quoted, text).standing() if next(_places(quoted, text), None) else None


def _places(quoted: Quoted, text: str) -> Iterator[tuple[int, int]]:
    """Where the exact words stand, as whole words where they were such."""
    words = r"\s+".join(map(re.escape, quoted.quote.split()))
    first = r"(?<!\w)" if re.match(r"\w", quoted.quote) and not re.search(r"\w\Z", quoted.before) else ""
    last = r"(?!\w)" if re.search(r"\w\Z", quoted.quote) and not re.match(r"\w", quoted.after) else ""
    return (match.span() for match in re.finditer(first + words + last, text)) if words else iter(())


class _Search:
    """One quotation, looked for in one text."""

    def __init__(self, quoted: Quoted, text: str) -> None:
        self.quoted, self.text, self.words = quoted, text, words_of(quoted.quote)
        self.telling = sum(map(is_word, self.words))
        # A word that the forty characters cut is left out; where there are fewer, the text began or ended there.
        before, after = words_of(quoted.before), words_of(quoted.after)
        before = before[1:] if len(quoted.before) >= CONTEXT else [BEGIN, *before]
        after = after[:-1] if len(quoted.after) >= CONTEXT else [*after, END]
        self.around = weight_of([*before, *after])
        self.aligned = Aligned(text)
        self.until, self.since = self.aligned.until(before), self.aligned.since(after)
        # The exact words that are nearest, first by what stands around them, then by their place.
        places = [(self._cost(*place), abs(place[0] - quoted.start), *place) for place in _places(quoted, text)]
        self.cost, _, self.start, self.end = min(places, default=(inf, 0, 0, 0))

    def found(self) -> Verified:
        """Exact words are changed ones where those that stand among the same others are no longer the same."""
        cost, changed = self._like(1.0) if self.cost else (inf, None)
        if changed and cost < self.cost:
            return changed
        return self.standing() or changed or self._like(_FAINT)[1] or Verified("gone")

    def standing(self) -> Verified | None:
        """The exact words; None where it can be by chance that they stand there."""
        same = self.start == self.quoted.start
        telling = self.telling >= _TELLING or self.cost <= (1 - _LEFT) * self.around
        if self.cost == inf or not (same or telling):
            return None
        return Verified("unchanged" if same else "moved", self.start, self.text[self.start : self.end])

    def _cost(self, start: int, end: int) -> float:
        return float(self.until[self.aligned.place_at(start)] + self.since[self.aligned.place_after(end)])

    def _like(self, weight: float) -> tuple[float, Verified | None]:
        """What stands where the words should, by others around that weigh so much, and how unlike it all is."""
        until, since = weight * self.until, weight * self.since
        first, last = self.aligned.cheapest(self.words, until, since, self.quoted.start)
        cost = float(self.until[first] + self.since[last])
        now, alike, changes = _compared(self.quoted.quote, self.text, *self.aligned.stretch(first, last))
        like = self.telling >= _LIKE and alike >= _ALIKE
        if not changes or not (like or cost <= (1 - _KEPT) * self.around):
            return inf, None
        cost += _UNLIKE * (1 - alike) * len(self.words)
        return cost, Verified("changed", now.start, self.text[now.start : now.stop], tuple(changes))


def _compared(quote: str, text: str, start: int, end: int) -> tuple[range, float, list[Change]]:
    """What stands in the place of a quotation within `text[start:end]`, how alike the two are, and the changes."""
    was, now = list(WORD.finditer(quote)), list(WORD.finditer(text, start, end))
    now = _bare(_bare(now, was)[::-1], was[::-1])[::-1]
    matcher = SequenceMatcher(None, [word[0] for word in was], [word[0] for word in now], autojunk=False)
    edits = matcher.get_opcodes() if now else []
    # Words that came before its first, where that still stands, or after its last, are none of it.
    while edits and edits[0][0] == "insert":
        del edits[0]
    while edits and edits[-1][0] == "insert":
        del edits[-1]
    if not edits:
        return range(0), 0.0, []
    changes = [
        Change(now[c].start() if c < len(now) else end, joined(quote, was[a:b]), joined(text, now[c:d]))
        for kind, a, b, c, d in edits
        if kind != "equal"
    ]
    return range(now[edits[0][3]].start(), now[edits[-1][4] - 1].end()), matcher.ratio(), changes


def _bare(now: list[re.Match[str]], was: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without the marks in front that the quotation has not."""
    while now and not is_word(now[0][0]) and now[0][0] != was[0][0]:
        now = now[1:]
    return now


def joined(text: str, words: list[re.Match[str]]) -> str:
    """The stretch of a text that some words of it make, on one line; empty for none."""
    return " ".join(text[words[0].start() : words[-1].end()].split()) if words else ""
