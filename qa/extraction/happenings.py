"""Questions after what happened on a day, « Que s'est-il passé le 3 mai ? »: the sentences that tell of that day."""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.extraction.missing import missing_names
from qa.types import Question
from text.calendar import MONTH, month_number

_ASKS = re.compile(
    r"(?i)(?:et |and )?(?:que s['’]est-il passé|que se passe-t-il|qu['’]est-ce qui (?:s['’]est passé|est arrivé)"
    r"|qu['’]est-il arrivé|que s['’]est-il produit|what (?:happened|happens|took place|occurred|went on))\b"
)
_DAY = re.compile(
    rf"(?i)\b(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?(?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,? (?P<year>\d{{4}})\b)?"
)


def happenings(question: Question, hit: Hit) -> Iterator[tuple[int, int]]:
    """The sentences of a passage that tell of the one day that a question asks about, and name all that it names.

    A day without its year is of the year in which the article was written.
    """
    asked = _days(question.text, None) if _ASKS.match(question.text) else set()
    if len(asked) != 1:
        return
    written = hit.article.date.year if hit.article.date else None
    ((day, month, year),) = asked
    for start, end in hit.sentences:
        sentence = hit.article.readable(start, end).text
        told = {other for *same, other in _days(sentence, written) if same == [day, month]}
        around = f"{hit.context}\n{sentence}"
        if (year in told or (told and not year)) and not missing_names(
            _DAY.sub(" ", question.query), around, question.language, hit.article.language
        ):
            yield start, end


def _days(text: str, usual: int | None) -> set[tuple[int, int, int | None]]:
    """Day, month and year of each day that a text tells in full; of one without its year the usual one.

    Example:
        >>> sorted(_days("le 23 novembre 2015 et le 1er mars, May 3rd", 2016))
        [(1, 3, 2016), (3, 5, 2016), (23, 11, 2015)]
    """
    return {
        (
            int(match["day"] or match["day2"]),
            month_number(match["month"] or match["month2"]),
            int(match["year"]) if match["year"] else usual,
        )
        for match in _DAY.finditer(text)
    }
