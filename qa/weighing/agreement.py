"""Whether two answers can both be right: what their dates, numbers and names are worth, however they are written."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from articles.dates import find_date
from qa.questions.answer_type import Kind
from qa.weighing.evidence import Candidate
from text.accents import CAPITALS, bare
from text.calendar import MONTH, WEEKDAY, months_in, weekday_number
from text.language import Language
from text.lists import LITTLE_WORDS, word_list
from text.numbers import numbers_in
from text.persons import full_names, spelt_alike

Part = Literal["year", "month", "day", "weekday", "hour", "minute", "number"]
Worth = Mapping[Part, frozenset[float]]
"""What is told of each part: of « lundi 4 mai » weekday, day and month, and no year."""

_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+")
_NO_NAMES = word_list("no_first_names") | LITTLE_WORDS
_IN_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)\b")
_YEAR = re.compile(r"(?<![\d,./])(?:1[4-9]|20)\d\d(?![\d,/])")
_BEHIND_MONTH = re.compile(rf"(?i)\b(?:{MONTH})[ \u00a0](\d{{1,2}})\b(?!\s?h)")  # "May 4", « mai 68 »
_DAY = re.compile(
    rf"(?i)\b(\d{{1,2}})(?:er|st|nd|rd|th)?(?=(?:[ \u00a0]of)?[ \u00a0](?:{MONTH})\b)"
    r"|\b(?:le|du|au|the)[ \u00a0](\d{1,2})(?:er|st|nd|rd|th)?\b(?![ \u00a0]?(?:h\b|heures?|[:%€]))"
)
_WEEKDAY = re.compile(rf"(?i)\b(?:{WEEKDAY})\b")
_HOUR = re.compile(
    r"(?i)\b(?P<half_day>\d{1,2})(?:[:.](?P<past>\d\d))?[ \u00a0]?(?P<half>[ap])\.?m\b"
    r"|\b(?P<hour>\d{1,2})[ \u00a0\u202f]?(?:h(?:eures?)?(?![^\W\d_])[ \u00a0\u202f]?|:(?=\d\d))(?P<minute>\d\d\b)?"
)


def can_be_compared(candidate: Candidate, kind: Kind) -> bool:
    """Whether some words tell a name, a date or a number, as a question of that kind asks for."""
    return bool(_names(candidate.words) if kind == "person" else _worth_of(candidate, kind))


def agree(one: Candidate, other: Candidate, kind: Kind) -> bool:
    """Whether both can be right: one may tell more than the other, but they tell no part differently."""
    if kind == "person":
        return _same_person(one.words, other.words)
    first, second = _worth_of(one, kind), _worth_of(other, kind)
    return all(first[part] <= second[part] or second[part] <= first[part] for part in first.keys() & second.keys())


def _worth_of(candidate: Candidate, kind: Kind) -> Worth:
    return worth(candidate.words, kind, candidate.hit.article.language)


def worth(words: str, kind: Kind, language: Language) -> Worth:
    """What is told by words that answer a question for a date or a number; empty where nothing is.

    Example:
        >>> sorted(worth("lundi 4 mai", "date", "fr")), set(worth("1,2 Md€", "number", "fr")["number"])
        (['day', 'month', 'weekday'], {1200000000.0})
    """
    parts: list[tuple[Part, Iterable[float]]] = [("number", numbers_in(words, language))]
    if kind == "date":
        parts = [*_day_in_figures(words, language), *_day_in_words(words, language), *_hour(words, language)]
    merged: dict[Part, frozenset[float]] = {}
    for part, values in parts:
        merged[part] = merged.get(part, frozenset()) | frozenset(values)
    return {part: values for part, values in merged.items() if values}


def _day_in_figures(words: str, language: Language) -> list[tuple[Part, Iterable[float]]]:
    """04/05/68: where day and month, or the century, are not certain, either may be meant."""
    parts: list[tuple[Part, Iterable[float]]] = []
    for match in _IN_FIGURES.finditer(words):
        first, second, year = (int(figure) for figure in match.groups())
        if language == "en" and first <= 12 and second <= 12:
            parts += [("day", (first, second)), ("month", (first, second))]
        else:
            day, month = (second, first) if second > 12 else (first, second)
            parts += [("day", (day,)), ("month", (month,))]
        parts.append(("year", _years(year)))
    return parts


def _day_in_words(words: str, language: Language) -> list[tuple[Part, Iterable[float]]]:
    behind = [int(figure) for figure in _BEHIND_MONTH.findall(words)]
    days = [figure for figure in behind if language == "en" and figure <= 31]
    full = find_date(_IN_FIGURES.sub(" ", words), language)  # it knows short names of months, and ISO 8601
    return [
        ("day", [*days, *(int(one or other) for one, other in _DAY.findall(words)), *([full.day] if full else [])]),
        ("month", [*months_in(words), *([full.month] if full else [])]),
        ("year", [int(year) for year in _YEAR.findall(words)]),
        ("year", [year for figure in behind if figure not in days for year in _years(figure)]),
        ("weekday", [weekday_number(name) for name in _WEEKDAY.findall(words)]),
    ]


def _years(year: int) -> tuple[int, ...]:
    return (year,) if year > 99 else (1900 + year, 2000 + year)


def _hour(words: str, language: Language) -> list[tuple[Part, Iterable[float]]]:
    parts: list[tuple[Part, Iterable[float]]] = []
    for match in _HOUR.finditer(words):
        hour = int(match["half_day"] or match["hour"])
        afternoon = match["half"] and match["half"].lower() == "p"
        unclear = language == "en" and not match["half"] and hour <= 12
        hours = (hour, hour + 12) if unclear else (hour % 12 + 12,) if afternoon else (hour,)
        minute = match["past"] or match["minute"]
        parts += [("hour", hours), ("minute", (int(minute),) if minute else ())]
    return parts


def _same_person(one: str, other: str) -> bool:
    """Whether two names share a word, and not behind another first name.

    Example:
        >>> _same_person("Geens", "le ministre Koen Geens"), _same_person("Anne Verrier", "Paul Verrier")
        (True, False)
    """
    return bool(_names(one) & _names(other)) and all(
        spelt_alike(first, another)
        for first, family in full_names(one)
        for another, same in full_names(other)
        if family == same
    )


def _names(words: str) -> set[str]:
    """The names in the words, plain, without titles."""
    return {bare(name) for name in _NAME.findall(words)} - _NO_NAMES
