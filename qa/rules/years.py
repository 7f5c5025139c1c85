"""Figures of several years in one sentence, "12,000 in 2019 and 14,500 in 2022": which is of the year asked."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.hit import Hit
from qa.types import Question, Span
from text.calendar import MONTH

_YEAR = re.compile(r"(?<![\w.,])(?:1[5-9]|20)\d\d(?![\w]|[.,]\d)")
# A figure, no day of a month, and not what one is more or less than another.
_FIGURE = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[ \u00a0\u202f.,’']\d{{3}})+|\d+)(?:[.,]\d+)?"
    r"(?P<share>[ \u00a0\u202f]?%| per cent| pour cent)?"
    rf"(?!\w|(?:er|st|nd|rd|th)?[ \u00a0](?:of )?(?:{MONTH})\b)"
    r"(?!(?: [\w’'-]+){0,3}? (?:more|less|fewer|higher|lower|de plus|de moins|years?|ans|months?|mois)\b)",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(r"(?i)(?:[\s,]|\b(?:and|et|or|ou|in|en|puis|then)\b)+")


def is_of_another_year(question: Question, hit: Hit, span: Span) -> bool:
    """Whether some words are a figure that its sentence tells of another year than the one asked about."""
    asked = set(_YEAR.findall(question.text)) or set(_YEAR.findall(question.context))
    if len(asked) != 1:
        return False
    start, end = hit.sentence_at(span.start, span.end)
    sentence, words = hit.article.text[start:end], hit.article.text[span.start : span.end]
    if len(set(_YEAR.findall(sentence))) < 2 or _YEAR.search(words):
        return False
    told = year_of(sentence, span.start - start, span.end - start)
    return told is not None and told not in asked


def year_of(sentence: str, start: int, end: int) -> str | None:
    """The year that a sentence of several tells a figure of; None where that is not certain.

    Example:
        >>> told = "Le salon a attiré 12 000 puis 14 500 visiteurs, respectivement en 2019 et en 2022."
        >>> year_of(told, 26, 32), year_of("En 2019, 12 000 visiteurs ; en 2022, 14 500.", 37, 43)
        ('2022', '2022')
    """
    years = list(_YEAR.finditer(sentence))
    taken = {year.start() for year in years}
    figures = [figure for figure in _FIGURE.finditer(sentence) if figure.start() not in taken]
    own = [figure for figure in figures if start <= figure.start() < end]
    if len(own) != 1:
        return None
    alike = [figure for figure in figures if bool(figure["share"]) == bool(own[0]["share"])]
    between = [(one.end(), other.start()) for one, other in pairwise(years)]
    in_a_row = all(_IN_A_ROW.fullmatch(sentence, *gap) for gap in between)
    if not in_a_row and not all(any(a <= figure.start() < b for figure in alike) for a, b in between):
        return None  # a year that nothing is counted of: « founded in 1998 »
    if len(alike) == len(years):  # in turn, or one list after the other
        return years[alike.index(own[0])][0]
    return _nearest(own[0], alike, years) if len(alike) > len(years) else None


def _nearest(own: re.Match[str], figures: Sequence[re.Match[str]], years: Sequence[re.Match[str]]) -> str | None:
    """The next year where each stands behind its figures, the last where each stands in front of them."""
    in_front = years[0].start() < figures[0].start()
    if in_front == (years[-1].start() > figures[-1].start()):
        return None
    if in_front:
        return [year[0] for year in years if year.start() < own.start()][-1]
    return next(year[0] for year in years if year.start() > own.start())
