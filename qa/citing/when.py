"""Days that an article tells from its own date, told in full: « mardi 1er mars », written in 2016 → 1 March 2016."""

import re
from datetime import date, timedelta

from qa.types import When
from text.calendar import MONTH, WEEKDAY, month_number, weekday_number

_FAR = {
    "avant-hier": -2,
    "hier": -1,
    "yesterday": -1,
    "aujourd'hui": 0,
    "today": 0,
    "demain": 1,
    "tomorrow": 1,
    "après-demain": 2,
}
_TURN = r"(?:\s+(?P<{0}>derni(?:er|ère)|prochaine?))?"
_LAST = ("derni", "last")
_HALF_A_YEAR = timedelta(days=183)
_NEAREST = timedelta(days=135)  # further away, the day of the year before, or after, may be meant as well
_DAY_OF_MONTH = re.compile(
    rf"(?:\b(?P<weekday>{WEEKDAY})\s*,?\s+(?:the\s+)?)?\b(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!\s*,?\s*\d{{4}})" + _TURN.format("turn")
)
_OF_MONTH = re.compile(
    r"\b(?P<before>en|fin|début|debut|mi|courant|depuis|mois (?:de|d')"
    r"|in|late|early|mid|since|last|next|end of|beginning of)"
    rf"[\s-]*(?:of\s+)?(?P<month>{MONTH})\b(?!\s*,?\s*\d)" + _TURN.format("turn")
)
_NEAR = re.compile(
    rf"(?<!day before )(?<!day after )\b(?P<far>{'|'.join(_FAR)})\b"
    rf"|\b(?P<this>ce|this|last|next)\s+(?P<weekday>{WEEKDAY})\b(?!\s+\d)|\b(?P<weekday2>{WEEKDAY})\s+(?P<turn>dernier|prochain)\b"
)
# « le 3 ou le 4 mai », « entre le 3 et le 5 mai », "3–5 May", "two days before yesterday": no day by itself.
_ONE_OF_TWO = re.compile(r"\d(?:er|st|nd|rd|th)?\s*(?:ou|et|au|à|or|and|to|[,–—/-])\s*(?:l[ea]\s+|the\s+)?$")
_COUNTED = re.compile(r"\b(?:avant|après|before|after)\s+$")
_TO_COME = re.compile(r"\b(?:\w{2,}r(?:a|ont)|will|shall)\b")


def resolved(words: str, written: date, sentence: str = "") -> When | None:
    """The day or month that some words tell without its year; None where there is none, several, or it stays unclear.

    A weekday by itself (« mardi ») may be the one before or the one after: it is left as it is.

    Args:
        words: as the article has them.
        written: the article's own date.
        sentence: that they stand in: what is told as to come is not resolved to a day before.

    Example:
        >>> resolved("fin mars dernier", date(2016, 4, 22))
        When(year=2016, month=3, day=None)
    """
    plain = words.casefold().replace("’", "'").replace("\u00a0", " ")
    days = [*_DAY_OF_MONTH.finditer(plain), *_NEAR.finditer(plain)]
    if len(days) > 1:
        return None
    if not days:
        month = _OF_MONTH.search(plain)
        return _month(month, written) if month else None
    before = plain[: days[0].start()]
    if _ONE_OF_TWO.search(before) or _COUNTED.search(before):
        return None
    found = _day_of_month(days[0], written) if days[0].re is _DAY_OF_MONTH else _near(days[0], written)
    if not found or (found < written and _TO_COME.search(sentence.casefold())):
        return None
    return When(found.year, found.month, found.day)


def _day_of_month(match: re.Match[str], written: date) -> date | None:
    number, month = int(match["day"] or match["day2"]), month_number(match["month"] or match["month2"])
    possible = [day for year in range(written.year - 1, written.year + 2) if (day := _valid(year, month, number))]
    if match["weekday"]:
        possible = [day for day in possible if day.weekday() == weekday_number(match["weekday"])]
    found = _turned(possible, written, match["turn"])
    far = _HALF_A_YEAR if match["weekday"] else _NEAREST
    if not found or (not match["turn"] and abs(found - written) > far):
        return None
    return found


def _month(match: re.Match[str], written: date) -> When | None:
    turn = match["turn"] or match["before"]
    month = month_number(match["month"])
    possible = [date(year, month, 15) for year in range(written.year - 1, written.year + 2)]
    found = _turned(possible, written.replace(day=15), turn)
    return When(found.year, found.month) if found else None


def _near(match: re.Match[str], written: date) -> date | None:
    if match["far"]:
        return written + timedelta(days=_FAR[match["far"]])
    weekday = weekday_number(match["weekday"] or match["weekday2"])
    around = [written + timedelta(days=days) for days in range(-7, 8)]
    found = _turned([day for day in around if day.weekday() == weekday], written, match["turn"] or match["this"])
    far_for_this = match["this"] in {"ce", "this"} and found and abs(found - written) > timedelta(days=1)
    return None if far_for_this else found  # « ce mardi », written on a Friday, may be the one before or the one after


def _turned(possible: list[date], written: date, turn: str | None) -> date | None:
    """The last of the days before the date of writing, or the next after it, or the nearest."""
    if turn and turn.startswith(_LAST):
        return max((day for day in possible if day < written), default=None)
    if turn and turn.startswith(("prochain", "next")):
        return min((day for day in possible if day > written), default=None)
    return min(possible, key=lambda day: abs(day - written), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # the 31st of a shorter month
        return None
