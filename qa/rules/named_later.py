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
_ENDING = 2  # letters of a name that what is made of it may lack
_YEARS = range(1500, 2100)  # "last year" may tell of one that is named later


def is_named_later(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a question has a name or a number that stands behind the sentence of some words, and nowhere before.

    Where that sentence has another: with none, a text may open on somebody whom it names later.
    """
    text = hit.article.text
    start, end = hit.sentence_at(span.start, span.end)
    names = [name for name in _names(question) if _is_later(name, text, end)]
    figures = [one for one in _figures(question) if _is_later(one[0], text, end)]
    if not names and not figures:
        return False
    sentence, before = f"{text[start : span.start]} {text[span.end : end]}", _before(hit, end)
    if names and _NAME.search(sentence, 1) and any(not _is_told(name, before) for name in names):
        return True
    values = numbers_in(before, hit.article.language) if figures else ()
    return any(value not in values for _, value in figures) and any(map(str.isdigit, sentence))


def _is_later(word: str, text: str, end: int) -> bool:
    """Whether a word, as it is typed, stands for the first time behind a place of a text."""
    first = re.search(rf"\b{re.escape(word)}\b", text)
    return first is not None and first.start() >= end


def _before(hit: Hit, end: int) -> str:
    return f"{hit.context}\n{hit.article.readable(0, end).text}"


def _is_told(name: str, text: str) -> bool:
    """Whether a text has a name, otherwise spelt or with what is made of it, too: « morlannais », of Morlanne."""
    plain = bare(name)
    beginning = plain[: max(_BEGINNING, len(plain) - _ENDING)]
    return any(word.startswith(beginning) or spelt_alike(word, plain) for word in set(_WORD.findall(bare(text))))


@lru_cache(maxsize=64)  # a question is asked about for each of its candidates
def _names(question: Question) -> frozenset[str]:
    """The last word of each name.

    Example:
        >>> _names(Question("Quel âge a Anne de La Tour, du lot 21, en mai ?", "fr"))
        frozenset({'Tour'})
    """
    text = question.query
    names = [] if text.isupper() else [match[0] for match in _NAME.finditer(text, 1)]
    return frozenset(word for name in names if _is_telling(word := _WORD.findall(name)[-1]))


@lru_cache(maxsize=64)
def _figures(question: Question) -> tuple[tuple[str, float], ...]:
    text = question.query
    return tuple((text[start:end], value) for start, end, value in figures_in(text) if value not in _YEARS)


def _is_telling(word: str) -> bool:
    """Whether a name is one that the text must have: no country, no month, no abbreviation."""
    of_calendar = bool(months_in(word)) or _OF_CALENDAR.fullmatch(word) is not None
    return len(word) >= _SHORTEST and not (word.isupper() or nations(word) or of_calendar)
