"""A question in the spelling of a passage, so that a reader sees that both name the same.

People take ligatures apart, leave out accents, and write numbers as they please. Case is nothing to a reader.
"""

import re

from text.accents import bare
from text.lists import LITTLE_WORDS
from text.numbers import figures_in

_WORD = re.compile(r"[^\W_]+")


def as_written(question: str, text: str) -> str:
    """The question, each of its words and figures as the text has it; what the text lacks stays as it was typed.

    Example:
        >>> as_written("Who is benoit oelmann?", "Benoît Œlmann was there.")
        'Who is Benoît Œlmann?'
        >>> as_written("Who gave £1,200,000?", "He gave £1.2 million.")
        'Who gave £1.2 million?'
    """
    words = _WORD.findall(text)
    as_it_is = {*words, *LITTLE_WORDS}  # « du » is no « dû », « ou » no « où »
    spelt = {bare(word): word for word in reversed(words)}
    return _WORD.sub(
        lambda word: word[0] if word[0] in as_it_is else spelt.get(bare(word[0]), word[0]),
        _figures_as_in(text, question),
    )


def _figures_as_in(text: str, question: str) -> str:
    asked = list(figures_in(question))
    written = {value: text[start:end] for start, end, value in reversed(list(figures_in(text)))} if asked else {}
    for start, end, value in reversed(asked):
        question = question[:start] + written.get(value, question[start:end]) + question[end:]
    return question
