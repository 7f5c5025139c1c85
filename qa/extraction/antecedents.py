"""Whom a pronoun behind a quotation means: « a-t-elle dit », "she said", « tranche ce libraire »."""

import re

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.mentions import mentions
from text.accents import CAPITALS
from text.calendar import WEEKDAY, months_in
from text.lists import LITTLE_WORDS
from text.nationalities import nations
from text.persons import full_names

_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?:[ \u00a0][{CAPITALS}][\w’'-]+)+")
_DAY = re.compile(rf"(?i){WEEKDAY}")
_HOUSE = re.compile(r"(?i)(?<!\w)(?:(?:the|la|les?|du|des)[ \u00a0]|l['’])\Z")  # « l’Institut Curie » is nobody
# What a subject may stand behind: nothing, a comma, « Le mareyeur » whose trade no list has.
_SUBJECT = re.compile(r"(?:\A|[,.:;])\W*(?:(?i:(?:le|la|une?|the) |l['’])[\w-]+ )?\Z")
_SHE, _HE = re.compile(r"(?i)(?<!\w)(?:elle|she)\b"), re.compile(r"(?i)(?<!\w)(?:il|he)\b")


def person_before(hit: Hit, place: int, by: str, plain: dict[tuple[int, int], str]) -> str:
    """The one person whom the nearest sentence before a place is about; empty if that is not certain.

    A sentence with the pronoun in front of its names tells of the same person still; one that calls somebody by the
    office alone may mean that one.

    Args:
        hit: the passage.
        place: where the sentence with the pronoun begins.
        by: the words with the pronoun.
        plain: each sentence's words, without what is quoted.
    """
    for bounds in reversed(hit.sentences):
        text = plain[bounds]
        if bounds[1] > place or not (full_names(text) or mentions(text)):
            continue
        person = person_in(text, by)
        if person or not _pronoun_of(by).search(text):
            return person
    return ""


def person_in(text: str, by: str) -> str:
    """The one person whom a text is about, in front of its first pronoun of a kind; empty if that is not certain.

    The name begins the text or follows a comma, by itself or behind its role, and nobody else is told of.

    Example:
        >>> person_in("Le maire, Luc Roy, est venu.", "il"), person_in("La police a pris Luc Roy.", "il")
        ('Luc Roy', '')
    """
    pronoun = _pronoun_of(by).search(text)
    before = text[: pronoun.start()] if pronoun else text
    roles_of = {one.name: one.role for one in appositions(before)}
    persons = {
        match[0]: min(match.start(), *roles_of.get(match.span(), match.span()))
        for match in _NAME.finditer(before)
        if full_names(match[0]) and not (_is_no_person(match[0]) or _HOUSE.search(before, 0, match.start()))
    }
    told = {before[slice(*name)] for name in roles_of}
    chosen = set(persons) if len(persons) == 1 else set(persons) & told
    if len(chosen) != 1 or len(mentions(before)) > len(roles_of):
        return ""
    (person,) = chosen
    return person if _SUBJECT.search(before, 0, persons[person]) else ""


def _is_no_person(name: str) -> bool:
    """Whether words with capitals are a day or a country: "On Sunday", "New Zealand"."""
    words = name.split()
    return words[0].lower() in LITTLE_WORDS or any(_DAY.fullmatch(w) or months_in(w) or nations(w) for w in words)


def _pronoun_of(by: str) -> re.Pattern[str]:
    return _SHE if _SHE.search(by) else _HE
