"""Questions as people type them: without accents, capitals or question mark, or in capitals throughout."""

import random

from text.accents import fold

_PLAIN, _LOWER, _UPPER, _BARE = 0.1, 0.1, 0.03, 0.1  # shares of the questions


def as_typed(question: str, chance: random.Random) -> str:
    """The question, at times typed carelessly: the base tells accents and capitals apart, and readers of it should not.

    Example:
        >>> as_typed("Où est Léa ?", random.Random(31))
        'Ou est Lea ?'
    """
    if chance.random() < _PLAIN:
        question = fold(question)
    if chance.random() < _BARE:
        question = question.rstrip("? \u00a0\u202f")
    case = chance.random()
    if case < _UPPER:
        return question.upper()
    return question.lower() if case < _UPPER + _LOWER else question
