"""The way from a question to an Answer: retrieve, read, weigh the evidence, cite or abstain."""

import time
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from threading import BoundedSemaphore
from typing import Literal

from index.filter import EVERY, Filter
from index.hit import Hit
from qa.by_office import answered_by_office, by_office, is_unnamed, with_naming
from qa.citing.citations import cite
from qa.extraction.imprint import imprint_asked
from qa.lookup.lookup import Finder, looked_up
from qa.questions.compound import halves_of, of_both, searched_beside
from qa.questions.question import alone, understand
from qa.questions.topic import without_asking
from qa.reading.reader import Reader
from qa.types import Answer, Question
from qa.weighing.candidates import LOOKED_AT, READ_FIRST, candidates_in, narrowed, to_read
from qa.weighing.confidence import RISKS, Confidence, Weighed
from qa.weighing.second_reading import READ_AGAIN, read_again
from qa.weighing.statements import statements
from runtime.errors import WrongInput
from text.language import Language

MOST_HITS = 1000

Stage = Literal["searching", "reading"]
AT_ONCE = 2  # questions in all, from whatever side: one alone has all processors at work


class Pipeline:
    """Answers questions. One is enough for a whole program; it keeps nothing between questions."""

    def __init__(
        self,
        retriever: Finder,
        reader: Reader,
        confidence: Confidence,
        threshold: float | None = None,
        risk: float | None = None,
        beyond: Container[str] = (),
    ) -> None:
        """Joins the parts.

        Args:
            retriever: over the articles.
            reader: finds the words.
            confidence: as fitted for that reader.
            threshold: probability below which it abstains, whatever the risk; None for the one that goes with the risk.
            risk: the share of wrong answers that can be borne, one of `RISKS`, or None for the usual one.
            beyond: the questions that no quotation can answer, see `qa.questions.beyond`.
        """
        self._retriever = retriever
        self._reader = reader
        self._confidence = confidence
        self._threshold = threshold
        self.risk = risk
        self._beyond = beyond
        self.at_once = BoundedSemaphore(AT_ONCE)

    def ask(
        self, typed: str, *, previous: str = "", top: int = 10, risk: float | None = None, filter: Filter = EVERY
    ) -> Answer:
        """Answers what was typed, or tells where it stands, see `qa.lookup.lookup`.

        Args:
            typed: the question.
            previous: the question before it in the conversation.
            top: how many hits the answer carries.
            risk: for this question another share of wrong answers that can be borne.
            filter: which articles are asked.

        Raises:
            WrongInput: there is no question, or too much of one, or `top` or `risk` cannot be used, or no article is
                asked.
        """
        *_, answer = self.ask_by_stages(typed, previous=previous, top=top, risk=risk, filter=filter)
        assert isinstance(answer, Answer)
        return answer

    def ask_by_stages(
        self,
        typed: str,
        *,
        previous: str = "",
        top: int = 10,
        risk: float | None = None,
        filter: Filter = EVERY,
        usual: Language | None = None,
    ) -> Iterator[Stage | Answer]:
        """The same as `ask`, for those who look on: each stage as it begins, the Answer at the end.

        It takes one thing more: `usual`, the language of whoever asks, for questions whose words hardly tell.
        """
        _check(top)
        threshold = self._threshold_of(self.risk if risk is None else risk)
        if answer := looked_up(self._retriever, typed, top, filter, usual):
            yield answer
            return
        halves, answers, before = halves_of(alone(typed)), list[Answer](), previous
        for place, half in enumerate(halves or (typed,)):
            beside = searched_beside(half, halves[1 - place]) if halves else ""
            clock = _Clock()
            question = understand(half, before, usual)
            question = replace(question, before=question.before or beside)
            clock.lap("understand")
            for step in self._answered(question, top, threshold, filter, clock):
                if isinstance(step, Answer):
                    answers.append(step)
                else:
                    yield step
            before = f"{answers[-1].question.context} {without_asking(half)}".strip()
        yield of_both(understand(typed, previous, usual), answers) if halves else answers[0]

    def _answered(
        self, question: Question, top: int, threshold: float, filter: Filter, clock: "_Clock"
    ) -> Iterator[Stage | Answer]:
        """One question, that asks one thing; once more by the office of whom it names, where that finds no answer.

        Where it does, and by the office alone, the words that tell whose that is are cited, too.
        """
        for step in self._asked(question, top, threshold, filter, clock):
            if not isinstance(step, Answer):
                yield step
                continue
            is_told = step.beyond or (step.citations and not is_unnamed(question, step))
            by = None if is_told else by_office(question, step.hits)
            if not by or step.citations:
                yield _with_hits(with_naming(step, by) if by else step, top)
                return
            within = replace(filter, articles=(by.hit.article.id,))
            for again in self._asked(by.question, top, threshold, within, clock):
                yield _with_hits(answered_by_office(step, again, by), top) if isinstance(again, Answer) else again

    def _asked(
        self, question: Question, top: int, threshold: float, filter: Filter, clock: "_Clock"
    ) -> Iterator[Stage | Answer]:
        """One question as it stands; the answer carries all passages that were looked at."""
        yield "searching"
        with self.at_once:
            hits = self._retriever.search(question.search_query, question.language, max(top, LOOKED_AT), filter)
        clock.lap("retrieve")
        yield "reading"
        with self.at_once:
            beyond = question.search_query in self._beyond and not imprint_asked(question)
            ranked = [] if beyond else self._weighed(question, to_read(question, hits), threshold)
        clock.lap("read")
        sure = [weighed.candidate for weighed in ranked if weighed.standalone_probability >= threshold]
        shown, chosen = statements(question, ranked, threshold)
        citations = cite([weighed.candidate for weighed in chosen], sure)
        clock.lap("cite")
        yield Answer(
            question=question,
            text=citations[0].quote if citations else None,
            confidence=sum(
                (weighed.probability for weighed in (chosen if shown == "list" else (chosen or ranked)[:1])), start=0.0
            ),
            citations=citations,
            hits=tuple(hits),
            timings_ms=dict(clock.laps),
            shown=shown,
            beyond=beyond,
            best=cite([ranked[0].candidate], [])[0] if ranked else None,
            filter=filter,
        )

    def search(self, typed: str, *, previous: str = "", top: int = 10, filter: Filter = EVERY) -> tuple[Hit, ...]:
        """The passages nearest to what was typed; nothing is read for an answer.

        Raises:
            WrongInput: there is no question, or too much of one, or `top` cannot be used, or no article is searched.
        """
        _check(top)
        question = understand(typed, previous)
        with self.at_once:
            return tuple(self._retriever.search(question.search_query, question.language, top, filter))

    def _weighed(self, question: Question, hits: Sequence[Hit], threshold: float) -> list[Weighed]:
        """What is found in the passages, the likeliest first. Those that can change nothing are not read."""
        first = hits[:READ_FIRST] if self._confidence.can_settle else hits
        later = hits[len(first) :]
        found = candidates_in(self._reader, question, first)
        ranked = self._confidence.weigh(question, narrowed(question, found))
        if not later or self._confidence.is_settled(question, ranked, later, threshold):
            ranked = self._read_again(question, ranked)
            if not later or self._confidence.is_settled(question, ranked, later, threshold):
                return ranked
        found += candidates_in(self._reader, question, later, before=first)
        return self._read_again(question, self._confidence.weigh(question, narrowed(question, found)))

    def _read_again(self, question: Question, ranked: Sequence[Weighed]) -> list[Weighed]:
        """Weighs anew, the likeliest read once more in their sentences."""
        if not self._confidence.alone:
            return list(ranked)
        every = [weighed.candidate for weighed in ranked]
        again = read_again(self._reader, question, every[:READ_AGAIN], self._confidence.alone)
        return self._confidence.weigh(question, [*again, *every[READ_AGAIN:]])

    def _threshold_of(self, risk: float | None) -> float:
        if self._threshold is not None:
            return self._threshold
        if risk is not None and risk not in RISKS:
            raise WrongInput("{} is no risk that was fitted; choose one of {}.", risk, ", ".join(map(str, RISKS)))
        return self._confidence.threshold(risk)


def _with_hits(answer: Answer, top: int) -> Answer:
    return replace(answer, hits=answer.hits[:top])


def _check(top: int) -> None:
    if not 1 <= top <= MOST_HITS:
        raise WrongInput("{} hits cannot be shown; ask for 1 to {}.", top, MOST_HITS)


class _Clock:
    """Milliseconds by step, of a question that is asked twice those of both."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self.laps[step] = round(self.laps.get(step, 0.0) + (now - self._last) * 1000, 2)
        self._last = now
