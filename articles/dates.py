"""Publication dates as French and English articles write them; never guesses an ambiguous one."""

import re
from datetime import date

from text.calendar import MONTH_OR_SHORT, WEEKDAY, month_number
from text.language import Language

_DATE = re.compile(
    rf"\b(?P<iso_y>\d{{4}})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)"
    rf"|\b(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH_OR_SHORT})\.?,?\s+(?P<y>\d{{4}})\b"
    rf"|\b(?P<m2>{MONTH_OR_SHORT})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    rf"|\b(?P<n1>\d{{1,2}})[/.](?P<n2>\d{{1,2}})[/.](?P<ny>\d{{4}})\b",
    re.IGNORECASE,
)
_TODAY = re.compile(rf"\b(?:ce|this|on)\s+(?:{WEEKDAY}),?\s+$", re.IGNORECASE)
_TIME = r"(?:[\s,]*(?:à|at|-|–|\|)?\s*\d{1,2}\s?[h:]\s?\d{0,2}(?:\s?[ap]\.?m\.?)?)?"
_LEAD = (
    r"(?:(?:par|by)\s+[^,|\d]{2,60}[,|\s–-]+)?"
    r"(?:(?:publié|publie|mis en ligne|mis à jour|modifié|published|updated|posted|last updated)[\s:]*)?"
    rf"(?:(?:le|on)\s+)?(?:(?:{WEEKDAY})[,\s]+)?"
)
_DATE_LINE = re.compile(rf"\s*{_LEAD}(?:{_DATE.pattern}){_TIME}[\s.]*", re.IGNORECASE)
_BYLINE = re.compile(r"\s*(?:par|by)\s+(?P<name>[^,|\d–]{2,60}?)\s*(?:[,|–].*)?$", re.IGNORECASE)


def find_date(text: str, language: Language) -> date | None:
    """The first date in a text, or None.

    Example:
        >>> find_date("Le 01/03/2016 à 13h33", "fr"), find_date("01/03/2016", "en")
        (datetime.date(2016, 3, 1), None)
    """
    for match in _DATE.finditer(text):
        found = _as_date(match, language)
        if found:
            return found
    return None


def find_date_of_writing(text: str, language: Language) -> date | None:
    """The day an article speaks from: « ce vendredi 22 avril 2016 », or else its first date."""
    for match in _DATE.finditer(text):
        if _TODAY.search(text[max(0, match.start() - 40) : match.start()]):
            found = _as_date(match, language)
            if found:
                return found
    return find_date(text, language)


def is_date_line(line: str) -> bool:
    """Whether a line is nothing but a date, with at most a byline, a verb of publishing and an hour.

    Example:
        >>> is_date_line("Le 01/03/2016 à 13h33"), is_date_line("Le 1er mars 2016, il pleuvait.")
        (True, False)
    """
    return _DATE_LINE.fullmatch(line) is not None


def author_in(line: str) -> str | None:
    """The name in a byline such as « Par Claire Aubanel, le 12 mars 2019 », or None."""
    match = _BYLINE.fullmatch(line)
    return match["name"] if match else None


def _as_date(match: re.Match[str], language: Language) -> date | None:
    part = match.groupdict()
    try:
        if part["iso_y"]:
            return date(int(part["iso_y"]), int(part["iso_m"]), int(part["iso_d"]))
        if part["m"]:
            return date(int(part["y"]), month_number(part["m"]), int(part["d"]))
        if part["m2"]:
            return date(int(part["y2"]), month_number(part["m2"]), int(part["d2"]))
        return _numeric(int(part["n1"]), int(part["n2"]), int(part["ny"]), language)
    except ValueError:  # the 31st of a shorter month, a version number
        return None


def _numeric(first: int, second: int, year: int, language: Language) -> date | None:
    """Day first in French; in English only where one reading is possible."""
    if language == "fr" or first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None
