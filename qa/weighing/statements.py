"""What is shown of the candidates: one quotation, every item of a list, or answers that differ."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.extraction.missing import missing_in
from qa.questions.answer_type import Kind, form_asked, is_of_kind, kind_asked
from qa.types import Question, Shown, Span
from qa.weighing.agreement import agree, can_be_compared
from qa.weighing.announced_lists import asks_for_all, nth_item, words_of_item
from qa.weighing.confidence import Weighed
from qa.weighing.evidence import Candidate
from text.lists import any_of
from text.normalisation import contains

_ITEMS = 8
# Whose office or deed is one person's: « Qui est maire de Lignac ? ». Two names are two answers, where "who came?" may
# have both.
_OWN = r"(?:le|la|l['’]|the|son|sa|leur|notre|votre|its?|his|her|their|our|your)"
_VERBS = any_of("one_person")
_ONE_PERSON = re.compile(
    rf"(?i)\b(?:qui|who) (?:(?:en )?(?:est|était|is|was)|fut|['’]s)(?: actuellement| currently)? {_OWN}(?:\b|(?<=['’]))"
    # With no article, and not of many, nor a participle: « Qui est maire de »; not « membre de », « venu de ».
    r"|\b(?:qui|who) (?:est|était|fut|is|was) (?!memb(?:re|er)|part|one\b|proche|afraid|\w*(?:é|nu|ti)\b)\w+"
    r" (?:d[eu']|d’|of)\b"
    rf"|\b(?:who|qui)(?: l['’]?| le| la| les)?(?: a| has| had| avait)?(?: été| been)? (?:{_VERBS})\b"
    rf"|\b(?:nom|name)(?: d[eu]| of)? ?{_OWN}|\bnom du\b|comment s['’]appell?e {_OWN}"
)
_COMPARABLE = {"number", "age", "duration", "date"}
_LEAST = 2  # items of a list
_ITEM_SHARE = 0.6  # of the best's chance alone that an item of a list needs
_RIVAL_SHARE = 0.8  # of the best's chance alone that an answer that differs needs

_YEAR = re.compile(r"(?<![\d,./])(?:1[4-9]|20)\d\d(?!\d|[.,/]\d)")
# « 140 grévistes selon le syndicat, 95 selon la direction »: such a sentence tells itself that they differ.
_TOLD_BY = re.compile(
    r"(?i)\b(?:selon|d['’]après|according to|police|direction|organisateurs|syndicats?|organi[sz]ers|unions?)\b"
)


def statements(question: Question, ranked: Sequence[Weighed], threshold: float) -> tuple[Shown, list[Weighed]]:
    """Chooses what is said, likeliest first; nothing where neither a candidate nor a list reaches the threshold."""
    if not ranked:
        return "one", []
    best = nth_item(question, ranked, threshold) or ranked[0]
    form = form_asked(question)
    lists_all = form == "list" or (best is ranked[0] and asks_for_all(question, best.candidate))
    if lists_all and best.probability >= threshold and (items := _items_of_list(best)):
        return "list", items
    if form == "list":
        items = _items(ranked, max(threshold, _ITEM_SHARE * best.standalone_probability))
        if len(items) > 1 and sum(item.probability for item in items) >= threshold:
            return "list", items
    if best.probability < threshold:
        return "one", []
    if form == "sentence":
        return "one", [replace(best, candidate=_whole_sentence(best.candidate))]
    if rivals := _rivals(question, ranked, max(threshold, _RIVAL_SHARE * best.standalone_probability)):
        return "differ", [best, *rivals]
    return "one", [best]


def _whole_sentence(candidate: Candidate) -> Candidate:
    start, end = candidate.hit.sentence_at(candidate.span.start, candidate.span.end)
    return Candidate(candidate.hit, Span(start, end, candidate.span.score))


def _items_of_list(best: Weighed) -> list[Weighed]:
    """All items of the list that the best candidate stands in: an article's own list is whole."""
    hit, span = best.candidate.hit, best.candidate.span
    inside = hit.article.blocks_within(hit.passage.start, hit.passage.end)
    items = [block for block in inside if block.kind == "list item"]
    if len(items) < _LEAST or not any(item.start <= span.start < item.end for item in items):
        return []
    share = replace(best, probability=best.probability / len(items))
    return [
        replace(share, candidate=Candidate(hit, words_of_item(hit.article.text, item, span.score))) for item in items
    ]


def _items(ranked: Sequence[Weighed], least: float) -> list[Weighed]:
    """Candidates none of which says what another does."""
    items: list[Weighed] = []
    for weighed in ranked:
        words, others = weighed.candidate.words, [item.candidate.words for item in items]
        known = contains(words, others) or any(contains(other, [words]) for other in others)
        if weighed.standalone_probability >= least and not known and len(items) < _ITEMS:
            items.append(weighed)
    return items


def _rivals(question: Question, ranked: Sequence[Weighed], least: float) -> list[Weighed]:
    """The best candidates that tell other figures, or another holder of an office, of any article.

    Numbers, dates and names alone can be compared.
    """
    kind = kind_asked(question)
    best = ranked[0]
    comparable = kind in _COMPARABLE or (kind == "person" and _ONE_PERSON.search(question.text))
    if not comparable or not can_be_compared(best.candidate, kind):
        return []
    differing = [best]
    for weighed in ranked[1:]:
        candidate = weighed.candidate
        if (
            weighed.standalone_probability >= least
            and is_of_kind(candidate.words, kind)
            and can_be_compared(candidate, kind)
            and not any(_can_both_be(candidate, shown.candidate, kind) for shown in differing)
            and missing_in(question, candidate.hit) == 0
        ):
            differing.append(weighed)
    return differing[1:]


def _can_both_be(one: Candidate, other: Candidate, kind: Kind) -> bool:
    """Whether two answers agree or are of two things: told by one sentence, in nobody's name, or of different years."""
    if agree(one, other, kind):
        return True
    first, second = _sentence_of(one), _sentence_of(other)
    if first == second:
        return not _TOLD_BY.search(first)
    years = set(_YEAR.findall(first)), set(_YEAR.findall(second))
    return kind != "date" and all(years) and years[0].isdisjoint(years[1])


def _sentence_of(candidate: Candidate) -> str:
    """The sentence around the words, as it is read: a copy of an article has the same."""
    return candidate.hit.article.readable(*candidate.hit.sentence_at(candidate.span.start, candidate.span.end)).text
