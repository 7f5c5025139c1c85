"""What is asked of somebody or something, and words that certainly tell another: a length is no height."""

import re

from index.hit import Hit
from qa.types import Question, Span

# Of each dimension the words that ask for it, and those that tell it beside a figure.
_DIMENSIONS = (
    (r"\b(?:hauteur|altitude|how (?:tall|high)|height)\b", r"haute?s?|hauteur|altitude|tall|high|height"),
    (
        r"\b(?:longueur|length)\b|\bhow long (?:is|are|was|were) (?:the|a|an|this|that)\b",
        r"long|longue?s?|longueur|length",
    ),
    (r"\b(?:largeur|how (?:wide|broad)|width)\b", r"larges?|largeur|wide|broad|width"),
    (r"\b(?:profondeur|how deep|depth)\b", r"profonde?s?|profondeur|deep|depth"),
)
_BEHIND = r"[ \u00a0\u202f](?:de[ \u00a0])?(?:{})\b"  # « 42 mètres de long », "42 metres long"
_IN_FRONT = (
    r"\b(?:{})[ \u00a0](?:d['’]environ |d['’]|de |of )(?:près de |plus de |about |nearly |over )?\Z"  # « longue de »
)
_WHERE_BORN = re.compile(r"(?i)\b(?:où|ou|where|dans quel(?:le)? \w+|in (?:what|which) \w+)\b.*\b(?:née?s?|born)\b")
_BIRTH = re.compile(
    r"(?i)\b(?:née?s?|naquit|le jour|naissance|natal\w*|natifs?|natives?|originaires?|born|birth\w*)\b"
    r"|\(\D{0,40}\d{4}"  # (Calder, 1961)
)


def is_of_another_attribute(question: Question, hit: Hit, span: Span) -> bool:
    """Whether the words tell another dimension than the one asked for, or a place where nobody is said to be born."""
    asked = [tells for asks, tells in _DIMENSIONS if re.search(asks, question.text, re.IGNORECASE)]
    of_birth = _WHERE_BORN.search(question.text)
    if not asked and not of_birth:
        return False
    start, end = hit.sentence_at(span.start, span.end)
    if of_birth and not _BIRTH.search(hit.article.readable(start, end).text):
        return True
    text, others = hit.article.text, [tells for _, tells in _DIMENSIONS if tells not in asked]
    beside = text[start : span.start], text[span.start : end]
    return (
        bool(asked)
        and not any(_tells(words, *beside, span) for words in asked)
        and any(_tells(words, *beside, span) for words in others)
    )


def _tells(dimension: str, before: str, after: str, span: Span) -> bool:
    """Whether a dimension's word stands in front of a figure, or right behind it or in it."""
    width = span.end - span.start
    return bool(
        re.search(_IN_FRONT.format(dimension), before, re.IGNORECASE)
        or re.match(rf"(?i).{{0,{width}}}{_BEHIND.format(dimension)}", after, re.DOTALL)
        or re.search(rf"(?i)\b(?:{dimension})\b", after[:width])
    )
