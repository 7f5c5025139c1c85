"""What the reader learns from: questions, passages, and where the answer stands, or that it does not."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.sets import SEED, Asked
from training.reader.searched import SHARES, Searched

PIAF_TIMES = 4  # the only French questions
PIAF_TIMES_BESIDE = 2
# Shares put into the other language word for word: the question alone, the passage alone, both. The last gives English
# sets, of which there are more, the words and the questions of French.
GLOSSED = {"fr": (0.4, 0.0, 0.1), "en": (0.2, 0.1, 0.25)}
UNANSWERED = {"fr": 0.3, "en": 1.0}  # share of the searched questions also read against another passage alone
WITHDRAWN = 0.15  # share of the answered questions that are read beside other passages without their own

_WORD = re.compile(r"\w{3,}")

Gloss = Callable[[str, str], str]
"""A text and its language → the same in the other language, word for word."""


@dataclass(frozen=True)
class Example:
    """A question, a passage, and the characters of the passage that answer; None where none do.

    Attributes:
        others: passages that are read beside it and do not answer.
    """

    question: str
    passage: str
    answer: tuple[int, int] | None
    others: tuple[str, ...] = ()


def read_alone(questions: Sequence[Asked], gloss: Gloss, found: Sequence[Searched]) -> list[Example]:
    """Chooses, with a fixed seed, the examples of one passage each: its own, or one that does not answer.

    Args:
        questions: of the articles to train on.
        gloss: puts a text into the other language.
        found: what the retriever finds and does not answer.
    """
    chance = random.Random(SEED)
    examples = [
        Example(searched.asked.question, searched.others[0], None)
        for searched in found
        if chance.random() < UNANSWERED[searched.asked.language]
    ]
    for asked in questions:
        times = PIAF_TIMES if asked.language == "fr" else 1
        if chance.random() >= SHARES.get(asked.source, 1.0):
            continue
        examples.extend(_example(Searched(asked, ()), gloss, chance) for _ in range(times))
    return examples


def read_beside(gloss: Gloss, found: Sequence[Searched]) -> list[Example]:
    """The searched questions, each with its own passage beside those found, at times with those alone."""
    chance = random.Random(SEED)
    examples = []
    for searched in found:
        for _ in range(PIAF_TIMES_BESIDE if searched.asked.language == "fr" else 1):
            example = _example(searched, gloss, chance)
            withdrawn = chance.random() < WITHDRAWN
            examples.append(
                Example(example.question, example.others[0], None, example.others[1:]) if withdrawn else example
            )
    return examples


def _example(searched: Searched, gloss: Gloss, chance: random.Random) -> Example:
    """The question as the set has it, or some of it in the other language: of passages all, so that none stands out."""
    asked, others = searched.asked, searched.others
    question, passage, place = asked.question, asked.passage, place_of_answer(asked)
    neither = 1 - sum(GLOSSED[asked.language])
    (kind,) = chance.choices(("neither", "question", "passage", "both"), (neither, *GLOSSED[asked.language]))
    if kind in {"question", "both"}:
        question = gloss(question, asked.language)
    if kind in {"passage", "both"}:
        passage, place = glossed_passage(passage, place, lambda text: gloss(text, asked.language))
        others = tuple(gloss(other, asked.language) for other in others)
    return Example(question, passage, place, others)


def glossed_passage(
    passage: str, place: tuple[int, int] | None, gloss: Callable[[str], str]
) -> tuple[str, tuple[int, int] | None]:
    """A passage in the other language word for word, and where its answer stands now.

    Example:
        "The dog sleeps.", (4, 7) → "le chien dort .", (3, 8)
    """
    if place is None:
        return gloss(passage), None
    before, words, after = (gloss(part) for part in (passage[: place[0]], passage[slice(*place)], passage[place[1] :]))
    start = len(before) + 1
    return f"{before} {words} {after}", (start, start + len(words))


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

    best = max(places, key=lambda place: (shared(place), place == named, -place))
    return best, best + len(words)
