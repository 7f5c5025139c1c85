"""Whoever a question calls by the office is no answer to it: asked who accompanied the mayor, not the mayor."""

import re

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.holders import asked_of
from qa.extraction.mentions import mentions
from qa.extraction.offices import appositions_of, is_same_office, same_name
from qa.questions.answer_type import kind_asked
from qa.types import Question, Span
from text.persons import full_names
from text.roles import roles

# Who holds the office is asked: "Who was elected mayor?", « Qui occupe le poste de maire ? »
_HOLDS = re.compile(
    r"(?i)\b(?:est|était|sera|is|was|will be|['’]s|devien\w+|devenue?|became|becomes?|nomm\w+|élue?|elect\w*|appoint\w*"
    r"|as|comme|ou|or|took over|démission\w*|resign\w*|stepp\w*|quitt\w*|left|jou\w+|play\w*|incarn\w*"
    r"|named|occup\w+|serv\w+|remplac\w+|succ[eéè]\w+|replac\w+|appel\w+|called|poste|post|role|fonction)\b"
)


def is_called_by_the_office(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words name the one person of an article who holds an office that a question tells of as somebody."""
    if kind_asked(question) != "person" or asked_of(question) or _HOLDS.search(question.text):
        return False
    words = hit.article.readable(span.start, span.end).text
    names = full_names(words)
    offices = mentions(question.text)
    if len(names) != 1 or not offices:
        return False
    name = " ".join(names[0])
    held = [text[slice(*one.role)] for text, one in appositions_of(name, hit.article.text)]
    return any(
        is_same_office(office, role) and _is_alone(roles(office), name, hit) for office in offices for role in held
    )


def _is_alone(held: frozenset[str], name: str, hit: Hit) -> bool:
    """Whether a passage calls nobody else so."""
    text = hit.readable.text
    return all(
        same_name(name, text[slice(*one.name)]) for one in appositions(text) if roles(text[slice(*one.role)]) & held
    )
