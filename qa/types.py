"""The nouns of the program: frozen values, no behaviour beyond reading themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Language = Literal["fr", "en"]
Shown = Literal["one", "list", "differ"]
"""What an answer's statements are: one; the items of a list; differing answers to one question."""


@dataclass(frozen=True, slots=True)
class Article:
    """One source document.

    Attributes:
        id: the file's stem, made unique in its index.
        path: absolute path of the file.
        sha256: of the file's bytes, in hexadecimal.
        text: NFC, line ends as line feeds; every offset of the program counts in it.
    """

    id: str
    path: str
    sha256: str
    title: str
    date: date | None
    language: Language
    source: str | None
    author: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a run of sentences of a long one: `article.text[start:end]`.

    Attributes:
        number: of the paragraph in its article, from 1; windows of one paragraph share it.
    """

    article_id: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """What the user asked.

    Attributes:
        context: the question before, when this one follows it up, else empty.
    """

    text: str
    language: Language
    context: str = ""

    @property
    def query(self) -> str:
        """The words to search with: those of the question and of the one it follows up."""
        return f"{self.context} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article, `article.text[start:end]`, with the reader's score (higher is better)."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and why.

    Attributes:
        rank: from 1.
        score: fused, between 0 and 1; 1 is first in every list that could find it.
        cosine: of question and passage vectors.
        dense_rank: rank in the dense list, None when the passage is not in it.
        lexical_rank: rank among the passages of its language, None when no term matched.
        matched_terms: the question's own words that the passage contains, as typed.
        sentences: `(start, end)` of each sentence, in the article's text.
    """

    rank: int
    article: Article
    passage: Passage
    score: float
    cosine: float
    dense_rank: int | None
    lexical_rank: int | None
    matched_terms: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.article.text[self.passage.start : self.passage.end]

    def sentence_at(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence, or run of sentences, that holds `[start, end)`."""
        inside = [s for s in self.sentences if s[0] < end and start < s[1]]
        if not inside:
            return start, end
        return min(start, inside[0][0]), max(end, inside[-1][1])


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
    """

    number: int
    article: Article
    span: Span
    sentence: tuple[int, int]
    passage: Passage
    statement: int = 1
    when: When | None = None

    @property
    def quote(self) -> str:
        """The quoted words."""
        return self.article.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles answer: a quotation, or None when they do not.

    Attributes:
        confidence: fitted probability that the quotation answers, of a list that its items do, 0 to 1.
        citations: where the quotation stands; empty when there is none. Of several statements, the first is `text`.
        hits: the passages that were read, nearest first.
        timings_ms: milliseconds by step.
        beyond: whether the question is one that no quotation can answer.
    """

    question: Question
    text: str | None
    confidence: float
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    shown: Shown = "one"
    beyond: bool = False

    @property
    def statements(self) -> list[list[Citation]]:
        """The citations of each statement."""
        grouped: dict[int, list[Citation]] = {}
        for citation in self.citations:
            grouped.setdefault(citation.statement, []).append(citation)
        return list(grouped.values())
