"""Questions after who did something: name and office together, and all that did it and are named in one breath."""

import re
from collections.abc import Iterator, Sequence

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.holders import asked_of
from qa.extraction.offices import name_in
from qa.questions.answer_type import kind_asked
from qa.reading.spans import overlapping
from qa.types import Question, Span

_AUXILIARY = (
    r"(?: (?:y |en |l['’]|la |le |les )?(?:a|ont|avai(?:t|ent)|est|sont|étai(?:t|ent)|has|have|had|was|were|is|are))?"
    r"(?: (?:été|been|also|aussi))?"
)
_ASKS = re.compile(
    rf"(?i)\A(?:(?:et|and|mais|but) )?(?:qui|who){_AUXILIARY} (?:assist|particip|attend|pris part|prend part|took part"
    r"|takes? part|sign|rencontr|met\b|accompagn|accompan|visit|effectu|pr[ée]sente?s?\b|present\b|r[ée]uni|re[çc]u\b)"
)
# A comma alone parts those of two clauses, too: « À l’invitation du maire, Luc Roy, la ministre Ana Lys est venue. »
_BETWEEN = re.compile(
    r",? ?(?:et|and|ainsi que|as well as) (?:(?:de|par|by|avec|with) |d['’]|du )?(?:(?:le|la|the) |l['’])?"
)


def with_all_named(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans, an office made the name beside it, too, and one of several that did something together all.

    « le ministre Koen Geens et le secrétaire d’État, Theo Francken » for « Koen Geens », where several may.
    """
    asked = asked_of(question)
    if kind_asked(question) != "person" or (asked and (asked.office or asked.name[:1].isupper())):
        return list(spans)
    runs = _runs(hit, question) if _ASKS.match(question.text) else []
    kept = list[Span]()
    for span in spans:
        around = next((run for run in runs if overlapping(run, [(span.start, span.end)])), None)
        around = around or next((unit for unit in _told_by_office(question, hit, span)), None)
        whole = Span(min(around[0], span.start), max(around[1], span.end), span.score) if around else span
        if not overlapping((whole.start, whole.end), [(one.start, one.end) for one in kept]):
            kept.append(whole)
    return kept


def _told_by_office(question: Question, hit: Hit, span: Span) -> Iterator[tuple[int, int]]:
    """Where name and office stand together, of words that are but the office of another: « adjoint à la voirie »."""
    read = hit.readable
    for one in appositions(read.text):
        role = read.original(*one.role)
        if name_in(question.query, read.text[slice(*one.name)]):
            continue
        if role[0] <= span.start and span.end <= role[1]:
            yield read.original(min(one.role, one.name)[0], max(one.role, one.name)[1])


def _runs(hit: Hit, question: Question) -> list[tuple[int, int]]:
    """Where a passage names two people or more, none of them in the question, each beside the office, in one breath."""
    text = hit.readable.text
    told = [one for one in appositions(text) if not name_in(question.query, text[slice(*one.name)])]
    runs = list[list[tuple[int, int]]]()
    for unit in sorted((min(one.role, one.name)[0], max(one.role, one.name)[1]) for one in told):
        if runs and _BETWEEN.fullmatch(text[runs[-1][-1][1] : unit[0]]):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return [hit.readable.original(run[0][0], run[-1][1]) for run in runs if len(run) > 1]
