"""Where a passage tells outright what is asked: beside a name, behind « conduite par », in reply to it, on a day."""

from collections.abc import Sequence

from index.hit import Hit
from qa.extraction.abbreviations import spelt_out
from qa.extraction.happenings import happenings
from qa.extraction.holders import holders_one_by_one, told_beside_names
from qa.extraction.leaders import leaders
from qa.extraction.replies import replies
from qa.reading.spans import overlapping
from qa.types import Question, Span


def tellings(question: Question, hit: Hit) -> list[tuple[int, int]]:
    """Where a passage has what is asked: a role, its holder, a leader, an abbreviation in full, a reply, a day."""
    return [
        *told_beside_names(question, hit),
        *leaders(question, hit),
        *spelt_out(question, hit),
        *replies(question, hit),
        *happenings(question, hit),
    ]


def with_tellings(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans of a passage, with whole what it tells outright: « lyonnais » is « L’architecte lyonnais ».

    Whole sentences stay, and what the reader passed over comes with its lowest score.
    """
    kept = holders_one_by_one(question, hit, spans)
    for start, end in tellings(question, hit):
        part = [one for one in kept if overlapping((one.start, one.end), [(start, end)])]
        if any((one.start, one.end) in hit.sentences for one in part):
            continue
        lowest = min((one.score for one in spans), default=0.0)
        score = max((one.score for one in part), default=lowest)
        kept = [*(one for one in kept if one not in part), Span(start, end, score)]
    return sorted(kept, key=lambda one: -one.score)
