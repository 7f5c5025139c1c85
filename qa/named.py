"""What a question names, people, places, years and other numbers, and whether quoted words are of the same.

Only what is certain rules words out: a long number or a year that stands nowhere around them, another year or another
number of the same length in their sentence, another first name before the same family name, another month, weekday or
nationality where the one asked about is nowhere around. What is merely lacking is counted, and weighed in
`qa/confidence.py`.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from articles.tables import columns
from index.hit import Hit
from qa.types import Question, Span
from text.accents import CAPITALS, fold
from text.calendar import WEEKDAY, months_in, weekday_number
from text.language import Language
from text.lists import any_of, word_list
from text.nationalities import nationalities, nations
from text.numbers import figures_in, numbers_in

_NAME = re.compile(rf"\b[{CAPITALS}]\w+")
_WORD = re.compile(r"\w+")
_LONG = 4  # letters of a word that may be a name, in a question typed in capitals throughout
# 12 500, 12.500 and 12,500 are one number; 2,4 is none of these.
_NUMBER = re.compile(r"(?<!\d)(?:\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+|\d+)(?!\d)")
_TELLING = 3  # digits from which a number is looked for: a shorter one is often written as a word
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")

_WEEKDAY = re.compile(rf"(?i)\b(?:{WEEKDAY})\b")
_CAPITAL = rf"[{CAPITALS}]"
_PARTICLES = rf"(?:(?:{any_of('name_particles')})[ \u00a0])*"
_FULL_NAME = re.compile(rf"\b({_CAPITAL}[\w’'-]+)[ \u00a0]{_PARTICLES}({_CAPITAL}[\w’'-]+)")
_PRONOUN = re.compile(r"(?:Il|Elle|He|She)\b")
_ALIKE = 0.7  # of two spellings of a first name: Jan and Jean, Mohamed and Mohammed
_NO_FIRST_NAMES = word_list("no_first_names")


def missing_in(question: Question, hit: Hit) -> float:
    """The share of a question's names and numbers that a passage and its title lack.

    None in the other language, where names are spelt otherwise: Brussels, Bruxelles.
    """
    if hit.article.language != question.language:
        return 0.0
    return missing_names(question.query, hit.in_context, question.language)


def missing_in_sentence(question: Question, hit: Hit, span: Span) -> float:
    """The same of the sentence around some words, and the title."""
    if hit.article.language != question.language:
        return 0.0
    return missing_names(question.query, f"{hit.context}\n{_sentence(hit, span)}", question.language)


def missing_names(question: str, text: str, language: Language) -> float:
    """The share of a question's names and numbers that a text lacks, accents, case and ways to write numbers aside.

    Example:
        >>> missing_names("Who is Koen Geens?", "Le ministre Geens", "fr")
        0.5
    """
    shouted = question.isupper()  # then the longer words are taken for names: the little ones tell nothing
    names = {
        _plain(m[0])
        for m in _NAME.finditer(question)
        if not ((shouted and len(m[0]) < _LONG) or _opens(question, m.start()))
    }
    numbers = {question[start:end]: value for start, end, value in figures_in(question)}
    words = set(_WORD.findall(_plain(text)))
    lacking = len(names - words) + sum(
        not (words.issuperset(_WORD.findall(number)) or value in _values(text, language))
        for number, value in numbers.items()
    )
    return lacking / (len(names) + len(numbers)) if names or numbers else 0.0


def is_of_another(question: Question, hit: Hit, span: Span) -> bool:
    """Whether the words are certainly told of another year, month, number, person or nation than asked about."""
    sentence = _sentence(hit, span)
    return (
        _of_another_number(question, hit, span)
        or _of_another_time(question, hit, span, sentence)
        or _of_another_person(question, _with_whom(hit, span, sentence))
        or _of_another_nation(question.query, sentence, hit.in_context)
    )


def _of_another_number(question: Question, hit: Hit, span: Span) -> bool:
    asked = _numbers(question.text) or _numbers(question.context)
    if not asked:
        return False
    sentence, words = _sentence(hit, span), hit.article.readable(span.start, span.end).text
    written = {f"{hit.article.date.year}"} if hit.article.date else set()
    others = _numbers(sentence) - _numbers(words)
    language = hit.article.language
    for number in asked - written:
        rivals = {other for other in others if _alike(other, number)}
        if not _is_told(number, hit.in_context, language) or (rivals and not _is_told(number, sentence, language)):
            return True
    return False


def _of_another_time(question: Question, hit: Hit, span: Span, sentence: str) -> bool:
    """Whether a sentence is of another month or weekday, and the one asked about nowhere around, nor the article's."""
    day, words = hit.article.date, hit.article.readable(span.start, span.end).text
    return any(
        asked and told(sentence) - told(words) and asked.isdisjoint(told(hit.in_context) | written)
        for asked, told, written in (
            (_months(question.text), _months, {day.month} if day else set()),
            (_weekdays(question.text), _weekdays, {day.weekday()} if day else set()),
        )
    )


