"""Lines that are there to tell when an article was published, when it was changed, and who wrote it.

Such a line is read part by part: days, hours, what they are days of, a byline. Where nothing else stands in it, it is
a date line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from articles.dates import DATE, day_of
from text.calendar import MONTH_OR_SHORT, WEEKDAY_OR_SHORT
from text.language import Language
from text.lists import any_of

_YEAR_IN_TWO = re.compile(
    r"\b(?P<day>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)?[\s/-]+(?:{MONTH_OR_SHORT})\.?[,\s/-]+['’]?"
    rf"|(?:{MONTH_OR_SHORT})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*['’]?|\s+['’]))"
    r"(?P<year>\d\d)\b(?!\s?(?:h|[ap]\.?m)|[:/.-]?\d)",  # no hour
    re.IGNORECASE,
)
_PUBLISHED = (
    r"(?:(?:cet |this )?article )?(?:(?:a été|was|first|originally|initialement)\s+){0,2}"
    r"(?:publi[ée]e?s?|parue?s?|mise?s? en ligne|postée?s?|rédigée?s?|published|posted)(?: (?:online|date|le|on))?"
    r"|(?:date de )?publication(?: date)?|date de (?:parution|mise en ligne)|date (?:published|posted)"
    r"|(?:article|édition|dépêche|communiqué|numéro) du"
)
_CHANGED = (
    r"(?:(?:a été|was|last|dernièrement)\s+){0,2}"
    r"(?:mise?s? [àa] jour|màj|maj|modifiée?s?|actualisée?s?|corrigée?s?|révisée?s?"
    r"|updated?|modified|edited|revised|corrected|reviewed)"
    r"|(?:date de )?(?:dernière )?(?:modification|mise à jour)|last update"
)
_NAME = r"(?:[A-ZÀ-Ý][\w’'.-]*|d[’'][A-ZÀ-Ý][\w-]*)"
_NAMES = rf"{_NAME}(?:[ \u00a0]+(?:(?:{any_of('name_particles')}|des|et|and|&)[ \u00a0]+)*{_NAME}){{0,5}}"
_ROLE = (
    r"(?:(?:avec|with|à|in)\b[^.!?]{0,30}|(?:[A-Z]{2,5}|Reuters)\b[^.!?]{0,30}|(?i:(?:(?:notre|our|special|grande?) )?"
    r"(?:envoyée?s?|corresp\w+|journaliste?s?|reporter|rédact(?:eur|rice))\b)[^.!?]{0,80})"
)
_WHERE = rf"(?:à|au|en|in|at) {_NAMES}"
# « Propos recueillis par », "Interview by", « Texte : »
_BY = r"(?:(?:propos )?recueillis? |(?:texte|enquête|reportage|written|reporting|words|story|interview) )?(?:par|by)"
_BYLINE = (
    rf"{_BY}\s+(?P<name>[^,|\d–—/·•()\n]{{2,60}}?)"
    rf"(?=\s*(?:[,|–—/·•()\n\d]| - |\b(?:le|on)\s+(?:\d|(?:{WEEKDAY_OR_SHORT})\b)"
    rf"|\b(?:on\s+)?(?:{MONTH_OR_SHORT})\.?\s+\d"
    rf"|\b(?:{_PUBLISHED}|{_CHANGED})\b|$))"
)
_HOUR = (
    r"(?:\d{1,2}\s?(?:h(?:eures?)?(?:\s?\d\d)?|[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?)(?!\d)(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?)(?:\s?(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?\b)?|(?<=\d)T(?=\d\d:)"
)
_ZONE = (
    r"(?-i:\b(?:GMT|UTC|[CEW]ES?T|[ECMP][SD]?T|BST|IST|JST|AE[SD]T)\b|(?<=\d)Z\b)"
    r"|\bheure (?:de \w+|locale)\b|\blocal time\b"
)
_LITTLE = (
    rf"\bfait à [\w’'-]+(?=,? le )|\bdate(?=\s*:)|\b(?:le|on|à|at|the|{WEEKDAY_OR_SHORT})\b\.?"
    r"|\b(?:avec|with) (?:l['’])?(?-i:[A-Z]{2,})\b"
    r"|\b(?:temps de )?lecture\b|\breading time\b|\b\d+ ?min(?:utes?)?(?: de lecture| read)?\b"
)
_PART = re.compile(
    rf"\b(?P<published>{_PUBLISHED})\b|\b(?P<changed>{_CHANGED})\b|\b(?P<byline>{_BYLINE})|(?P<day>{DATE.pattern})"
    rf"|(?P<rest>{_HOUR}|{_ZONE}|{_LITTLE})",
    re.IGNORECASE,
)
# « L’Écho du Serein — Publié le … », "Josiah Penn, environment correspondent" above it
_SET_APART = re.compile(r"\s+[|·•–—-]\s+|\s*[|•·\n]\s*")
_NAMING = re.compile(r"[A-ZÀ-Ý][^.!?:;\d]{1,60}|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}")
_YEAR = re.compile(r"\b\d{4}\b|['’/. -]\d\d\b")
_LONGEST = 250  # characters of a date line
_SAYS_MORE = re.compile(r"[\w?!%€$£]")
_BYLINE_ALONE = re.compile(
    rf"\s*(?:(?i:{_BY.removesuffix('(?:par|by)')}))(?:Par|PAR|By|BY|(?<=\s)(?:par|by))\s+{_NAMES}"
    rf"(?: {_WHERE})?(?:(?:,| et| and) {_NAMES} {_WHERE})*(?: (?:avec|with) (?:l['’])?{_NAMES})?"
    rf"(?:\s*[,|–(-]\s*{_ROLE}\)?| (?:envoyée?s? spéciale?s?|special correspondent)\b[^.!?]{{0,60}}"
    r"|,(?: [\w-]+){0,3} (?i:correspondent|editor|reporter|writer))?\s*"
    r"|(?:De|Par) (?:notre|nos) (?:envoyée?s?|correspond\w+)\b[^.!?:]{0,80}"
)
_AFTER_NAME = re.compile(
    rf"\s(?:(?:avec|with)\s|envoyée?s? spécia|special correspondent|{_WHERE}(?:$|,? et |,? and )).*"
)
_NO_DAY = re.compile(  # « aujourd’hui », "2 hours ago"
    r"(?i)\b(?:aujourd[’']hui|hier|today|yesterday|il y a \d+ \w+|\d+ \w+ ago|"
    rf"(?:\d{{1,2}} )?(?:{MONTH_OR_SHORT})(?: \d{{1,2}})?)(?!\w|[\s\d,]*\d{{4}})"
)
_LAST_DAY = re.compile(rf"[,\s|–—-]+(?:(?:le|on|{WEEKDAY_OR_SHORT})\b\.?\s*)*{DATE.pattern}\s*$", re.IGNORECASE)
_AN_HOUR = re.compile(_HOUR, re.IGNORECASE)
_VERB = re.compile(rf"\s*(?:{_PUBLISHED}|{_CHANGED})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line tells of the day of publication.

    Attributes:
        day: of publication; None where the line leaves it open.
        stated: whether the line says that it is that, or who wrote the article.
    """

    day: date | None
    stated: bool


