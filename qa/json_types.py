"""The objects of the JSON that the command line, the HTTP API and MCP give, field by field."""

from typing import (
    Any,
    NotRequired,  # pydantic wants it, until Python 3.12
)

from typing_extensions import TypedDict

from qa.types import Shown
from text.language import Language


class DescribedJson(TypedDict):
    """An article, as a citation names it."""

    id: str
    title: str
    date: str | None
    language: Language
    source: str | None
    path: str
    author: str | None
    address: str | None


class KnownJson(DescribedJson):
    """What is known of an article, and where it was found."""

    origins: dict[str, str]


class ArticleJson(KnownJson):
    """A whole article; offsets count characters of its text."""

    sha256: str
    text: str


class CitedJson(TypedDict):
    """Quoted words, with the sentence they stand in."""

    number: int
    statement: int
    naming: bool
    article: DescribedJson
    paragraph: int
    page: int | None
    place: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    sha256: str
    resolved_date: str | None
    sentence: str
    sentence_start: int
    sentence_end: int


class CitationJson(CitedJson):
    """The same with the passage they stand in."""

    passage: str
    passage_start: int
    passage_end: int
    score: float


class EvidenceJson(TypedDict):
    """Of an answer, what is exported: the question, the quotations, and all that checks them later."""

    question: str
    language: Language
    filter: dict[str, Any]
    answer: str | None
    confidence: float
    citations: list[CitedJson]
    unanswered: NotRequired[list[str]]  # replies kept before 28 November 2026 have none


class HitJson(TypedDict):
    """A passage near the question, and why it was found."""

    rank: int
    article_id: str
    text: str
    paragraph: int
    page: int | None
    passage_start: int
    passage_end: int
    score: float
    dense_rank: int | None
    lexical_rank: int | None
    matched_terms: list[str]


class PieceJson(TypedDict):
    """Words of a quotation, and whose they are."""

    words: str
    of: str


class FoundJson(TypedDict):
    """What came of looking for words: where they stand, or what is nearly the same."""

    passages: int
    articles: int
    nearly: list[PieceJson]


class AnswerJson(TypedDict):
    """An answer; `answer` is None where the articles do not answer, `filter` empty where all of them were asked."""

    question: str
    language: Language
    filter: dict[str, Any]
    answer: str | None
    confidence: float
    abstained: bool
    beyond_quotation: bool
    shown: Shown
    unanswered: list[str]
    found: FoundJson | None
    citations: list[CitationJson]
    hits: list[HitJson]
    timings_ms: dict[str, float]


class FilterJson(TypedDict, total=False):
    """Which articles are asked, see `index.filter.Filter`; what is left out lets all through."""

    since: str
    until: str
    sources: list[str]
    languages: list[Language]
    formats: list[str]
    articles: list[str]


class ArticlesJson(TypedDict):
    """Some of the articles, newest first, and how many there are of those asked for."""

    total: int
    articles: list[KnownJson]
