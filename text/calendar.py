"""Months and days of the week as both languages write them, with and without accents; calendar.json has the names."""

import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from text.accents import fold
from text.language import Language
from text.lists import LITTLE_WORDS

_NAMES = json.loads((Path(__file__).parent / "calendar.json").read_text(encoding="utf-8"))

MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": tuple(month["fr"] for month in _NAMES["months"]),
    "en": tuple(month["en"] for month in _NAMES["months"]),
}
"""The names of the months, January first."""


def _spellings(names: Iterable[str]) -> set[str]:
    """In lower case, with and without accents."""
    lower = {name.lower() for name in names}
    return lower | {fold(name) for name in lower}


def _pattern(names: Iterable[str]) -> str:
    """A regular expression of any of some names, the longest first."""
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_MONTH_OF = {
    name: number
    for number, month in enumerate(_NAMES["months"], start=1)
    for name in _spellings([month["fr"], month["en"], *month["short"]])
}
_WEEKDAY_OF = {
    name: number for number, day in enumerate(_NAMES["weekdays"]) for name in _spellings([day["fr"], day["en"]])
}

MONTH = _pattern(_spellings([*MONTHS["fr"], *MONTHS["en"]]))
"""Regular expression of a month's name, in lower case."""
MONTH_OR_SHORT = _pattern(_MONTH_OF)
"""The same with the short names, of which "mar" and "may" are words as well."""
WEEKDAY = _pattern(_WEEKDAY_OF)
"""Regular expression of a weekday's name, in lower case."""
WEEKDAY_OR_SHORT = _pattern({*_WEEKDAY_OF, *(short for day in _NAMES["weekdays"] for short in day["short"])})
"""The same with the short names, of which "mar", "sat" and "sun" are words as well."""

# Beside a figure any of the names is a month. By itself none is that is spelt as another word of its language is ("it
# may", "they march", « la planète Mars »), nor one behind a capital that is no little word: "Theresa May".
_NAMED = re.compile(
    r"(?i)(?P<beside>(?:(?<=\d[ \u00a0])|(?<=\d(?:er|st|nd|rd|th)[ \u00a0])|(?<=\d(?:st|nd|rd|th) of ))"
    rf"\b(?:{MONTH})\b)"
    rf"|\b(?P<before>{MONTH})(?=,?[ \u00a0]\d)"
    rf"|\b(?P<alone>(?!(?-i:may|march|august|Mars)\b)(?:{MONTH}))\b"
)
_NAME_BEFORE = re.compile(r"\b(?P<word>[A-ZÀ-Ý][a-zà-ÿ]+)[ \u00a0]\Z")
_LITTLE = LITTLE_WORDS | {"early", "late", "mid", "last", "next", "fin", "début"}


def months_in(text: str) -> list[int]:
    """The numbers of the months that a text names, in order.

    Example:
        >>> months_in("du 4 mai à juin"), months_in("It may rain in March"), months_in("Theresa May, le 3 Mars")
        ([5, 6], [3], [3])
    """
    return [
        month_number(match[0])
        for match in _NAMED.finditer(text)
        if not match["alone"] or not _is_family_name(text, match)
    ]


def _is_family_name(text: str, month: re.Match[str]) -> bool:
    before = _NAME_BEFORE.search(text, 0, month.start())
    if not month[0][0].isupper() or month[0].isupper() or not before:
        return False
    word = before["word"].lower()
    return word not in _LITTLE and word not in _WEEKDAY_OF and word not in _MONTH_OF


def month_number(name: str) -> int:
    """A month's number, from 1, by any of its names.

    Example:
        >>> month_number("Février"), month_number("fevrier"), month_number("sept")
        (2, 2, 9)
    """
    return _MONTH_OF[name.lower()]


def weekday_number(name: str) -> int:
    """A weekday's number, Monday's is 0.

    Example:
        >>> weekday_number("dimanche")
        6
    """
    return _WEEKDAY_OF[name.lower()]


def long_date(day: date, language: Language) -> str:
    """A date in words.

    Example:
        >>> long_date(date(2016, 3, 1), "fr"), long_date(date(2016, 3, 1), "en")
        ('1er mars 2016', '1 March 2016')
    """
    number = "1er" if language == "fr" and day.day == 1 else day.day
    return f"{number} {MONTHS[language][day.month - 1]} {day.year}"
