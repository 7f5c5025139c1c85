"""Which nations a text speaks of, in French or in English: by what their people are called, and by their names."""

import re
from functools import cache, lru_cache
from pathlib import Path

from text.accents import bare

_LIST = Path(__file__).parent / "lists" / "nationalities.txt"
_WORD = re.compile(r"\b\w+(?:-\w+)*")
_LANGUAGE = re.compile(r"\b(?:[Ee]n|[Ii]n) \w+")  # « en anglais », "in French"; or a country: « en France »


@lru_cache(maxsize=1024)  # a passage is asked about for each of its candidates
def nationalities(text: str) -> frozenset[str]:
    """The nations whose adjectives or people a text has, each by the first word of its line in the list.

    Example:
        >>> sorted(nationalities("The Belgian minister spoke in French; le côté franco-marocain; Paris, France"))
        ['belge', 'marocain']
    """
    return _found(_LANGUAGE.sub("", text), _nations()[0])


@lru_cache(maxsize=1024)
def nations(text: str) -> frozenset[str]:
    """The same, named by the country as well.

    Example:
        >>> sorted(nations("Le ministre belge est en France."))
        ['belge', 'francais']
    """
    return nationalities(text) | _found(text, _nations()[1])


def _found(text: str, known: dict[str, str]) -> frozenset[str]:
    plain = bare(text)
    words = {part for word in _WORD.findall(plain) for part in (word, *word.split("-"))}
    return frozenset(known[word] for word in words if word in known)


@cache
def _nations() -> tuple[dict[str, str], dict[str, str]]:
    """Adjective or people → nation, and name of a country → nation."""
    people: dict[str, str] = {}
    countries: dict[str, str] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            adjectives, names = (part.split() for part in line.split(":"))
            people |= dict.fromkeys(adjectives, adjectives[0])
            countries |= dict.fromkeys(names, adjectives[0])
    return people, countries
