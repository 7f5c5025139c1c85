"""What is shown of the candidates: one quotation, every item of a list, or answers that differ."""

import re
from collections.abc import Sequence

from qa.agreement import contains, normalized
from qa.confidence import Candidate, missing_names
from qa.expected import form_asked, is_of_kind, kind_asked
from qa.types import Question, Shown, Span

_ITEMS = 8
_ITEM_SHARE = 0.5  # of the best probability that an item of a list needs
_RIVAL_SHARE = 0.8  # the same of an answer that differs

_DIGITS = re.compile(r"\d+")

Ranked = Sequence[tuple[Candidate, float]]
"""Candidates with their probabilities, best first."""


def statements(question: Question, ranked: Ranked, threshold: float) -> tuple[Shown, list[Candidate]]:
    """Chooses what is said, most probable first; nothing where no candidate reaches the threshold."""
    if not ranked or ranked[0][1] < threshold:
        return "one", []
    best, highest = ranked[0]
    form = form_asked(question)
    if form == "sentence":
        return "one", [_whole_sentence(best)]
    if form == "list" and len(items := _items(ranked, max(threshold, _ITEM_SHARE * highest))) > 1:
        return "list", items
    if rivals := _rivals(question, ranked, max(threshold, _RIVAL_SHARE * highest)):
        return "differ", [best, *rivals]
    return "one", [best]


def _whole_sentence(candidate: Candidate) -> Candidate:
    start, end = candidate.hit.sentence_at(candidate.span.start, candidate.span.end)
    return Candidate(candidate.hit, Span(start, end, candidate.span.score))


def _items(ranked: Ranked, least: float) -> list[Candidate]:
    """Candidates none of which says what another does."""
    items: list[Candidate] = []
    for candidate, probability in ranked:
        said = [item.words for item in items]
        known = contains(candidate.words, said) or any(contains(words, [candidate.words]) for words in said)
        if probability >= least and not known and len(items) < _ITEMS:
            items.append(candidate)
    return items


def _rivals(question: Question, ranked: Ranked, least: float) -> list[Candidate]:
    """The best candidate of each other article that tells other figures: numbers and dates alone can be compared."""
    kind = kind_asked(question)
    best = ranked[0][0]
    if kind not in {"number", "age", "duration", "date"} or not _figures(best):
        return []
    found: list[Candidate] = []
    for candidate, probability in ranked[1:]:
        hit = candidate.hit
        told = {c.hit.article.id for c in (best, *found)}
        if (
            probability >= least
            and hit.article.id not in told
            and is_of_kind(candidate.words, kind)
            and _figures(candidate)
            and _figures(candidate) != _figures(best)
            and missing_names(question.query, f"{hit.article.title}\n{hit.text}") == 0
        ):
            found.append(candidate)
    return found


def _figures(candidate: Candidate) -> set[str]:
    return set(_DIGITS.findall(normalized(candidate.words)))
