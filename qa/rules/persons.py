"""Persons where a thing is asked for: « Quelle langue parle l’ambassadeur ? » is not answered by a colleague."""

import re

from index.hit import Hit
from qa.offices import appositions_of
from qa.persons import is_person
from qa.types import Question, Span
from text.roles import roles

# Things that are not called by a person's name, as streets, prizes, films and firms are.
_ASKS = re.compile(
    r"(?i)^(?:\w+ )?(?:quel(?:le)?|which|what) "
    r"(?:langue|language|ville|city|town|village|h[ôo]tel|club|parti|party|pays|country"
    r"|r[ée]gion|voiture|car|train|avion|plane|plat|dish|sport|couleur|colou?r|date|jour|day|ann[ée]e|year|mois|month|heure|time"
    r"|montant|amount|maladie|disease|illness|arme|weapon|animal|taille|size|[âa]ge|probl[èe]me?|raison|reason|moyen|means"
    r"|mat[ée]ri(?:au|al|el)|technolog(?:ie|y)|instrument|religion|sujet|topic|somme|sum|nombre|number)\b"
)
_DETERMINER = re.compile(r"(?:l[ea] |the |une? |an? |l['’])")
_OF = re.compile(r"(?i) (?:d[eu]|des|of) | d['’]|['’]s ")  # « Chef de cabinet »; « Le Président » may be a hotel
# What a person may be, or go by; an office is none of these by itself, see `text.roles`.
_OF_PERSONS = re.compile(
    r"(?i)(?:nom|name|prénom|person|homme|man|men|femme|woman|women|people|gens|fig|invit|guest|auteur|auth|victim|témoin"
    r"|witness|suspect|membre|member|enfant|child|fils|fille|son|daughter|frère|sœur|brother|sister|père|mère|father|mother"
    r"|épou|mari|wife|husband|parent|héro|hero|star|idole|idol|ami|friend|rival|advers|oppos|vainqueur|winner|gagnant|perdant"
    r"|coll[eè]gue|colleague|succes|prédéc|predec|group|team|équipe|duo|trio|paire|pair|couple|famil|liste?|personnage"
    r"|character|is|was|are|were|est|était|sont|do|does|did|sort|kind|type|genre|sorte|autre|other|same|même"
    r"|poste|post|fonction|function|titre|title|job|position|métier|profession|occupation|r[ôo]le|office|grade|rank|statut)"
)


def is_person_for_a_thing(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a question asks for a thing, and the words are but an office, or a name beside which one is told."""
    if not _ASKS.match(question.text):
        return False
    words = hit.article.readable(span.start, span.end).text
    if is_person(words):
        return any(True for _ in appositions_of(words, hit.article.text))
    first = _DETERMINER.sub("", words).partition(" ")[0]
    return bool(roles(first)) and (words[:1].islower() or _OF.search(words) is not None)
