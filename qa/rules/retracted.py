"""What an article takes back, "we wrote that it would cost 1.8 million", « nous écrivions à tort que… »: no answer."""

import re

from index.hit import Hit
from qa.rules.denials import BOUND
from qa.types import Question, Span

_WE_WROTE = re.compile(
    r"(?i)\b(?:we|nous) (?:also )?(?:wrote|said|stated|reported|announced|écrivions|annoncions|indiquions"
    r"|(?:avons|avions) (?:aussi )?(?:écrit|annoncé|indiqué))\b[^.;]* (?:that\b|que\b|qu['’])"
)
_IN_ERROR = re.compile(r"(?i)\b(?:wrongly|mistakenly|in error|by mistake|incorrectly|par erreur|à tort)\b")
_CORRECTION = re.compile(r"(?im)^(?:corrections?|rectificatif|rectification|erratum|errata)\b")


def is_retracted(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are told of what "we wrote", in a correction or by mistake."""
    first, last = hit.sentence_at(span.start, span.end)
    sentence = hit.article.text[first:last].replace("\n", " ").replace("\u00a0", " ")
    start = span.start - first
    wrote = _WE_WROTE.search(sentence, 0, start)
    if not wrote or BOUND.search(sentence, wrote.end(), start):
        return False
    return bool(_IN_ERROR.search(wrote[0]) or _CORRECTION.search(f"{hit.context}\n{hit.article.text}"))
