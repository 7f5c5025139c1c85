"""Who a text says somebody is: « le maire, Paul Verrier, », "Anna Wells (61), head of the library", "X is mayor"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from text.accents import fold, folded_in_place
from text.lists import LITTLE_WORDS
from text.nationalities import nationalities
from text.roles import CAPITAL_LETTER, LETTER, ROLE, marked


@dataclass(frozen=True, slots=True)
class Apposition:
    """A person's name and what he or she is said to be, `text[slice(*name)]` and `text[slice(*role)]`."""

    name: tuple[int, int]
    role: tuple[int, int]


_SPACE = r"[ \u00a0\u202f]"
_OWN = rf"(?i:(?:le|la|the|an?|une?|son|sa|its|his|her|leur|notre|our|their){_SPACE}|(?<!\w)l['’])"
# Words that no adjective before a role is: « le conseil et le maire », "the man who met the mayor".
_NO_ADJECTIVE = (
    r"(?!(?i:et|and|ou|or|de|du|des|a|au|aux|avec|pour|par|sur|of|with|for|by|to|in|on|at|est|ont|is|was|were|has|had|said"
    r"|qui|que|who|that|le|la|les|un|une|the|an|son|sa|his|her|its)\b|(?i:[ld]['’]))"
)
_HEAD = rf"(?i:(?<!\w)(?:vice-|ex-|sous-|co-)?{ROLE}(?:-\w+)?\b)"
_BEFORE = r"(?i:ancien|ancienne|former|ex|feu|nouveau|nouvelle|new|futur|future|vice|prime|chief|deputy|acting|senior)"
# « le ministre et le secrétaire d’État » are two.
_ANOTHER = rf"{_SPACE}(?:et|and){_SPACE}(?:d[eu]{_SPACE})?(?:{_OWN})(?:\w+{_SPACE})?{_HEAD}"
_MORE = rf"(?:(?={_SPACE})(?:(?!{_ANOTHER})[^,.;:!?()«»“”\"–—]){{1,120}}?)?"
# What may stand between a role and the name that follows at once: « de la justice », « belge », « adjoint ».
_PLAIN = (
    rf"(?:{_SPACE}(?:{_HEAD}|(?:(?i:de la|du|des|de|of the|of|for the|for|a la|aux?|a|pour la|pour le|pour){_SPACE}"
    r"|(?i:de l['’]|d['’]|a l['’]|pour l['’]))(?!(?i:la|les?)\b)[\w’'-]+"
    rf"|(?:et|and){_SPACE}(?:de{_SPACE})?(?:la{_SPACE}|l['’])?(?!(?:de|la|les?)\b)[a-z{LETTER}][\w’'-]+"
    r"|[a-z]+(?:ais|aise|ois|oise|ien|ienne|ain|aine|een|eenne|al|ale|el|elle|ique|if|ive|belge|suisse|russe|adjointe?"
    r"|deleguee?)\b)){0,6}"
)
_LITTLE = (LITTLE_WORDS | {"selon", "outre", "according"}) - {"will"}
_PARTICLE = rf"(?:(?:de|du|van|von|le|la|al|el|ben|bin|der|den|des){_SPACE}|d['’])"
_CAPITAL = rf"(?:[A-Z{CAPITAL_LETTER}][\w’'-]*[\w’']|(?:[A-Z]|Dr|Mr|Mrs|Ms|St)\.)"
_NO_NAME = rf"(?i:(?:{'|'.join(sorted(map(fold, _LITTLE)))})\b)"
_NAME = rf"(?<![\w’'-])(?!{_NO_NAME}|{_OWN}|{_HEAD}){_CAPITAL}(?:{_SPACE}{_PARTICLE}{{0,2}}{_CAPITAL}){{1,3}}(?<!\.)"
_AGE = rf"(?:{_SPACE}\([^()]{{1,20}}\)|,{_SPACE}(?:aged{_SPACE})?\d{{1,3}}(?:{_SPACE}ans)?(?=,))?"
_END = rf"(?={_SPACE}?[,.;:!?)»”\"–—]|\s*$|{_SPACE}(?:et|and){_SPACE}{_CAPITAL}{_SPACE}{_CAPITAL})"
_BEHIND_NAME = rf"(?={_SPACE}?[,.;:!?)»”\"–—]|\s*$|{_SPACE}(?:et|and|a|ont|est|qui|who|has|is|was|said|says)\b)"
_BEING = (
    rf"{_SPACE}(?i:est|etait|fut|devient|reste|is|was|became|remains){_SPACE}"
    rf"|{_SPACE}(?i:(?:a ete|est|has been|was|is){_SPACE}(?:nomme|elu|appointed|named|elected)e?){_SPACE}"
)
# What makes a clause of what looks like a role: « le maire a refusé ».
_VERB = re.compile(
    r"(?i)\b(?:a|ont|est|sont|avait|avaient|était|étaient|sera|va|is|are|was|were|has|have|had|will|would|said|says|qui"
    r"|que|who|that|which|il|elle|he|she|they)\b"
)
_FIRST = re.compile(
    r"(?i)\A(?:le|la|son|sa|leur)\s+premi(?:er|ère)s?\b(?!\s+(?:adjoint|ministre|président|vice))"
)  # no premier
_DETERMINER = re.compile(_OWN)
_ACCORDING = re.compile(r"(?i)(?:selon|d['’]apr[eè]s|according to|for|pour)\s+\Z")


