"""What a sentence denies, and where its clauses end: « X n'a pas signé », "refused to pay", "gave up building"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from text.accents import CAPITALS
from text.analyzer import term, words
from text.language import Language
from text.lists import LITTLE_WORDS, word_list

_BUT = r"mais|but|tandis que|alors que|while|whereas"
BOUND = re.compile(rf"(?i)[;:—–]|,? (?:{_BUT})\b")
# "not only", "not more than", « pas avant » deny nothing of what follows.
_NO_DENIAL = (
    r"(?! (?:(?:seulement|uniquement|que|plus|moins|avant|only|just|merely|having|more|less|fewer|until|before)\b"
    r"|qu['’]))"
)
# Who plans, intends or is asked to do something, and does not.
_PLAN = r"(?:(?:its|their|his|her|the|a|all|any) )?(?:plans?|ideas?|bids?|attempts?|proposals?|hopes?)"
_PROJET = r"(?:(?:l['’]|(?:le|son|leur|ses|leurs|tout) )(?:idée|projets?|intention|plans?))"
_DENIAL: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(
        # « n'a que plus de raisons »: with « que » nothing is denied.
        r"(?i)(?<!\w)(?:(?:ne |n['’])(?P<verb>(?:(?!que\b|qu['’])[\w’'-]+ ){1,4}?)"
        r"(?:pas|plus|jamais|guère|nullement|ni|aucune?)\b"
        r"|(?:(?:a|ont|avait|avaient) (?:décidé|choisi|promis|préféré) de )?ne (?:pas|plus|jamais)\b"
        r"|(?:(?:a|ont|avait|avaient) (?:refusé|omis|oublié|négligé|exclu)|refusent?|refusait|exclut) (?:de |d['’])"
        r"|(?:(?:a|ont|avait|avaient|y) )?(?:renoncé|renoncent?|renonçait|renoncera|renonceront) (?:à |au )"
        rf"|(?:(?:a|ont|avait|avaient) )?(?:abandonn\w+|enterr\w+) {_PROJET} (?:de |d['’])"
        rf"|(?:dément|démentent|nie|nient|(?:a|ont) (?:démenti|nié)) (?:avoir |être )){_NO_DENIAL}"
    ),
    "en": re.compile(
        r"(?i)\b(?P<verb>)"
        r"(?:(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can|should)(?: not\b|n['’]t\b)"
        r"|cannot\b|(?:(?:has|have|had|was|were|is|are|will|would) )?(?:never|no longer)\b"
        r"|(?:(?:has|have|had) )?(?:failed|refused|declined|neglected|forgot|(?:decided|chose|opted|vowed) not) to\b"
        rf"|(?:(?:has|have|had) )?(?:abandoned|scrapped|dropped|shelved|cancelled|g[ai]ven? up) {_PLAN} (?:to|of|for)\b"
        rf"|(?:(?:has|have|had) )?(?:rul(?:ed|es|ing) out|den(?:y|ies|ied))(?: having\b|(?= \w+ing\b))){_NO_DENIAL}"
    ),
}
# Where what is denied ends.
_END = re.compile(
    rf"(?i)[,;:.!?()»”\"—–]| (?:{_BUT}|et|and|qui|que|that|who|which|depuis|since|for|pour|parce|car|because|if|si|when"
    r"|quand|lorsque|until|till|avant|before|except|sauf|hormis|more|less|fewer|plus|moins)\b| qu['’]| jusqu"
)
# "the mayor, Ann Lee,": of what is denied, too.
_NAME_BESIDE = re.compile(rf"(?<=[a-zà-ÿ]), [{CAPITALS}][\w’'-]+(?: [{CAPITALS}][\w’'-]+)+(?=[,.;:)])")
PRESENT = dict(pair.split(":") for pair in word_list("irregular_verbs"))
LITTLE = LITTLE_WORDS | {"a", "encore", "toujours", "yet", "even"}


@dataclass(frozen=True, slots=True)
class Denial:
    """What a sentence denies.

    Attributes:
        start: where the negation begins.
        behind: where it ends: what follows is denied.
        end: of what is denied.
        verb: the term of what is not done; empty where nothing but being is denied.
    """

    start: int
    behind: int
    end: int
    verb: str


@lru_cache(maxsize=256)  # a sentence is asked about for each of its candidates
def denials(sentence: str, language: Language) -> tuple[Denial, ...]:
    """What a sentence denies, in order.

    Example:
        >>> [denial.verb for denial in denials("Il n’a pas signé, et ne paiera jamais.", "fr")]
        ['sign', 'pai']
    """
    found = []
    for match in _DENIAL[language].finditer(sentence):
        end = _END.search(sentence, match.end())
        last = end.start() if end else len(sentence)
        if beside := _NAME_BESIDE.match(sentence, last):
            last = beside.end()
        told = [*content(match["verb"] or "", language), *content(sentence[match.end() : last], language), ""]
        found.append(Denial(match.start(), match.end(), last, told[0]))
    return tuple(found)


def content(text: str, language: Language) -> list[str]:
    """The terms of a text, its verbs in the present, little words aside."""
    return [term(PRESENT.get(word, word), language) for word in words(text, language) if word not in LITTLE]


def clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around some words begins and ends, as far as « mais » and marks tell."""
    bounds = list(BOUND.finditer(sentence))
    since = max((bound.end() for bound in bounds if bound.end() <= start), default=0)
    return since, min((bound.start() for bound in bounds if bound.start() >= end), default=len(sentence))
