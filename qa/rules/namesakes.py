"""Namesakes: a first name that an article has nowhere, and two towns of a name, "Ashford in Kelland" and in Morvale.

What stands behind the one town's name is told of it until the other is named.
"""

import re
from functools import lru_cache

from index.hit import Hit
from qa.extraction.persons import full_names, spelt_alike
from qa.types import Question, Span
from text.accents import CAPITALS, bare
from text.calendar import months_in
from text.lists import LITTLE_WORDS
from text.roles import roles
from text.sentences import sentences

_WORD = re.compile(r"\w+")
_TOWN = re.compile(
    rf"(?<![\w-])(?P<name>[{CAPITALS}][\w’']+)"
    rf"(?:[ \u00a0](?:in|en)[ \u00a0]|-(?:[a-zà-ÿ]+-)+(?:[ld]['’])?|-(?=[{CAPITALS}]))"
    rf"(?P<of>[{CAPITALS}][\w’']+)"
)
_INITIAL = re.compile(rf"\b([{CAPITALS}])\.")
_LEANS = re.compile(r"(?i)\W*(?:its?|there|their|they|il|elle|ils|elles|son|sa|ses|leurs?|y|on y)\b")
_BEFORE = 600  # characters in front of a sentence in which its town is named


def is_of_a_namesake(question: Question, hit: Hit, span: Span) -> bool:
    """Whether an article has others of a question's family name alone, or words are told of another town."""
    return _is_unknown(question, hit) or _is_of_another_town(question, hit, span)


def _is_unknown(question: Question, hit: Hit) -> bool:
    """Whether an article has a family name of the question with other first names alone, and nowhere the one asked."""
    article = hit.article
    words, names = _people(f"{article.title}\n{article.author or ''}\n{article.text}")
    for first, last in full_names(question.query):
        others = {other for other, family in names if family == last and not roles(other)}
        is_name = first.isalpha() and not (first in LITTLE_WORDS or roles(first) or months_in(first.capitalize()))
        if (
            is_name
            and others
            and words.isdisjoint({f"{first[0]}.", *_WORD.findall(first)})
            and not any(other[0] == first[0] for other in others)
        ):
            return True
    return False


@lru_cache(maxsize=32)  # an article is asked about for each of its candidates
def _people(text: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The words of a text, initials with their point, and the names."""
    words = {*_WORD.findall(bare(text)), *(f"{letter.lower()}." for letter in _INITIAL.findall(text))}
    return frozenset(words), frozenset(full_names(text))


def _is_of_another_town(question: Question, hit: Hit, span: Span) -> bool:
    text = hit.article.text
    start, end = hit.sentence_at(span.start, span.end)
    for name, of in _towns(question.query):
        if (name, of) in _towns(text[start:end]) or not _is_another(name, of, _towns(text)):
            continue
        if _is_another(name, of, _towns(text[start:end])):
            return True
        since = max(0, start - _BEFORE)
        before = [_towns(text[since + first : since + last]) for first, last in sentences(text[since:start], "en")]
        last_named = next(
            (towns for towns in reversed(before) if any(other == name for other, _ in towns)), frozenset()
        )
        is_told_of_it = _LEANS.match(text, start, end) or of not in _WORD.findall(bare(text[start:end]))
        if is_told_of_it and (name, of) not in last_named and _is_another(name, of, last_named):
            return True
    return False


def _is_another(name: str, of: str, towns: frozenset[tuple[str, str]]) -> bool:
    return any(other == name and place != of and not spelt_alike(place, of) for other, place in towns)


@lru_cache(maxsize=256)
def _towns(text: str) -> frozenset[tuple[str, str]]:
    """Names with what tells one place from another of the name.

    Example:
        >>> sorted(_towns("Ashford in Morvale, Montfaucon-les-Bois"))
        [('ashford', 'morvale'), ('montfaucon', 'bois')]
    """
    return frozenset((bare(match["name"]), bare(match["of"])) for match in _TOWN.finditer(text))
