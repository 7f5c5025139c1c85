"""Which of a question's names and numbers a text lacks: counted here, weighed by the confidence."""

import re
from functools import lru_cache

from articles.tables import columns
from index.hit import Hit
from qa.types import Question, Span
from text.accents import CAPITALS, bare, fold
from text.calendar import WEEKDAY, months_in
from text.language import Language
from text.nationalities import nations, respelt
from text.numbers import figures_in, numbers_in
from text.persons import may_be_one

_NAME = re.compile(rf"\b[{CAPITALS}]\w+")
_WORD = re.compile(r"\w+")
_WEEKDAY = re.compile(rf"(?i)\b(?:{WEEKDAY})\b")
_LONG = 4  # letters of a word that may be a name, in a question typed in capitals throughout


def missing_in(question: Question, hit: Hit) -> float:
    """The share of a question's names and numbers that a passage and its title lack."""
    return missing_names(question.query, hit.in_context, question.language, hit.article.language)


def missing_in_sentence(question: Question, hit: Hit, span: Span) -> float:
    """The same of the sentence around some words, and the title."""
    around = f"{hit.context}\n{sentence_around(hit, span)}"
    return missing_names(question.query, around, question.language, hit.article.language)


def missing_names(question: str, text: str, language: Language, of_text: Language) -> float:
    """The share of a question's names and numbers that a text lacks, accents, case and ways to write numbers aside.

    In the other language a nation has another name, and another name may be spelt otherwise: Londres, London.

    Args:
        question: what is asked.
        text: where its names are looked for.
        language: of the question.
        of_text: the language of the text.

    Example:
        >>> missing_names("Qui est Koen Geens ?", "Le ministre Geens", "fr", "fr")
        0.5
        >>> missing_names("Who is the king of Morroco?", "le Roi du Maroc", "en", "fr")
        0.0
        >>> missing_names("Qui a quitté Londres pour l’Allemagne ?", "She left London for Germany.", "fr", "en")
        0.0
    """
    names, numbers = _asked(question)
    words = _words_of(text)
    lacking = names - words
    if of_text != language:
        told = nations(text)
        lacking = frozenset(
            name for name in lacking if not (nations(name) & told or _has_alike(words, name) or _is_of_calendar(name))
        )
    without = sum(
        not (words.issuperset(_WORD.findall(number)) or value in values_in(text, of_text)) for number, value in numbers
    )
    return (len(lacking) + without) / (len(names) + len(numbers)) if names or numbers else 0.0


@lru_cache(maxsize=64)  # a question is asked about for each of its candidates
def _asked(question: str) -> tuple[frozenset[str], frozenset[tuple[str, float]]]:
    """The names of a question, and its numbers as written with what they are worth."""
    shouted = question.isupper()  # then the longer words are taken for names: the little ones tell nothing
    plain = fold(respelt(question))  # an accent by itself parts no word, and "Morroco" is no name that a text lacks
    names = {
        bare(m[0]) for m in _NAME.finditer(plain) if not ((shouted and len(m[0]) < _LONG) or _opens(plain, m.start()))
    }
    return frozenset(names), frozenset((question[start:end], value) for start, end, value in figures_in(question))


def sentence_around(hit: Hit, span: Span) -> str:
    """The sentence around some words, or the row of a table, with the head of their column."""
    start, end = hit.sentence_at(span.start, span.end)
    if found := columns(hit.article, span.start):
        heads, own = found
        return f"{heads[own]} {hit.article.readable(start, end).text}"
    return hit.article.readable(start, end).text


@lru_cache(maxsize=256)  # a passage is asked about for each of its candidates
def values_in(text: str, language: Language) -> frozenset[float]:
    """The numbers of a text, however they are written."""
    return frozenset(numbers_in(text, language))


@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(bare(text)))


def _is_of_calendar(name: str) -> bool:
    return bool(months_in(name.capitalize()) or _WEEKDAY.search(name))


def _has_alike(words: frozenset[str], name: str) -> bool:
    return any(may_be_one(word, name) for word in words)


def _opens(question: str, place: int) -> bool:
    """Whether a word opens the question, or the one that it follows up, where a capital letter says nothing."""
    before = question[:place].rstrip(' \u00a0\u202f«“"')
    return not before or before[-1] in ".!?"
