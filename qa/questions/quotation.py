"""A quotation that was pasted: the wording nearest to it in the passages found, and where the two differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.hit import Hit
from qa.types import Piece
from text.accents import bare, fold
from text.lists import word_list

LONG = 7  # words from which what is typed may be a quotation
_ALIKE = 0.7  # Dice's share of words; shorter sentences reach it without saying the same
_SENTENCES = 3  # in a row, over which a quotation may go
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"['’‑-]|[.,_](?=\w)")  # within a word or a number
_QUOTED = re.compile(r"\"[^\"]+\"|“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]")
_ONLY_QUOTED = re.compile(rf"(?P<words>{_QUOTED.pattern})\s*(?P<mark>\?)?[\s?!.]*")
_SHORTEST_QUESTION = 4  # words, where it has no mark: « qui vive », "when in Rome"
_WHO_SAID = re.compile(r"(?i)(?:(?:de |par )?qui|d['’]où|where|who|whom?)\b[^?]{0,40}$")
_FIRST = 3  # words, one of which a question asks with: "at what hours", « depuis quand »
_ASKING = {fold(word) for language in ("fr", "en") for word in word_list(f"interrogative.{language}")}
_MARKS = '"“”«»„ \u00a0\u202f'
_OPENING, _CLOSING = "«“„", "»”"


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest wording, `article.text[start:end]`.

    Attributes:
        alike: share of words that the two have in common, in the same order, 0 to 1.
        pieces: what they share, and what either has alone, in order; without any difference, only marks differ.
    """

    hit: Hit
    start: int
    end: int
    alike: float
    pieces: tuple[Piece, ...]


def pasted(text: str) -> str | None:
    """The quotation that was typed alone, or after "who said"; None where something else was typed.

    Example:
        >>> pasted("Qui a dit « nous partirons demain avec tous nos amis de Rabat » ?")
        'nous partirons demain avec tous nos amis de Rabat'
        >>> pasted("Qui a écrit « Les Misérables » ?"), pasted("Quand le maire a-t-il vu le préfet de la région ?")
        (None, None)
    """
    words = text
    if quoted := _QUOTED.search(text):
        if not _WHO_SAID.match(text[: quoted.start()]) or _WORD.search(text[quoted.end() :]):
            return None
        words = quoted[0]
    elif text.rstrip().endswith("?") or asks(text):
        return None
    bare = words.strip(_MARKS)
    return bare if len(_WORD.findall(bare)) >= LONG else None


def asks(text: str) -> bool:
    """Whether one of the first words is one that questions are asked with, as people type them without their mark.

    Example:
        >>> asks("a quel age le maire a-t-il ete elu"), asks("Le maire a dit qui il est")
        (True, False)
    """
    return any(word in _ASKING for word, *_ in _words(text)[:_FIRST])


def quoted_question(text: str) -> str | None:
    """The question that stands in quotation marks, nothing beside it; None where something else was typed.

    Example:
        >>> quoted_question("« Qui préside le club ? »"), quoted_question('"when does the work start"')
        ('Qui préside le club ?', 'when does the work start')
        >>> quoted_question("« Qui vive »"), quoted_question("Qui a écrit « Les Misérables » ?")
        (None, None)
    """
    quoted = _ONLY_QUOTED.fullmatch(text.strip())
    if not quoted:
        return None
    words = quoted["words"].strip(_MARKS)
    is_question = words.endswith("?") or quoted["mark"] or (asks(words) and len(words.split()) >= _SHORTEST_QUESTION)
    return words if is_question and any(c.isalnum() for c in words) else None


def nearest(quotation: str, hits: Sequence[Hit]) -> Near | None:
    """The stretch of the passages that has most of a quotation's words in their order; None where none has enough."""
    typed = _words(quotation)
    best: Near | None = None
    for hit in hits if len(typed) >= LONG else ():
        for first in range(len(hit.sentences)):
            for last in range(first, min(first + _SENTENCES, len(hit.sentences))):
                near = _near(quotation, typed, hit, hit.sentences[first][0], hit.sentences[last][1])
                if near and near.alike >= _ALIKE and (best is None or near.alike > best.alike):
                    best = near
    return best


def with_speaker(hit: Hit, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around some words, and of the quotation that they stand in: it ends in who says so."""
    text = hit.article.text
    opening = max(text.rfind(mark, hit.passage.start, start + 1) for mark in _OPENING)
    closed = max(text.rfind(mark, hit.passage.start, start) for mark in _CLOSING)
    if opening > closed:
        start = opening
        closing = [place for mark in _CLOSING if (place := text.find(mark, end - 1, hit.passage.end)) >= 0]
        end = max(end, min(closing, default=end - 1) + 1)
    first, last = hit.sentence_at(start, end)
    for next_start, next_end in hit.sentences:
        if next_start >= last and text[next_start].islower() and not text[last:next_start].strip():
            last = next_end  # « Partez ! » a dit le maire.
    return first, last


def _words(text: str) -> list[tuple[str, int, int]]:
    """Each word, folded, with its place."""
    return [(bare(match[0]), *match.span()) for match in _WORD.finditer(text)]


def _near(quotation: str, typed: list[tuple[str, int, int]], hit: Hit, start: int, end: int) -> Near | None:
    read = hit.article.readable(start, end)
    here = _words(read.text)
    matcher = SequenceMatcher(None, [word for word, *_ in typed], [word for word, *_ in here], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    alike, first, last = _densest(blocks, len(typed))
    if not blocks:
        return None
    begin, until = _whole(read.text, here, blocks[first].b, blocks[last].b + blocks[last].size)
    pieces = _pieces(quotation, typed, read.text, here[begin:until])
    return Near(hit, *read.original(here[begin][1], here[until - 1][2]), alike, tuple(pieces))


def _densest(blocks: Sequence[tuple[int, int, int]], typed: int) -> tuple[float, int, int]:
    """Which run of the shared stretches has most words in common with what was typed, and how many: Dice's share."""
    best = (0.0, 0, 0)
    for first in range(len(blocks)):
        shared = 0
        for last in range(first, len(blocks)):
            shared += blocks[last][2]
            length = blocks[last][1] + blocks[last][2] - blocks[first][1]
            best = max(best, (2 * shared / (typed + length), first, last))
    return best


def _whole(text: str, here: list[tuple[str, int, int]], begin: int, until: int) -> tuple[int, int]:
    """With the words that those at the ends are parts of: « ministre » of « vice-ministre »."""
    while begin and _JOINT.fullmatch(text, here[begin - 1][2], here[begin][1]):
        begin -= 1
    while until < len(here) and _JOINT.fullmatch(text, here[until - 1][2], here[until][1]):
        until += 1
    return begin, until


def _pieces(
    quotation: str, typed: list[tuple[str, int, int]], text: str, here: list[tuple[str, int, int]]
) -> list[Piece]:
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, [word for word, *_ in typed], [word for word, *_ in here], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(text[here[c][1] : here[d - 1][2]], "both"))
            continue
        if a < b:
            pieces.append(Piece(quotation[typed[a][1] : typed[b - 1][2]], "typed"))
        if c < d:
            pieces.append(Piece(text[here[c][1] : here[d - 1][2]], "article"))
    return pieces
