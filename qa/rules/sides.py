"""Whose side somebody is on: asked who came « du côté belge », or which Belgian ministers, no Moroccan answers."""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.extraction.offices import OF_A_PLACE, appositions_of, nations_beside
from qa.types import Question, Span
from text.nationalities import nationalities, nations
from text.persons import FULL_NAME
from text.roles import roles

_SIDE = re.compile(
    r"(?i)\bc[ôo]té (?P<fr>\w+)|\bon (?:the )?(?P<en>[\w-]+)(?:['’]s)? side"
    r"|\b(?:qui|who) (?:a |avait |has |had )?repr[ée]sent\w* (?:la |le |les |the |l['’])?(?P<of>[\w-]+)"
)
# In English the adjective goes in front: "which minister did Belgian police arrest" asks for none of theirs.
_WHICH = re.compile(
    r"(?i)\b(?:(?:which|what) (?P<en>(?:[\w-]+ )?[\w-]+) [a-z]"
    r"|quel(?:le)?s? (?P<fr>[\w-]+(?: (?!l[ea]s? |l['’])[\w-]+){1,2}))"
)


def is_of_the_other_nation(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words name people of other nations than the one asked about, and nobody of that, as the article says."""
    asked = nation_asked(question.text)
    if not asked:
        return False
    names = FULL_NAME.findall(hit.article.readable(span.start, span.end).text)
    told = frozenset(nation for name in names for nation in _nations_of(name, hit.article.text))
    return bool(told) and asked.isdisjoint(told)


def _nations_of(name: str, article: str) -> Iterator[str]:
    """The nations that somebody holds an office of; a coach of an English club may be French."""
    for text, one in appositions_of(name, article):
        if roles(text[slice(*one.role)]) & OF_A_PLACE:
            yield from nations_beside(text, one)


def nation_asked(question: str) -> frozenset[str]:
    """The nation whose people a question asks for.

    Example:
        >>> [sorted(nation_asked(q)) for q in ("Qui est venu du côté belge ?", "Which Moroccan ministers came?")]
        [['belge'], ['marocain']]
        >>> nation_asked("Quel accord le ministre belge a-t-il signé ?"), nation_asked("Whom did Belgian judges hear?")
        (frozenset(), frozenset())
    """
    if side := _SIDE.search(question):
        return nations(side["fr"] or side["en"] or side["of"])
    which = _WHICH.search(question)
    return nationalities(which["en"] or which["fr"]) if which else frozenset()
