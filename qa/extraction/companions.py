"""Questions after who went with somebody, or was met, « Qui accompagnait X ? », "Who did X meet?": all of them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.hit import Hit
from qa.reading.spans import overlapping, trimmed
from qa.types import Question, Span
from text.accents import CAPITALS
from text.analyzer import question_terms, terms_to_find
from text.calendar import WEEKDAY
from text.language import Language
from text.roles import roles

_ASKS = re.compile(
    r"(?i)\b(?:qui|who) (?:(?:a|ont|avait|has|had) )?(?:accompagn|escort|accompan)\w+"
    r"|\b(?:(?:par|de|by) (?:qui|whom)\b.*\b(?:accompagn|escort|entour|accompan)\w+|(?:avec|with) (?:qui|whom)\b)"
    r"|\bwhom?\b.*\b(?:with|accompanied by)\W*\Z"
    r"|\bqui\b.*-t-(?:il|elle|ils|elles) (?:rencontr|re[çc]u|vu)\w*|\bwhom?\b did .*\b(?:meet|see|talk to|speak to)\b"
    # "Who signed with Kessler?" asks for no companions.
    r"|\bwho(?:['’]s| else)?(?: (?:was|were|is|are|had|has|have|been|came|comes?|went|goes|gone|travell?ed|travels?"
    r"|left|arrived|flew|sailed|walked|rode|drove|sat|stood|stayed|lived))+(?: [\w’'-]+){0,3} with\b"
)
_GOES_WITH = re.compile(
    r"(?i)\b(?:(?:accompagn|escort|entour|flanqu)ée?s?(?:, [^,.;]{1,60},)? (?:de (?=\w)|(?=d['’]|du |des )|par )"
    r"|(?:accompanied|escorted|joined|flanked)(?:, [^,.;]{1,60},)? by |(?:avec|with|alongside) )"
)
_COMING = r"(?i)\b(?:accompagn|escort|entour|accompan)"
_COMES = re.compile(rf"{_COMING}|\bwho (?:was|were|came|went|travell?ed) with\b")
# Whoever is met does not come along: « a eu des entretiens avec », "held talks with".
_MEETING = (
    r"(?i)\b(?:entret|rencontr|r[ée]un|discu|n[ée]goci|dialogu|convers|accord|contrat|sign|talk|met\b|meet|spoke|speak|agree"
    r"|parl[ée])[\w’'-]*"
)
_MEETS = re.compile(rf"{_MEETING}(?: [\w’'-]+){{0,3}} (?:avec|with) \Z")
# « Outre le maire, il était accompagné de … »: some are told in front, so that the sentence alone has all of them.
_BESIDES = re.compile(r"(?i)\W*(?:outre|en plus d[eu]s?|besides?|apart from|in addition to|as well as|along with) ")
# What ends the names of a list.
_END = (
    r"(?:et|and|ainsi|as|qui|que|dont|où|who|whose|which|that|when|where|pour|lors|pendant|avant|après|during|before|after|for"
    r"|il|elle|ils|elles|he|she|they|a|ont|est|sont|has|have|is|was|were|hier|yesterday|" + WEEKDAY + r")\b"
)
_ITEM = rf"(?:(?!(?i:{_END}))[\w’'-]+)(?: (?!(?i:{_END}))[\w’'-]+){{0,12}}"
_AND = r",? (?:et|and|ainsi que|as well as) "
_NAME = rf"[{CAPITALS}][\w’'-]+(?: [{CAPITALS}][\w’'-]+)*"
_LIST = re.compile(rf"{_ITEM}(?:, {_ITEM})*(?:{_AND}{_ITEM})+(?:, {_NAME}(?=[.,;:!?)]|\Z))?")


def with_companions(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans, those of a sentence that lists whoever went with somebody made the whole list.

    Those of whom he or she meets are left out, or, where those are asked for, those that come along.
    """
    asks = _ASKS.search(question.text)
    if not asks:
        return list(spans)
    rest = question.text[asks.end() :]
    whom = rest if any(map(str.isalpha, rest)) else question.text
    for before, sentence in pairwise([(hit.passage.start, hit.passage.start), *hit.sentences]):
        companions = _companions(whom, hit, before, sentence)
        own = [one for one in spans if overlapping((one.start, one.end), [before, sentence])]
        if companions and own:
            whole = Span(*companions, max(one.score for one in own))
            return [whole, *(one for one in spans if one not in own)]
    if _COMES.search(question.text):
        return [one for one in spans if not _are_met(hit, one)]
    return [one for one in spans if not (re.search(_MEETING, question.text) and _come_along(hit, one))]


def _are_met(hit: Hit, span: Span) -> bool:
    """Whether words stand behind « entretiens avec »."""
    start, _ = hit.sentence_at(span.start, span.end)
    text = hit.article.text[start : span.end].replace("\n", " ").replace("\u00a0", " ")
    last = next(iter(reversed(list(_GOES_WITH.finditer(text)))), None)
    is_met = last is not None and _MEETS.search(text, 0, last.end()) is not None
    return is_met and last is not None and not re.search(r"[;.]", text[last.end() :])


def _come_along(hit: Hit, span: Span) -> bool:
    """Whether words stand in a sentence that tells who went with whom, and of no meeting."""
    sentence = hit.article.text[slice(*hit.sentence_at(span.start, span.end))]
    return re.search(_COMING, sentence) is not None and not re.search(_MEETING, sentence)


def _companions(whom: str, hit: Hit, before: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Where a sentence lists those that went with the one asked about, who is named beside them or just before."""
    text, language = hit.article.text, hit.article.language
    is_met = re.search(_MEETING, whom) is not None
    told = text[slice(*sentence)].replace("\n", " ").replace("\u00a0", " ")
    for match in _GOES_WITH.finditer(told):
        if bool(_MEETS.search(told, 0, match.end())) != is_met and (not is_met or _COMES.match(match[0])):
            continue
        if _BESIDES.match(told) and _tells_of(whom, told, language):
            return trimmed(text, *sentence)
        if listed := _LIST.match(told, match.end()):
            others = f"{text[slice(*before)]} {told[: match.start()]} {told[listed.end() :]}"
            if _tells_of(whom, others, language):
                return trimmed(text, sentence[0] + listed.start(), sentence[0] + listed.end())
    return None


def _tells_of(whom: str, text: str, language: Language) -> bool:
    """Whether a text has a word of whom is asked about, or the office in the other language."""
    shared = set(question_terms(whom, language)) & set(terms_to_find(text, language))
    return bool(shared or roles(whom) & roles(text))
