"""What somebody is suspected or accused of having done, where a question asks who did it."""

import re

from index.hit import Hit
from qa.questions.answer_type import kind_asked
from qa.types import Question, Span
from text.accents import bare

_SUSPECTS = r"(?:soupçonn|suspect|accus|reproch|imput|alleg|mises? en (?:examen|cause)|inculp|blam)\w*"
_ASKS_SO = re.compile(
    rf"(?i)\b(?:{_SUSPECTS}|aurai(?:t|ent)|présum\w+|poursuivi\w*|jugée?s?|procès|trial|court|plainte|selon|according"
    r"|d['’]après|claim\w*|said|says?|dit|dénonc\w*|arrêt\w+|arrest\w*|charged|think\w*|believ\w+|pens\w+|croi\w+|criti\w+"
    r"|investig\w+|enquêt\w*)\b"
)
# « soupçonne X, un voisin, d’avoir mis », "accused of taking", « aurait mis »
_TOLD_SO = re.compile(
    rf"(?i)\b{_SUSPECTS}\b[^.;:]{{0,80}}?(?:\bd['’](?:avoir|être)\b|\bde \w+[eiî]re?\b|\b(?:of|to have)\b)"
    r"|\b(?:police|detectives|prosecutors|investigators)\b[^.;:,]{0,30} believes? that\b"
    r"|\baurai(?:t|ent) (?:été )?(?=[\w’'-]+(?:é|i|u|is|it)e?s?\b)"
)
_CERTAIN = re.compile(
    r"(?i)\b(?:condamn|convict|guilty|coupable|avou|aveu|confess|admit|admis|reconnu|plead|found\b|établi|prouv|prov(?:ed|en)"
    r"|acquitt|relax|sentenc|jail|prison|écop|purg)"
)
_CLAUSE_ENDS = re.compile(r"[,.;:](?!\d)| (?:mais|but|et|and) ")
_BEGINNING = 4  # letters
_MOST = 0.6  # of a question's words in a sentence that stand in what is suspected


def is_but_suspected(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a question asks who did something, and a sentence tells no more than that somebody is suspected of it."""
    if kind_asked(question) != "person" or _ASKS_SO.search(question.text):
        return False
    start, end = hit.sentence_at(span.start, span.end)
    sentence = hit.article.readable(start, end).text
    suspicion = _TOLD_SO.search(sentence)
    if not suspicion or _CERTAIN.search(sentence):
        return False
    ends = _CLAUSE_ENDS.search(sentence, suspicion.end())
    asked = _beginnings(question.query)
    told = asked & _beginnings(sentence)
    suspected = asked & _beginnings(sentence[suspicion.end() : ends.start() if ends else None])
    return bool(told) and len(suspected) >= _MOST * len(told)


def _beginnings(text: str) -> set[str]:
    """How the longer words of a text begin, alike in both languages: festival, comité and committee."""
    return {word[:_BEGINNING] for word in re.findall(r"\w+", bare(text)) if len(word) >= _BEGINNING}
