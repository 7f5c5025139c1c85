"""Lexical analysis, French and English: text → terms that match across inflections and accents.

Stems are Snowball's. Accents are folded after stemming, and a stem that would lose most of its word is not
taken, so that « châtiment » (stem « chât ») never meets « chat ».
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache

import Stemmer
import tantivy

from text.accents import fold
from text.language import Language
from text.lists import word_list

_NAMES: dict[Language, str] = {"fr": "french", "en": "english"}
_WORD = re.compile(r"aujourd['’]hui|[^\W_]+", re.IGNORECASE)
_ELISION = {
    "fr": re.compile(r"\b(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)['’](?=\w)", re.IGNORECASE),
    "en": re.compile(r"['’]s\b", re.IGNORECASE),
}
_ASKING: dict[Language, frozenset[str]] = {"fr": word_list("asking.fr"), "en": word_list("asking.en")}
_SHORTEST_STEM = 5


def terms(text: str, language: Language) -> list[str]:
    """The terms of a text, in order.

    Example:
        >>> terms("L’attentat d'aujourd'hui : les châtiments", "fr")
        ['attentat', "aujourd'hui", 'le', 'chatiment']
    """
    return [term(word, language) for word in words(text, language)]


def terms_to_find(text: str, language: Language) -> list[str]:
    """The terms that a text is found by: its own, and those of its words typed without accents.

    Example:
        >>> terms_to_find("la sécurité", "fr")
        ['la', 'secur', 'securit']
    """
    return [found for word in words(text, language) for found in _found_by(word, language)]


@lru_cache(maxsize=100_000)
def _found_by(word: str, language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys((term(word, language), term(fold(word), language))))


def words(text: str, language: Language) -> list[str]:
    """Words in lower case, elided articles and possessives taken off."""
    return [_lower(word) for word in _as_written(text, language)]


def _as_written(text: str, language: Language) -> list[str]:
    return _WORD.findall(_ELISION[language].sub(" ", text))


def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


@lru_cache(maxsize=100_000)
def term(word: str, language: Language) -> str:
    """The stem of a lower-case word, without accents."""
    stem = _stemmer(language).stemWord(word)
    if len(stem) < _SHORTEST_STEM and len(word) - len(stem) > 3:
        return fold(word).rstrip("sx")
    return fold(stem)


def question_terms(text: str, language: Language) -> dict[str, str]:
    """Term → the word as typed, for the words of a question that carry meaning.

    Example:
        >>> question_terms("Qui est le ministre de la Justice ?", "fr")
        {'ministr': 'ministre', 'justic': 'Justice'}
    """
    found: dict[str, str] = {}
    for written in _as_written(text, language):
        word = _lower(written)
        if word not in _ASKING[language] and _stop_words(language).analyze(word):
            found.setdefault(term(word, language), written)
    return found


def places_of(words: Collection[str], text: str, language: Language) -> list[tuple[int, int]]:
    """Where a text has some words, in any inflection, with or without accents.

    Example:
        >>> places_of(["ministres"], "Le ministre, dit l’article", "fr")
        [(3, 11)]
    """
    wanted = {term(_lower(word), language) for word in words}
    wanted |= {term(fold(_lower(word)), language) for word in words}
    return [
        match.span()
        for match in _WORD.finditer(text)
        if term(_lower(match[0]), language) in wanted or term(fold(_lower(match[0])), language) in wanted
    ]


@cache
def _stemmer(language: Language) -> "Stemmer.Stemmer":
    return Stemmer.Stemmer(_NAMES[language])


@cache
def _stop_words(language: Language) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return builder.filter(tantivy.Filter.stopword(_NAMES[language])).build()
