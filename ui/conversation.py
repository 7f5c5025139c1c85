"""A conversation as the browser keeps it: each turn with its reply and its sources, ready to be shown again."""

import json
from collections.abc import Sequence
from html import escape, unescape
from itertools import accumulate
from typing import Any, TypedDict, TypeVar

import gradio as gr

ROOM = 1_500_000  # characters that are kept of a conversation, and of the others: a browser has room for both

Message = dict[str, Any]
Part = TypeVar("Part")


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
    """The conversation with a turn in a place of it, or at its end; the last turns, where there is no room for all."""
    return fitting([*turns[:place], turn, *turns[place + 1 :]][::-1])[::-1]


def fitting(parts: Sequence[Part]) -> list[Part]:
    """The first of some turns or conversations, as many as there is room for.

    Example:
        >>> fitting(["a" * 1_000_000, "b" * 400_000, "c" * 200_000, "d"]) == ["a" * 1_000_000, "b" * 400_000]
        True
    """
    sizes = accumulate(len(json.dumps(part)) for part in parts)
    return [part for part, size in zip(parts, sizes, strict=True) if size <= ROOM]
