"""What kind of answer a question expects (a person, a date, a number…), and whether some words are of it."""

import re
from functools import lru_cache
from typing import Literal

from qa.types import Question
from text.accents import CAPITALS
from text.calendar import WEEKDAY, months_in
from text.lists import any_of
from text.nationalities import nations

Kind = Literal["person", "date", "age", "duration", "number", "place", "reason", "any"]
Form = Literal["words", "sentence", "list"]

OF_NO_PERSON: frozenset[Kind] = frozenset({"date", "age", "duration", "number"})
CERTAIN: frozenset[Kind] = frozenset({"age"})  # told by words that are known: words without them are no answer at all

_ASKS: tuple[tuple[Kind, str], ...] = (
    ("age", r"\b(quel(?:le)? (?:âge|age)|how old|what age)\b"),
    ("duration", r"\b(combien de temps|how long(?! (?:is|was|are|were) (?:the|a|an|this|that)\b))\b"),
    (
        "number",
        r"\b(combien|quel(?:le)? (?:montant|nombre|somme|prix|pourcentage|part|taux|longueur"
        r"|hauteur|distance)|how (?:many|much|far|tall|large|big|often)|what (?:percentage|number"
        r"|amount|share|proportion|price|sum)|à quel(?:le)? (?:prix|hauteur))\b",
    ),
    (
        "date",
        r"\b(quand|when|depuis quand|quel(?:le)? (?:jour|date|année|annee|mois|heure)|(?:what|which) (?:day"
        r"|date|year|month|time))\b",
    ),
    ("reason", r"\b(pourquoi|why|pour quelle raison|how come|what reason|dans quel but)\b"),
    (
        "person",
        r"(^|\b(?:à|a|de|par|avec|pour|chez|to|by|with|from|for|and|et)\s)(qui|who|whom|whose)\b|^(who|qui)\b"
        r"|\b(quel(?:le)?s? (?:ministre|personne|responsable|dirigeant|homme|femme|avocat|maire)"
        r"|(?:which|what) (?:minister|person|official|man|woman|lawyer|mayor)|nom d[ue]|name of)\b",
    ),
    (
        "place",
        r"^(où|ou|where)\b|\b(d['’]où|dans quel(?:le)?s? (?:ville|pays|région|lieu|endroit|quartier)s?"
        r"|(?:which|what) (?:city|town|country|place|region)|from where|quel(?:le)? (?:ville|pays))\b",
    ),
)
_NUMBER_WORDS = any_of("number_words")
_DATE = re.compile(
    rf"\b(?:{WEEKDAY}"
    r"|hier|demain|yesterday|tomorrow|today|aujourd|(?:1[5-9]|20)\d\d|\d{1,2}\s?h(?:\s?\d\d)?"
    r"|\d{1,2}:\d\d|semaine|week|mois|month|année|year|\d+ ans?"
    r"|(?:(?<!\bété )l['’]|d['’]|cet |en |un |chaque )été|hiver|automne|printemps|summer|winter|spring)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})s?\b", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:ans|mois|months?|years?|aged|age (?:of )?\d|\w+agénaires?|trentenaires?|âgée?s?|(?:man|woman) of)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:secondes?|minutes?|heures?|jours?|journées?|semaines?|mois|ans?|années?|décennies?|siècles?|nuits?|depuis"
    r"|seconds?|hours?|days?|weeks?|months?|years?|decades?|century|centuries|nights?|since|until|jusqu\w*|h)\b",
    re.IGNORECASE,
)
_NAME = re.compile(rf"\b[{CAPITALS}][\w’'-]+")
_REASON = re.compile(
    r"\b(?:car|parce qu|en raison|afin|pour|suite|grâce|à cause|because|due to|since|so that|in order|after|to)\b",
    re.IGNORECASE,
)

