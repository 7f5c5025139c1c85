"""A conversation as the browser keeps it: each turn with its reply and its sources, ready to be shown again."""

from collections.abc import Sequence
from html import escape, unescape
from typing import Any, TypedDict

import gradio as gr

MOST = 25  # turns that are kept: some 50 kB each, and a browser keeps five megabytes at most

Message = dict[str, Any]


class Turn(TypedDict):
    """A question and what came of it.

    Keys:
        question: as typed.
        reply: HTML.
        sources: HTML of the cards beside it.
        query: what a follow-up leans on.
        chosen: the filter it was asked with, as `ui.filter_box` keeps it.
    """

    question: str
    reply: str
    sources: str
    query: str
    chosen: dict[str, Any]


def messages(turns: Sequence[Turn]) -> list[Message]:
    """What the chat shows of a conversation."""
    return [message for turn in turns for message in (asked(turn["question"]), replied(turn["reply"]))]


def asked(question: str) -> Message:
    """A question in the chat."""
    return {"role": "user", "content": escape(question)}


def edited(message: str) -> str:
    """The question that someone made of one in the chat.

    Example:
        >>> edited(asked("R&D ?")["content"].replace("?", "est-il là ?"))
        'R&D est-il là ?'
    """
    return unescape(message)


def replied(reply: str) -> Message:
    """A reply in the chat."""
    return {"role": "assistant", "content": gr.HTML(reply)}


def query_before(turns: Sequence[Turn]) -> str:
    """What the next question may lean on; empty at the beginning."""
    return turns[-1]["query"] if turns else ""


def place_of_message(index: int | Sequence[int]) -> int:
    """The place of the turn that a message of the chat belongs to; each turn has two.

    Args:
        index: of the message, as an event tells it.
    """
    return (index if isinstance(index, int) else index[0]) // 2


def with_turn(turns: Sequence[Turn], place: int, turn: Turn) -> list[Turn]:
    """The conversation with a turn in a place of it, or at its end; the last turns, where there are too many."""
    return [*turns[:place], turn, *turns[place + 1 :]][-MOST:]
