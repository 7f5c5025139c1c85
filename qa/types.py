"""The nouns of answering: frozen values, no behaviour beyond reading themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from articles.types import Article, Passage
from index.filter import EVERY, Filter
from index.hit import Hit
from text.language import Language

Shown = Literal["one", "list", "differ", "parts", "places"]
"""What an answer's statements are: one; the items of a list; differing answers to one question; those
to the halves of one that asks two things; places of words."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the user asked.

    Attributes:
        context: what it needs of the question before, when it follows it up, else empty.
        before: that question, whole: the passages are looked for with it.
        whose: the name of whoever holds an office, where it is asked by that, see `qa.by_office`: no answer to it.
    """

    text: str
    language: Language
    context: str = ""
    before: str = ""
    whose: str = ""

    @property
    def query(self) -> str:
        """The words to read with: those of the question and what it needs of the one that it follows up."""
        return f"{self.context} {self.text}".strip()

    @property
    def search_query(self) -> str:
        """The words to search with: « Et le maire ? » after a question on a museum is one of that museum's town."""
        return f"{self.before or self.context} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article, `article.text[start:end]`, with the reader's score (higher is better)."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a month where `day` is None."""

    year: int
    month: int
    day: int | None = None

    @property
    def iso(self) -> str:
        """As ISO 8601 writes it: 2016-03-01, or 2016-03 for a month."""
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


@dataclass(frozen=True, slots=True)
class Citation:
    """Quoted words, `article.text[span.start:span.end]`, with their sentence and passage.

    Attributes:
        statement: number of the statement that it supports, from 1; equal words of several articles share one.
        when: the day or month that the words tell by the article's date alone. It is ours, not the article's.
        naming: whether the words only tell whose office the answer speaks of, see `qa.by_office`.
    """

    number: int
    article: Article
    span: Span
    sentence: tuple[int, int]
    passage: Passage
    statement: int = 1
    when: When | None = None
    naming: bool = False

    @property
    def quote(self) -> str:
        """The quoted words."""
        return self.article.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that two wordings share, or that one of them has."""

    words: str
    of: Literal["both", "typed", "article"]


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking for exact words.

    Attributes:
        passages: how many have them in all.
        articles: how many these are of.
        nearly: where none has them as they were typed, the nearest wording beside them; empty where some have.
    """

    passages: int
    articles: int
    nearly: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles answer: a quotation, or None when they do not.

    Attributes:
        confidence: fitted probability that the quotation answers, of a list that its items do, 0 to 1; of places of
            words, the share of these that stands there.
        citations: where the quotation stands; empty when there is none. Of several statements, the first is `text`.
        hits: the passages that were read, nearest first.
        timings_ms: milliseconds by step.
        beyond: whether the question is one that no quotation can answer.
        best: what would be quoted if nothing were ever held back.
        filter: which articles were asked.
        unanswered: the halves of a question that asks two things which the articles do not answer.
        found: where exact words were looked for and no question was asked, what came of it.
    """

    question: Question
    text: str | None
    confidence: float
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    shown: Shown = "one"
    beyond: bool = False
    best: Citation | None = None
    filter: Filter = EVERY
    found: Found | None = None
    unanswered: tuple[str, ...] = ()

    @property
    def statements(self) -> list[list[Citation]]:
        """The citations of each statement."""
        grouped: dict[int, list[Citation]] = {}
        for citation in self.citations:
            grouped.setdefault(citation.statement, []).append(citation)
        return list(grouped.values())
