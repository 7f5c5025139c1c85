"""What happens when something is asked, clicked or opened on the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.catalogue import Catalogue
from index.filter import EVERY
from qa.pipeline import Pipeline, Stage
from qa.types import Answer
from runtime.errors import WrongInput
from text.language import Language, language_of_question
from ui.conversation import Message, Turn, asked, edited, messages, place_of_message, query_before, replied, with_turn
from ui.filter_box import Chosen, chosen_of, filter_of, of_address
from ui.labels import apology, language_of
from ui.render import apologies, article_list, reply, shelf_list, sources, stage
from ui.shelf import Shelf, put_away, taken_up, without

LISTED = 100  # articles named before any question

Shown = tuple[Any, list[Turn], list[Message], Any]
"""What is in the box, the conversation, its messages, the sources."""
Shelved = tuple[list[Turn], Shelf, list[Message], str, str]
"""The conversation, the others, its messages, the sources, the list of the others."""


@dataclass(frozen=True)
class _How:
    """How a question is asked.

    Attributes:
        risk: the share of wrong answers that can be borne; 0 for the usual one.
        chosen: by the filters.
        language: of the browser.
    """

    risk: float
    chosen: Chosen
    language: Language

    @classmethod
    def of(cls, request: gr.Request, risk: float, values: Sequence[Any]) -> "_How":
        """As the page has it; the values are those of the filters."""
        return cls(risk, chosen_of(values), language_of(request.headers))


@dataclass(frozen=True)
class Handlers:
    """The page's events.

    Attributes:
        pipeline: answers the questions.
        catalogue: lists the articles.
    """

    pipeline: Pipeline
    catalogue: Catalogue

    def ask(self, request: gr.Request, typed: str, turns: list[Turn], risk: float, *values: Any) -> Iterator[Shown]:
        """Shows the question at once, then what is being done, then its reply. The values are those of the filters."""
        if not typed.strip():  # Enter once too often
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        yield gr.Textbox(""), gr.skip(), gr.skip(), gr.skip()
        yield from self._ask(len(turns), typed, query_before(turns), turns, _How.of(request, risk, values))

    def ask_alone(
        self, request: gr.Request, event: gr.EventData, turns: list[Turn], risk: float, *values: Any
    ) -> Iterator[Shown]:
        """Asks a question of the conversation again, as one that follows up none."""
        place = int(event.place)
        yield from self._ask(place, turns[place]["question"], "", turns, _How.of(request, risk, values))

    def ask_again(
        self, request: gr.Request, event: gr.RetryData, turns: list[Turn], risk: float, *values: Any
    ) -> Iterator[Shown]:
        """Asks a question of the conversation again: the index, the risk or the filters may be others by now."""
        place = place_of_message(event.index)
        before = query_before(turns[:place])
        yield from self._ask(place, turns[place]["question"], before, turns, _How.of(request, risk, values))

    def ask_edited(
        self, request: gr.Request, event: gr.EditData, turns: list[Turn], risk: float, *values: Any
    ) -> Iterator[Shown]:
        """Asks what someone made of a question of the conversation."""
        place = place_of_message(event.index)
        typed, before = edited(str(event.value)), query_before(turns[:place])
        yield from self._ask(place, typed, before, turns, _How.of(request, risk, values))

    def _ask(self, place: int, typed: str, previous: str, turns: list[Turn], how: _How) -> Iterator[Shown]:
        before, after = messages(turns[:place]), messages(turns[place + 1 :])
        language = language_of_question(typed or previous, how.language)
        box: Any = gr.Textbox(submit_btn=False, stop_btn=True)  # what stands in it stays
        try:
            for step in self._steps(typed, previous, how):
                if isinstance(step, str):
                    yield box, turns, [*before, asked(typed), replied(stage(step, language)), *after], gr.skip()
                    box = gr.skip()
                else:
                    turns = with_turn(turns, place, step)
                    yield gr.Textbox(submit_btn=True, stop_btn=False), turns, messages(turns), step["sources"]
        except Exception:  # Gradio tells of it; the question can be asked again
            lost: dict[str, Any] = {"value": typed} if place == len(turns) else {}
            yield gr.Textbox(**lost, submit_btn=True, stop_btn=False), turns, messages(turns), gr.skip()
            raise

    def _steps(self, typed: str, previous: str, how: _How) -> Iterator[Stage | Turn]:
        yield "searching"  # at once: so that the question is seen
        filter = EVERY
        try:
            filter = filter_of(how.chosen, self.catalogue)
            steps = self.pipeline.ask_by_stages(
                typed, previous=previous, risk=how.risk or None, filter=filter, usual=how.language
            )
            for step in steps:
                yield _turn(typed, step, how.chosen) if isinstance(step, Answer) else step
        except WrongInput as error:
            language = language_of_question(typed or previous, how.language)
            text = apologies(apology(error, language), language, filter, typed)
            yield Turn(question=typed, reply=text, sources="", query=previous, chosen=how.chosen)

    def stop(self, typed: str, turns: list[Turn], pending: list[Message], request: gr.Request) -> Shown:
        """Leaves a question unanswered, and back in the box where nothing else was typed meanwhile."""
        questions = [message["content"][0]["text"] for message in pending if message["role"] == "user"]
        box: Any = gr.Textbox(submit_btn=True, stop_btn=False)
        if len(questions) > len(turns) and not typed.strip():
            box = gr.Textbox(edited(questions[-1]), submit_btn=True, stop_btn=False)
        return box, turns, messages(turns), self._sources(turns, request)

    def open(self, turns: list[Turn] | None, risk: float, request: gr.Request) -> Iterator[Shown]:
        """The conversation of before, or the articles; what the page's address asks is asked."""
        turns = turns or []
        linked = str(request.query_params.get("q", "")).strip()
        chosen = of_address(request)
        asked_before = turns and (turns[-1]["question"], turns[-1].get("chosen", {})) == (linked, chosen)
        if linked and not asked_before:
            how = _How(risk, chosen, language_of(request.headers))
            # A link tells itself what its question follows up, wherever it is opened.
            yield from self._ask(len(turns), linked, request.query_params.get("after", ""), turns, how)
        else:
            # Somebody may be typing already, or have asked.
            known = (turns, messages(turns)) if turns else (gr.skip(), gr.skip())
            yield gr.skip(), *known, self._sources(turns, request)

    def _sources(self, turns: list[Turn], request: gr.Request) -> str:
        return turns[-1]["sources"] if turns else self.welcome(request)

    def welcome(self, request: gr.Request) -> str:
        """What can be asked about."""
        newest = self.catalogue.articles(most=LISTED)
        return article_list(newest, self.catalogue.count(), language_of(request.headers))

    def shelf(self, shelf: Shelf | None, request: gr.Request) -> str:
        """The list of the other conversations."""
        return shelf_list(shelf or [], language_of(request.headers))

    def begin(self, turns: list[Turn], shelf: Shelf, request: gr.Request) -> Shelved:
        """Puts the conversation away for a new one."""
        return self._shelved([], put_away(turns, shelf), request)

    def take_up(self, turns: list[Turn], shelf: Shelf, request: gr.Request, event: gr.EventData) -> Shelved:
        """Puts the conversation away for another."""
        return self._shelved(*taken_up(int(event.place), turns, shelf), request)

    def forget(self, turns: list[Turn], shelf: Shelf, request: gr.Request, event: gr.EventData) -> Shelved:
        """Deletes one of the other conversations."""
        return self._shelved(turns, without(int(event.place), shelf), request)

    def _shelved(self, turns: list[Turn], shelf: Shelf, request: gr.Request) -> Shelved:
        return turns, shelf, messages(turns), self._sources(turns, request), self.shelf(shelf, request)

    def show_sources(self, turns: list[Turn], event: gr.SelectData) -> Any:
        """Those of the turn that was clicked."""
        place = place_of_message(event.index)
        return turns[place]["sources"] if place < len(turns) else gr.skip()


def _turn(typed: str, answer: Answer, chosen: Chosen) -> Turn:
    query = answer.question.search_query
    return Turn(question=typed, reply=reply(answer), sources=sources(answer), query=query, chosen=chosen)
