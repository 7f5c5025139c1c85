"""Votes, "21 votes to 12", « 9 voix contre 4 », "7 in favour, 2 against": which figure is of the side asked about.

Where no side is asked for, both figures of a score are quoted, a match's, too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.hit import Hit
from qa.reading.spans import overlapping
from qa.types import Question, Span
from text.accents import CAPITALS
from text.language import Language
from text.lists import any_of
from text.numbers import numbers_in

Side = Literal["for", "against", "abstaining"]
Place = tuple[int, int]

_SPACE = r"[ \u00a0\u202f\n]"
_FIGURE = rf"(?:\d{{1,3}}(?:[ \u00a0\u202f.,]\d{{3}})+|\d+|(?:{any_of('number_words')}|un|une|one)\b(?:-\w+)*)"
_VOTES = r"(?:voix|votes?|suffrages?|bulletins?)"
_VOTERS = r"(?:élus|députés|sénateurs|conseillers|membres|mps|councillors|senators|members)"
_LAST = rf"(?P<second>{_FIGURE})(?![\w%-]|[.,]\d)"
# « 21 voix contre 12 »; "by 312 to 208", "voted 15-8"; « 24 points à 13 ». Few sentences tell of either: these long
# patterns are compiled for the first that does.
_MAY_BE_SCORE = re.compile(
    r"(?i)voix|votes?\b|suffrage|bulletin|points?\b|buts?\b|goals?\b|sets?\b|manche|essai|tries\b"
)
_OF_VOTES = rf"(?i)(?<![\w,.])(?P<first>{_FIGURE}){_SPACE}{_VOTES}{_SPACE}(?:contre|à|to|against){_SPACE}{_LAST}"
_BARE = rf"(?i)\b(?:par|by|voted){_SPACE}(?P<first>{_FIGURE})(?:{_SPACE}(?:contre|to){_SPACE}|(?<=\d)[-–](?=\d)){_LAST}"
_OF_MATCH = (
    rf"(?i)(?<![\w,.])(?P<first>{_FIGURE}){_SPACE}(?:points?|buts?|goals?|sets?|manches?|essais|tries){_SPACE}"
    rf"(?:contre|à|to){_SPACE}{_LAST}"
)
# What stands behind the figure of each side, "7 in favour", « 4 abstentions ».
_SIDES: dict[Side, str] = {
    "for": rf"pour\b(?!{_SPACE}cent)|en{_SPACE}faveur|favorables?\b|in{_SPACE}favou?r|for\b|yes\b|oui\b",
    "against": r"contre\b|opposés?\b|défavorables?\b|against\b|opposed\b|no\b|non\b",
    "abstaining": rf"abst\w+|(?:se{_SPACE}sont|s['’]étaient){_SPACE}abst\w+",
}
_OF_SIDE = {
    side: rf"(?i)(?<![\w,.])(?P<figure>{_FIGURE})(?:{_SPACE}(?:{_VOTES}|{_VOTERS}))?{_SPACE}"
    rf"(?:(?:ont{_SPACE})?vot(?:ed|é|es){_SPACE})?(?:{words})"
    for side, words in _SIDES.items()
}
_ASKS_FIGURE = re.compile(r"(?i)\b(?:combien|how many|quel nombre|what number)\b")
# What votes are told for or against: "the motion against hunting" is no side. Of both sides neither is asked for.
_BESIDE_SIDE = (
    rf"(?i:\b(?:combien|how many|{_VOTES}|{_VOTERS}|vot[eé]\w*|prononcés?|were|are|étaient|sont"
    r"|(?:pour|for) (?:et|ou|and|or)) (?:[a-zà-ÿ]+ )?)"
)
_VOTED: dict[Side, re.Pattern[str]] = {
    "for": re.compile(rf"{_BESIDE_SIDE}(?i:pour|for)\b(?! [{CAPITALS}])"),  # "votes for Ann Lee", one of two who stand
    "against": re.compile(rf"{_BESIDE_SIDE}(?i:contre|against)\b"),
    "abstaining": re.compile(r"(?i)\babst[ae]"),
}
_OPPOSED: dict[Side, re.Pattern[str]] = {
    "for": re.compile(r"(?i)\b(?:en faveur|in favou?r|favorables?|soutenu\w*|supported|backed|approved|approuvé)\b"),
    "against": re.compile(r"(?i)\b(?:oppos(?:ée?s?|aient|ent|ed?))\b"),
}
_VOTING = re.compile(r"(?i)\b(?:vot|voix|suffrage|ballot|motion|bill\b|adopt|appro|carried|reject|rejet|favou?r|abst)")
# No nouns, which stand beside either: « rejeté par les élus », "rejected in a vote".
_OUTCOME = re.compile(
    r"(?i)\b(?:(?P<lost>rejet|repouss|reject|vot(?:ed|ing) (?:\w+ )?down|defeat|thr[eo]wn? out|turned down"
    r"|écart(?!s?\b)|échou|fail|(?:lost|fell) by|vot\w+ (?:\w+ )?(?:contre|against)\b|prononc\w+ contre\b"
    r"|(?:not|pas) (?:été )?(?:adopt|approuv|approv|passed|carried|accept|vot|valid))"
    r"|adopt(?!ion)|approuv|approve|pass(?:ed|ée?s?)\b|carried|accept|vot(?:ed|ée?s?|ent|èrent)\b|backed|valid|élue?\b"
    r"|elected|emport)"
)
_AGAINST = re.compile(rf"(?i){_SPACE}(?:against|contre)\b")  # "voted 15-8 against the plan"


@dataclass(frozen=True, slots=True)
class Tally:
    """A vote, or a match, that a sentence tells.

    Attributes:
        score: where its two figures stand beside each other; None where each is told by itself.
        figures: where that of each side stands; none of a match.
    """

    score: Place | None
    figures: Mapping[Side, Place]


def is_of_the_other_side(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words have a vote's figure, but not that of the side which a question asks about."""
    side = _side_asked(question.text)
    if side is None:
        return False
    words, figures = (span.start, span.end), _tally_at(hit, span).figures
    own = [figures[side]] if side in figures else []
    return overlapping(words, [*figures.values()]) and not overlapping(words, own)


