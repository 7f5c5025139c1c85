"""Whether words that were cited once still stand in their article: unchanged, moved, changed or gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Status = Literal["unchanged", "moved", "changed", "gone"]

CONTEXT = 40  # characters on each side that an export keeps beside a quotation
_KNOWN = 12  # characters of them that tell a place
_TELLING = 40  # characters of a quotation that tell it by themselves
_SLACK = 80  # characters that may have come between the two sides, beside thrice the quotation


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words as an export holds them, `start` to `end` of the text that was, with what stood on each side."""

    quote: str
    start: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of them.

    Attributes:
        start: where they, or what stands in their place, begin now; of no meaning where they are gone.
        now: what stands there.
    """

    status: Status
    start: int = 0
    now: str = ""


def verify(quoted: Quoted, text: str) -> Verified:
    """Looks for quoted words in a text as it is now, by themselves and by what stood around them.

    Example:
        >>> was = Quoted("12 voix", 25, "Le conseil l’a voté avec ", " contre trois hier soir.")
        >>> verify(was, "Le conseil l’a voté avec 12 voix contre trois hier soir.").status
        'unchanged'
        >>> verify(was, "Mardi. Le conseil l’a voté avec 12 voix contre trois.").status
        'moved'
        >>> verify(was, "Le conseil l’a voté avec 15 voix contre trois hier soir.").now
        '15 voix'
    """
    places = [(place, _agreement(quoted, text, place)) for place in _places(quoted.quote, text)]
    if places:
        place, agreement = max(places, key=lambda one: (one[1], -abs(one[0] - quoted.start)))
        whole = len(quoted.before) + len(quoted.after)
        if agreement >= min(_KNOWN, whole) or len(quoted.quote) >= _TELLING:
            return Verified("unchanged" if place == quoted.start else "moved", place, quoted.quote)
    between = _between(quoted, text)
    return Verified("changed", between[0], text[slice(*between)]) if between else Verified("gone")


def _places(words: str, text: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _agreement(quoted: Quoted, text: str, place: int) -> int:
    """How many characters next to the words, on both sides, are those that were there."""
    before, after = text[max(0, place - CONTEXT) : place], text[place + len(quoted.quote) :][:CONTEXT]
    return _same(before[::-1], quoted.before[::-1]) + _same(after, quoted.after)


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _between(quoted: Quoted, text: str) -> tuple[int, int] | None:
    """Where the text lies that stands between the two sides now; the shortest such, as near as may be."""
    left, right = quoted.before[-_KNOWN:], quoted.after[:_KNOWN]
    most = 3 * len(quoted.quote) + _SLACK
    found: list[tuple[int, int]] = []
    for place in _places(left, text) if left else [0]:
        start = place + len(left)
        end = text.find(right, start, start + most + len(right)) if right else len(text)
        if end >= start and end - start <= most:
            found.append((start, end))
    return min(found, key=lambda span: (span[1] - span[0], abs(span[0] - quoted.start)), default=None)
