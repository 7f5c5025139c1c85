"""Labelled questions, what a reader finds for them, and that in numbers: what the confidence is fitted on."""

import hashlib
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.sets import SEED, Asked
from cli.evaluation import RIGHT_F1
from index.retriever import Retriever
from qa.extraction.holders import asked_of
from qa.extraction.missing import missing_names
from qa.extraction.offices import names_in_office, ranks
from qa.questions.question import understand
from qa.reading.reader import Reader
from qa.types import Question
from qa.weighing.candidates import READ, READ_FIRST, read
from qa.weighing.confidence import Confidence
from qa.weighing.evidence import Candidate, evidence
from qa.weighing.second_reading import READ_AGAIN, Expected, read_again, scores_alone
from text.nationalities import nations
from text.normalisation import contains, token_f1

OF_EACH = 130  # questions with an answer of each public set, and as many without one of a set that has such


@dataclass(frozen=True)
class Read:
    """A labelled question and what a reader finds.

    Attributes:
        question: as understood.
        candidates: what may answer it.
        accepted: the words that do; none where the articles hold no answer.
        counted: whether the thresholds go by it, too.
    """

    question: Question
    candidates: list[Candidate]
    accepted: Sequence[str]
    counted: bool


@dataclass(frozen=True)
class Row:
    """A labelled question in numbers.

    Attributes:
        evidence: of its n candidates, shape (n, features).
        words: of its candidates.
        right: which candidates answer it, shape (n,).
        answerable: whether the articles hold an answer, found or not.
        late: which candidates are not of the passages that are read first, shape (n,).
        counted: whether the thresholds go by it, too.
    """

    evidence: NDArray[np.float64]
    words: tuple[str, ...]
    right: NDArray[np.bool_]
    answerable: bool
    late: NDArray[np.bool_]
    counted: bool = True


def labelled(path: Path) -> list[tuple[str, list[str]]]:
    """The questions of a file and the words that answer each."""
    asked = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(each["question"], each["answers"]) for each in asked]


def of_people(public: Iterable[Asked]) -> list[tuple[str, list[str]]]:
    """Questions on held-out articles and the words that answer each: none, if the articles that are indexed don't."""
    asked = [question for question in dict.fromkeys(public) if question.for_fitting]
    random.Random(SEED).shuffle(asked)
    kinds: dict[tuple[str, bool], list[tuple[str, list[str]]]] = {}
    for question in asked:
        answered = question.answered and not left_out(question)
        words = list(dict.fromkeys(words for _, words in question.answers)) if answered else []
        kinds.setdefault((question.source, answered), []).append((question.question, words))
    return [question for of_kind in kinds.values() for question in of_kind[:OF_EACH]]


def of_exercises(press: Iterable[Asked]) -> list[tuple[str, list[str]]]:
    """Questions on held-out press articles, all of them indexed, and the words that answer each: none in half.

    Those that name nothing are left out, "Who was the referee?", « Qui est le ministre des Transports ? »: they were
    asked of one article, and many tell of one.
    """
    chosen = [asked for asked in press if asked.for_fitting and _names_something(asked.question)]
    return [(asked.question, [words for _, words in asked.answers]) for asked in chosen]


def _names_something(typed: str) -> bool:
    question = understand(typed)
    asked = asked_of(question)
    if asked and asked.office:
        is_minister = "ministre" in {rank.role for rank in ranks(asked.office, past=True)}
        return bool(nations(asked.office) or (names_in_office(asked.office) and not is_minister))
    return missing_names(question.query, "", question.language, question.language) > 0


def left_out(asked: Asked) -> bool:
    """Whether an article is not indexed, so that nothing answers the questions on it: some of the held-out ones."""
    return asked.held_out and hashlib.sha256(asked.article.encode()).digest()[1] % 4 == 0


def read_all(
    questions: Iterable[tuple[str, Sequence[str]]], retriever: Retriever, reader: Reader, counted: bool
) -> list[Read]:
    """What a reader finds for questions, each with the words that are accepted as its answer."""
    found: list[Read] = []
    for typed, accepted in questions:
        question = understand(typed)
        candidates = read(reader, question, retriever.search(question.query, question.language, READ))
        if candidates:
            found.append(Read(question, candidates, accepted, counted))
    return found


def second_reading(found: Sequence[Read], reader: Reader, first: Confidence) -> tuple[Expected, list[Read]]:
    """The line that scores in a sentence alone follow, and the same with the likeliest by a first fit read again."""
    ranked = [[w.candidate for w in first.weigh(one.question, one.candidates)] for one in found]
    likeliest = [candidates[:READ_AGAIN] for candidates in ranked]
    alone = [scores_alone(reader, one.question, of_one) for one, of_one in zip(found, likeliest, strict=True)]
    pairs = [
        (candidate.span.score, score)
        for of_one, scores in zip(likeliest, alone, strict=True)
        for candidate, score in zip(of_one, scores, strict=True)
        if score is not None
    ]
    in_passage, in_sentence = np.array(pairs).T
    slope, intercept = np.polyfit(in_passage, in_sentence, deg=1)
    expected = Expected(round(float(slope), 4), round(float(intercept), 4))
    return expected, [
        replace(one, candidates=[*read_again(reader, one.question, best, expected), *candidates[READ_AGAIN:]])
        for one, best, candidates in zip(found, likeliest, ranked, strict=True)
    ]


def rows_of(found: Iterable[Read]) -> list[Row]:
    """The evidence and labels of questions."""
    return [
        Row(
            np.array([evidence(one.question, candidate) for candidate in one.candidates]),
            tuple(candidate.words for candidate in one.candidates),
            np.array([is_right(candidate, one.accepted) for candidate in one.candidates]),
            bool(one.accepted),
            np.array([candidate.hit.rank > READ_FIRST for candidate in one.candidates]),
            one.counted,
        )
        for one in found
    ]


def is_right(candidate: Candidate, accepted: Sequence[str]) -> bool:
    """Whether a candidate's words are among those accepted."""
    return contains(candidate.words, accepted) or token_f1(candidate.words, accepted) >= RIGHT_F1
