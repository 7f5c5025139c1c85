"""Whether two names are one person's, and two roles one office, as far as their words tell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from qa.extraction.appositions import Apposition, appositions
from qa.reading.spans import overlapping
from text.accents import CAPITALS, bare, folded_in_place
from text.lists import LITTLE_WORDS, word_list
from text.nationalities import nations
from text.roles import roles

_ABROAD = re.compile(r"(?i)\b(?:en|in|au|aux|à|at|to|auprès|chez)\b.*")  # « ambassadeur de Belgique en France »
# What an office is of: "minister of Justice", « chef de cabinet du maire », "the mayor's spokesman".
_OF = re.compile(r"(?i) (?:of|for|in|at|to|de|du|des|à|a|au|aux|en|pour|chargée?)\b| d['’]|,")
_OWNER = re.compile(r"(?i).*['’]s ")
_POSSESSIVE = re.compile(r"(?<=\w)['’](?:s\b)?")  # "Belgium's prime minister"
_WORD = re.compile(r"\w+")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1(?=\w\w)")  # not of Jeanne and Anna, whom Jean and Ana are not
_CAPITAL = re.compile(rf"\b[{CAPITALS}]\w*[a-zà-ÿ]\w*")
# Offices of a town, a country or a ministry, which go by one name; a club has several: Denver's, the Broncos' coach.
OF_A_PLACE = roles(
    "ministre maire bourgmestre préfet gouverneur ambassadeur consul roi reine prince procureur évêque sénateur"
)
_TITLE = re.compile(r"(?:M|MM|Mme|Mlle|Mrs?|Ms|Dr|Me|Monsieur|Madame|Sir|Lord|Lady|Dame)\.?", re.IGNORECASE)
_TITLE_BEFORE = re.compile(rf"\A{_TITLE.pattern}[ \u00a0\u202f](?=\w)", re.IGNORECASE)
_NO_NAMES = LITTLE_WORDS | word_list("interrogative.fr") | word_list("interrogative.en")
_BEFORE_OTHERS = frozenset({"le", "la", "les", "the", "in", "en", "since", "depuis"})  # « la France », "in May"
_SIDE = re.compile(r"(?i)\bc[ôo]té (\w+)[^.;]{0,60}\Z|\bon the (\w+) side[^.;]{0,60}\Z")  # « du côté belge, »
_ABBREVIATION = re.compile(rf"(?<![\w-])[{CAPITALS}]{{2,}}(?![\w-])")
_PRIME = frozenset({"premier", "premiere", "prime", "first"})  # of a minister
_UNDER = frozenset({"vice", "sous", "deputy", "assistant"})
_ADJOINT = frozenset({"adjoint", "adjointe"})
_FORMER = frozenset({"ancien", "ancienne", "ex", "former"})
_AND = frozenset({"et", "and"})
# Of these one is no role beside another: « Premier ministre », "director general".
_NO_ROLE_BESIDE_ANOTHER = frozenset({"premier", "premiere", "general", "generale"})
_NEAR = 3  # words around a role in which its rank is told
_MENTIONS = 50  # of a name that are looked at
_AROUND = 200  # characters on each side of a name in which a role is looked for


def same_name(asked: str, name: str) -> bool:
    """Whether a name is the one asked after, in full or in part; a first name may have a consonant once or twice.

    Example:
        >>> same_name("jan jambon", "Jan Jambon"), same_name("Jambon", "Jan Jambon"), same_name("Luc Roy", "Ana Roy")
        (True, True, False)
        >>> same_name("Mohamed Hassad", "Mohammed Hassad"), same_name("Michelle Roy", "Michel Roy")
        (True, False)
        >>> same_name("John Ros", "John Ross"), same_name("Anna Roy", "Ana Roy"), same_name("Ana Roy", "Mrs Roy")
        (False, False, True)
    """
    one, other = _with_single_consonants(asked), _with_single_consonants(name)
    return bool(one) and (set(one) <= set(other) or (set(other) <= set(one) and one[-1] == other[-1]))


def without_title(name: str) -> str:
    """A name without « Mme », "Mr" or "Dr" in front."""
    return _TITLE_BEFORE.sub("", name)


def _with_single_consonants(name: str) -> list[str]:
    """The words of a name without a title, a first name's as Mohamed has them for Mohammed."""
    words = plain_words(without_title(name))
    return [*(_DOUBLED.sub(r"\1", word) for word in words[:-1]), *words[-1:]]


