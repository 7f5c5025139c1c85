"""Questions that ask two things, « Qui a signé, et quand ? »: their halves, and the answer made of both."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from index.hit import Hit
from qa.questions.topic import ASKS, BEFORE, without_asking
from qa.types import Answer, Citation, Question

_HALVES = re.compile(
    rf"(?i)(?P<first>{BEFORE}(?:{ASKS})\b[^?]*?)[ ,–—-]* (?:et|and)"
    rf" (?P<second>{BEFORE}(?P<asking>{ASKS})\b[^?]*)[ \u00a0\u202f]?\?*$"
)
_ALONE = re.compile(rf"(?i){BEFORE}(?:{ASKS})")
_NAME = re.compile(r"(?<=[\s'’])[A-ZÀ-Ý]")
# « Combien de femmes et combien d’hommes ont voté ? »: the first asks nothing by itself.
_WITHOUT_VERB = re.compile(r"(?i)(?:combien d(?:e |['’])|how (?:many|much) |quel(?:le)?s? |which |what )[\w’'-]+")
_CLAUSE = re.compile(r"(?i)\b(?:sait|savoir|dit|explique|knows?|said|says|told|asked)\b")  # « Qui sait quand et où… »


def halves_of(question: str) -> tuple[str, str] | None:
    """The two questions that one asks, the second to be understood after the first; None of any other.

    Example:
        >>> halves_of("Who signed and when?"), halves_of("Quand et où a eu lieu la visite ?")
        (('Who signed?', 'and when?'), ('Quand a eu lieu la visite ?', 'où a eu lieu la visite ?'))
        >>> halves_of("Who met Ann and Paul?")
    """
    halves = _HALVES.fullmatch(question)
    if not halves or _CLAUSE.search(halves["first"]) or _WITHOUT_VERB.fullmatch(halves["first"]):
        return None
    first, second = halves["first"], halves["second"].rstrip()
    mark = " ?" if re.search(r"[ \u00a0\u202f]\?$", question) else "?"
    if _ALONE.fullmatch(first):
        rest = second[halves.end("asking") - halves.start("second") :]
        return (f"{first}{rest}{mark}", f"{second}{mark}") if rest.strip() else None
    return f"{first}{mark}", f"{_link(question, halves)}{second}{mark}" if _ALONE.fullmatch(
        second
    ) else f"{second}{mark}"


def searched_beside(half: str, other: str) -> str:
    """What of the other half to search with, too: « les travaux » are the museum's; a name needs no more."""
    return "" if _NAME.search(half) else without_asking(other)


def _link(question: str, halves: re.Match[str]) -> str:
    """The word that joins the halves: with it, « et quand ? » leans on the first."""
    return question[halves.end("first") : halves.start("second")].strip(" ,–—-") + " "


def of_both(question: Question, answers: Sequence[Answer]) -> Answer:
    """One answer to a question from those to its halves; what the articles do not answer is told, too."""
    answered = [answer for answer in answers if answer.citations]
    if not answered:
        return replace(answers[0], question=question)
    citations: list[Citation] = []
    statements = 0
    for answer in answered:
        citations += [
            replace(one, number=len(citations) + place, statement=statements + one.statement)
            for place, one in enumerate(answer.citations, start=1)
        ]
        statements += len(answer.statements)
    return replace(
        answered[0],
        question=question,
        confidence=min(answer.confidence for answer in answered),
        citations=tuple(citations),
        hits=_hits_of(answers),
        shown="parts" if len(answered) > 1 else answered[0].shown,
        unanswered=tuple(answer.question.text for answer in answers if not answer.citations),
    )


def _hits_of(answers: Sequence[Answer]) -> tuple[Hit, ...]:
    """The nearest passages of each in turn, as many as one has, ranked anew."""
    in_turn = [hit for hit in chain(*zip_longest(*(answer.hits for answer in answers))) if hit]
    different = {(hit.article.id, hit.passage.start): hit for hit in reversed(in_turn)}
    nearest = list(reversed(different.values()))[: max(len(answer.hits) for answer in answers)]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(nearest, start=1))