def with_tallies(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans, those of a vote made the figure of the side asked about, or the whole score; each told once."""
    side, found = _side_asked(question.text), dict[Place, Span]()
    for span in sorted(spans, key=lambda one: -one.score):
        start, end = _answer(_tally_at(hit, span), side, span)
        found.setdefault((start, end), Span(start, end, span.score))
    return list(found.values())


def _answer(tally: Tally, side: Side | None, span: Span) -> Place:
    words, score = (span.start, span.end), tally.score
    told = [*tally.figures.values(), *([score] if score else [])]
    if not overlapping(words, told):
        return words
    if side is not None and side in tally.figures:
        return tally.figures[side]
    if score and overlapping(words, [score]) and (side is None or not tally.figures):
        return min(span.start, score[0]), max(span.end, score[1])
    return words


def _side_asked(question: str) -> Side | None:
    """Whose figure a question asks for.

    Example:
        >>> [_side_asked(q) for q in ("Combien de voix contre ?", "How many voted for it?", "How many voted?")]
        ['against', 'for', None]
    """
    if not _ASKS_FIGURE.search(question):
        return None
    for asked in (_VOTED, _OPPOSED):
        sides = [side for side, asks in asked.items() if asks.search(question)]
        if sides:
            return sides[0] if len(sides) == 1 else None
    return None


def _tally_at(hit: Hit, span: Span) -> Tally:
    """The vote that the sentence of some words tells, where it stands in its article."""
    start, end = hit.sentence_at(span.start, span.end)
    tally = _tally_of(hit.article.text[start:end], hit.article.language)
    moved: dict[Side, Place] = {side: (start + first, start + last) for side, (first, last) in tally.figures.items()}
    return Tally(tally.score and (start + tally.score[0], start + tally.score[1]), moved)


@lru_cache(maxsize=256)  # a sentence is asked about for each of its candidates
def _tally_of(sentence: str, language: Language) -> Tally:
    """The vote that a sentence tells; an empty one where it tells none, or several."""
    of_votes = bool(_VOTING.search(sentence))
    if not (of_votes or _MAY_BE_SCORE.search(sentence)):
        return Tally(None, {})
    votes = [*re.finditer(_OF_VOTES, sentence), *(re.finditer(_BARE, sentence) if of_votes else ())]
    scores = votes or list(re.finditer(_OF_MATCH, sentence))
    if len(scores) > 1:
        return Tally(None, {})
    taken = [(score.start("first"), score.end("second")) for score in scores]
    figures: dict[Side, Place] = {}
    for side, pattern in _OF_SIDE.items() if of_votes else ():
        beside = (
            match.span("figure") for match in re.finditer(pattern, sentence) if not overlapping(match.span(), taken)
        )
        if place := next(beside, None):
            figures[side] = place
    figures = figures if len(figures) > 1 or votes else {}
    for score in votes:
        figures |= _sides_of(score, language)
    return Tally(taken[0] if taken else None, figures)


def _sides_of(score: re.Match[str], language: Language) -> dict[Side, Place]:
    """Which of a score's figures is for and which against: of what is rejected the greater is against it."""
    if not _is_lost(score):
        return {"for": score.span("first"), "against": score.span("second")}
    first, second = (sum(numbers_in(score[name], language)) for name in ("first", "second"))
    less, more = ("second", "first") if first > second else ("first", "second")
    return {"for": score.span(less), "against": score.span(more)}


def _is_lost(score: re.Match[str]) -> bool:
    """Whether what is voted on is rejected: as is told last before the score, or else by all that is told behind it."""
    before = [bool(outcome["lost"]) for outcome in _OUTCOME.finditer(score.string, 0, score.start())]
    behind = [bool(outcome["lost"]) for outcome in _OUTCOME.finditer(score.string, score.end())]
    return before[-1] if before else bool(_AGAINST.match(score.string, score.end()) or (behind and all(behind)))
