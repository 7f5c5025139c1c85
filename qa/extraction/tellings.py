"""Where a passage tells outright what is asked: beside a name, behind « conduite par », in reply, on a day, by whom."""

from collections.abc import Sequence

from index.hit import Hit
from qa.extraction.abbreviations import spelt_out
from qa.extraction.definitions import definitions
from qa.extraction.happenings import happenings
from qa.extraction.holders import holders_one_by_one, told_beside_names
from qa.extraction.imprint import imprint
from qa.extraction.leaders import leaders
from qa.extraction.replies import replies
from qa.extraction.speakers import speakers
from qa.reading.spans import overlapping
from qa.types import Question, Span


def tellings(question: Question, hit: Hit) -> list[tuple[int, int]]:
    """Where a passage has what is asked: a role, its holder, a leader, what a name is, a reply, a day, a speaker."""
    return [
        *told_beside_names(question, hit),
        *leaders(question, hit),
        *spelt_out(question, hit),
        *definitions(question, hit),
        *replies(question, hit),
        *happenings(question, hit),
        *speakers(question, hit),
        *imprint(question, hit.article),
    ]


def with_tellings(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans of a passage, with whole what it tells outright: « lyonnais » is « L’architecte lyonnais ».

    Whole sentences stay, and what the reader passed over comes with the passage's best score.
    """
    kept = holders_one_by_one(question, hit, spans)
    for start, end in tellings(question, hit):
        part = [one for one in kept if overlapping((one.start, one.end), [(start, end)])]
        if any((one.start, one.end) in hit.sentences for one in part):
            continue
        score = max((one.score for one in part or spans), default=0.0)
        kept = [*(one for one in kept if one not in part), Span(start, end, score)]
    return sorted(kept, key=lambda one: -one.score)
