"""Questions after who did something: name and office together, and all that did it and are named in one breath."""

import re
from collections.abc import Iterator, Sequence

from index.hit import Hit
from qa.answer_type import kind_asked
from qa.appositions import appositions
from qa.holders import asked_of
from qa.spans import overlapping
from qa.types import Question, Span

_ASKS = re.compile(
    r"(?i)\b(?:qui|whom?)\b.*\b(?:assist|particip|attend|pris(?:es?)? part|prend|took part|takes? part|sign"
    r"|rencontr|met\b|meet|accompagn|accompan|visit|pr[ée]sente?s?\b|present\b|r[ée]uni|re[çc]u|re[çc]oi|receiv|welcom)"
)
# A comma alone parts those of two clauses, too: « À l’invitation du maire, Luc Roy, la ministre Ana Lys est venue. »
_BETWEEN = re.compile(
    r",? ?(?:et|and|ainsi que|as well as) (?:(?:de|par|by|avec|with) |d['’]|du )?(?:(?:le|la|the) |l['’])?"
)


def with_all_named(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans, an office made the name beside it, too, and one of several that did something together all.

    « le ministre Koen Geens et le secrétaire d’État, Theo Francken » for « Koen Geens », where several may.
    """
    if kind_asked(question) != "person" or asked_of(question):
        return list(spans)
    runs = _runs(hit) if _ASKS.search(question.text) else []
    kept = list[Span]()
    for span in spans:
        around = next((run for run in runs if overlapping(run, [(span.start, span.end)])), None)
        around = around or next((unit for unit in _told_by_office(hit, span)), None)
        whole = Span(min(around[0], span.start), max(around[1], span.end), span.score) if around else span
        if not overlapping((whole.start, whole.end), [(one.start, one.end) for one in kept]):
            kept.append(whole)
    return kept


def _told_by_office(hit: Hit, span: Span) -> Iterator[tuple[int, int]]:
    """Where name and office stand together, of words that are but the office: « adjoint à la voirie »."""
    read = hit.readable
    for one in appositions(read.text):
        role = read.original(*one.role)
        if role[0] <= span.start and span.end <= role[1]:
            yield read.original(min(one.role, one.name)[0], max(one.role, one.name)[1])


def _runs(hit: Hit) -> list[tuple[int, int]]:
    """Where a passage names two people or more, each beside the office, one right behind the other."""
    text = hit.readable.text
    units = sorted((min(one.role, one.name)[0], max(one.role, one.name)[1]) for one in appositions(text))
    runs = list[list[tuple[int, int]]]()
    for unit in units:
        if runs and _BETWEEN.fullmatch(text[runs[-1][-1][1] : unit[0]]):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return [hit.readable.original(run[0][0], run[-1][1]) for run in runs if len(run) > 1]