def name_in(question: str, name: str) -> str:
    """The words of a question that are a name, in full or from its second word on; another first name is another's.

    Example:
        >>> name_in("Qu'a dit koen geens ?", "Koen Geens"), name_in("What did Geens say?", "Koen Geens")
        ('koen geens', 'Geens')
        >>> name_in("Qu'a dit Luc Geens ?", "Koen Geens"), name_in("What happened in May 2016?", "Theresa May")
        ('', '')
        >>> name_in("Quand Geens est-il parti ?", "Koen Geens"), name_in("Que dit Mme Roy ?", "Ana Roy")
        ('Geens', 'Roy')
    """
    plain, words = folded_in_place(question), folded_in_place(name).split()
    for first in range(len(words)):
        match = re.search(rf"(?i)(?<![\w-]){'[ -]'.join(map(re.escape, words[first:]))}(?![\w-])", plain)
        if match:
            own = question[slice(*match.span())]
            return own if not first or _is_alone(question, match.start()) else ""
    return ""


def _is_alone(question: str, place: int) -> bool:
    """Whether a family name stands at a place, without another first name, and is no month and no country."""
    before = question[:place].split()[-1:]
    if not before:
        return True
    word = bare(before[0])
    is_title = _TITLE.fullmatch(before[0]) is not None
    is_first_name = before[0][0].isupper() and not is_title and word not in _NO_NAMES and "'" not in before[0]
    is_capital = question[place].isupper() or question.islower()
    return is_capital and not is_first_name and word not in _BEFORE_OTHERS


def appositions_of(name: str, article: str) -> Iterator[tuple[str, Apposition]]:
    """What an article says beside a person's name, each with the text that it stands in."""
    for match in islice(re.finditer(rf"(?i)\b{re.escape(name.split()[-1])}\b", article), _MENTIONS):
        since = max(0, match.start() - _AROUND)
        text = article[since : match.end() + _AROUND].replace("\n", " ")
        for one in appositions(text):
            here = overlapping(one.name, [(match.start() - since, match.end() - since)])
            if here and is_one_person(name, text[slice(*one.name)]):
                yield text, one


def is_one_person(name: str, other: str) -> bool:
    """Whether a name is one's, in full or in part, or as another spells it: Jan and Jean."""
    one, another = plain_words(name), plain_words(other)
    return same_name(name, other) or (one[-1] == another[-1] and one[0][0] == another[0][0])


@dataclass(frozen=True, slots=True)
class Rank:
    """A role, and what makes another office of it: a prime, a deputy or a former minister."""

    role: str
    prime: bool = False
    under: bool = False
    former: bool = False


def ranks(office: str, *, past: bool = False) -> frozenset[Rank]:
    """The roles that an office is, not those that it is of.

    Args:
        office: an office, or what is told beside a name.
        past: that former holders count as holders.

    Example:
        >>> [sorted(one.role for one in ranks(office)) for office in ("chef de cabinet du maire", "mayor's wife")]
        [['chef'], []]
        >>> ranks("vice-Premier ministre") == ranks("deputy prime minister") - ranks("deputy")
        True
    """
    words = plain_words(_OWNER.sub("", head_of(office)))
    return frozenset(
        _rank(role, words[:place], words[place + 1 :], past=past)
        for place, word in enumerate(words)
        for role in roles(word)
        if not (word in _NO_ROLE_BESIDE_ANOTHER and len(roles(" ".join(words))) > 1)
    )


def head_of(office: str) -> str:
    """An office without what it is of.

    Example:
        >>> head_of("le ministre belge de la Justice"), head_of("finance director of Halloran")
        ('le ministre belge', 'finance director')
    """
    return _OF.split(office)[0]


