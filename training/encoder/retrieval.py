"""The contrastive stage: a question shall be nearer to its passage than to any other of its set's language.

Questions and passages are sometimes put into the other language word for word, each on its own, so that all four
directions are learnt from sets that have but one language in question and passage.
"""

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.sets import SEED, Asked
from training.encoder.gloss import OTHER, Glosser
from training.encoder.student import Student

QUESTIONS = 96  # of a batch
RUN = 24  # of them from one article: neighbouring passages are the hard negatives
PIAF_TIMES = 3  # the only French questions
# Shares of the questions used: of those far from the press less.
SHARES = {"squadshifts-amazon": 0.1, "squadshifts-reddit": 0.1, "policyqa-dev": 0.1}
GLOSSED = {"fr": (0.25, 0.15), "en": (0.25, 0.25)}  # shares of questions and of passages put into the other language
SCALE = 25.0  # of cosines in the softmax
_AT_ONCE = 16  # texts computed together


class Retrieval:
    """Questions, their passages, and a vector of every passage as it was when it was last computed."""

    def __init__(self, student: Student, questions: Sequence[Asked], glosser: Glosser) -> None:
        """Computes no vector yet."""
        self._student, self._questions, self._glosser = student, questions, glosser
        language = {q.passage: q.language for q in questions}
        self._place = {text: place for place, text in enumerate(language)}
        self._language = np.array(list(language.values()))
        self._bank: Tensor | None = None

    def loss(self, numbers: Sequence[int], step: int) -> Tensor:
        """Rank of a question's passage among all passages of its set's language (InfoNCE; van den Oord et al., 2018).

        Against those of the other language it would learn that a passage in another language never answers. Those of
        the batch are computed anew and learn; the others stand as they were when last computed (a memory bank; Wu et
        al., CVPR 2018).
        """
        chance = random.Random(SEED + step)
        asked = [self._questions[number] for number in numbers]
        language = {question.passage: question.language for question in asked}
        own = torch.tensor([self._place[passage] for passage in language])
        bank = self._bank = self._all_passages() if self._bank is None else self._bank
        found = self._in_parts([self._glossed(text, of, 1, chance) for text, of in language.items()])
        candidates = bank.index_copy(0, own, found)
        bank[own] = found.detach()
        sought = self._in_parts([self._glossed(q.question, q.language, 0, chance) for q in asked])
        right = torch.tensor([self._place[question.passage] for question in asked], device=found.device)
        other = torch.from_numpy(self._language[right.cpu().numpy()][:, None] != self._language).to(found.device)
        return nn.functional.cross_entropy((SCALE * (sought @ candidates.T)).masked_fill(other, -torch.inf), right)

    @torch.no_grad()
    def _all_passages(self) -> Tensor:
        return self._in_parts(list(self._place))

    def _in_parts(self, texts: Sequence[str]) -> Tensor:
        """Vectors of the texts, each computed with others of about its length, so that little is padding."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        parts = [order[start : start + _AT_ONCE] for start in range(0, len(order), _AT_ONCE)]
        vectors = torch.cat([self._student([texts[number] for number in part]) for part in parts])
        return vectors[torch.tensor(order).argsort().to(vectors.device)]

    def _glossed(self, text: str, language: str, part: int, chance: random.Random) -> str:
        if language not in OTHER or chance.random() >= GLOSSED[language][part]:
            return text
        return self._glosser.gloss(text, language, chance)


def retrieval_batches(questions: Sequence[Asked], chance: random.Random) -> list[tuple[int, ...]]:
    """Numbers of questions for one pass: short runs of one article each, in random order."""
    by_article: dict[tuple[str, str], list[int]] = {}
    for number, question in enumerate(questions):
        if question.answered and chance.random() < SHARES.get(question.source, 1.0):
            by_article.setdefault((question.source, question.article), []).append(number)
    runs: list[list[int]] = []
    for numbers in by_article.values():
        for _ in range(PIAF_TIMES if questions[numbers[0]].language == "fr" else 1):
            # A passage's questions stand together: it is computed once for all of them.
            place = {questions[number].passage: chance.random() for number in numbers}
            ordered = sorted(numbers, key=lambda number: place[questions[number].passage])
            runs.extend(ordered[start : start + RUN] for start in range(0, len(ordered), RUN))
    chance.shuffle(runs)
    flat = [number for run in runs for number in run]
    return [tuple(flat[start : start + QUESTIONS]) for start in range(0, len(flat), QUESTIONS)]
