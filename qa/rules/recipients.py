"""Who got something, where a question asks who gave or sold it: « cédé à l’éleveur Jean Roy », "sold to Ann Lee"."""

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


def is_of_the_recipient(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are those to whom something was given or sold, and the question asks who did that."""
    if not _ASKS.search(question.text):
        return False
    start, _ = hit.sentence_at(span.start, span.end)
    before = hit.article.readable(max(start, span.start - _LOOKED_BACK), span.start).text if span.start > start else ""
    return _GOT.search(before) is not None
