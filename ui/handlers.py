"""What happens when something is asked, clicked or opened on the page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from articles.types import Article
from qa.pipeline import Pipeline
from runtime.errors import WrongInput
from text.language import language_of_question
from ui.conversation import MOST, Message, Turn, asked, messages, query_before, turn_of_message
from ui.labels import apology, browser_language
from ui.render import apologies, article_list, reply, sources

Shown = tuple[str, list[Turn], list[Message], str]
"""What is in the box, the conversation, its messages, the sources."""


@dataclass(frozen=True)
class Handlers:
    """The page's events.

    Attributes:
        pipeline: answers the questions.
        articles: those of the index, at the time of the call.
    """

    pipeline: Pipeline
    articles: Callable[[], Sequence[Article]]

    def ask(self, typed: str, turns: list[Turn], risk: float) -> Iterator[Shown]:
        """Shows the question at once, then its reply."""
        yield "", turns, [*messages(turns), asked(typed)], gr.skip()
        turns = [*turns, self._turn(typed, query_before(turns), risk)][-MOST:]
        yield "", turns, messages(turns), turns[-1]["sources"]

    def _turn(self, typed: str, previous: str, risk: float) -> Turn:
        try:
            answer = self.pipeline.ask(typed, previous=previous, risk=risk or None)
        except WrongInput as error:
            text = apologies(apology(error, language_of_question(typed or previous)))
            return Turn(question=typed, reply=text, sources="", query=previous)
        query = answer.question.search_query
        return Turn(question=typed, reply=reply(answer), sources=sources(answer), query=query)

    def open(self, turns: list[Turn] | None, risk: float, request: gr.Request) -> Iterator[Shown]:
        """The conversation of before, or the articles; what the page's address asks is asked."""
        turns = turns or []
        linked = str(request.query_params.get("q", "")).strip()
        if linked and not (turns and turns[-1]["question"] == linked):
            yield from self.ask(linked, turns, risk)
        else:
            yield "", turns, messages(turns), turns[-1]["sources"] if turns else self.welcome(request)

    def welcome(self, request: gr.Request) -> str:
        """What can be asked about."""
        return article_list(self.articles(), browser_language(request.headers.get("accept-language", "")))

    def show_sources(self, turns: list[Turn], event: gr.SelectData) -> Any:
        """Those of the turn that was clicked."""
        place = event.index[0] if isinstance(event.index, list | tuple) else event.index
        turn = turn_of_message(turns, int(place))
        return turn["sources"] if turn else gr.skip()
