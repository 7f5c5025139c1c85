"""A conversation as the browser keeps it: each turn with its reply and its sources, ready to be shown again."""

from collections.abc import Sequence
from html import escape
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
    """

    question: str
    reply: str
    sources: str
    query: str


def messages(turns: Sequence[Turn]) -> list[Message]:
    """What the chat shows of a conversation."""
    return [message for turn in turns for message in (asked(turn["question"]), replied(turn["reply"]))]


def asked(question: str) -> Message:
    """A question in the chat."""
    return {"role": "user", "content": escape(question)}


def replied(reply: str) -> Message:
    """A reply in the chat."""
    return {"role": "assistant", "content": gr.HTML(reply)}


def query_before(turns: Sequence[Turn]) -> str:
    """What the next question may lean on; empty at the beginning."""
    return turns[-1]["query"] if turns else ""


def turn_of_message(turns: Sequence[Turn], place: int) -> Turn | None:
    """The turn that a message of the chat belongs to, by its place; each turn has two."""
    return turns[place // 2] if 0 <= place // 2 < len(turns) else None
