"""What the reader learns from: questions, passages, and where the answer stands, or that it does not."""

import random
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from benchmarks.sets import SEED, Asked, write_articles
from index.encoder import Encoder
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sentences import sentences
from index.sync import sync
from qa.agreement import contains
from qa.question import understand

PIAF_TIMES = 4  # the only French questions
# Shares put into the other language word for word: the question alone, the passage alone, both. The last gives English
# sets, of which there are more, the words and the questions of French.
GLOSSED = {"fr": (0.4, 0.0, 0.1), "en": (0.2, 0.1, 0.25)}
SEARCHED = 0.3  # share of the questions that a passage which does not answer them is searched for
_FOUND = 6  # passages that such a one is chosen from

_WORD = re.compile(r"\w{3,}")

Gloss = Callable[[str, str], str]
"""A text and its language → the same in the other language, word for word."""


@dataclass(frozen=True)
class Example:
    """A question, a passage, and the characters of the passage that answer; None where none do."""

    question: str
    passage: str
    answer: tuple[int, int] | None


@dataclass(frozen=True)
class Round:
    """What is learnt from in one round of the training.

    Attributes:
        rate: of learning, the highest.
        shares: of the questions of a set that are used; all of a set that is not named.
        searched: share of the searched passages that are used.
        without: share of the questions also read in their own passage less the sentences that answer.
    """

    rate: float
    shares: Mapping[str, float]
    searched: float
    without: float


def read_examples(questions: Sequence[Asked], plan: Round, gloss: Gloss, found: Sequence[Example]) -> list[Example]:
    """Chooses, with a fixed seed, what is learnt from.

    Args:
        questions: of the articles to train on.
        plan: how much of what is used.
        gloss: puts a question into the other language.
        found: the passages that do not answer, from `searched`.
    """
    chance = random.Random(SEED)
    examples = [example for example in found if chance.random() < plan.searched]
    for asked in questions:
        times = PIAF_TIMES if asked.language == "fr" else 1
        if chance.random() >= plan.shares.get(asked.source, 1.0):
            continue
        examples.extend(_example(asked, gloss, chance) for _ in range(times))
        untold = without_answer(asked) if chance.random() < plan.without else None
        if untold:
            examples.append(_example(untold, gloss, chance))
    return examples


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


def _example(asked: Asked, gloss: Gloss, chance: random.Random) -> Example:
    """The question as the set has it, or some of it in the other language."""
    question, passage, place = asked.question, asked.passage, place_of_answer(asked)
    neither = 1 - sum(GLOSSED[asked.language])
    (kind,) = chance.choices(("neither", "question", "passage", "both"), (neither, *GLOSSED[asked.language]))
    if kind in {"question", "both"}:
        question = gloss(question, asked.language)
    if kind in {"passage", "both"}:
        passage, place = glossed_passage(passage, place, lambda text: gloss(text, asked.language))
    return Example(question, passage, place)


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


def searched(questions: Sequence[Asked], shares: Mapping[str, float], encoder: Encoder) -> list[Example]:
    """Passages that our own retriever finds for a question and that do not hold the answer.

    Args:
        questions: of the articles to train on.
        shares: as in a `Round`.
        encoder: of the retriever.
    """
    chance = random.Random(SEED)
    examples = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = IndexFolder.create(Path(scratch) / "index", encoder)
        sync(folder, [write_articles(questions, Path(scratch) / "articles")], encoder)
        retriever = Retriever(folder, encoder)
        wanted = [asked for asked in questions if chance.random() < SEARCHED * shares.get(asked.source, 1.0)]
        for asked in tqdm(wanted, desc="passages that do not answer", unit="question"):
            hits = retriever.search(replace(understand(asked.question), language=asked.language), _FOUND)
            accepted = [words for _, words in asked.answers]
            others = [hit.text for hit in hits if hit.text not in asked.passage and not contains(hit.text, accepted)]
            if others:
                examples.append(Example(asked.question, chance.choice(others), None))
        folder.close()
    return examples