def _rank(role: str, before: Sequence[str], behind: Sequence[str], *, past: bool) -> Rank:
    in_front, after = set(_near(reversed(before))), set(_near(behind))
    return Rank(
        role,
        prime=role == "ministre" and not _PRIME.isdisjoint(before[-1:]),
        under=not (_UNDER.isdisjoint(in_front) and _ADJOINT.isdisjoint(after)),
        former=not (past or _FORMER.isdisjoint(in_front)),
    )


def _near(words: Iterable[str]) -> Iterator[str]:
    """The words nearest to a role, as far as they are told of it and of no other."""
    of_rank = _PRIME | _UNDER | _ADJOINT | _NO_ROLE_BESIDE_ANOTHER
    return islice(takewhile(lambda word: word not in _AND and (word in of_rank or not roles(word)), words), _NEAR)


def is_same_office(office: str, role: str) -> bool:
    """Whether a role is an office in other words, none of those that tell it from others missing.

    Example:
        >>> is_same_office("le ministre de la justice", "le ministre belge de la Justice")
        True
        >>> is_same_office("le ministre de la justice", "le ministre de l’Intérieur")
        False
        >>> is_same_office("le Premier ministre", "le vice-Premier ministre")
        False
    """
    one, other = ranks(office), ranks(role)
    alike = one & other if one and other else roles(office) & roles(role)  # « de son côté le ministre »
    return (
        bool(alike)
        and not is_elsewhere(office, role, same_language=True)
        and domain_of(office) <= set(plain_words(role))
    )


def domain_of(office: str) -> set[str]:
    """The words of an office that tell what it is over.

    Example:
        >>> domain_of("Morocco's interior minister"), domain_of("Belgium's prime minister")
        ({'interior'}, set())
    """
    others = LITTLE_WORDS | _PRIME | _UNDER | _FORMER
    return {
        word
        for word in plain_words(_POSSESSIVE.sub(" ", office))
        if word not in others and not (roles(word) or nations(word))
    }


def is_elsewhere(office: str, role: str, *, same_language: bool) -> bool:
    """Whether office and role are each of a place, a house or a nation, and of none in common."""
    here, there = nations_at_home(office), nations_at_home(role)
    if here and there:
        return here.isdisjoint(there)
    if not same_language or not OF_A_PLACE & roles(office) & roles(role):
        return False
    names, others = names_in_office(office), names_in_office(role)
    return bool(names and others) and names.isdisjoint(others)


def nations_at_home(role: str) -> frozenset[str]:
    """The nations that a role is of, not those that it is held in."""
    return nations(_ABROAD.sub("", role))


def nations_beside(text: str, one: Apposition) -> frozenset[str]:
    """Of a role and of a name: « le ministre belge », « Philippe de Belgique »."""
    return nations_at_home(text[slice(*one.role)]) | nations(text[slice(*one.name)])


def nations_of_person(name: str, article: str) -> Iterator[str]:
    """The nations that an article tells a person to be of: by role, by name, or « du côté belge »."""
    for text, one in appositions_of(name, article):
        yield from nations_beside(text, one)
        if side := _SIDE.search(text, 0, min(one.name[0], one.role[0])):
            yield from nations(side[1] or side[2])


def abbreviations(text: str) -> frozenset[str]:
    """The words in capitals throughout, without roles as CEO; none where all is in capitals."""
    return frozenset() if text.isupper() else frozenset(w for w in _ABBREVIATION.findall(text) if not roles(w))


def spells_out(role: str, abbreviation: str) -> bool:
    """Whether a role's words begin with the letters of an abbreviation, one after the other.

    Example:
        >>> spells_out("le directeur général de la Sûreté nationale", "DGSN"), spells_out("le directeur", "DGSN")
        (True, False)
    """
    initials = "".join(word[0] for word in plain_words(role) if word not in LITTLE_WORDS)
    return bare(abbreviation) in initials


def names_in_office(office: str) -> set[str]:
    """What is written with a capital letter, plain, without roles, nations and what is in capitals throughout."""
    words = {m[0] for m in _CAPITAL.finditer(office)}
    return {bare(w) for w in words if not (roles(w) or nations(w) or w.lower() in LITTLE_WORDS)}


def plain_words(text: str) -> list[str]:
    """The words of a name or a role, without case and accents."""
    return _WORD.findall(bare(text))
