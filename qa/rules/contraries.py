"""Words of contrary meaning, "opened" and "closed", "youngest" and "oldest", "for" and "against", then and now.

What is told with the one is no answer to a question with the other.
"""

import re
from typing import NamedTuple

from index.hit import Hit
from qa.rules.denials import clause
from qa.types import Question, Span
from text.lists import lines_of


class _Side(NamedTuple):
    """The words of one side, and those of the other."""

    own: re.Pattern[str]
    contrary: re.Pattern[str]


def _pattern(words: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(word.strip()).replace(r"\*", r"\w*").replace("’", "['’]") for word in words.split(","))
    return re.compile(rf"(?i)(?<![\w’'-])(?:{forms})(?![\w-])")


_PAIRS = [[_pattern(words) for words in pair.split("|")] for pair in lines_of("contraries")]
_SIDES = [_Side(*sides) for first, second in _PAIRS for sides in ((first, second), (second, first))]


def is_told_of_the_contrary(question: Question, hit: Hit, span: Span) -> bool:
    """Whether the clause of some words has the contrary of a word of the question, and their sentence not that word."""
    sides = [side for side in _SIDES if side.own.search(question.text) and not side.contrary.search(question.text)]
    if not sides:
        return False
    start, end = hit.sentence_at(span.start, span.end)
    sentence = hit.article.text[start:end].replace("\n", " ").replace("\u00a0", " ")
    since, until = clause(sentence, span.start - start, span.end - start)
    around = f"{sentence[since : span.start - start]} {sentence[span.end - start : until]}"  # not the words themselves
    return any(side.contrary.search(around) and not side.own.search(sentence) for side in sides)
