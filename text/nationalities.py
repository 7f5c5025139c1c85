"""Which nations a text speaks of, in French or in English: by what their people are called, and by their names."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from text.accents import bare

_LISTS = Path(__file__).parent / "lists"
_SHORTEST = 6  # letters of a name that may be misspelt: Iran and Irak are two
_NO_COUNTRIES = frozenset({"island", "islands", "suedes", "turquise", "chines"})
_DOUBLED = re.compile(r"(\w)\1")
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


def respelt(text: str) -> str:
    """A text with the countries whose names are nearly right spelt as they should be, without accents.

    Words in small letters are none where others have capitals.

    Example:
        >>> respelt("king of Morroco"), respelt("roi de belgiqe"), respelt("Le maire n'a pas besoin de Germain")
        ('king of morocco', 'roi de belgique', "Le maire n'a pas besoin de Germain")
    """
    small = text.islower()
    return _WORD.sub(lambda match: _respelt_word(match[0]) if small or match[0][0].isupper() else match[0], text)


@lru_cache(maxsize=1024)
def _respelt_word(word: str) -> str:
    people, countries = _nations()
    plain = bare(word)
    if len(plain) < _SHORTEST or plain in people or plain in countries or plain in _NO_COUNTRIES:
        return word
    return next((name for name in countries if len(name) >= _SHORTEST - 1 and _is_slip(plain, name)), word)


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with a letter missing, doubled or too many, or with two in the wrong order."""
    if word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    short, long = sorted((word, name), key=len)
    one_missing = len(short) < len(long) and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    is_swap = any(word[:i] + word[i : i + 2][::-1] + word[i + 2 :] == name for i in range(len(word) - 1))
    return one_missing or is_swap or _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", name)


def _found(text: str, known: dict[str, str]) -> frozenset[str]:
    plain = bare(text)
    words = {part for word in _WORD.findall(plain) for part in (word, *word.split("-"))}
    return frozenset(known[word] for word in words if word in known)


@lru_cache(maxsize=1024)
def nations_of_places(text: str) -> frozenset[str]:
    """The nations whose names or capitals a text has: « à Bruxelles » is in Belgium.

    Example:
        >>> sorted(nations_of_places("de Rabat à London"))
        ['britannique', 'marocain']
    """
    return _found(text, _nations()[1] | _capitals())


@cache
def _capitals() -> dict[str, str]:
    """Name of a capital → nation."""
    return {name: nation for (nation,), names in _lines("capitals.txt") for name in names}


@cache
def _nations() -> tuple[dict[str, str], dict[str, str]]:
    """Adjective or people → nation, and name of a country → nation."""
    people: dict[str, str] = {}
    countries: dict[str, str] = {}
    for adjectives, names in _lines("nationalities.txt"):
        people |= dict.fromkeys(adjectives, adjectives[0])
        countries |= dict.fromkeys(names, adjectives[0])
    return people, countries


def _lines(name: str) -> Iterator[tuple[list[str], list[str]]]:
    """The words on both sides of the colon of each line of a list."""
    for line in (_LISTS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            before, behind = line.split(":")
            yield before.split(), behind.split()
