"""The two stages: imitate the teacher on both languages, then find the passage that a question was asked of.

Stage 1 keeps the learning rate up, stage 2 lets it fall to zero and goes on imitating between its batches, so that
what stage 1 taught stays (warm-up, stable, decay: Hu et al., 2024).
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from benchmarks.sets import SEED
from training.bert import padded
from training.encoder.corpus import Corpus
from training.encoder.gloss import Glosser
from training.encoder.retrieval import Retrieval, retrieval_batches
from training.encoder.student import Student
from training.log import Log
from training.loop import Loop

TOKENS = 4096  # of an imitation batch, padding included
PASSES = 2  # over all texts; the batches below are fewer
IMITATED = 4400  # batches of stage 1
IMITATED_MORE = 1300  # imitation batches of stage 2
RETRIEVED = 1  # passes over the questions in stage 2
LAYER_RATE = 2e-4
TABLE_RATE = 1e-3
WARM_UP = 200
RANKING_SCALE = 40.0  # of cosines in the softmax: high, so that what is well apart already is left where it is
RANKING = 0.2  # weight of ranking beside the squared distance
SAME = 0.97  # cosine over which the teacher holds two texts for the same
RETRIEVAL = 0.15  # weight of a retrieval batch
BANK = 8192  # teacher vectors, chosen at random, that a batch is ranked against beside the neighbours
SCORE_STEPS = 2000


@dataclass(frozen=True)
class Batch:
    """Numbers of examples to imitate, or of questions whose passage is to be found."""

    stage: int
    imitate: tuple[int, ...] = ()
    retrieve: tuple[int, ...] = ()


def plan(corpus: Corpus, count_tokens: Callable[[list[str]], list[int]]) -> list[Batch]:
    """All batches in their order, from the seed alone."""
    chance = random.Random(SEED)
    lengths = count_tokens([example.text for example in corpus.examples])
    texts = [numbers for _ in range(PASSES) for numbers in _imitation(lengths, chance)]
    first, rest = texts[:IMITATED], texts[IMITATED : IMITATED + IMITATED_MORE]
    passes = [numbers for _ in range(RETRIEVED) for numbers in retrieval_batches(corpus.questions, chance)]
    # The passes stay in their order among the shuffled others, so that each sees what the one before made.
    places = set(chance.sample(range(len(passes) + len(rest)), len(passes)))
    questions, imitated = iter(passes), iter(rest)
    second = [
        Batch(2, retrieve=next(questions)) if place in places else Batch(2, imitate=next(imitated))
        for place in range(len(passes) + len(rest))
    ]
    return [Batch(1, imitate=numbers) for numbers in first] + second


def rate(step: int, first: int, total: int) -> float:
    """Share of the full learning rate: rises over the warm-up, stays, falls to zero over stage 2."""
    return min((step + 1) / WARM_UP, 1.0) if step < first else (total - step) / (total - first)


class Trainer:
    """Goes through a plan, saving so that it can go on after any interruption."""

    def __init__(
        self,
        student: Student,
        corpus: Corpus,
        vectors: NDArray[np.float16],
        neighbours: NDArray[np.int32],
        glosser: Glosser,
    ) -> None:
        """Takes the teacher's vectors of `corpus.english`, shape (n, 384), and the texts nearest to each."""
        self.student, self.corpus = student, corpus
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        student.begin(self.device)
        self.vectors, self.neighbours = torch.from_numpy(vectors), torch.from_numpy(neighbours)
        self.loop = Loop(student, LAYER_RATE, TABLE_RATE)
        self.retrieval = Retrieval(student, corpus.questions, glosser)

    def run(
        self, batches: Sequence[Batch], checkpoint: Path, log: Log, score: Callable[[Student], dict[str, float]]
    ) -> None:
        """Trains on the batches that are left; logs losses and, now and then, scores on the sets that steer."""
        first, total = sum(batch.stage == 1 for batch in batches), len(batches)

        def loss(step: int) -> Tensor:
            batch = batches[step]
            if batch.imitate:
                return self._imitate(batch.imitate, step)
            return RETRIEVAL * self.retrieval.loss(batch.retrieve, step)

        def share(step: int) -> float:
            return rate(step, first, total)

        def after(step: int, found: float) -> None:
            batch = batches[step]
            log.loss(step, batch.stage, "imitate" if batch.imitate else "retrieve", share(step), found)
            if (step + 1) % SCORE_STEPS == 0 or step + 1 in {first, total}:
                log.scores(step + 1, score(self.student))
            if step + 1 == first:
                self.loop.save(checkpoint.with_suffix(".stage1.pt"))

        self.loop.run(total, loss, share, after, checkpoint)

    def _imitate(self, numbers: tuple[int, ...], step: int) -> Tensor:
        """Squared distance to the teacher's vectors (Reimers & Gurevych, 2020), and the rank of the right one."""
        examples = [self.corpus.examples[number] for number in numbers]
        targets = torch.tensor([example.target for example in examples])
        chance = torch.Generator().manual_seed(SEED + step)
        random_ones = torch.randint(len(self.vectors), (BANK,), generator=chance)
        others = torch.cat([self.neighbours[targets].flatten(), random_ones])
        wanted = self.vectors[targets].float().to(self.device)
        bank = torch.cat([wanted, self.vectors[others].float().to(self.device)])
        found = self.student([example.text for example in examples])
        cosines = found @ bank.T
        right = torch.arange(len(numbers), device=self.device)
        with torch.no_grad():
            same = wanted @ bank.T > SAME  # the same sentence again is no wrong answer
            same[right, right] = False
        ranking = nn.functional.cross_entropy(RANKING_SCALE * cosines.masked_fill(same, -1.0), right)
        distance = (found - wanted).square().sum(dim=1).mean()
        loss: Tensor = distance + RANKING * ranking
        return loss


def _imitation(lengths: list[int], chance: random.Random) -> list[tuple[int, ...]]:
    """Batches of texts of about the same length, in random order."""
    order = sorted(range(len(lengths)), key=lambda number: lengths[number] + chance.random() * 2)
    batches: list[tuple[int, ...]] = []
    start = 0
    while start < len(order):
        size = 1
        while start + size < len(order) and (size + 1) * padded(lengths[order[start + size]]) <= TOKENS:
            size += 1
        batches.append(tuple(order[start : start + size]))
        start += size
    chance.shuffle(batches)
    return batches
