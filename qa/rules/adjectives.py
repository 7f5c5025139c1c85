"""A French adjective behind its noun, by itself: « abjects » of « attentats abjects » is nobody and no group."""

import re

from index.hit import Hit
from qa.types import Question, Span
from text.accents import bare
from text.calendar import MONTH, WEEKDAY
from text.lists import LITTLE_WORDS, any_of
from text.nationalities import nations

_ASKS = re.compile(
    r"(?i)^(?:\w+ )?(?:qui|who|whom|quel(?:le)?s? (?!est\b|sont\b|était)|which|what (?!is\b|are\b|was\b|were\b))"
)
_NO_ADJECTIVE = re.compile(rf"(?:{any_of('number_words')})s?|{WEEKDAY}|{MONTH}|hier|demain")
# What an adjective may be: "What colour is it?", « Quelle langue parlent-ils ? »
_QUALITY = re.compile(
    r"(?i)\b(?:couleur|colou?r|teinte|langue|language|religion|nationalité|nationality|origine?|type|sorte|genre|kind|sort|style"
    r"|forme|shape|adjecti|mot|word|état|state|qualité|quality|taille|size|météo|weather|humeur|mood"
    r"|profession|métier|statut|situation|résultat|verdict|réaction|niveau|titre|diplôme)"
)
_WORD = re.compile(r"[a-zà-ÿœ]{3,}")
_DETERMINER = r"(?:(?:des|les|ces|ses|leurs|aux|un|une|le|la|du|au|ce|cette|son|sa) |l['’])"
_NOUN_BEFORE = re.compile(rf"(?i)(?<![\w’'-]){_DETERMINER}(?:[a-zà-ÿœ]+ )?([a-zà-ÿœ]{{4,}}) \Z")
_LOOKED_BACK = 40  # characters


def is_but_an_adjective(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are one French word that agrees with the noun in front of it, and the question asks for none."""
    text = hit.article.text
    word = text[span.start : span.end]
    if (
        hit.article.language != "fr"
        or not _WORD.fullmatch(word)
        or word in LITTLE_WORDS
        or nations(word)
        or _NO_ADJECTIVE.fullmatch(word)
    ):
        return False
    if not _ASKS.match(question.text) or _QUALITY.search(question.text):
        return False
    noun = _NOUN_BEFORE.search(text[max(0, span.start - _LOOKED_BACK) : span.start].replace("\u00a0", " "))
    return noun is not None and bare(noun[1]) not in LITTLE_WORDS and noun[1].endswith("s") == word.endswith("s")
