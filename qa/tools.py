"""What programs may ask: an answer, passages, the list of articles, an article. The HTTP API and MCP offer these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from articles.selection import selected
from articles.types import Article
from qa.as_json import answer_as_json, article_as_json, hits_as_json, known_as_json
from qa.json_types import AnswerJson, ArticleJson, ArticlesJson, HitJson
from qa.pipeline import Pipeline
from runtime.errors import WrongInput

MOST_LISTED = 1000


@dataclass(frozen=True)
class Tools:
    """The four, over one index. The first paragraph of each docstring is what a program is told of it.

    Attributes:
        pipeline: answers the questions.
        known: the articles of the index without their texts, newest first, at the time of the call.
        find: whole id → article; raises UnknownArticle.
    """

    pipeline: Pipeline
    known: Callable[[], Sequence[Article]]
    find: Callable[[str], Article]

    def ask(self, question: str, previous: str = "", top: int = 10) -> AnswerJson:
        """Answers a question in French or English by quoting the articles word for word, each quotation with its place.

        `answer` is null where the articles do not answer; `hits` are the nearest passages all the same. `previous` is
        the question before, for one that follows it up.
        """
        return answer_as_json(self.pipeline.ask(question, previous=previous, top=top))

    def search(self, question: str, top: int = 10) -> list[HitJson]:
        """The passages of the articles nearest to a question, in meaning or in words; nothing is read for an answer."""
        return hits_as_json(self.pipeline.search(question, top=top))

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
            raise WrongInput(f"The list begins at 1, not {first}, and gives 1 to {MOST_LISTED} articles, not {most}.")
        chosen = selected(self.known(), _day(since), _day(until), source, language)
        listed = [known_as_json(article) for article in chosen[first - 1 : first - 1 + most]]
        return {"total": len(chosen), "articles": listed}

    def article(self, article_id: str) -> ArticleJson:
        """A whole article by its id: its text, which all offsets count in, and what is known of it."""
        return article_as_json(self.find(article_id))


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongInput(f"{text!r} is no day such as 2016-03-01.") from None
