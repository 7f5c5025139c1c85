"""The other conversations that a browser keeps: put away, taken up again, forgotten. The server keeps none of them."""

from collections.abc import Sequence

from ui.conversation import Turn, fitting

Shelf = list[list[Turn]]


def put_away(turns: list[Turn], shelf: Sequence[list[Turn]]) -> Shelf:
    """The shelf with a conversation in front; where there is no room for all, the oldest conversations go.

    Example:
        >>> turn = Turn(question="Qui ?", reply="x" * 100_000, sources="", query="", chosen={})
        >>> [len(conversation) for conversation in put_away([turn] * 10, [[turn] * 4, [turn]])]
        [10, 4]
        >>> put_away([], [])
        []
    """
    return fitting([conversation for conversation in (turns, *shelf) if conversation])


def taken_up(place: int, turns: list[Turn], shelf: Shelf) -> tuple[list[Turn], Shelf]:
    """The conversation in a place of the shelf, and the shelf with the one at hand in its stead."""
    return shelf[place], put_away(turns, without(place, shelf))


def without(place: int, shelf: Shelf) -> Shelf:
    """The shelf less one conversation."""
    return [*shelf[:place], *shelf[place + 1 :]]


def titles(shelf: Shelf) -> list[str]:
    """What each conversation is known by: its first question."""
    return [conversation[0]["question"] for conversation in shelf]
