"""What an article says of itself: title, date, language, source, author, address, each with where it was found.

A date is the day of publication or none: a front matter's, a date line's, a dateline's, a mail's; never that of an
event that the article tells of.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from articles.date_lines import DateLine, author_in, is_byline, read_date_line
from articles.dates import FIRST_YEAR, day_in_figures, find_date, find_date_of_writing, find_dateline
from articles.labels import field_of
from articles.press_facts import facts_of_press_lines
from articles.press_words import is_newspaper
from articles.recurring import name_beside_day
from articles.types import Block, Fact, Field, Origin
from text.language import Language, language_of
from text.readable import readable

_FILE_DATE = re.compile(r"(?<!\d)(\d{4})[-_.](\d\d)[-_.](\d\d)(?!\d)")
# What a program writes where nobody gave a title.
_NO_TITLE = re.compile(
    r"(?i)microsoft (?:office )?(?:word|powerpoint|excel|publisher)(?: - .*)?"
    r"|.*\.(?:docx?|dot[xm]?|rtf|odt|ott|pdf|html?|pptx?|xlsx?|tex|dvi|eps|indd|qx[dp]|p65|psd|wpd)"
    r"|(?:word|blank|new) document|document (?:word|vierge)|nouveau document"
    r"|powerpoint presentation|présentation powerpoint|titre d[ue] (?:document|présentation)|document title"
    r"|untitled(?:[-_ ](?:\d+|document|spreadsheet|presentation|drawing|form|design))?|pii: .*"
    r"|anonymous|anonyme|no data|about:blank|https?://\S+|\d{5,}(?: [\d.]+)?|(?:slide|diapositive|page) \d+"
    r"|(?:untitled|unknown|unnamed|no title|title|document|sans[ -]titre|sans[ -]nom|inconnue?|titre)"
    r"(?:[ -](?:document|title|book|titre))?[ -]?\d{0,3}"
)
_ADDRESS = re.compile(r"https?://")
_AROUND_NAME = re.compile(r"(?i)^(?:par|by)\s+|\s*<[^<>@]*@[^<>]*>")
_EMPTY = {"", "~", "null", "none", "true", "false"}
_PROSE = {"paragraph", "list item", "caption", "quote", "footnote"}  # whose words tell the language
_OPENING_OF_DATE = 6  # blocks at the beginning that a bare date line is believed in
_OPENING = 4  # blocks at the beginning that may tell who wrote the article


def is_no_title(words: str) -> bool:
    """Whether a title in a file's properties is none, but what a program put there.

    Example:
        >>> is_no_title("Microsoft Word - Document1"), is_no_title("Untitled document"), is_no_title("Un pont")
        (True, True, False)
    """
    return _NO_TITLE.fullmatch(words.strip(" []()")) is not None


def facts_of(
    text: str, blocks: Sequence[Block], head: Mapping[str, Any], origin: Origin, name: str
) -> dict[Field, Fact]:
    """All that is known of an article.

    Args:
        text: of the article.
        blocks: of the text.
        head: what its file says of it: the values of a front matter, a mail's head, a page's, its properties.
        origin: where the file says so.
        name: of its file, without the suffix.
    """
    stated = _stated(head, origin)
    prose = "\n".join(text[b.start : b.end] for b in blocks if b.kind in _PROSE)
    language: Language = _stated_language(stated) or language_of(prose)
    facts: dict[Field, Fact] = {
        "language": stated.get("language") or Fact(language, "its words"),
        **_titled(text, blocks),
        **{field: Fact(value, "header lines") for field, value in facts_of_press_lines(text, blocks).items()},
    }
    if author := _author(text, blocks):
        facts["author"] = Fact(author, "byline")
    if origin == "mail head" and "title" in facts and stated.get("title", facts["title"]).value != facts["title"].value:
        stated.pop("title")  # a subject is a title for want of a better one
    if origin == "file's properties" and "author" in facts:  # whose computer it was is another thing
        stated.pop("author", None)
    facts |= stated
    facts["language"] = Fact(language, facts["language"].origin)
    facts.pop("date", None)
    if day := _stated_date(stated.get("date"), language) or _date(text, blocks, language, name):
        facts["date"] = day
    return facts


def _stated(head: Mapping[str, Any], origin: Origin) -> dict[Field, Fact]:
    found: dict[Field, Fact] = {}
    for key, value in head.items():
        name, words = field_of(key), _as_words(value)
        if name == "source" and _ADDRESS.match(str(words)):  # notes that are cut out of pages call it so
            name = "address"
        if name == "author" and words:
            words = _AROUND_NAME.sub("", str(words))
        if name and words and name not in found:
            found[name] = Fact(words if name == "date" else str(words), origin)
    return found


def _as_words(value: Any) -> str | date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or str(value).strip().lower() in _EMPTY:
        return None
    if isinstance(value, list):
        return ", ".join(str(words) for one in value if (words := _as_words(one))) or None
    if isinstance(value, dict):
        parts = {str(key).lower(): part for key, part in value.items()}
        return _as_words(parts.get("name") or parts.get("nom") or parts.get("title") or parts.get("titre"))
    return " ".join(str(value).split())


def _stated_language(stated: Mapping[Field, Fact]) -> Language | None:
    fact = stated.get("language")
    match str(fact.value)[:2].lower() if fact else "":
        case "fr":
            return "fr"
        case "en" | "an":  # anglais
            return "en"
    return None


def _stated_date(fact: Fact | None, language: Language) -> Fact | None:
    if fact is None:
        return None
    if isinstance(fact.value, date):
        return fact if fact.value.year >= FIRST_YEAR else None
    if fact.origin == "mail head":
        try:
            return Fact(parsedate_to_datetime(fact.value).date(), fact.origin)
        except (TypeError, ValueError):  # another language's names of days and months
            pass
    line = read_date_line(fact.value, language)
    day = day_in_figures(fact.value) or (line.day if line else None)
    return Fact(day, fact.origin) if day else None


def _titled(text: str, blocks: Sequence[Block]) -> dict[Field, Fact]:
    for block in blocks:
        if block.kind == "title":
            words = " ".join(readable(text, block.start, block.end).text.split())
            return {"title": Fact(words, "first line")}
    return {}


def _date_lines(text: str, blocks: Sequence[Block], language: Language) -> list[DateLine]:
    """What the date lines tell of the day of publication; a chronology has them all the way down."""
    worded = [block for block in blocks if block.kind != "boilerplate"]
    lines = [
        (number, line)
        for number, block in enumerate(worded)
        if block.kind == "date line" and (line := read_date_line(text[block.start : block.end], language))
    ]
    if not any(n < _OPENING_OF_DATE or n == len(worded) - 1 or line.stated for n, line in lines):
        return []
    return [line for _, line in lines]


def _author(text: str, blocks: Sequence[Block]) -> str | None:
    for block in [b for b in blocks if b.kind != "boilerplate"][:_OPENING]:
        line = text[block.start : block.end]
        signs = block.kind == "date line" or (block.kind == "metadata" and is_byline(line))
        if signs and (author := author_in(line)):
            return author
    return None


def _date(text: str, blocks: Sequence[Block], language: Language, name: str) -> Fact | None:
    lines = _date_lines(text, blocks, language)
    if lines:
        stated = [line.day for line in lines if line.stated]
        days = stated[:1] or list({line.day for line in lines})
        return Fact(days[0], "date line") if len(days) == 1 and days[0] and not _is_to_come(days[0]) else None
    opening = [text[b.start : b.end] for b in blocks if b.kind == "paragraph"][:2]
    for paragraph in opening[:1]:
        if day := find_dateline(paragraph, language):
            return Fact(day, "dateline")
    for paragraph in opening:
        if day := find_date_of_writing(paragraph, language):
            return Fact(day, "its words")
    if day := _date_of_issue(text, blocks, language):
        return Fact(day, "running head")
    if (match := _FILE_DATE.search(name)) and (day := find_date("-".join(match.groups()), language)):
        return Fact(day, "file name")
    return None


def _date_of_issue(text: str, blocks: Sequence[Block], language: Language) -> date | None:
    """The day that stands beside a newspaper's name on each page."""
    running = (text[block.start : block.end] for block in blocks if block.kind == "boilerplate")
    days = {find_date(words, language) for words in running if is_newspaper(name_beside_day(words) or "")}
    return days.pop() if len(days) == 1 else None


def _is_to_come(day: date) -> bool:
    """Whether nothing can have been published on a day yet, wherever on earth."""
    return day > date.today() + timedelta(days=1)
