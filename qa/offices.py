"""Whether two names are one person's, and two roles one office, as far as their words tell."""

import re
from collections.abc import Iterator
from itertools import islice

from qa.appositions import Apposition, appositions
from qa.spans import overlapping
from text.accents import CAPITALS, bare
from text.lists import LITTLE_WORDS
from text.nationalities import nations
from text.roles import roles

_ABROAD = re.compile(r"(?i)\b(?:en|in|au|aux|à|at|to|auprès|chez)\b.*")  # « ambassadeur de Belgique en France »
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(rf"\b[{CAPITALS}]\w*[a-zà-ÿ]\w*")
# Offices of a town, a country or a ministry, which go by one name; a club has several: Denver's, the Broncos' coach.
_OF_A_PLACE = roles(
    "ministre maire bourgmestre préfet gouverneur ambassadeur consul roi reine prince procureur évêque sénateur"
)
_MENTIONS = 50  # of a name that are looked at
_AROUND = 200  # characters on each side of a name in which a role is looked for


def same_name(asked: str, name: str) -> bool:
    """Whether a name is the one asked after, in full or in part.

    Example:
        >>> same_name("jan jambon", "Jan Jambon"), same_name("Jambon", "Jan Jambon"), same_name("Luc Roy", "Ana Roy")
        (True, True, False)
    """
    one, other = plain_words(asked), plain_words(name)
    return bool(one) and (set(one) <= set(other) or (set(other) <= set(one) and one[-1] == other[-1]))


def appositions_of(name: str, article: str) -> Iterator[tuple[str, Apposition]]:
    """What an article says beside a person's name, each with the text that it stands in."""
    for match in islice(re.finditer(rf"(?i)\b{re.escape(name.split()[-1])}\b", article), _MENTIONS):
        since = max(0, match.start() - _AROUND)
        text = article[since : match.end() + _AROUND].replace("\n", " ")
        for one in appositions(text):
            here = overlapping(one.name, [(match.start() - since, match.end() - since)])
            if here and _is_person(name, text[slice(*one.name)]):
                yield text, one


def _is_person(name: str, other: str) -> bool:
    """Whether a name is one's, in full or in part, or as another spells it: Jan and Jean."""
    one, another = plain_words(name), plain_words(other)
    return same_name(name, other) or (one[-1] == another[-1] and one[0][0] == another[0][0])


def is_same_office(office: str, role: str) -> bool:
    """Whether a role is an office in other words, none of those that tell it from others missing.

    Example:
        >>> is_same_office("le ministre de la justice", "le ministre belge de la Justice")
        True
        >>> is_same_office("le ministre de la justice", "le ministre de l’Intérieur")
        False
    """
    alike = bool(roles(office) & roles(role)) and not is_elsewhere(office, role, same_language=True)
    return alike and domain_of(office) <= set(plain_words(role))


def domain_of(office: str) -> set[str]:
    """The words of an office that tell what it is over."""
    return {word for word in plain_words(office) if word not in LITTLE_WORDS and not (roles(word) or nations(word))}


def is_elsewhere(office: str, role: str, *, same_language: bool) -> bool:
    """Whether office and role are each of a place, a house or a nation, and of none in common."""
    here, there = nations_at_home(office), nations_at_home(role)
    if here and there:
        return here.isdisjoint(there)
    if not same_language or not _OF_A_PLACE & roles(office) & roles(role):
        return False
    names, others = _names(office), _names(role)
    return bool(names and others) and names.isdisjoint(others)


def nations_at_home(role: str) -> frozenset[str]:
    """The nations that a role is of, not those that it is held in."""
    return nations(_ABROAD.sub("", role))


def _names(office: str) -> set[str]:
    """What is written with a capital letter, plain, without roles, nations and what is in capitals throughout."""
    words = {m[0] for m in _CAPITAL.finditer(office)}
    return {bare(w) for w in words if not (roles(w) or nations(w) or w.lower() in LITTLE_WORDS)}


def plain_words(text: str) -> list[str]:
    """The words of a name or a role, without case and accents."""
    return _WORD.findall(bare(text))
