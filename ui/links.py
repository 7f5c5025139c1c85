"""The addresses of an article, its file and its pages, as the page's templates link them: each of one version of it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol
from urllib.parse import quote

from articles.types import Article
from qa.types import Citation

_VERSION = 16  # digits of its SHA-256 that tell a version of an article


class Stretch(Protocol):
    """A stretch of an article's text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The one after its last."""


class Quoted(NamedTuple):
    """A stretch by its offsets alone."""

    start: int
    end: int


def article_link(article: Article, stretch: Stretch | None = None) -> str:
    """Of the page of this version of an article, with a stretch of its text marked."""
    return f"article/{quote(article.id, safe='')}?version={article.sha256[:_VERSION]}{_at(stretch)}"


def place_of(article: Article, stretch: Stretch) -> dict[str, str | int]:
    """A stretch of this version of an article, as `ui.feedback_routes` takes it."""
    return {"article": article.id, "version": article.sha256[:_VERSION], "start": stretch.start, "end": stretch.end}


def places_of(citations: Sequence[Citation]) -> list[dict[str, str | int]]:
    """The same of what is cited."""
    return [place_of(citation.article, citation.span) for citation in citations]


def pdf_link(article: Article, number: int, stretch: Stretch | None = None) -> str:
    """Of a page of the PDF that this version of an article was read from, with a stretch of its text marked."""
    return f"pdf/{quote(article.id, safe='')}?page={number}&version={article.sha256[:_VERSION]}{_at(stretch)}"


def original_link(article: Article, page: int) -> str:
    """The file that an article was read from, as a link from the article's page; a PDF opens at a page."""
    at = f"#page={page}" if page else ""
    return f"../original/{quote(article.id, safe='')}?version={article.sha256[:_VERSION]}{at}"


def _at(stretch: Stretch | None) -> str:
    return f"&start={stretch.start}&end={stretch.end}#quote" if stretch else ""
