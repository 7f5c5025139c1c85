"""Things told apart by opposite words, the old and the new bridge, Roy senior and junior: words of the opposite one."""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.questions.answer_type import kind_asked
from qa.types import Question, Span
from text.accents import CAPITALS, bare

_OF_THING = r"(?i:\b(?:{})) (?P<noun>[a-zà-ÿ][\w-]+)"
_OF_NAME = rf"(?P<noun>\b[{CAPITALS}][\w’'-]+),? (?i:{{}})\b"
# Of each pair its two sides.
_PAIRS = tuple(
    tuple(re.compile(form.format(words)) for words in sides)
    for form, *sides in (
        (
            _OF_THING,
            r"anciens?|anciennes?|vieux|vieille|old|former|previous",
            r"nouveau|nouvel(?:le)?|future?|new|current|actuel(?:le)?",
        ),
        (_OF_THING, r"upper|haute?", r"lower|basse?"),
        (_OF_NAME, r"senior|sr|père|the elder", r"junior|jr|fils|the younger"),
    )
)
# One is told beside the other: "it replaces one built in 1923", « contre 10 euros ».
_BESIDE = re.compile(
    r"(?i)\b(?:replac\w+|remplac\w+|succ[eéè]d\w*|ones?|celui|celle|ceux|celles|than|que|contre|against|unlike|compared|from"
    r"|instead|lieu|pass\w+|other|autre|avant|before|until|depuis|since|jusqu\w*)\b|\bqu['’]"
)


def is_of_the_opposite(question: Question, hit: Hit, span: Span) -> bool:
    """Whether what was named last before some words, in their sentence, is the opposite of the thing asked about.

    Not who somebody is: the new mayor stands beside the one before.
    """
    asked = list(_told(question.text))
    if not asked or kind_asked(question) == "person":
        return False
    start, end = hit.sentence_at(span.start, span.end)
    sentence, told = hit.article.readable(start, end).text, hit.article.readable(start, span.start).text
    if _BESIDE.search(sentence):
        return False
    return any(_is_opposite(told, sentence, *one) for one in asked)


def _is_opposite(told: str, sentence: str, pair: int, side: int, noun: str) -> bool:
    named = [at_side for at_pair, at_side, other in _told(told) if at_pair == pair and other == noun]
    in_sentence = any((at_pair, at_side) == (pair, side) for at_pair, at_side, _ in _told(sentence))
    return bool(named) and named[-1] != side and not in_sentence


def _told(text: str) -> Iterator[tuple[int, int, str]]:
    """Which pair of opposites, which of the two, and of what, in order.

    Example:
        >>> list(_told("The old mirror, then Ann Lee junior"))
        [(0, 0, 'mirror'), (2, 1, 'lee')]
    """
    found = [
        (match.start(), pair, side, match["noun"])
        for pair, sides in enumerate(_PAIRS)
        for side, words in enumerate(sides)
        for match in words.finditer(text)
    ]
    return ((pair, side, bare(noun)) for _, pair, side, noun in sorted(found))
