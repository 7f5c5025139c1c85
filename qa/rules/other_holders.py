"""Who is certainly not the holder of the office that a question asks about.

The person is said to be of another nation than the office, to hold that office elsewhere, or to hold another one.
"""

from dataclasses import replace
from functools import lru_cache

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.holders import Asked, asked_of
from qa.extraction.offices import (
    OF_A_PLACE,
    abbreviations,
    appositions_of,
    domain_of,
    head_of,
    is_elsewhere,
    nations_at_home,
    nations_beside,
    nations_of_person,
    plain_words,
    ranks,
    spells_out,
)
from qa.reading.spans import overlapping
from qa.types import Question, Span
from text.nationalities import nations
from text.persons import FULL_NAME
from text.readable import readable
from text.roles import role_words, roles

# Of offices of a place a mayor, or a senator, may hold a second one.
_HELD_ALONE = OF_A_PLACE - roles("maire bourgmestre senateur")
# What whoever holds it is called in the article; a king may be « le souverain », a minister the chancellor.
_CALLED_SO = OF_A_PLACE - roles("roi reine prince ministre procureur")
# Words that make no other office: « la nouvelle directrice ».
_OF_ANY = frozenset(
    "nouveau nouvel nouvelle new actuel actuelle current jeune young vieux old futur future next prochain prochaine"
    " dernier derniere last previous precedent precedente acting interim general generale".split()
)
_BEGINNING = 4  # letters that « mairie » has in common with « maire »
_SEVERAL = 2  # nations that an article tells of; beside a single other one, its own may go without saying


def is_of_another_holder(question: Question, hit: Hit, span: Span) -> bool:
    """Whether the words certainly tell of another than the holder of the office asked about.

    The role beside the name is another one, or held elsewhere; the article tells of no mayor at all, or of other
    nations alone, or that the person is of another; or the passage names somebody else as that nation's: « le roi
    Mohammed VI et le roi Philippe de Belgique ».
    """
    asked = asked_of(question)
    if not asked or not asked.office:
        return False
    if _is_told_nowhere(asked.office, f"{hit.article.title}\n{hit.article.text}"):
        return True
    text, here = hit.readable.text, (span.start, span.end)
    alike = [one for one in appositions(text) if roles(text[slice(*one.role)]) & roles(asked.office)]
    own = [one for one in alike if overlapping(hit.readable.original(*one.name), [here])]
    if own and all(_is_another(question, asked, text[slice(*one.role)], hit) for one in own):
        return True
    if not own and _holds_another(asked, hit, span, beside=bool(alike)):
        return True
    nation = nations_at_home(asked.office)
    if not nation:
        return False
    if _is_of_none_told(nation, f"{hit.article.title}\n{hit.article.text}"):
        return True
    of_words = _nations_of(hit.article.readable(span.start, span.end).text, hit.article.text)
    others = [one for one in alike if one not in own and nation <= nations_beside(text, one)]
    return (bool(of_words) or bool(own and others)) and of_words.isdisjoint(nation)


@lru_cache(maxsize=64)  # an article is asked about for each of its candidates
def _is_told_nowhere(office: str, article: str) -> bool:
    """Whether no word of an article begins as one for a mayor, where a mayor is asked after, or for a minister."""
    held = {rank.role for rank in ranks(office, past=True)}
    if not held or not held <= _CALLED_SO:
        return False
    beginnings = tuple(word[:_BEGINNING] for word, role in role_words().items() if role in held)
    return not any(word.startswith(beginnings) for word in plain_words(readable(article, 0, len(article)).text))


@lru_cache(maxsize=64)  # an article is asked about for each of its candidates
def _is_of_none_told(nation: frozenset[str], article: str) -> bool:
    """Whether an article tells of several nations, and not of the one whose office is asked about."""
    told = nations(article)
    return len(told) >= _SEVERAL and told.isdisjoint(nation)


def _is_another(question: Question, asked: Asked, role: str, hit: Hit) -> bool:
    """Whether a role is another office than the one asked about: of another rank, held elsewhere, in another house.

    Abbreviations are others in another language, UN and ONU, but where the article has the one that is asked about.
    """
    office, same_language = asked.office, hit.article.language == question.language
    of_another_rank = ranks(office, past=asked.past).isdisjoint(ranks(role, past=asked.past))
    if of_another_rank or is_elsewhere(office, role, same_language=same_language) or _is_told_of(office, role, hit):
        return True
    here, there = abbreviations(office), abbreviations(role)
    if not (here and there) or here & there or any(spells_out(role, one) for one in here):
        return False
    return same_language or bool(here & abbreviations(hit.article.text))


def _is_told_of(office: str, role: str, hit: Hit) -> bool:
    """Whether a passage has an office, « directeur financier », and a role is another, lacking one of its words."""
    head = head_of(office)
    words, here = " ".join(plain_words(head)), " ".join(plain_words(hit.readable.text))
    lacking = domain_of(head) - _OF_ANY - set(plain_words(role))
    return bool(lacking) and f" {words} " in f" {here} "


def _holds_another(asked: Asked, hit: Hit, span: Span, *, beside: bool) -> bool:
    """Whether an article gives whom some words name another office of a town or a country than the one asked about.

    Or calls them the deputy, or a former holder, of that one; and never its holder. Beside somebody who is said to hold
    one of the kind, any other office is theirs: « Ana Ruiz, ambassadrice du Maroc, et Carl Moss, directeur du musée ».
    """
    wanted = ranks(asked.office, past=asked.past)
    words = hit.article.readable(span.start, span.end).text
    names = FULL_NAME.findall(words)
    roles_told = [text[slice(*one.role)] for name in names for text, one in appositions_of(name, hit.article.text)]
    told = {rank for role in (roles_told if names else [words]) for rank in ranks(role, past=asked.past)}
    if not wanted.isdisjoint(told):
        return False
    if names and told and beside:
        return True
    lesser = {changed for one in wanted for changed in (replace(one, under=True), replace(one, former=True))}
    held = {one for one in told if one.role in _HELD_ALONE and not one.former}
    return not lesser.isdisjoint(told) or bool(held and all(one.role in _HELD_ALONE for one in wanted))


def _nations_of(words: str, article: str) -> frozenset[str]:
    """The nations that an article says the persons are of whom some words name, or those of the role that they are."""
    names = FULL_NAME.findall(words)
    if not names:
        return nations_at_home(words)
    return frozenset(nation for name in names for nation in nations_of_person(name, article))
