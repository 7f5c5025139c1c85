"""Figures of a table: whether one stands in the column that the question asks about."""

from articles.tables import columns
from index.hit import Hit
from qa.types import Question, Span
from text.analyzer import question_terms, terms_to_find


def is_of_another_column(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words of a table's row are a figure, and another column's head has more of the question's words."""
    article = hit.article
    found = columns(article, span.start)
    if not found or not any(c.isdigit() for c in article.text[span.start : span.end]):
        return False
    heads, own = found
    asked = set(question_terms(question.query, article.language))
    shared = [len(asked & set(terms_to_find(head, article.language))) for head in heads]
    return shared[own] < max(shared)
