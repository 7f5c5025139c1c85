"""Questions after who went with somebody, « Qui accompagnait X ? », "Who was with X?": all of them, not the first."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.hit import Hit
from qa.spans import overlapping, trimmed
from qa.types import Question, Span
from text.accents import CAPITALS
from text.analyzer import question_terms, terms_to_find
from text.calendar import WEEKDAY

_ASKS = re.compile(
    r"(?i)\b(?:qui|who) (?:(?:a|ont|avait|has|had) )?(?:accompagn|escort|accompan)\w+"
    r"|\b(?:(?:par|de|by) (?:qui|whom)\b.*\b(?:accompagn|escort|entour|accompan)\w+|(?:avec|with) (?:qui|whom)\b)"
    r"|\bwhom?\b.*\b(?:with|accompanied by)\W*\Z"
    # "Who signed with Kessler?" asks for no companions.
    r"|\bwho(?:['’]s| else)?(?: (?:was|were|is|are|had|has|have|been|came|comes?|went|goes|gone|travell?ed|travels?"
    r"|left|arrived|flew|sailed|walked|rode|drove|sat|stood|stayed|lived))+(?: [\w’'-]+){0,3} with\b"
)
_GOES_WITH = re.compile(
    r"(?i)\b(?:(?:accompagn|escort|entour|flanqu)ée?s? (?:de (?=\w)|(?=d['’]|du |des )|par )"
    r"|(?:accompanied|escorted|joined|flanked) by |(?:avec|with|alongside) )"
)
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
    """A reader's spans, those of a sentence that lists whoever went with somebody made the whole list."""
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
    return list(spans)


def _companions(whom: str, hit: Hit, before: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Where a sentence lists those that went with the one asked about, who is named beside them or just before."""
    text, language = hit.article.text, hit.article.language
    asked = set(question_terms(whom, language))
    told = text[slice(*sentence)].replace("\n", " ").replace("\u00a0", " ")
    for match in _GOES_WITH.finditer(told):
        if listed := _LIST.match(told, match.end()):
            others = f"{text[slice(*before)]} {told[: match.start()]} {told[listed.end() :]}"
            if not asked.isdisjoint(terms_to_find(others, language)):
                return trimmed(text, sentence[0] + listed.start(), sentence[0] + listed.end())
    return None
