"""The section that a question names by its heading: what stands under another heading is told of something else."""

import re

from articles.types import Article, Block
from index.hit import Hit
from qa.types import Question, Span
from text.analyzer import question_terms, terms_to_find
from text.language import Language

_TELLING = 2  # words of a heading that a question has: one alone, « Travaux », may be meant of any section
_BESIDE = re.compile(r"\([^()]*\)|\d+(?:[.)]|er)?")  # "2. Piers Holloway (Conservative)"


def is_of_another_section(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words stand under another heading than the one beside it that a question has whole.

    Not across languages, and not where the passage, its headings or the title have the words of that heading, too.
    """
    article, language = hit.article, hit.article.language
    here = article.headings_above(span.start)
    if language != question.language or not here:
        return False
    asked = _terms(question.query, language)
    if _terms(_text(article, here[-1]), language) <= asked:
        return False
    beside = [_terms(_text(article, block), language) for block in _beside(article, here[-1])]
    named = [terms for terms in beside if len(terms) >= _TELLING and terms <= asked]
    if not named:
        return False
    around = set(terms_to_find(f"{hit.context}\n{hit.readable.text}", language))
    return not all(terms <= around for terms in named)


def _beside(article: Article, heading: Block) -> list[Block]:
    """The headings of the same rank under the same one."""
    return [block for block in article.blocks if block.kind == "heading" and block.headings == heading.headings]


def _text(article: Article, block: Block) -> str:
    return _BESIDE.sub(" ", article.readable(block.start, block.end).text)


def _terms(text: str, language: Language) -> frozenset[str]:
    return frozenset(question_terms(text, language))
