"""What a question names, people, places, years and other numbers, and whether quoted words are of the same.

Only what is certain rules words out: a long number or a year that stands nowhere around them, another year or another
number of the same length in their sentence, another first name before the same family name, another month, weekday or
nationality where the one asked about is nowhere around. What is merely lacking is counted, see
`qa/extraction/missing.py`, and weighed.
"""

import re

from index.hit import Hit
from qa.extraction.missing import sentence_around, values_in
from qa.types import Question, Span
from text.accents import bare
from text.calendar import WEEKDAY, months_in, weekday_number
from text.language import Language
from text.nationalities import nationalities, nations
from text.persons import full_names, spelt_alike

_WORD = re.compile(r"\w+")
# 12 500, 12.500 and 12,500 are one number; 2,4 is none of these.
_NUMBER = re.compile(r"(?<!\d)(?:\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+|\d+)(?!\d)")
_TELLING = 3  # digits from which a number is looked for: a shorter one is often written as a word
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")

_WEEKDAY = re.compile(rf"(?i)\b(?:{WEEKDAY})\b")
_IN_FRONT = re.compile(r"(?:(?:Le|La|The|Un|Une|Son|Sa|His|Her)[ \u00a0]|L['’])[a-zà-ÿ-]+[ \u00a0]")  # « Le docteur »
_PRONOUN = re.compile(r"(?:Il|Elle|He|She)\b")


def is_of_another(question: Question, hit: Hit, span: Span) -> bool:
    """Whether the words are certainly told of another year, month, number, person or nation than asked about."""
    sentence = sentence_around(hit, span)
    return (
        _of_another_number(question, hit, span, sentence)
        or _of_another_time(question, hit, span, sentence)
        or (bool(full_names(question.query)) and _of_another_person(question, _with_whom(hit, span, sentence)))
        or (bool(nationalities(question.query)) and _of_another_nation(question.query, sentence, hit.in_context))
    )


def _of_another_number(question: Question, hit: Hit, span: Span, sentence: str) -> bool:
    asked = _numbers(question.text) or _numbers(question.context)
    if not asked:
        return False
    words = hit.article.readable(span.start, span.end).text
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
    months, weekdays = _months(question.text), _weekdays(question.text)
    if not months and not weekdays:
        return False
    day, words = hit.article.date, hit.article.readable(span.start, span.end).text
    return any(
        asked and told(sentence) - told(words) and asked.isdisjoint(told(hit.in_context) | written)
        for asked, told, written in (
            (months, _months, {day.month} if day else set()),
            (weekdays, _weekdays, {day.weekday()} if day else set()),
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
    return number in _numbers(text) or float(number) in values_in(text, language)


def _of_another_person(question: Question, sentence: str) -> bool:
    """Whether a sentence has a family name of the question behind another first name, and not the one asked about.

    Example:
        >>> _of_another_person(Question("Quel âge a Anne Verrier ?", "fr"), "Paul Verrier a 61 ans.")
        True
        >>> _of_another_person(Question("Quel âge a Jean Jambon ?", "fr"), "Jan Jambon a 56 ans.")
        False
    """
    words = set(_WORD.findall(bare(sentence)))
    for first, last in full_names(question.query):
        others = [other for other, family in full_names(sentence) if family == last]
        if others and first not in words and not any(spelt_alike(first, other) for other in others):
            return True
    return False


def _with_whom(hit: Hit, span: Span, sentence: str) -> str:
    """A sentence with that before it in its paragraph, where « il » opens it, nobody else is named, and a name that."""
    if not _PRONOUN.match(sentence) or full_names(sentence):
        return sentence
    start, _ = hit.sentence_at(span.start, span.end)
    before = [bounds for bounds in hit.sentences if bounds[1] <= start]
    if not before or "\n" in hit.article.text[before[-1][1] : start]:
        return sentence
    told = hit.article.readable(*before[-1]).text
    subject = full_names(told)[:1]
    return f"{told} {sentence}" if subject and bare(_IN_FRONT.sub("", told)).startswith(subject[0][0]) else sentence


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
