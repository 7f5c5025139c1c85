"""Questions about a firm, a team or a person that an article never names, while it tells of another one.

Asked when Verdane closes its plant, the day on which Kessler closes its own is no answer.
"""

import re
from functools import lru_cache

from index.hit import Hit
from qa.extraction.missing import sentence_around
from qa.types import Question, Span
from text.accents import CAPITALS, bare
from text.calendar import MONTH, WEEKDAY
from text.lists import LITTLE_WORDS, word_list
from text.nationalities import nations
from text.persons import may_be_one
from text.roles import roles

_NAME = re.compile(rf"(?<![\w’'-])[{CAPITALS}]\w+(?:[’'-][{CAPITALS}]\w*)*(?: [{CAPITALS}]\w+(?:-[{CAPITALS}]\w*)*)*")
_WORD = re.compile(r"\w+")
_OF_CALENDAR = re.compile(rf"(?i)(?:{MONTH}|{WEEKDAY})")
_NO_NAMES = LITTLE_WORDS | word_list("interrogative.fr") | word_list("interrogative.en") | word_list("no_first_names")
_BEFORE = 200  # characters in front of a sentence where what it is told of may be named


def is_of_nothing_named(question: Question, hit: Hit, span: Span) -> bool:
    """Whether an article lacks a name of a question altogether, and names another where the words stand.

    Not across languages, where names are spelt otherwise.
    """
    article = hit.article
    if article.language != question.language or question.text.isupper():
        return False
    asked = _names(question.query)
    about = f"{article.title}\n{article.author or ''}\n{article.source or ''}"
    if not asked or not any(_is_untold(name, about, article.text) for name in asked):
        return False
    start, _ = hit.sentence_at(span.start, span.end)
    around = f"{hit.context}\n{article.text[max(0, start - _BEFORE) : start]}\n{sentence_around(hit, span)}"
    known = bare(question.query)
    return any(bare(name) not in known for name in _names(around))


def _names(text: str) -> list[str]:
    """The names of a text, those of nations, offices and days aside, letters for words, and what a capital opens.

    Example:
        >>> _names("Quand Lunel a-t-il battu le FC Ostrac en Belgique ?")
        ['Lunel', 'FC Ostrac']
    """
    names = [
        match[0].partition(" ")[2] if _opens(text, match.start()) else match[0]
        for match in _NAME.finditer(text.replace("\u00a0", " "))
    ]
    return [
        name
        for name in names
        if not (not name or name.isupper() or _OF_CALENDAR.fullmatch(name) or {name.lower(), bare(name)} & _NO_NAMES)
        and not (nations(name) or roles(name))
    ]


def _opens(text: str, place: int) -> bool:
    before = text[:place].rstrip(' \u00a0\u202f«“"')
    return not before or before[-1] in ".!?\n:"


@lru_cache(maxsize=256)  # an article is asked about for each of its candidates
def _is_untold(name: str, about: str, text: str) -> bool:
    """Whether a text has neither a name, nor a word that may be made of it, nor its spelling in another way."""
    words = _words_of(about) | _words_of(text)
    parts = _WORD.findall(bare(name))
    if "".join(parts) in _in_one_word(text):  # LeGoff, Le Goff
        return False
    return words.isdisjoint(parts) and not any(may_be_one(part, word) for part in parts for word in words)


@lru_cache(maxsize=32)
def _in_one_word(text: str) -> str:
    return "".join(_WORD.findall(bare(text)))


@lru_cache(maxsize=32)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(bare(text)))
