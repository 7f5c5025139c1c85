"""Things that a name tells from others of their kind, « l'usine de Lyon », "the Rabat contract": words of another one.

Asked who signed the Casablanca contract, who signed the Rabat contract is no answer, however alike the sentences are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.hit import Hit
from qa.types import Question, Span
from text.accents import CAPITALS, bare
from text.analyzer import term
from text.calendar import MONTH, WEEKDAY
from text.language import Language
from text.lists import LITTLE_WORDS, any_of, word_list
from text.nationalities import nations
from text.persons import may_be_one

Form = Literal["place", "name"]

_SPACE = r"[ \u00a0\u202f]"
_CAPITAL = rf"[{CAPITALS}][\w-]*\w"
_NAME = (
    rf"(?P<name>(?:Ste?\.{_SPACE})?{_CAPITAL}(?:{_SPACE}(?:(?:{any_of('name_particles')}){_SPACE})?{_CAPITAL}){{0,3}})"
)
_NOUN = rf"(?<![\w-])(?P<noun>[a-zà-ÿ][\w-]{{2,}}(?:{_SPACE}[a-zà-ÿ][\w-]{{2,}}){{0,2}})"
_NOUN_BEFORE = _NOUN[:-1] + rf"|(?<![\w-])[{CAPITALS}][a-zà-ÿ]{{2,}})"  # « l'Université de Lyon »
_THE = rf"(?:(?:la|les?|the){_SPACE}|l['’])?"
# « le maire Verrier » is not of a place; the same names stand in front and behind in English.
_FORMS: dict[Language, tuple[tuple[Form, re.Pattern[str]], ...]] = {
    "fr": (
        (
            "place",
            re.compile(
                rf"{_NOUN_BEFORE}(?:{_SPACE}{_CAPITAL})?{_SPACE}(?:(?:de|du|des|à|au|aux|en){_SPACE}{_THE}|d['’]){_NAME}"
            ),
        ),
        ("name", re.compile(rf"(?i:\b(?:le|la|les|du|au|un|une|ce|cette){_SPACE}|\bl['’]){_NOUN}{_SPACE}{_NAME}")),
    ),
    "en": (
        ("place", re.compile(rf"{_NOUN_BEFORE}{_SPACE}(?:of|in|at|near){_SPACE}{_THE}{_NAME}")),
        ("place", re.compile(rf"\b(?i:the|an?|this|that){_SPACE}{_NAME}{_SPACE}{_NOUN}")),
        ("place", re.compile(rf"(?<![\w-]){_NAME}['’]s{_SPACE}{_NOUN}")),
    ),
}
_NO_LABEL = re.compile(rf"(?i)\b(?:{MONTH}|{WEEKDAY})\b")
_NO_NOUNS = LITTLE_WORDS | {"one", "ones", "celui", "celle", "ceux", "celles"}
# What leans on a thing told before: « elle a fermé deux ans après l'usine de Lyon ».
_LEANS = re.compile(r"(?i)\b(?:ils?|elles?|son|sa|ses|leurs?|celle|celui|it|its|he|she|they|his|her|their)\b")
_NO_NAMES = word_list("name_particles") | {"saint", "sainte", "st", "ste"}  # St. Brannock's, Saint Brannocks
_WORD = re.compile(r"\w+")
_BEFORE = 200  # characters in front of a sentence where what it is told of may be named
_DATELINE = 60  # characters of an article that may begin with its place


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A name that tells which thing of a kind is meant.

    Attributes:
        name: as it is written.
        nouns: the terms that may be what it is.
        form: how the two are joined: a place and a person's name are no rivals.
        start: where it begins in its text.
    """

    name: str
    nouns: frozenset[str]
    form: Form
    start: int


@lru_cache(maxsize=256)  # a sentence is asked about for each of its candidates
def named_things(text: str, language: Language) -> tuple[NamedThing, ...]:
    """The things of a text that a name tells from others.

    Example:
        >>> [(one.name, *one.nouns) for one in named_things("L’usine de Lyon et le musée Rodin", "fr")]
        [('Lyon', 'usin'), ('Rodin', 'mus')]
    """
    return tuple(_named_things(text, language))


def _named_things(text: str, language: Language) -> Iterator[NamedThing]:
    for form, pattern in _FORMS[language]:
        for match in pattern.finditer(text):
            nouns = {term(word.lower(), language) for word in match["noun"].split() if word.lower() not in _NO_NOUNS}
            if nouns and _words(match["name"]) and not (_NO_LABEL.search(match["name"]) or nations(match["name"])):
                yield NamedThing(match["name"], frozenset(nouns), form, match.start())


def is_of_another_thing(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a sentence is certainly told of another thing of the kind that is asked about.

    Not across languages, where names are spelt otherwise and nouns are others.
    """
    language = hit.article.language
    asked = named_things(question.text, language) or named_things(question.context, language)
    if not asked or language != question.language:
        return False
    start, end = hit.sentence_at(span.start, span.end)
    sentence, before = hit.article.readable(start, end).text, _told_before(hit, start)
    named = _words(question.query)
    told, told_before = (
        [other for other in named_things(text, language) if named.isdisjoint(_words(other.name))]
        for text in (sentence, before)
    )
    return any(
        any(_are_rivals(one, other) and not _is_carried(one, other, sentence, before, language) for other in told)
        or (not _is_named(one, hit, start) and any(_are_rivals(one, other) for other in told_before))
        for one in asked
        if _words(one.name).isdisjoint(_words(sentence))
    )


def _is_named(one: NamedThing, hit: Hit, start: int) -> bool:
    """Whether a passage names a thing before a sentence, or its title or a heading does."""
    since = min(hit.passage.start, start)
    return not _words(one.name).isdisjoint(_words(f"{hit.context}\n{hit.article.text[since:start]}"))


def _are_rivals(one: NamedThing, other: NamedThing) -> bool:
    """Whether two things are of one kind, and their names cannot be one's: UN and United Nations, London, Londres."""
    if one.form != other.form or not one.nouns & other.nouns or one.name.isupper() != other.name.isupper():
        return False
    return not any(may_be_one(word, another) for word in _words(one.name) for another in _words(other.name))


def _is_carried(one: NamedThing, other: NamedThing, sentence: str, before: str, language: Language) -> bool:
    """Whether what stands above or before a sentence tells that it is of the one thing, though it names the other."""
    here = _words(before)
    if here.isdisjoint(_words(one.name)):
        return False
    opening = sentence[: other.start]
    if _LEANS.search(opening) or any(term(word, language) in one.nouns for word in _WORD.findall(opening.lower())):
        return True
    both_are_told = not here.isdisjoint(_words(other.name))
    return not both_are_told and not any(
        _words(known.name) & _words(one.name) and known.nouns & one.nouns for known in named_things(before, language)
    )


def _told_before(hit: Hit, start: int) -> str:
    """The title and headings above a sentence, how its article begins, and what stands right before it."""
    text = hit.article.text
    return f"{hit.context}\n{text[: min(start, _DATELINE)]}\n{text[max(0, start - _BEFORE) : start]}"


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(bare(text))) - _NO_NAMES
