"""The way from a question to an Answer: retrieve, read, weigh the evidence, cite or abstain."""

import time
from collections.abc import Sequence
from typing import Protocol

from qa.citations import cite
from qa.confidence import Candidate, Confidence, evidence
from qa.errors import WrongInput
from qa.expected import CERTAIN, is_of_kind, kind_asked
from qa.question import understand
from qa.reader import Reader
from qa.statements import statements
from qa.types import Answer, Hit, Question

READ = 5  # passages that the reader reads: eight took half as long again and answered no better

MOST_HITS = 1000


class Retriever(Protocol):
    """Finds passages; `index.retriever` does."""

    def search(self, question: Question, top: int) -> list[Hit]:
        """The best passages, best first."""


class Pipeline:
    """Answers questions. One is enough for a whole program; it keeps nothing between questions."""

    def __init__(
        self, retriever: Retriever, reader: Reader, confidence: Confidence, threshold: float | None = None
    ) -> None:
        """Joins the parts.

        Args:
            retriever: over the articles.
            reader: finds the words.
            confidence: as fitted for that reader.
            threshold: probability below which it abstains; the fitted one when None.
        """
        self._retriever = retriever
        self._reader = reader
        self._confidence = confidence
        self._threshold = confidence.threshold if threshold is None else threshold

    def ask(self, typed: str, *, previous: str = "", top: int = 10) -> Answer:
        """Answers what was typed.

        Args:
            typed: the question.
            previous: the question before it in the conversation.
            top: how many hits the answer carries.

        Raises:
            WrongInput: there is no question, or too much of one, or `top` is no number of hits.
        """
        if not 1 <= top <= MOST_HITS:
            raise WrongInput(f"{top} hits cannot be told; ask for 1 to {MOST_HITS}.")
        clock = _Clock()
        question = understand(typed, previous)
        clock.lap("understand")
        hits = self._retriever.search(question, max(top, READ))
        clock.lap("retrieve")
        ranked = self.candidates(question, hits)
        clock.lap("read")
        sure = [candidate for candidate, probability in ranked if probability >= self._threshold]
        shown, chosen = statements(question, ranked, self._threshold)
        citations = cite(chosen, sure)
        clock.lap("cite")
        return Answer(
            question=question,
            text=citations[0].quote if citations else None,
            confidence=ranked[0][1] if ranked else 0.0,
            citations=citations,
            hits=tuple(hits[:top]),
            timings_ms=clock.laps,
            shown=shown,
        )

    def candidates(self, question: Question, hits: Sequence[Hit]) -> list[tuple[Candidate, float]]:
        """Every candidate of the first hits with its probability, best first."""
        read = hits[:READ]
        spans = self._reader.read(question, read)
        kind = kind_asked(question)
        every = [Candidate(hit, span) for hit, of_hit in zip(read, spans, strict=True) for span in of_hit]
        found = [candidate for candidate in every if kind not in CERTAIN or is_of_kind(candidate.words, kind)]
        scored = [(c, self._confidence.probability(evidence(question, c, found))) for c in found]
        return sorted(scored, key=lambda pair: -pair[1])


class _Clock:
    """Milliseconds by step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self.laps[step] = round((now - self._last) * 1000, 2)
        self._last = now
