"""What an article names only later: a text names somebody, a town, a flat before it tells of them.

« Noirval rouvrira sa bibliothèque le 5 janvier. Celle de Noirmont reste fermée. » tells no day for Noirmont.
"""

import re
from functools import lru_cache

from index.hit import Hit
from qa.extraction.persons import spelt_alike
from qa.types import Question, Span
from text.accents import CAPITALS, bare
from text.calendar import WEEKDAY, months_in
from text.language import Language
from text.lists import any_of
from text.nationalities import nations
from text.numbers import figures_in, numbers_in

_NAME = re.compile(
    rf"\b[{CAPITALS}][\w’'-]*(?:[ \u00a0](?:(?:{any_of('name_particles')})[ \u00a0])*[{CAPITALS}][\w’'-]*)*"
)
_WORD = re.compile(r"\w+")
_OF_CALENDAR = re.compile(rf"(?i)(?:{WEEKDAY})")
_SHORTEST = 3  # letters of a name
_BEGINNING = 4
_ENDING = 2  # letters that what is made of a name may lack: « morlannais », of Morlanne
_YEARS = range(1500, 2100)  # "last year" may tell of one that is named later


def is_named_later(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a question has a name or a number that stands behind the sentence of some words, and nowhere before."""
    names, numbers = _asked(question)
    if not names and not numbers:
        return False
    article = hit.article
    _, end = hit.sentence_at(span.start, span.end)
    later = _words(article.text[end:])
    names = names & later
    if not names and not numbers:
        return False
    until = f"{hit.context}\n{article.readable(0, end).text}"
    told = _words(until)
    if any(not any(_may_be_of(word, name) for word in told) for name in names - told):
        return True
    lacking = numbers - _values(until, article.language)
    return bool(lacking) and not lacking.isdisjoint(_values(article.text[end:], article.language))


@lru_cache(maxsize=64)  # a question is asked about for each of its candidates
def _asked(question: Question) -> tuple[frozenset[str], frozenset[float]]:
    """The last word of each name, and the numbers.

    Example:
        >>> _asked(Question("Quel âge a Anne de La Tour, du lot 21, en mai 2019 ?", "fr"))
        (frozenset({'tour'}), frozenset({21.0}))
    """
    text = question.query
    names = [] if text.isupper() else [match[0] for match in _NAME.finditer(text, 1)]
    words = [_WORD.findall(name)[-1] for name in names]
    numbers = (value for _, _, value in figures_in(text) if value not in _YEARS)
    return frozenset(bare(word) for word in words if _is_telling(word)), frozenset(numbers)


def _is_telling(word: str) -> bool:
    """Whether a name is one that the text must have: no country, no month, no abbreviation."""
    of_calendar = bool(months_in(word)) or _OF_CALENDAR.fullmatch(word) is not None
    return len(word) >= _SHORTEST and not (word.isupper() or nations(word) or of_calendar)


def _may_be_of(word: str, name: str) -> bool:
    """Whether a word of a text is a name otherwise spelt, or made of it."""
    return word.startswith(name[: max(_BEGINNING, len(name) - _ENDING)]) or spelt_alike(word, name)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(bare(text)))


@lru_cache(maxsize=64)
def _values(text: str, language: Language) -> frozenset[float]:
    return frozenset(numbers_in(text, language))
