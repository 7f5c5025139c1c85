"""People's names in a text: first and family names, and whether two spellings may be one."""

import re
from difflib import SequenceMatcher

from text.accents import CAPITALS, bare
from text.lists import any_of, word_list

_CAPITAL = rf"[{CAPITALS}]"
_PARTICLES = rf"(?:(?:{any_of('name_particles')})[ \u00a0])*"
_FULL_NAME = re.compile(rf"\b({_CAPITAL}[\w’'-]{{1,40}})[ \u00a0]{_PARTICLES}({_CAPITAL}[\w’'-]{{1,40}})")
FULL_NAME = re.compile(rf"{_CAPITAL}[\w’'-]+(?: {_CAPITAL}[\w’'-]+)+")
"""Two words or more with capitals: what may be a person's name."""
_ALIKE = 0.7  # of two spellings of a first name: Jan and Jean, Mohamed and Mohammed
_BEGINNING = 4  # letters that a name has in common with the other language's, and with what it is made into
_NO_FIRST_NAMES = word_list("no_first_names")


def full_names(text: str) -> list[tuple[str, str]]:
    """First and family names, plain, as far as capitals tell; titles are no first names."""
    found, place = [], 0
    while match := _FULL_NAME.search(text, place):
        first, last = bare(match[1]), bare(match[2])
        if first not in _NO_FIRST_NAMES:
            found.append((first, last))
        place = match.start(2)
    return found


def is_person(words: str) -> bool:
    """Whether words are a first and a family name and no more, as far as capitals tell: no answer to when or how many.

    Example:
        >>> is_person("Jan Jambon"), is_person("Moyen Âge"), is_person("Rabat"), is_person("2 May")
        (True, False, False, False)
    """
    return len(words.split()) == 2 and bool(full_names(words))


def spelt_alike(one: str, other: str) -> bool:
    """Whether two first names may be one: Jan and Jean, Mohamed and Mohammed."""
    if one[0] != other[0]:
        return False
    matcher = SequenceMatcher(None, one, other)  # its quick ratios are never less
    return all(ratio() >= _ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def may_be_one(one: str, other: str) -> bool:
    """Whether two words without accents and case may be one name, or the one is made of the other.

    Example:
        >>> may_be_one("londres", "london"), may_be_one("morlannais", "morlanne"), may_be_one("rabat", "lyon")
        (True, True, False)
    """
    return one[:_BEGINNING] == other[:_BEGINNING] or spelt_alike(one, other)
