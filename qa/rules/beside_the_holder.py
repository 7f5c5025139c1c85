"""Who is told to be beside the holder of the office that a question asks about, and so does not hold it.

"Luc Roy met the mayor", « Le maire a reçu Luc Roy »: whoever the mayor is, it is not Luc Roy.
"""

import re

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.holders import Asked, asked_of
from qa.extraction.offices import is_elsewhere, ranks
from qa.reading.spans import overlapping
from qa.types import Question, Span
from text.accents import folded_in_place
from text.nationalities import nations
from text.roles import ROLE, marked

_ROLE = rf"(?:[\w-]+ ){{0,2}}?(?:\w+-)?{ROLE}\b"  # in a marked text
_HOLDER = re.compile(
    # « avec le maire », "by the mayor", « du maire »
    rf"(?:\b(?:avec|par|entre|contre|chez|a|de|pour|with|by|to|from|against) (?:l'|(?:le|la|the) )|\b(?:du|au) ){_ROLE}"
    # « le maire de Lignac a reçu », "the mayor was accompanied by"; not « le maire a été remplacé par »
    rf"|(?:(?<!\w)l'|\b(?:le|la|the) ){_ROLE}(?: [\w'-]+){{0,6}}? (?:a|avait|etait|has|had|was|has been|a ete)?"
    r" ?\b(?:accompagn|accompan|escort|recu|receiv|rencontr|met|invit|salu|greet|welcom|remerci|thank)"
)
# Who comes into office is told beside whoever left it.
_COMES_INTO_OFFICE = re.compile(
    r"(?i)\b(?:succ[eéè]d|remplac|rel[eè]ve|devien|nomm[eé]|[eé]lue?s?\b|succe|replac|t(?:ook|akes?) over|became"
    r"|becom|appointed|named|elected)"
)
_PLAIN = str.maketrans("’\u00a0\u202f\n", "'   ")
_MARK = re.compile(r"[,;:.!?()«»“”\"]")


def is_beside_the_holder(question: Question, hit: Hit, span: Span) -> bool:
    """Whether the sentence of some words tells of the holder of the office asked about as of somebody else."""
    asked = asked_of(question)
    if not asked or not asked.office or asked.acting:
        return False
    read = hit.article.readable(*hit.sentence_at(span.start, span.end))
    sentence = read.text.translate(_PLAIN)
    if _COMES_INTO_OFFICE.search(sentence):
        return False
    words, roles_told = (span.start, span.end), [one.role for one in appositions(sentence)]
    same_language = hit.article.language == question.language
    return any(
        not overlapping(match.span(), roles_told)
        and not overlapping(read.original(*match.span()), [words])
        and _may_be(asked, _MARK.split(sentence[match.start() :], maxsplit=1)[0], same_language=same_language)
        for match in _HOLDER.finditer(marked(folded_in_place(sentence).lower()))
    )


def _may_be(asked: Asked, office: str, *, same_language: bool) -> bool:
    """Whether an office may be the one asked about."""
    of_both = nations(asked.office), nations(office)
    if ranks(asked.office, past=asked.past).isdisjoint(ranks(office, past=asked.past)):
        return False
    return not (all(of_both) and of_both[0].isdisjoint(of_both[1])) and not is_elsewhere(
        asked.office, office, same_language=same_language
    )
