"""Words that only repeat the question: « la coopération entre le Maroc et la Belgique » does not tell what that is."""

import re

from index.hit import Hit
from qa.questions.answer_type import form_asked
from qa.types import Question, Span
from text.accents import bare
from text.lists import LITTLE_WORDS

_WORD = re.compile(r"\w+")
_CHOICE = re.compile(r"(?i)\b(?:ou|or)\b")  # "Did Leeds or York win?"


def only_repeats(question: Question, hit: Hit, span: Span) -> bool:
    """Whether all words are the question's own, which neither offers a choice nor asks for a sentence."""
    asked = question.text
    if form_asked(question) == "sentence" or _CHOICE.search(asked):
        return False
    told = _words(hit.article.readable(span.start, span.end).text)
    return bool(told) and told <= _words(asked)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(bare(text)) if word not in LITTLE_WORDS}
