"""A question on somebody whom an article names once and then calls by the office: asked again with that instead.

« le ministre de la justice Koen Geens » is « le ministre belge de la Justice » three paragraphs on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.types import Article
from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.holders import asked_of
from qa.extraction.missing import missing_names
from qa.extraction.offices import (
    OF_A_PLACE,
    domain_of,
    head_of,
    is_one_person,
    is_same_office,
    name_in,
    names_in_office,
    nations_at_home,
    nations_of_person,
    plain_words,
    ranks,
)
from qa.rules import is_ruled_out
from qa.types import Answer, Citation, Question, Span
from text.accents import folded_in_place
from text.nationalities import nations
from text.persons import full_names
from text.roles import ROLE, marked, roles

_DETERMINER = re.compile(r"(?i)(?:le|la|the|an?|une?) |l['’]")
# « le Premier ministre »; not « l’épouse du ministre », "the wife of the mayor". In a marked text.
_MENTION = re.compile(rf"(?<!\bde )(?<!\bof )(?<!\w)((?:(?i:le|la|the) |(?i:l)['’])(?:\w+ )?(?:\w+-)?{ROLE}\b)")
_PRONOUN = re.compile(r"(?i)(?<!\w)(?:il|elle|he|she|ce dernier|cette dernière)\b")
_OF_SOMEBODY = re.compile(r" (?:a|ont|est|sont|avait|était|has|have|is|was|were|had|will|qui|who|et|and)\b")
_IN_FRONT = 50  # characters before name and office in which the nation may be told
_LEAD = 600  # characters in which an article names the town whose mayor it calls « le maire »
_LOOKED_AT = 20_000  # characters of an article in which another holder of an office may be told
_MARK = re.compile(r"[,;:.!?()«»“”\"]")
_CONTRACTED = ((r"(?i)\b(?:de |d['’])le ", "du "), (r"(?i)\bd['’](?=l[a'’])", "de "), (r"(?i)\bà le ", "au "))


@dataclass(frozen=True, slots=True)
class ByOffice:
    """A question with an office in the place of a name.

    Attributes:
        question: asked so.
        office: as the article has it.
        name: of whoever holds it.
        hit: the passage that tells so.
        told: where it does, name and office.
    """

    question: Question
    office: str
    name: str
    hit: Hit
    told: Span


def by_office(question: Question, hits: Sequence[Hit]) -> ByOffice | None:
    """The question by the office of whom it names; None where no passage tells one, or more than one who holds it.

    Args:
        question: what is asked, not who somebody is.
        hits: the passages nearest to it.
    """
    if asked_of(question):
        return None
    for hit in hits:
        text = hit.readable.text
        for one in appositions(text):
            name, office = text[slice(*one.name)], text[slice(*one.role)]
            asked = name_in(question.query, name)
            if asked and _tells_apart(office) and not _is_shared(name, office, hit.article):
                told = hit.readable.original(min(one.role, one.name)[0], max(one.role, one.name)[1])
                return ByOffice(_asked(question, asked, office, name), office, name, hit, Span(*told, 0.0))
    return None


def answered_by_office(answer: Answer, again: Answer, by: ByOffice) -> Answer:
    """The answer to the question by office, with the words that tell whose it is; the first where it is another's.

    Args:
        answer: to the question as it was asked.
        again: to the one by office, of the same article.
        by: how that was made.
    """
    if not again.citations:
        return answer
    named = with_naming(again, by)
    if named is again or any(
        _names(by, one) or _is_ruled_out(answer.question, again.hits, one) for one in again.citations
    ):
        return answer
    return replace(named, question=answer.question, hits=_cited_first(named, answer.hits), filter=answer.filter)


def _cited_first(named: Answer, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The passages that are cited, then those nearest to the question as it was asked, ranked anew."""
    cited = {one.passage: hit for one in named.citations for hit in [*named.hits, *hits] if hit.passage == one.passage}
    every = [*cited.values(), *(hit for hit in hits if hit.passage not in cited)]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(every, start=1))


