"""Words that only repeat the question: « la coopération entre le Maroc et la Belgique » does not tell what that is."""

import re

from index.hit import Hit
from qa.questions.answer_type import form_asked, kind_asked
from qa.types import Question, Span
from text.accents import bare
from text.calendar import months_in
from text.lists import LITTLE_WORDS

_WORD = re.compile(r"\w+")
_CHOICE = re.compile(  # "Did Leeds or York win?", « Qui de Luc Roy et d'Ana Ruiz a été élu ? »
    r"(?i)\b(?:ou|or|vs|entre|between|against|contre|(?:qui|lequel|laquelle|which) (?:de|des|d['’]|of)\b)"
)


def only_repeats(question: Question, hit: Hit, span: Span) -> bool:
    """Whether all words are the question's own, a common noun among them, or a name where a person is asked for.

    A place or a day may be told by its name alone: « Où est le musée de Lyon ? » Not where a choice is offered or a
    sentence asked for.
    """
    if form_asked(question) == "sentence" or _CHOICE.search(question.text):
        return False
    told = hit.article.readable(span.start, span.end).text
    has_noun = any(
        word[0].islower() and word not in LITTLE_WORDS for word in _WORD.findall(told) if not months_in(word)
    )
    words = _words(told)
    return bool(words) and words <= _words(question.text) and (has_noun or kind_asked(question) == "person")


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(bare(text)) if word not in LITTLE_WORDS}