def read_date_line(line: str, language: Language) -> DateLine | None:
    """What a line tells of the day of publication; None where it has no day, or those of changes alone.

    Example:
        >>> read_date_line("Published March 12, 2019 / Updated March 14, 2019", "en")
        DateLine(day=datetime.date(2019, 3, 12), stated=True)
        >>> read_date_line("12.03.19", "en"), read_date_line("Mis à jour le 12/03/19", "fr")
        (DateLine(day=None, stated=False), None)
    """
    days: dict[str, set[date | None]] = {"published": set(), "": set(), "changed": set()}
    label = ""
    stated = False
    for part in _parts(line):
        kind = part.lastgroup or ""
        stated = stated or kind in {"published", "byline"}
        if kind == "day":
            days[label].add(day_of(part, language))
            label = ""
        elif kind in days:
            label = kind
    told = days["published"] or days[""]
    if not told:
        return None
    return DateLine(told.pop() if len(told) == 1 else None, stated)


def is_date_line(line: str) -> bool:
    """Whether a line is nothing but a date, with at most a byline, a verb of publishing and an hour.

    Example:
        >>> is_date_line("Le 01/03/2016 à 13h33"), is_date_line("Le 1er mars 2016, il pleuvait.")
        (True, False)
    """
    if len(line) > _LONGEST or not _YEAR.search(line):
        return False
    whole = _with_century(line)
    if (last := _LAST_DAY.search(whole)) and is_byline(whole[: last.start()]):
        return True
    parts = _SET_APART.split(whole)
    if any(part.lastgroup == "published" for part in _parts(line)):
        parts = [part for part in parts if not is_name(part)]
    return DATE.search(whole) is not None and not _SAYS_MORE.search(_PART.sub(" ", " | ".join(parts)))


def is_name(part: str) -> bool:
    """Whether words name a newspaper, its section or a journalist with what he is: half of them have capitals.

    Example:
        >>> is_name("L’Écho du Serein"), is_name("Sept ans après")
        (True, False)
    """
    words = re.findall(r"[^\W\d_][\w-]*", part)
    capitals = sum(word[0].isupper() for word in words)
    return _NAMING.fullmatch(part) is not None and (len(words) <= 2 * capitals or " " not in part)


def is_byline(line: str) -> bool:
    """Whether a line is nothing but who wrote the article.

    Example:
        >>> is_byline("Par Lise Garnault"), is_byline("Par ailleurs, le ministre viendra")
        (True, False)
    """
    return len(line) <= _LONGEST and _BYLINE_ALONE.fullmatch(line) is not None


def is_changed_or_published(line: str) -> bool:
    """Whether a line is nothing but when a page was published or changed, be it without the year.

    Example:
        >>> is_changed_or_published("Publié aujourd’hui à 18h04"), is_changed_or_published("Publié à Rabat")
        (True, False)
    """
    if len(line) > _LONGEST or not _VERB.match(line):
        return False
    dated = any(when.search(line) for when in (DATE, _NO_DAY, _AN_HOUR))
    return dated and not _SAYS_MORE.search(_PART.sub(" ", _NO_DAY.sub(" ", line)))


def author_in(line: str) -> str | None:
    """The name in a byline such as « Par Claire Aubanel, le 12 mars 2019 », or None."""
    names = (part["name"].strip() for part in _parts(line) if part.lastgroup == "byline")
    return next((_AFTER_NAME.sub("", name) for name in names), None)


def _parts(line: str) -> Iterator[re.Match[str]]:
    return _PART.finditer(_with_century(line))


def _with_century(line: str) -> str:
    """12/03/19 → 12/03/2019: the nearest year that is not to come; a line with a whole year has no other."""
    return line if DATE.search(line) else _YEAR_IN_TWO.sub(_whole_year, line)


def _whole_year(match: re.Match[str]) -> str:
    year = date.today().year
    full = year - year % 100 + int(match["year"])
    return f"{match['day'].rstrip('’' + chr(39))}{full - 100 if full > year else full}"
