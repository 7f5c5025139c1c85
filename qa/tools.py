"""What programs may ask: an answer, passages, the list of articles, an article. The HTTP API and MCP offer these."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from articles.types import Article
from index.catalogue import Catalogue
from index.filter import Filter, checked_fields
from index.names import Names
from qa.as_json import answer_as_json, article_as_json, hits_as_json, known_as_json
from qa.json_types import AnswerJson, ArticleJson, ArticlesJson, FilterJson, HitJson
from qa.pipeline import Pipeline
from runtime.errors import WrongInput

MOST_LISTED = 1000


@dataclass(frozen=True)
class Tools:
    """The four, over one index. The first paragraph of each docstring is what a program is told of it.

    Attributes:
        pipeline: answers the questions.
        catalogue: lists the articles.
        find: whole id → article; raises UnknownArticle.
        file_of: whole id → the file that it was read from; raises UnknownArticle.
        names: what files are called for whoever asks.
    """

    pipeline: Pipeline
    catalogue: Catalogue
    find: Callable[[str], Article]
    file_of: Callable[[str], Path]
    names: Names = field(default_factory=Names)

    def ask(self, question: str, previous: str = "", top: int = 10, filter: FilterJson | None = None) -> AnswerJson:
        """Answers a question in French or English by quoting the articles word for word, each quotation with its place.

        `answer` is null where the articles do not answer; `hits` are the nearest passages all the same. `previous` is
        the question before, for one that follows it up. `filter` keeps it to some articles: `since` and `until` are
        days (YYYY-MM-DD), `sources` words of their names, `languages` "fr" or "en", `formats` such as "pdf",
        `articles` ids.
        """
        asked = self._filter(filter)
        return answer_as_json(self.pipeline.ask(question, previous=previous, top=top, filter=asked))

    def search(self, question: str, top: int = 10, filter: FilterJson | None = None) -> list[HitJson]:
        """The passages of the articles nearest to a question, in meaning or in words; nothing is read for an answer.

        `filter` is as in `ask`.
        """
        return hits_as_json(self.pipeline.search(question, top=top, filter=self._filter(filter)))

    def articles(
        self,
        since: str = "",
        until: str = "",
        source: str = "",
        language: Literal["", "fr", "en"] = "",
        first: int = 1,
        most: int = 100,
    ) -> ArticlesJson:
        """What articles there are, newest first, from the `first` on, `most` at once.

        `since` and `until` are days (YYYY-MM-DD); `source` is words that the source has.
        """
        if first < 1 or not 1 <= most <= MOST_LISTED:
            raise WrongInput(
                "The list begins at 1, not {}, and gives 1 to {} articles, not {}.", first, MOST_LISTED, most
            )
        chosen = self.catalogue.filter_of(since, until, [source] if source else [], [language] if language else [])
        listed = self.catalogue.articles(chosen, start=first - 1, most=most)
        return {"total": self.catalogue.count(chosen), "articles": [known_as_json(article) for article in listed]}

    def article(self, article_id: str) -> ArticleJson:
        """A whole article by its id: its text, which all offsets count in, and what is known of it."""
        return article_as_json(self.find(article_id))

    def _filter(self, given: FilterJson | None) -> Filter:
        """By whole ids, as those of a removed article must open no other; a person may type beginnings of them."""
        fields = checked_fields(given or {})
        articles = tuple(self.find(name).id for name in fields.pop("articles", ()))
        return replace(self.catalogue.filter_of(**fields), articles=articles)
