"""A question shall be nearer to its passage than to any other, of its own language or of the other one.

Questions are sometimes put into the other language, the passages stay as they are: so that a passage is not preferred
for being in the language of the question, and none is learnt for how translated text looks.
"""

import random
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from benchmarks.sets import SEED, Asked
from training.encoder.student import PASSAGE, QUERY, Student
from training.typed import as_typed

QUESTIONS = 96  # of a batch
RUN = 12  # of them from one article: neighbouring passages are hard negatives
# Shares of the questions used, of the sets that are; the others are far from the press.
SHARES = {"piaf-v1": 1.0, "squad-v1": 0.2, "squad-v2": 0.25, "squadshifts-wiki": 0.12}
TRANSLATED = {"fr": 0.4, "en": 0.4}  # shares of the questions put into the other language
SCALE = 50.0  # of cosines in the softmax
_AT_ONCE = 16  # texts computed together


class Retrieval:
    """Questions, their passages, and a vector of every passage as it was when it was last computed."""

    def __init__(self, student: Student, questions: Sequence[Asked], translated: Mapping[str, str]) -> None:
        """Computes no vector yet.

        Args:
            student: learns.
            questions: with their passages.
            translated: every question in the other language.
        """
        self.questions = questions
        self._student, self._translated = student, translated
        self._place = {text: place for place, text in enumerate(dict.fromkeys(q.passage for q in questions))}
        self._bank: Tensor | None = None

    def loss(self, numbers: Sequence[int], step: int) -> Tensor:
        """Rank of a question's passage among all passages of both languages (InfoNCE; van den Oord et al., 2018).

        Those of the batch are computed anew and learn; the others stand as they were when last computed (a memory bank;
        Wu et al., CVPR 2018).
        """
        chance = random.Random(SEED + step)
        asked = [self.questions[number] for number in numbers]
        passages = list(dict.fromkeys(question.passage for question in asked))
        bank = self._bank = self._all_passages() if self._bank is None else self._bank
        own = torch.tensor([self._place[passage] for passage in passages], device=bank.device)
        found = self._in_parts([PASSAGE + passage for passage in passages])
        candidates = bank.index_copy(0, own, found)
        bank[own] = found.detach()
        sought = self._in_parts([QUERY + self._as_asked(question, chance) for question in asked])
        right = torch.tensor([self._place[question.passage] for question in asked], device=found.device)
        return nn.functional.cross_entropy(SCALE * (sought @ candidates.T), right)

    @torch.no_grad()
    def _all_passages(self) -> Tensor:
        return self._in_parts([PASSAGE + passage for passage in self._place])

    def _in_parts(self, texts: Sequence[str]) -> Tensor:
        """Vectors of the texts, each computed with others of about its length, so that little is padding."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        parts = [order[start : start + _AT_ONCE] for start in range(0, len(order), _AT_ONCE)]
        vectors = torch.cat([self._student([texts[number] for number in part]) for part in parts])
        return vectors[torch.tensor(order).argsort().to(vectors.device)]

    def _as_asked(self, asked: Asked, chance: random.Random) -> str:
        other = chance.random() < TRANSLATED[asked.language]
        return as_typed(self._translated[asked.question] if other else asked.question, chance)


def chosen_questions(questions: Sequence[Asked]) -> list[Asked]:
    """What is learnt from, by a fixed seed: answered questions on articles that are not held out."""
    chance = random.Random(SEED)
    return [
        asked
        for asked in questions
        if asked.answered and not asked.held_out and chance.random() < SHARES.get(asked.source, 0)
    ]


def retrieval_batches(questions: Sequence[Asked], chance: random.Random) -> list[tuple[int, ...]]:
    """Numbers of questions for one pass: short runs of one article each, in random order."""
    by_article: dict[tuple[str, str], list[int]] = {}
    for number, question in enumerate(questions):
        by_article.setdefault((question.source, question.article), []).append(number)
    runs: list[list[int]] = []
    for numbers in by_article.values():
        # A passage's questions stand together: it is computed once for all of them.
        place = {questions[number].passage: chance.random() for number in numbers}
        ordered = sorted(numbers, key=lambda number: place[questions[number].passage])
        runs.extend(ordered[start : start + RUN] for start in range(0, len(ordered), RUN))
    chance.shuffle(runs)
    flat = [number for run in runs for number in run]
    return [tuple(flat[start : start + QUESTIONS]) for start in range(0, len(flat), QUESTIONS)]
