"""What is shown of the candidates: one quotation, every item of a list, or answers that differ."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.dates import find_date
from articles.types import Block
from qa.answer_type import form_asked, is_of_kind, kind_asked
from qa.confidence import Weighed
from qa.evidence import Candidate
from qa.named import missing_in
from qa.types import Question, Shown, Span
from text.accents import fold
from text.normalisation import contains
from text.numbers import numbers_in

_ITEMS = 8
# Who holds an office: « Qui est le directeur du port ? ». Two names are two answers, where "who came?" may have both.
_ONE_PERSON = re.compile(
    r"(?i)(?:qui (?:est|était)|who (?:is|was)|quel est le nom d[eu]|what is the name of) (?:le|la|l['’]|the)"
)
_NAME = re.compile(r"[A-ZÀ-Ý][\w’'-]+")
_LEAST = 2  # items of a list
_MARK = re.compile(r"^(?:[-*+•▪◦‣–—]|\d{1,2}[.)])\s+")
_ITEM_SHARE = 0.6  # of the best's chance alone that an item of a list needs
_RIVAL_SHARE = 0.8  # of the best's chance alone that an answer that differs needs


def statements(question: Question, ranked: Sequence[Weighed], threshold: float) -> tuple[Shown, list[Weighed]]:
    """Chooses what is said, likeliest first; nothing where neither a candidate nor a list reaches the threshold."""
    if not ranked:
        return "one", []
    best = ranked[0]
    form = form_asked(question)
    if form == "list" and best.probability >= threshold and (items := _items_of_list(best)):
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
    return [replace(share, candidate=Candidate(hit, _words_of_item(hit.article.text, item, span))) for item in items]


def _words_of_item(text: str, item: Block, span: Span) -> Span:
    """An item without its mark and the punctuation at its end."""
    words = _MARK.sub("", text[item.start : item.end])
    return Span(item.end - len(words), item.end - len(words) + len(words.rstrip(" ;,.")), span.score)


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
    values_of = _names if kind == "person" and _ONE_PERSON.match(question.text) else _figures
    if kind not in {"number", "age", "duration", "date"} and values_of is _figures:
        return []
    if not values_of(best.candidate):
        return []
    differing = [best]
    for weighed in ranked[1:]:
        candidate = weighed.candidate
        if (
            weighed.standalone_probability >= least
            and is_of_kind(candidate.words, kind)
            and values_of(candidate)
            and not any(_agree(values_of(candidate), values_of(d.candidate)) for d in differing)
            and missing_in(question, candidate.hit) == 0
        ):
            differing.append(weighed)
    return differing[1:]


def _figures(candidate: Candidate) -> frozenset[float | str]:
    """What numbers and dates are worth, however they are written."""
    language = candidate.hit.article.language
    day = find_date(candidate.words, language)
    if day:
        return frozenset({float(day.day), f"month {day.month}", float(day.year)})
    return frozenset(numbers_in(candidate.words, language))


def _names(candidate: Candidate) -> frozenset[float | str]:
    """The names in the words, without case and accents."""
    return frozenset(fold(name.casefold()) for name in _NAME.findall(candidate.words))


def _agree(some: frozenset[float | str], others: frozenset[float | str]) -> bool:
    """Whether figures are the same, or some of the others: « le 4 mai » and « le 4 mai 1968 »."""
    return some <= others or others <= some
