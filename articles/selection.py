"""Some of the articles: of a time, of a source, of a language."""

from collections.abc import Iterable
from datetime import date

from articles.types import Article


def selected(
    articles: Iterable[Article],
    since: date | None = None,
    until: date | None = None,
    source: str | None = None,
    language: str | None = None,
) -> list[Article]:
    """The articles that are all that is asked for, in the order given.

    Args:
        articles: to choose from.
        since: the first day; undated ones are left out.
        until: the last day; the same.
        source: words that the source has, in any case of letters.
        language: "fr" or "en".
    """
    return [
        article
        for article in articles
        if (not since or (article.date is not None and article.date >= since))
        and (not until or (article.date is not None and article.date <= until))
        and (not source or source.casefold() in (article.source or "").casefold())
        and (not language or article.language == language)
    ]
