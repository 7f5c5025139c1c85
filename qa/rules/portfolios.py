"""What a minister is minister of: « l’Asile et la Migration » is no answer to what was visited, or by whom."""

import re

from index.hit import Hit
from qa.appositions import appositions
from qa.types import Question, Span
from text.roles import roles

_MINISTERS = roles("ministre secrétaire")
_ASKS = re.compile(r"(?i)\b(?:minist|portefeuille|portfolio|poste|fonction|cabinet|department|post\b|job\b|charg)")


def is_portfolio(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are a part of a minister's title behind its first word, and the question asks after no office."""
    if _ASKS.search(question.text) or roles(question.text):
        return False
    read = hit.readable
    for one in appositions(read.text):
        start, end = read.original(*one.role)
        if start < span.start and span.end <= end and roles(hit.article.text[start : span.start]) & _MINISTERS:
            return True
    return False