def with_naming(answer: Answer, by: ByOffice) -> Answer:
    """An answer, with the words that tell whose office it speaks of, where all its passages speak of that office."""
    of_it = all(one.article == by.hit.article and _is_named(by, one) for one in answer.citations)
    if not answer.citations or not of_it:
        return answer
    naming = Citation(
        number=len(answer.citations) + 1,
        article=by.hit.article,
        span=by.told,
        sentence=by.hit.sentence_at(by.told.start, by.told.end),
        passage=by.hit.passage,
        statement=answer.citations[-1].statement,
        naming=True,
    )
    return replace(answer, citations=(*answer.citations, naming))


def _names(by: ByOffice, citation: Citation) -> bool:
    """Whether a sentence names the holder: what it tells of him or her would have been found by the name."""
    return bool(name_in(citation.article.readable(*citation.sentence).text, by.name))


def _is_ruled_out(question: Question, hits: Sequence[Hit], citation: Citation) -> bool:
    """Whether quoted words certainly do not answer a question as it was asked, by name."""
    hit = next((hit for hit in hits if hit.passage == citation.passage), None)
    return hit is None or is_ruled_out(question, hit, citation.span)  # a title says little of anybody


def is_unnamed(question: Question, answer: Answer) -> bool:
    """Whether a sentence that answers lacks a name that the question has."""
    return any(
        missing_names(question.query, one.article.readable(*one.sentence).text, question.language, one.article.language)
        for one in answer.citations
    )


def _asked(question: Question, name: str, office: str, whose: str) -> Question:
    """A question with an office in a name's place."""
    determiner = _DETERMINER.match(office)
    instead = determiner[0].lower() + office[determiner.end() :] if determiner else f"le {office}"

    def without_name(words: str) -> str:
        words = words.replace(name, instead)
        for contracted, by in _CONTRACTED:
            words = re.sub(contracted, by, words)
        return words

    return replace(
        question,
        text=without_name(question.text),
        context=without_name(question.context),
        before=without_name(question.before),
        whose=whose,
    )


def _tells_apart(office: str) -> bool:
    """Whether two of an article hardly hold an office: « ministre de la Justice », « le maire »; not « membre »."""
    held = ranks(office)
    return bool(held) and bool(
        domain_of(office)
        or nations(office)
        or any(one.prime for one in held)
        or (OF_A_PLACE - {"ministre"}) & roles(office)
    )


def _is_shared(name: str, office: str, article: Article) -> bool:
    """Whether an article tells somebody else beside an office."""
    text = article.text[:_LOOKED_AT]
    return any(
        not is_one_person(name, text[slice(*one.name)])
        and (is_same_office(office, role) or is_same_office(role, office))
        for one in appositions(text)
        for role in [text[slice(*one.role)]]
    )


def _is_named(by: ByOffice, citation: Citation) -> bool:
    """Whether a quoted sentence speaks of somebody's office, or, where it says « il », its passage does before it."""
    article = citation.article
    text = article.readable(*citation.sentence).text
    mentions = _mentions(text)
    if not mentions and not full_names(text) and _PRONOUN.search(text):
        mentions = _mentions(article.readable(citation.passage.start, citation.sentence[0]).text)[-1:]
    before = article.text[: min(_LEAD, citation.sentence[0])]
    return any(is_same_office(by.office, one) and _may_be_his(by, one, before) for one in mentions)


def _mentions(text: str) -> list[str]:
    """What a text calls people by, an office behind its article, up to the next mark."""
    found = _MENTION.finditer(marked(folded_in_place(text)))
    return [_MARK.split(text[match.start(1) :])[0] for match in found]


def _may_be_his(by: ByOffice, mention: str, lead: str) -> bool:
    """Whether an office is not that of one beside its holder, of no other nation, of no place that the lead lacks."""
    article = by.hit.article.text
    if roles(head_of(mention)).isdisjoint(roles(by.office)):  # « la porte-parole officielle du ministre »
        return False
    named = _OF_SOMEBODY.split(mention)[0]
    in_front = article[max(0, by.told.start - _IN_FRONT) : by.told.start].rpartition(". ")[2]
    nation, of_holder = nations_at_home(named), {*nations_of_person(by.name, article), *nations(in_front)}
    if nation and not (nation <= of_holder or (not of_holder and nations(article) <= nation)):
        return False
    return names_in_office(named) <= {*plain_words(by.office), *plain_words(lead)}
