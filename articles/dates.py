"""Publication dates as French and English articles write them; never guesses an ambiguous one."""

import re
from datetime import UTC, date, datetime

from text.calendar import MONTH_OR_SHORT, WEEKDAY, month_number
from text.language import Language

_DATE = re.compile(
    rf"\b(?P<iso_y>\d{{4}})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)"
    rf"|\b(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH_OR_SHORT})\.?,?\s+(?P<y>\d{{4}})\b"
    rf"|\b(?P<m2>{MONTH_OR_SHORT})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    rf"|\b(?P<n1>\d{{1,2}})[/.](?P<n2>\d{{1,2}})[/.](?P<ny>\d{{4}})\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{9,10})(?:\d{3}){0,3}(?:\.\d+)?")  # seconds since 1970, or thousandths of them, …
_FIGURES = re.compile(r"(\d{8})(?:T?\d{6}Z?)?")
FIRST_YEAR = 1400  # of printing; an earlier one is a program's way to say "none"
_SHORT_YEAR = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d\d)\b(?![/.-]?\d)")
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
    rf"\s*{_PLACE}(?:[,(\s–—/-]+(?:(?-i:[A-ZÀ-Ý]\w+)\)?[,\s–—-]+)?)(?:le\s+|(?:{WEEKDAY})[,\s]+)*"
    rf"(?:{_DATE.pattern})\s*(?:[(\[][^)\]]{{2,40}}[)\]]\s*)?[–—:-]",
    re.IGNORECASE,
)
_LONGEST_DATELINE = 200  # characters
_TIME = r"(?:[\s,]*(?:à|at|-|–|\|)?\s*\d{1,2}\s?[h:]\s?\d{0,2}(?:\s?[ap]\.?m\.?)?)?"
_LEAD = (
    r"(?:(?:par|by)\s+[^,|\d]{2,60}[,|\s–-]+)?"
    r"(?:(?:publié|publie|mis en ligne|mis à jour|modifié|published|updated|posted|last updated)[\s:]*)?"
    rf"(?:(?:le|on)\s+)?(?:(?:{WEEKDAY})[,\s]+)?"
)
_ONE_MORE = re.sub(r"\?P<\w+>", "?:", _DATE.pattern)
_DATE_LINE = re.compile(
    rf"\s*{_LEAD}(?:{_DATE.pattern}){_TIME}(?:[\s,|–(-]*{_LEAD}(?:{_ONE_MORE}){_TIME}\)?)?[\s.]*", re.IGNORECASE
)
_BYLINE = re.compile(r"\s*(?:par|by)\s+(?P<name>[^,|\d–]{2,60}?)\s*(?:[,|–].*)?$", re.IGNORECASE)
_NAME = r"(?:[A-ZÀ-Ý][\w’'.-]*|d[’'][A-ZÀ-Ý][\w-]*)"
_NAMES = rf"{_NAME}(?:\s+(?:(?:de|du|des|van|von|der|le|la|et|and|&)\s+)*{_NAME}){{0,5}}"
_ROLE = r"(?:avec|with|à|in|envoyée?|corresp|journalist|AFP|Reuters)"
_BYLINE_ALONE = re.compile(rf"\s*(?:Par|PAR|By|BY)\s+{_NAMES}(?:\s*[,|–-]\s*{_ROLE}[^.!?]{{0,30}})?\s*")


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
    """The day that a sentence calls its own: « ont signé ce vendredi 22 avril 2016 »; None for a day to come."""
    for match in _DATE.finditer(text):
        before = re.split(r"[.!?]\s", text[max(0, match.start() - _SENTENCE) : match.start()])[-1]
        after = re.split(r"[.!?](?:\s|$)", text[match.end() : match.end() + _SENTENCE])[0]
        if _TODAY.search(before) and not _NOT_OF_WRITING.search(f"{before} {after}"):
            found = _as_date(match, language)
            if found:
                return found
    return None


def find_date_of_line(line: str, language: Language) -> date | None:
    """The first date of a line that is there to tell it, a year in two digits among them.

    Example:
        >>> find_date_of_line("Publié le 12/03/19 à 18h04", "fr"), find_date_of_line("12.03.19", "en")
        (datetime.date(2019, 3, 12), None)
    """
    return find_date(_SHORT_YEAR.sub(_with_century, line), language)


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
    return _as_date(match, language) if match else None


def is_date_line(line: str) -> bool:
    """Whether a line is nothing but a date, with at most a byline, a verb of publishing and an hour.

    Example:
        >>> is_date_line("Le 01/03/2016 à 13h33"), is_date_line("Le 1er mars 2016, il pleuvait.")
        (True, False)
    """
    return _DATE_LINE.fullmatch(_SHORT_YEAR.sub(_with_century, line)) is not None


def is_byline(line: str) -> bool:
    """Whether a line is nothing but who wrote the article.

    Example:
        >>> is_byline("Par Lise Garnault"), is_byline("Par ailleurs, le ministre viendra")
        (True, False)
    """
    return _BYLINE_ALONE.fullmatch(line) is not None


def author_in(line: str) -> str | None:
    """The name in a byline such as « Par Claire Aubanel, le 12 mars 2019 », or None."""
    match = _BYLINE.fullmatch(line)
    return match["name"] if match else None


def _with_century(match: re.Match[str]) -> str:
    """12/03/19 → 12/03/2019: the nearest year that is not to come."""
    year = date.today().year
    century = year - year % 100
    full = century + int(match[3])
    return f"{match[1]}/{match[2]}/{full - 100 if full > year else full}"


def _as_date(match: re.Match[str], language: Language) -> date | None:
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
    """Day first in French; in English only where one reading is possible."""
    if language == "fr" or first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None
