"""The name of the one who is asked about by the office that he or she holds: no answer, see `qa/by_office.py`."""

from index.hit import Hit
from qa.extraction.offices import plain_words
from qa.types import Question, Span


def is_whoever_holds_it(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are but the name of whoever holds the office that a question has in its place."""
    words = plain_words(hit.article.text[span.start : span.end])
    return bool(question.whose and words) and set(words) <= set(plain_words(question.whose))
