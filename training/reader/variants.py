"""The same question beside other words: its passage without the answer, another passage, the answer's sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from benchmarks.sets import PRESS, Asked
from text.normalisation import contains
from text.sentences import sentences

_WORD = re.compile(r"\w{3,}")


def without_answer(asked: Asked) -> Asked | None:
    """The question beside its own passage less the sentences that hold the answer: all that is left is a near miss.

    None where nothing is left, or where the answer still is.

    Example:
        "Who slept?", "The dog slept. The cat ate.", "The dog" → "Who slept?", "The cat ate."
    """
    accepted = [words for _, words in asked.answers]
    language: Any = asked.language
    every = [asked.passage[slice(*bounds)] for bounds in sentences(asked.passage, language)]
    others = [sentence for sentence in every if not contains(sentence, accepted)]
    left = " ".join(others)
    if not accepted or not left or len(others) == len(every) or contains(left, accepted):
        return None
    return replace(asked, passage=left, answered=False, answers=())


def beside_answer(asked: Asked, passages: Sequence[str]) -> Asked | None:
    """The question beside another passage of its article, that shares most words with it; None where all may answer.

    Example:
        "Who slept?", ["The dog slept.", "Who knows?", "It rained."], "The dog" → "Who slept?", "Who knows?"
    """
    accepted = [words for _, words in asked.answers]
    others = [passage for passage in passages if passage != asked.passage and not contains(passage, accepted)]
    if not accepted or not others:
        return None
    wanted = set(_WORD.findall(asked.question.casefold()))
    likest = max(others, key=lambda passage: len(wanted & set(_WORD.findall(passage.casefold()))))
    return replace(asked, passage=likest, answered=False, answers=())


def in_sentence(asked: Asked) -> Asked:
    """The question beside the sentence that answers it, or all of its passage where the answer runs over several.

    Example:
        "Who slept?", "It rained. The dog slept.", "The dog" → "Who slept?", "The dog slept."
    """
    place = place_of_answer(asked)
    language: Any = asked.language
    for start, end in sentences(asked.passage, language):
        if place and start <= place[0] and place[1] <= end:
            words = asked.passage[slice(*place)]
            return replace(asked, passage=asked.passage[start:end], answers=((place[0] - start, words),))
    return asked


def place_of_answer(asked: Asked) -> tuple[int, int] | None:
    """Where the first accepted words stand: of several places the one among most words of the question.

    Some sets name the first occurrence of the words, not the one that answers.

    Example:
        "Who won in 1998?", "France lost in 1986. In 1998 France won.", "France" → the second "France".
    """
    if not asked.answers:
        return None
    named, words = asked.answers[0]
    places = [m.start() for m in re.finditer(re.escape(words), asked.passage)]
    if not places:
        return None
    wanted = set(_WORD.findall(asked.question.casefold()))

    def shared(place: int) -> int:
        around = asked.passage[max(0, place - 120) : place + len(words) + 120].casefold()
        return len(wanted & set(_WORD.findall(around)))

    if asked.source == PRESS:
        return named, named + len(words)
    best = max(places, key=lambda place: (shared(place), place == named, -place))
    return best, best + len(words)