def _months(text: str) -> set[int]:
    return set(months_in(text))


def _weekdays(text: str) -> set[int]:
    return {weekday_number(name) for name in _WEEKDAY.findall(text)}


def _alike(one: str, other: str) -> bool:
    """Whether two numbers can stand for each other: both are years, or neither is and both are as long."""
    years = [_YEAR.fullmatch(number) is not None for number in (one, other)]
    return all(years) or (not any(years) and len(one) == len(other))


def _numbers(text: str) -> set[str]:
    """The longer numbers of a text, without what parts their thousands.

    Example:
        >>> sorted(_numbers("En 2016, 12 500 personnes, 2,4 millions, 12.500"))
        ['12500', '2016']
    """
    found = {"".join(c for c in m[0] if c.isdigit()) for m in _NUMBER.finditer(text)}
    return {number for number in found if len(number) >= _TELLING}


def _is_told(number: str, text: str, language: Language) -> bool:
    """Whether a text has a number, however it writes it: 1200000 is 1.2 million, 300 three hundred."""
    return number in _numbers(text) or float(number) in _values(text, language)


@lru_cache(maxsize=256)  # a passage is asked about for each of its candidates
def _values(text: str, language: Language) -> frozenset[float]:
    return frozenset(numbers_in(text, language))


def _of_another_person(question: Question, sentence: str) -> bool:
    """Whether a sentence has a family name of the question behind another first name, and not the one asked about.

    Example:
        >>> _of_another_person(Question("Quel âge a Anne Verrier ?", "fr"), "Paul Verrier a 61 ans.")
        True
        >>> _of_another_person(Question("Quel âge a Jean Jambon ?", "fr"), "Jan Jambon a 56 ans.")
        False
    """
    words = set(_WORD.findall(_plain(sentence)))
    for first, last in full_names(question.query):
        others = [other for other, family in full_names(sentence) if family == last]
        if others and first not in words and not any(spelt_alike(first, other) for other in others):
            return True
    return False


def _with_whom(hit: Hit, span: Span, sentence: str) -> str:
    """A sentence with that before it in its paragraph, where « il » opens it and nobody else is named."""
    if not _PRONOUN.match(sentence) or full_names(sentence):
        return sentence
    start, _ = hit.sentence_at(span.start, span.end)
    before = [bounds for bounds in hit.sentences if bounds[1] <= start]
    if not before or "\n" in hit.article.text[before[-1][1] : start]:
        return sentence
    return f"{hit.article.readable(*before[-1]).text} {sentence}"


def _of_another_nation(question: str, sentence: str, around: str) -> bool:
    """Whether a sentence is of other people's, and what is asked about nowhere around it.

    Example:
        >>> sentence = "Le ministre belge de la Justice est venu."
        >>> [_of_another_nation(f"Who is the {one} minister?", sentence, sentence) for one in ("French", "Belgian")]
        [True, False]
    """
    asked = nationalities(question)
    if not asked or asked <= nations(around):
        return False
    return bool(nationalities(sentence) - nations(question))


def full_names(text: str) -> list[tuple[str, str]]:
    """First and family names, plain, as far as capitals tell; titles are no first names."""
    found, place = [], 0
    while match := _FULL_NAME.search(text, place):
        first, last = _plain(match[1]), _plain(match[2])
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
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _sentence(hit: Hit, span: Span) -> str:
    """The sentence around some words, or the row of a table, with the head of their column."""
    start, end = hit.sentence_at(span.start, span.end)
    if found := columns(hit.article, span.start):
        heads, own = found
        return f"{heads[own]} {hit.article.readable(start, end).text}"
    return hit.article.readable(start, end).text


def _opens(question: str, place: int) -> bool:
    """Whether a word opens the question, or the one that it follows up, where a capital letter says nothing."""
    before = question[:place].rstrip(' \u00a0\u202f«“"')
    return not before or before[-1] in ".!?"


def _plain(text: str) -> str:
    return fold(text.casefold())
