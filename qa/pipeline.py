"""The way from a question to an Answer: retrieve, read, weigh the evidence, cite or abstain."""

import time
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from threading import BoundedSemaphore
from typing import Literal

from articles.types import Passage
from index.filter import EVERY, Filter
from index.hit import Hit
from qa.answer_type import CERTAIN, is_of_kind, kind_asked
from qa.attributes import is_of_another_attribute
from qa.citations import cite
from qa.columns import is_of_another_column
from qa.compound import halves_of, of_both, searched_beside, without_asking
from qa.confidence import RISKS, Confidence, Weighed
from qa.evidence import Candidate
from qa.holders import is_of_another_holder, with_tellings
from qa.lookup import Finder, looked_up
from qa.named import is_of_another
from qa.question import clean, understand
from qa.reader import Reader
from qa.spans import overlapping
from qa.statements import statements
from qa.turns import asks
from qa.types import Answer, Question, Span
from runtime.errors import WrongInput
from text.language import Language

READ = 5  # passages that the reader reads: eight took half as long again and answered no better
READ_FIRST = 2  # of them: the others only where these do not settle the answer

MOST_HITS = 1000

Stage = Literal["searching", "reading"]
Spans = tuple[Hit, list[Span]]
"""A passage and what a reader finds in it."""

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
            risk: the share of wrong answers that can be borne, one of `qa.confidence.RISKS`, or None for the usual one.
            beyond: the questions that no quotation can answer, see `qa.beyond`.
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
        """Answers what was typed, or tells where it stands, see `qa.lookup`.

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
        halves, answers, before = halves_of(clean(typed)), list[Answer](), previous
        for place, half in enumerate(halves or (typed,)):
            beside = searched_beside(half, halves[1 - place]) if halves else ""
            for step in self._answered(half, before, top, threshold, filter, usual, beside):
                if isinstance(step, Answer):
                    answers.append(step)
                else:
                    yield step
            before = without_asking(half)
        yield of_both(understand(typed, previous, usual), answers) if halves else answers[0]

    def _answered(
        self,
        typed: str,
        previous: str,
        top: int,
        threshold: float,
        filter: Filter,
        usual: Language | None,
        beside: str = "",
    ) -> Iterator[Stage | Answer]:
        """One question, that asks one thing; `beside` it are words to search with, where it leans on no other."""
        clock = _Clock()
        question = understand(typed, previous, usual)
        question = replace(question, before=question.before or beside)
        clock.lap("understand")
        yield "searching"
        with self.at_once:
            hits = self._retriever.search(question.search_query, question.language, max(top, READ), filter)
        clock.lap("retrieve")
        yield "reading"
        with self.at_once:
            beyond = question.search_query in self._beyond
            ranked = [] if beyond else self._weighed(question, _to_read(hits), threshold)
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
            hits=tuple(hits[:top]),
            timings_ms=clock.laps,
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
        found = spans_of(self._reader, question, first)
        ranked = self._confidence.weigh(question, candidates(question, found))
        if not later or self._confidence.is_settled(question, ranked, later, threshold):
            return ranked
        found += spans_of(self._reader, question, later, known=found)
        return self._confidence.weigh(question, candidates(question, found))

    def _threshold_of(self, risk: float | None) -> float:
        if self._threshold is not None:
            return self._threshold
        if risk is not None and risk not in RISKS:
            raise WrongInput("{} is no risk that was fitted; choose one of {}.", risk, ", ".join(map(str, RISKS)))
        return self._confidence.threshold(risk)


def _check(top: int) -> None:
    if not 1 <= top <= MOST_HITS:
        raise WrongInput("{} hits cannot be shown; ask for 1 to {}.", top, MOST_HITS)


def read(reader: Reader, question: Question, hits: Sequence[Hit]) -> list[Candidate]:
    """What a reader finds in passages and in the titles and headings above them, see `candidates`."""
    return candidates(question, spans_of(reader, question, hits))


def spans_of(reader: Reader, question: Question, hits: Sequence[Hit], known: Iterable[Spans] = ()) -> list[Spans]:
    """What a reader finds in passages and in the titles and headings above them, but for the titles that are known."""
    already = {(hit.article.id, hit.passage.start) for hit, _ in known if not hit.passage.number}
    above = [hit for hit in titles_and_headings(hits) if (hit.article.id, hit.passage.start) not in already]
    every = [*hits, *above]
    return list(zip(every, reader.read(question, every), strict=True))


def candidates(question: Question, spans: Iterable[Spans]) -> list[Candidate]:
    """What was found, less what is of another kind than asked for, of another year or person, or a question.

    Of words that overlap, as neighbouring passages share a sentence, those that the reader scores highest stay.
    """
    kind = kind_asked(question)
    found: list[Candidate] = []
    every = [
        Candidate(hit, span)
        for hit, of_hit in ((hit, with_tellings(question, hit, of_reader)) for hit, of_reader in spans)
        for span in (of_hit if hit.passage.number else of_hit[:1])  # a title or a caption has one thing to say
    ]
    for candidate in sorted(every, key=lambda c: -c.span.score):
        of_article = [c.span for c in found if c.hit.article.id == candidate.hit.article.id]
        known = overlapping((candidate.span.start, candidate.span.end), [(s.start, s.end) for s in of_article])
        wrong = (
            (kind in CERTAIN and not is_of_kind(candidate.words, kind))
            or is_of_another(question, candidate.hit, candidate.span)
            or is_of_another_holder(question, candidate.hit, candidate.span)
            or is_of_another_attribute(question, candidate.hit, candidate.span)
            or is_of_another_column(question, candidate.hit, candidate.span)
            or asks(candidate)
        )
        if not known and not wrong:
            found.append(candidate)
    return found


def _to_read(hits: Sequence[Hit]) -> list[Hit]:
    """The first of those whose words were not there before: a copy of an article is no second source to read."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.in_context, hit)
    return list(first.values())[:READ]


def titles_and_headings(hits: Sequence[Hit]) -> list[Hit]:
    """The titles and headings that passages stand under, each once, as passages to read: they may answer, too."""
    found: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        titles = [block for block in hit.article.blocks if block.kind == "title"]
        headings = [block for block in hit.article.headings_above(hit.passage.start) if block.kind == "heading"]
        for block in titles + headings:
            passage = Passage(hit.article.id, 0, block.start, block.end)
            alone = replace(hit, passage=passage, sentences=((block.start, block.end),))
            found.setdefault((hit.article.id, block.start), alone)
    return list(found.values())


class _Clock:
    """Milliseconds by step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self.laps[step] = round((now - self._last) * 1000, 2)
        self._last = now
