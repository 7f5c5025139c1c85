"""Who did something to whom, told the other way round: "B paid A" where a question asks what A paid B."""

import re

from index.hit import Hit
from qa.rules.denials import content
from qa.types import Question, Span
from text.accents import CAPITALS, bare

_NAME = re.compile(rf"[{CAPITALS}][\w’-]*(?:[ \u00a0][{CAPITALS}][\w’-]*)*")
_OF = re.compile(r"['’]s\b")
# Where the doer stands last, or the verb first: « vendu par », "was paid".
_TURNED = re.compile(r"(?i)\b(?:par|by|été|was|were|been|being|is|are|se|dont|whom?|que|which|that)\b|\bs['’]|\bqu['’]")
_BOUND = re.compile(r"[;:.!?«»“”()]|\b(?:mais|but|et|and|while|alors)\b")


def is_exchanged(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a sentence has two names of a question around one of its words, in the other order."""
    language = hit.article.language
    if language != question.language:
        return False
    asked = _between(question.text)
    if not asked:
        return False
    start, end = hit.sentence_at(span.start, span.end)
    told = _between(hit.article.readable(start, end).text)
    return any(
        (second, first) in told and not set(content(words, language)).isdisjoint(content(told[second, first], language))
        for (first, second), words in asked.items()
        if (first, second) not in told
    )


def _between(text: str) -> dict[tuple[str, str], str]:
    """What stands between two names, by the last word of each, where nothing turns it round.

    Example:
        >>> _between("Did Ann Lee pay Ben Roy?")
        {('lee', 'roy'): ' pay '}
    """
    plain = _OF.sub("  ", text)
    names = list(_NAME.finditer(plain))
    found = {}
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            words = plain[first.end() : second.start()]
            if not (_TURNED.search(words) or _BOUND.search(words)):
                found[_last(first[0]), _last(second[0])] = words
    return found


def _last(name: str) -> str:
    return bare(name.split()[-1])
