"""Questions after who attended, signed or met: all that a text names in one breath, not the first alone."""

import re
from collections.abc import Sequence

from index.hit import Hit
from qa.appositions import appositions
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
    """A reader's spans, one of somebody named with the office made all that are named so one behind the other.

    « le ministre Koen Geens et le secrétaire d’État, Theo Francken » for « Koen Geens »; a whole sentence stays.
    """
    if not _ASKS.search(question.text):
        return list(spans)
    runs = _runs(hit)
    kept = list[Span]()
    for span in spans:
        run = next((run for run in runs if overlapping(run, [(span.start, span.end)])), None)
        whole = Span(min(run[0], span.start), max(run[1], span.end), span.score) if run else span
        if not overlapping((whole.start, whole.end), [(one.start, one.end) for one in kept]):
            kept.append(whole)
    return kept


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
