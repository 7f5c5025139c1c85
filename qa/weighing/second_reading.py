"""The likeliest words are read once more, each in its sentence alone: what reads well there, too, is surer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.hit import Hit
from qa.reading.reader import Reader
from qa.reading.spans import overlapping
from qa.types import Question
from qa.weighing.evidence import Candidate

READ_AGAIN = 2  # candidates: three or all of them, or the sentences beside, told no more
_MOST = 8.0  # better, or worse, than expected: what is beyond says no more


@dataclass(frozen=True)
class Expected:
    """The score that words mostly have in their sentence alone, by theirs in the passage: a line, fitted.

    Attributes:
        slope: of the score in the passage.
        intercept: of the line.
    """

    slope: float
    intercept: float

    def of(self, score: float) -> float:
        """What words of a score in the passage mostly have.

        Example:
            >>> Expected(0.5, -3.0).of(8.0)
            1.0
        """
        return self.intercept + self.slope * score


def read_again(
    reader: Reader, question: Question, candidates: Sequence[Candidate], expected: Expected
) -> list[Candidate]:
    """The same candidates, each with how much better than expected it reads in its sentence alone, under its title."""
    alone = scores_alone(reader, question, candidates)
    return [
        candidate if score is None else replace(candidate, alone=_within(score - expected.of(candidate.span.score)))
        for candidate, score in zip(candidates, alone, strict=True)
    ]


def _within(difference: float) -> float:
    return max(-_MOST, min(_MOST, difference))


def scores_alone(reader: Reader, question: Question, candidates: Sequence[Candidate]) -> list[float | None]:
    """The reader's score of each in its sentence alone: the lowest there, if it takes others; None of no words."""
    found = reader.read(question, [_sentence_of(candidate) for candidate in candidates], titled=True)
    scores: list[float | None] = []
    for candidate, spans in zip(candidates, found, strict=True):
        place = (candidate.span.start, candidate.span.end)
        own = [span.score for span in spans if overlapping(place, [(span.start, span.end)])]
        scores.append(max(own, default=min((span.score for span in spans), default=None)))
    return scores


def _sentence_of(candidate: Candidate) -> Hit:
    """The sentence that a candidate stands in, as a passage to read."""
    hit, span = candidate.hit, candidate.span
    start, end = hit.sentence_at(span.start, span.end)
    return replace(hit, passage=replace(hit.passage, start=start, end=end), sentences=((start, end),))