@lru_cache(maxsize=256)
def appositions(text: str) -> tuple[Apposition, ...]:
    """Every person of a text with what he or she is said to be beside the name.

    Example:
        >>> text = "Le maire, Paul Verrier, a reçu Anne Roy (61), directrice du musée, et la préfète Ana Ruiz."
        >>> [(text[slice(*one.role)], text[slice(*one.name)]) for one in appositions(text)]
        [('Le maire', 'Paul Verrier'), ('directrice du musée', 'Anne Roy'), ('la préfète', 'Ana Ruiz')]
    """
    plain = marked(folded_in_place(text))
    found: dict[tuple[int, int], Apposition] = {}
    for pattern in _patterns(shouted=text.isupper()):
        for match in pattern.finditer(plain):
            one = Apposition(match.span("name"), match.span("role"))
            if _is_role(text, one) and not any(one.role[0] < end and start < one.role[1] for start, end in found):
                found[one.role] = one
    return tuple(sorted(found.values(), key=lambda one: min(one.role, one.name)))


@cache
def _patterns(*, shouted: bool) -> tuple[re.Pattern[str], ...]:
    """In the order of their certainty: in « X, maire, Y » the bare role is X's, in « X, le maire, Y » it is Y's.

    In capitals throughout, only marks tell where a name begins and ends.
    """
    adjectives = rf"{_OWN}(?:{_NO_ADJECTIVE}[\w’'.-]+{_SPACE}){{0,3}}?"
    before = _BEFORE if shouted else rf"(?:{_BEFORE}|{_NO_ADJECTIVE}[A-Z{CAPITAL_LETTER}][\w’'-]+)"
    role = rf"(?P<role>(?:{adjectives}|(?:{before}{_SPACE}){{0,3}}?){_HEAD}{{}})"
    name = rf"(?P<name>{_NAME})"
    bare, behind = role.replace(adjectives, "(?!)"), rf"{name}{_AGE}(?:,{_SPACE}|{_SPACE}[–—-]{_SPACE}|{_SPACE}\()"
    patterns = [
        rf"{behind}{bare.replace('{}', _MORE)}{_END}",
        rf"{role.replace('{}', _PLAIN)}{_SPACE}{name}",
        rf"{role.replace('{}', _MORE)},{_SPACE}{name}{_BEHIND_NAME}",
        rf"{behind}{role.replace('{}', _MORE)}{_END}",
        rf"{name}(?:{_BEING}){role.replace('{}', _MORE)}(?={_SPACE}(?:et|and|depuis|since)\b|[,.;:!?]|\s*$)",
    ]
    return tuple(re.compile(pattern) for pattern in patterns if not (shouted and pattern == patterns[1]))


def _is_role(text: str, one: Apposition) -> bool:
    if _FIRST.match(text[slice(*one.role)]):
        return False
    role = _DETERMINER.sub("", text[slice(*one.role)], count=1)
    last = role.split()[-1]
    of_a_nation = last[0].isupper() and not text.isupper() and bool(nationalities(last)) and one.role[1] < one.name[0]
    asserted = one.name[1] < one.role[0] and _ACCORDING.search(text, 0, one.name[0]) and _has_determiner(text, one)
    return not (_VERB.search(role) or of_a_nation or asserted)


def _has_determiner(text: str, one: Apposition) -> bool:
    return _DETERMINER.match(text, one.role[0]) is not None
