"""Words that only qualify the thing asked for, with it: « abjects » is « attentats terroristes abjects »."""

import re

from text.accents import bare, cognate
from text.lists import LITTLE_WORDS

_IS = r"(?: (?:est|était|sont|étaient|is|was|are|were)(?: l[ae]| les| the| l['’])?)?"
_ASKS = re.compile(rf"(?i)\b(?:quel(?:le)?s?|which|what){_IS} (\w+)")
_BEFORE = re.compile(
    r"(?:(?<![\w’'-])[a-zà-ÿœ][\w-]+ (?:de |d['’])?){0,2}(?<![\w’'-])[a-zà-ÿœ][\w-]+ [«“\"]?[ \u00a0]?\Z"
)
_WORD = re.compile(r"\w[\w-]+")
_LOOKED_BACK = 60  # characters


def with_its_noun(text: str, start: int, end: int, asked: str) -> int:
    """Where French words begin with the noun asked for, if it stands right in front of them; else their start.

    Example:
        >>> text = "suite aux attentats terroristes abjects"
        >>> text[with_its_noun(text, 32, 39, "Quels attentats ont frappé Bruxelles ?") :]
        'attentats terroristes abjects'
    """
    noun = _ASKS.search(asked)
    if not noun or not text[start:end][:1].islower():
        return start
    since = max(0, start - _LOOKED_BACK)
    before = _BEFORE.search(text[since:start].replace("\n", " "))
    words = list(_WORD.finditer(before[0])) if before else []
    if not before or bare(words[-1][0]) in LITTLE_WORDS:  # « le score de deux à zéro »
        return start
    alike = (word for word in words if cognate(word[0]) == cognate(noun[1]))
    return next((since + before.start() + word.start() for word in alike), start)