_SENTENCE = re.compile(
    r"^(?:et |mais |and |but )?(?:est-ce qu"  # yes or no
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must)\b)"
    r"|\b(?:pourquoi|why|how come|pour quelle raison|dans quel but)\b"
    r"|\bcomment\b(?! (?:s['’ ]|se |t['’ ])?(?:appel|nomm))"
    r"|\bhow\b(?! (?:many|much|long|old|far|tall|large|big|often|is .* called|come))",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"\b\w+-(?:t-)?(?:il|elle|ils|elles|on|ce)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:qui|que|quoi|quels?|quelles?|o[ùu]|quand|comment|pourquoi|combien|lequel|laquelle|lesquels|lesquelles)\b"
    r"|\bqu['’]",
    re.IGNORECASE,
)
# Ends in s and is no plural.
_SINGULAR = r"(?:is|was|has|does|this|his|its|news|series|politics|economics|physics|mathematics|gas|\w+[iu]s)\b"
_AUXILIARY = r"(?:are|were|is|was|do|does|did|have|has|had|will|would|can|could|(?-i:may)|might|must|shall|should)\b"
# Behind "what" a word in s is a plural where a finite verb follows: "What measures did he take?", "What kinds of boats
# came?"; otherwise it is the verb itself: "What causes the floods?", "What happens on 4 May?".
_FINITE = (
    rf"(?: (?:of|in|from|for|at|on) (?:the )?\w+)? (?:{_AUXILIARY}|(?:\w+ed|came|went|took|made|gave|won|lost|left|met"
    r"|became|began|fell|rose|held|led|said|spoke|built|bought|brought|sent|sold)\b)"
)
_BETWEEN = rf"(?:(?!{_AUXILIARY}|\w+s\b)\w+ )?"  # an adjective, no verb
_PLURAL = rf"{_BETWEEN}(?!{_SINGULAR})(?-i:[a-z]\w\w+|[A-Z]{{3,}})(?<!s)s\b"
_LIST = re.compile(
    r"\b(?:quels|quelles|lesquels|lesquelles|qui sont|who (?:are|were|all))\b"
    r"|^(?:citez|énumérez|enumerez|nommez|list|name)\b"
    rf"|\bwhich {_PLURAL}|\bwhat {_PLURAL}(?:[ ?]*$|{_FINITE})"
    rf"|\b(?:which|what) {_BETWEEN}(?:people|men|women|children)\b(?!['’])",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # of a question it is asked for each of its candidates
def form_asked(question: Question) -> Form:
    """Whether a question asks for a few words, for a sentence (why, how, yes or no) or for every item of a list.

    Example:
        >>> [form_asked(Question(q, "en")) for q in ("Who signed?", "Did he sign?", "Which countries signed?")]
        ['words', 'sentence', 'list']
    """
    words = question.text
    if _SENTENCE.search(words) or (_INVERTED.search(words) and not _ASKING.search(words)):
        return "sentence"
    return "list" if _LIST.search(words) else "words"


@lru_cache(maxsize=64)
def expected_kind(question: str) -> Kind:
    """The kind of answer that a question's words ask for.

    Example:
        >>> expected_kind("Combien de temps ?"), expected_kind("Who signed?"), expected_kind("Que dit-il ?")
        ('duration', 'person', 'any')
    """
    return next((kind for kind, asks in _ASKS if re.search(asks, question, re.IGNORECASE)), "any")


def kind_asked(question: Question) -> Kind:
    """The kind that a question asks for, or, when its own words do not say, the one that it follows up."""
    own = expected_kind(question.text)
    return expected_kind(question.context) if own == "any" and question.context else own


def is_of_kind(words: str, kind: Kind) -> bool:
    """Whether words can be an answer of that kind; any words can be one of kind "any"."""
    match kind:
        case "person" | "place":
            return any(kind == "place" or not nations(name) for name in _NAME.findall(words))
        case "date":
            return _DATE.search(words) is not None or bool(months_in(words))
        case "age":
            return _AGE.search(words) is not None and not months_in(words)
        case "duration":
            return _TIME.search(words) is not None
        case "number":
            return _NUMBER.search(words) is not None and not months_in(words)
        case "reason":
            return _REASON.search(words) is not None or len(words.split()) > 5
        case "any":
            return True
