"""Who got something, where a question asks who gave or sold it: « cédé à l’éleveur Jean Roy », "sold to Ann Lee".

And who sold it, where a question asks who bought: « Jean Roy a vendu le haras ».
"""

import re

from index.hit import Hit
from qa.types import Question, Span

_GIVES = (
    r"(?:vend|cèd|céd|donn|offr|offert|remi[st]|remet|prêt|confi|légu|vers|sold|sells?|gave|gives?|given|donat|hand|lent|lends?"
    r"|paid|pays?|grant)\w*"
)
_AUXILIARY = r"(?: (?:l['’]|la |le |les )?(?:a|avait|ont|had|has|have))?(?: été| been)?"
_ASKS = re.compile(rf"(?i)\b(?:qui|who){_AUXILIARY} {_GIVES}(?! (?:à|to)\b)")
_TO = r"(?:à (?:la |l['’]|un |une )?|au |aux |to (?:the |a )?)"
_GOT = re.compile(rf"(?i)\b{_GIVES}(?: [^.;:,]{{1,40}}?)? {_TO}(?:[a-zà-ÿ][\w-]* ){{0,3}}\Z")
_LOOKED_BACK = 120  # characters
_ASKS_BUYER = re.compile(
    rf"(?i)\b(?:qui|who|(?:quel(?:le)?|which|what) \w+){_AUXILIARY} "
    r"(?:achet|rachet|acqui|reç|hérit|emprunt|lou[eé]|bought|buys?\b|purchas|acquir|receiv|inherit|borrow)"
)
# « X a vendu », "X, who sold": not « X a été vendu », "X sold out".
_HAS_GIVEN = re.compile(
    r"(?i)(?:,[^,.;]{1,60},)?(?: (?:qui|who))?(?: (?:a|avait|ont|had|has|have))? "
    r"(?:vend(?:u|ait|aient)?|cédé|donné|offert|légué|prêté|sold|sells|gave|donated|lent|lends)\b"
    r"(?! (?:out|off|by|par))"
)


def is_of_the_recipient(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are those who got something, and the question asks who gave it; or the other way round."""
    start, end = hit.sentence_at(span.start, span.end)
    if _ASKS_BUYER.search(question.text):
        return _HAS_GIVEN.match(hit.article.readable(span.end, end).text) is not None
    if not _ASKS.search(question.text):
        return False
    before = hit.article.readable(max(start, span.start - _LOOKED_BACK), span.start).text if span.start > start else ""
    return _GOT.search(before) is not None
