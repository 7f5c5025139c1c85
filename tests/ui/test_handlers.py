"""What the page's events make of what they are given."""

import gradio as gr
import pytest

from index.catalogue import Catalogue
from ui.conversation import Turn, messages
from ui.filter_box import FIELDS
from ui.handlers import Handlers

TURN = Turn(question="Qui ?", reply="Lui.", sources="<p>cartes</p>", query="Qui ?", chosen={})


@pytest.fixture
def handlers(pipeline, seed_index) -> Handlers:
    return Handlers(pipeline, Catalogue(seed_index.store))


def request() -> gr.Request:
    return gr.Request(headers={"accept-language": "fr"})


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_an_empty_box_asks_nothing(handlers, typed):
    assert list(handlers.ask(request(), typed, [TURN], 0.0, *unfiltered())) == [(gr.skip(),) * 4]


def test_what_is_no_question_is_told(handlers):
    *_, (_, turns, _, _) = handlers.ask(request(), "?!", [], 0.0, *unfiltered())
    assert [turn["question"] for turn in turns] == ["?!"] and "La question est vide" in turns[0]["reply"]


def unfiltered() -> list[object]:
    return [None] * len(FIELDS)


def in_the_browser(question: str) -> list[dict[str, object]]:
    """A question in the chat, as Gradio hands it back."""
    return [{"role": "user", "content": [{"type": "text", "text": question}]}]


def test_what_is_stopped_goes_back_into_the_box_and_leaves_nothing_else(handlers):
    pending = in_the_browser("Qui ?") + in_the_browser("R&amp;D ?")
    box, turns, shown, sources = handlers.stop("", [TURN], pending, request())
    assert box.constructor_args["value"] == "R&D ?"
    assert (turns, sources) == ([TURN], TURN["sources"])
    assert [message["role"] for message in shown] == [message["role"] for message in messages([TURN])]


def test_what_was_typed_meanwhile_stays_when_a_question_is_stopped(handlers):
    pending = in_the_browser("Qui ?") + in_the_browser("Où ?")
    box, turns, _, _ = handlers.stop("Quand ?", [TURN], pending, request())
    assert "value" not in box.constructor_args and turns == [TURN]


def test_what_was_answered_before_it_could_be_stopped_stays_and_the_box_as_it_is(handlers):
    box, turns, _, sources = handlers.stop("", [TURN], in_the_browser("Qui ?"), request())
    assert "value" not in box.constructor_args and turns == [TURN] and sources == TURN["sources"]
