"""Who is certainly not the holder of the office that a question asks about.

The person is said to be of another nation than the office, or to hold that office elsewhere.
"""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.appositions import Apposition, appositions
from qa.holders import asked_of
from qa.offices import appositions_of, is_elsewhere, nations_at_home
from qa.spans import overlapping
from qa.types import Question, Span
from text.accents import CAPITALS
from text.nationalities import nations
from text.roles import roles

_FULL_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?: [{CAPITALS}][\w’'-]+)+")
_SIDE = re.compile(r"(?i)\bc[ôo]té (\w+)[^.;]{0,60}\Z|\bon the (\w+) side[^.;]{0,60}\Z")  # « du côté belge, »


def is_of_another_holder(question: Question, hit: Hit, span: Span) -> bool:
    """Whether the words certainly tell of another than the holder of the office asked about.

    The role beside the name is that of elsewhere, or the article tells of the person as another nation's, or the
    passage names somebody else as that nation's: « le roi Mohammed VI et le roi Philippe de Belgique ».
    """
    asked = asked_of(question)
    if not asked or not asked.office:
        return False
    text, here = hit.readable.text, (span.start, span.end)
    alike = [one for one in appositions(text) if roles(text[slice(*one.role)]) & roles(asked.office)]
    own = [one for one in alike if overlapping(hit.readable.original(*one.name), [here])]
    same = hit.article.language == question.language
    if own and all(is_elsewhere(asked.office, text[slice(*one.role)], same_language=same) for one in own):
        return True
    nation = nations_at_home(asked.office)
    if not nation:
        return False
    of_words = _nations_of(hit.article.readable(span.start, span.end).text, hit.article.text)
    others = [one for one in alike if one not in own and nation <= _nations_beside(text, one)]
    return (bool(of_words) or bool(own and others)) and of_words.isdisjoint(nation)


def _nations_beside(text: str, one: Apposition) -> frozenset[str]:
    """Of a role and of a name: « le ministre belge », « Philippe de Belgique »."""
    return nations_at_home(text[slice(*one.role)]) | nations(text[slice(*one.name)])


def _nations_of(words: str, article: str) -> frozenset[str]:
    """The nations that an article says the persons are of whom some words name, or those of the role that they are."""
    names = _FULL_NAME.findall(words)
    if not names:
        return nations_at_home(words) if roles(words) else frozenset()
    return frozenset(nation for name in names for nation in _nations_of_person(name, article))


def _nations_of_person(name: str, article: str) -> Iterator[str]:
    for text, one in appositions_of(name, article):
        yield from _nations_beside(text, one)
        if side := _SIDE.search(text, 0, min(one.name[0], one.role[0])):
            yield from nations(side[1] or side[2])
