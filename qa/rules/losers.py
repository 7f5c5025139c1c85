"""Who came second, or lost, where a question asks who won."""

import re

from index.hit import Hit
from qa.types import Question, Span

_ASKS = re.compile(
    r"(?i)\b(?:remport|gagn|vainqueur|champion|winner|won\b|wins?\b|vaincu|victoire|victory|triomph|triumph|laur[ée]at|sacré"
    r"|s['’]impos)"
)
_OF_LOSERS = re.compile(
    r"(?i)\b(?:perd|lost|los[et]|losing|battu|beaten|deuxième|second|troisième|third|dernier|last|dauphin|runner|pourquoi|why)"
)
_BEHIND = (
    r"deuxième|seconde?|troisième|quatrième|dauphine?s?|poursuivante?s?|finaliste malheureu(?:x|se)|battue?s?|devant"
    r"|devanc(?:e|é|ée|ant)|runners?-up|second-placed|third-placed|beat(?:ing|en)?|defeat(?:s|ed|ing)|ahead of"
)
_BY_HOW_MUCH = r"(?: (?:à|de|en|with|by|in|at) [^,.;]{1,40})?"
_LOST = re.compile(rf"(?i)\b(?:{_BEHIND}){_BY_HOW_MUCH},? (?:de )?(?:(?:le|la|l['’]|the|son|sa|his|her) ?)?(?:\w+ )?\Z")
_LOOKED_BACK = 90  # characters


def is_of_a_loser(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words stand right behind what says that somebody did not win, and the question asks who did.

    « Deuxième à quarante secondes, l’Italien Dario Benetti », "beat Ann Lee".
    """
    if not _ASKS.search(question.text) or _OF_LOSERS.search(question.text):
        return False
    start, _ = hit.sentence_at(span.start, span.end)
    before = hit.article.readable(max(start, span.start - _LOOKED_BACK), span.start).text if span.start > start else ""
    return _LOST.search(before) is not None
