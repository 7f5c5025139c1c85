"""Questions rank their passages, sentences their translations, in batches shuffled among each other."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from benchmarks.sets import SEED
from training.bert import padded
from training.encoder.corpus import Pairs
from training.encoder.retrieval import Retrieval, retrieval_batches
from training.encoder.student import QUERY, Student
from training.log import Log
from training.loop import Loop
from training.typed import as_typed

RATE = 5e-5
WARM_UP = 20
SCALE = 50.0  # of cosines in the softmax
TOKENS = 4096  # of a batch of pairs, both sides and padding included


@dataclass(frozen=True)
class Batch:
    """Numbers of questions, or of pairs of sentences."""

    questions: tuple[int, ...] = ()
    pairs: tuple[int, ...] = ()


class Trainer:
    """Goes through a plan, saving so that it can go on after any interruption."""

    def __init__(self, student: Student, retrieval: Retrieval, pairs: Pairs) -> None:
        """Takes what is learnt from."""
        self.student, self.retrieval, self.pairs = student, retrieval, pairs
        student.begin(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
        self.loop = Loop(student, RATE)

    def run(self, batches: Sequence[Batch], checkpoint: Path, log: Log) -> None:
        """Trains on the batches that are left and logs losses."""

        def loss(step: int) -> Tensor:
            batch = batches[step]
            return self.retrieval.loss(batch.questions, step) if batch.questions else self._translate(batch.pairs, step)

        def share(step: int) -> float:
            return min((step + 1) / WARM_UP, (len(batches) - step) / (len(batches) - WARM_UP))

        def after(step: int, found: float) -> None:
            log.loss(step, 1, "questions" if batches[step].questions else "pairs", share(step), found)

        self.loop.run(len(batches), loss, share, after, checkpoint)

    def _translate(self, numbers: tuple[int, ...], step: int) -> Tensor:
        """Rank of each sentence's translation among those of the batch, both ways."""
        chance = random.Random(SEED + step)
        sides = zip(*(self.pairs[number] for number in numbers), strict=True)
        english, french = (self.student([QUERY + as_typed(text, chance) for text in side]) for side in sides)
        likeness = SCALE * english @ french.T
        right = torch.arange(len(numbers), device=likeness.device)
        loss: Tensor = nn.functional.cross_entropy(likeness, right) + nn.functional.cross_entropy(likeness.T, right)
        return loss / 2


def plan(retrieval: list[tuple[int, ...]], lengths: Sequence[int]) -> list[Batch]:
    """All batches in their order, from the seed alone.

    Args:
        retrieval: batches of questions, whose order stays, so that a bank of passages stays fresh.
        lengths: tokens of each pair's longer side.
    """
    chance = random.Random(SEED)
    translated = batches_of_pairs(lengths, chance)
    kinds = [True] * len(retrieval) + [False] * len(translated)
    chance.shuffle(kinds)
    questions, pairs = iter(retrieval), iter(translated)
    return [Batch(questions=next(questions)) if kind else Batch(pairs=next(pairs)) for kind in kinds]


def batches_of_pairs(lengths: Sequence[int], chance: random.Random) -> list[tuple[int, ...]]:
    """Batches of pairs of about the same length, in random order."""
    order = sorted(range(len(lengths)), key=lambda number: lengths[number] + chance.random() * 4)
    batches: list[tuple[int, ...]] = []
    start = 0
    while start < len(order):
        size = 1
        while start + size < len(order) and 2 * (size + 1) * padded(lengths[order[start + size]] + 4) <= TOKENS:
            size += 1
        batches.append(tuple(order[start : start + size]))
        start += size
    chance.shuffle(batches)
    return batches


def all_batches(retrieval: Retrieval, pairs: Pairs, student: Student) -> list[Batch]:
    """The plan of a training: one pass over questions and pairs."""
    questions = retrieval_batches(retrieval.questions, random.Random(SEED))
    english, french = (student.tokenizer.encode_batch_fast(side) for side in zip(*pairs, strict=True))
    return plan(questions, [max(len(one.ids), len(other.ids)) for one, other in zip(english, french, strict=True)])
