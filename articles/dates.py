"""Publication dates as French and English articles write them; never guesses an ambiguous one."""

import re
from datetime import UTC, date, datetime

from text.calendar import MONTH_OR_SHORT, WEEKDAY, WEEKDAY_OR_SHORT, month_number
from text.language import Language

DATE = re.compile(
    r"(?<!\d[/.-])(?:"
    r"\b(?P<iso_y>\d{4})(?P<iso_sep>[-/.])(?P<iso_m>\d\d|(?<=[-/])\d)(?P=iso_sep)(?P<iso_d>\d\d|(?<=[-/])\d)(?!\d)"
    r"|\b(?P<d>\d{1,2})(?: ?er|ᵉʳ|st|nd|rd|th)?(?:\s+(?:of\s+)?|[-/])"
    rf"(?P<m>{MONTH_OR_SHORT})\.?(?:,?\s+|[-/])(?P<y>\d{{4}})\b"
    rf"|\b(?P<m2>{MONTH_OR_SHORT})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<y2>\d{{4}})\b"
    r"|\b(?P<n1>\d{1,2})(?P<sep>[/.-]| / )(?P<n2>\d{1,2})(?P=sep)(?P<ny>\d{4})\b)",
    re.IGNORECASE,
)
"""A day with its year, in any of the ways of writing it; `day_of` tells which."""
_CLOCK = re.compile(r"(\d{9,10})(?:\d{3}){0,3}(?:\.\d+)?")  # seconds since 1970, or thousandths of them, …
_FIGURES = re.compile(r"(\d{8})(?:T?\d{6}Z?)?")
FIRST_YEAR = 1400  # of printing; an earlier one is a program's way to say "none"
_TODAY = re.compile(rf"\b(?:ce|this)\s+(?:{WEEKDAY}),?\s+$", re.IGNORECASE)
# A day to come, or of a birth: « le musée ouvrira », "opens this Saturday", « est prévu ».
_NOT_OF_WRITING = re.compile(
    r"(?i)\b(?:(?!(?:opéra|caméra|sahara|extra|infra|ultra|front)\b)\w{2,}r(?:a|ont)|will|shall|opens|begins|starts|closes|"
    r"takes place|(?:is|are) (?:to|due|set|scheduled|expected|planned)|prévue?s?|attendue?s?|née?s?|born)\b"
)
_SENTENCE = 160  # characters on a side of a day that tell whether it is one to come
# « VALMONTOIS, 12 mars 2019 (AGP) – », "LONDON, March 12, 2019 –", « (AFP) - 12 mars 2019 - »
_PLACE = r"(?-i:[A-ZÀ-Ý][A-ZÀ-Ý’' .-]+|[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)*(?=, le ))"
_DATELINE = re.compile(
    rf"\s*{_PLACE}(?:[,(\s–—/-]+(?:(?-i:[A-ZÀ-Ý]\w+)\)?[,\s–—-]+)?)(?:le\s+|(?:{WEEKDAY_OR_SHORT})\.?[,\s]+)*"
    rf"(?:{DATE.pattern})\s*(?:[(\[][^)\]]{{2,40}}[)\]]\s*)?[–—:-]",
    re.IGNORECASE,
)
_LONGEST_DATELINE = 200  # characters


def find_date(text: str, language: Language) -> date | None:
    """The first date in a text, or None.

    Example:
        >>> find_date("Le 01/03/2016 à 13h33", "fr"), find_date("01/03/2016", "en")
        (datetime.date(2016, 3, 1), None)
    """
    for match in DATE.finditer(text):
        found = day_of(match, language)
        if found:
            return found
    return None


def find_date_of_writing(text: str, language: Language) -> date | None:
    """The day that a sentence calls its own: « ont signé ce vendredi 22 avril 2016 »; None for a day to come."""
    for match in DATE.finditer(text):
        before = re.split(r"[.!?]\s", text[max(0, match.start() - _SENTENCE) : match.start()])[-1]
        after = re.split(r"[.!?](?:\s|$)", text[match.end() : match.end() + _SENTENCE])[0]
        if _TODAY.search(before) and not _NOT_OF_WRITING.search(f"{before} {after}"):
            found = day_of(match, language)
            if found:
                return found
    return None


def day_in_figures(words: str) -> date | None:
    """The day of a time in figures only, as programs write it; None where it is none.

    Example:
        >>> day_in_figures("1552410251"), day_in_figures("1552410251000"), day_in_figures("20190312")
        (datetime.date(2019, 3, 12), datetime.date(2019, 3, 12), datetime.date(2019, 3, 12))
    """
    if clock := _CLOCK.fullmatch(words):
        return datetime.fromtimestamp(int(clock[1]), UTC).date()
    figures = _FIGURES.fullmatch(words)
    try:
        found = date.fromisoformat(figures[1]) if figures else None
    except ValueError:  # a number of another kind
        return None
    return found if found and found.year >= FIRST_YEAR else None


def find_dateline(paragraph: str, language: Language) -> date | None:
    """The date in front of a dispatch's first paragraph.

    Example:
        >>> find_dateline("VALMONTOIS, 12 mars 2019 (AGP) – Le musée rouvrira.", "fr")
        datetime.date(2019, 3, 12)
    """
    match = _DATELINE.match(paragraph[:_LONGEST_DATELINE])
    return day_of(match, language) if match else None


def day_of(match: re.Match[str], language: Language) -> date | None:
    """The day that a match of `DATE` tells; None where it is none, or may be two."""
    found = _possible_date(match, language)
    return found if found and found.year >= FIRST_YEAR else None


def _possible_date(match: re.Match[str], language: Language) -> date | None:
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
    """Where two readings are possible, day first in French, neither in English."""
    if second > 12:
        return date(year, first, second)
    return date(year, second, first) if language == "fr" or first > 12 or first == second else None
