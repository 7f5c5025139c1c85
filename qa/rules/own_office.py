"""Words of somebody's office where something else is asked: what a minister is minister of is not what she visited."""

import re

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.offices import name_in
from qa.types import Question, Span
from text.roles import roles

_MINISTERS = roles("ministre secrétaire")
_ASKS = re.compile(
    r"(?i)\b(?:minist|portefeuille|portfolio|poste|fonction|cabinet|department|post\b|job\b|charg|titre|title|rôle|role|rang|rank"
    r"|métier|profession|travail|work|occup|position|statut|status|grade|carri|career|do\b|does\b|doing\b|fait\b|faisait\b"
    r"|qui est|who is|who was|qui était|devien|devenu|becom|became|nomm|appoint|élu|elect|called|appel|employ)"
)


def is_of_own_office(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are the office of whom a question names, or a minister's field, and it asks after neither."""
    if _ASKS.search(question.text) or roles(question.text):
        return False
    read = hit.readable
    for one in appositions(read.text):
        start, end = read.original(*one.role)
        if not (start <= span.start and span.end <= end):
            continue
        before, words = hit.article.text[start : span.start], hit.article.text[span.start : span.end]
        is_office = roles(words) and name_in(question.query, read.text[slice(*one.name)])
        if is_office or roles(before) & _MINISTERS:  # what another office is of may be asked: « directrice du port »
            return True
    return False
