"""The two stages: imitate the teacher on both languages, then find the passage that a question was asked of.

Stage 1 keeps the learning rate up, stage 2 lets it fall to zero and goes on imitating between its batches, so that
what stage 1 taught stays (warm-up, stable, decay: Hu et al., 2024).
"""

import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from benchmarks.sets import SEED, Asked
from training.bert import padded
from training.encoder.alignment import Alignment, words_of
from training.encoder.corpus import Corpus
from training.encoder.log import Log
from training.encoder.student import Student
from training.loop import Loop

TOKENS = 4096  # of an imitation batch, padding included
IMITATED = 6000  # batches of stage 1
IMITATED_MORE = 2200  # imitation batches of stage 2
RETRIEVED = 450  # retrieval batches of stage 2
PASSES = 2  # over all texts; the batches above are fewer
QUESTIONS = 48  # of a retrieval batch
ARTICLES = 3  # that the passages of a retrieval batch come from: neighbours are the hard negatives
PIAF_TIMES = 3  # the only French questions
# Shares of the questions used: of those far from the press less.
SHARES = {"squadshifts-amazon": 0.08, "squadshifts-reddit": 0.08, "policyqa-dev": 0.08, "squadshifts-wiki": 0.5}
LAYER_RATE = 2e-4
TABLE_RATE = 1e-3
WARM_UP = 300
SCALE = 20.0  # of cosines in the softmax of a retrieval batch
RANKING_SCALE = 40.0  # the same in an imitation batch: high, so that what is well apart already is left where it is
RANKING = 0.2  # weight of ranking beside the squared distance
SAME = 0.97  # cosine over which the teacher holds two texts for the same
RETRIEVAL = 0.25  # weight of a retrieval batch: at 1, bitext and STS fell
BANK = 8192  # teacher vectors, chosen at random, that a batch is ranked against beside the neighbours
QUEUE = 1024  # passages of earlier batches that a question is ranked against
SWITCHED = 0.5  # share of the questions in which words of the other language replace words
SCORE_STEPS = 2500


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
    questions = _retrieval(corpus.questions, chance)
    chance.shuffle(questions)
    first, rest = texts[:IMITATED], texts[IMITATED : IMITATED + IMITATED_MORE]
    second = [Batch(2, retrieve=numbers) for numbers in questions[:RETRIEVED]] + [
        Batch(2, imitate=numbers) for numbers in rest
    ]
    chance.shuffle(second)
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
        alignment: Alignment,
    ) -> None:
        """Takes the teacher's vectors of `corpus.english`, shape (n, 384), and the texts nearest to each."""
        self.student, self.corpus = student, corpus
        self.lexicons = {"fr": alignment.french_to_english, "en": alignment.english_to_french}
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        student.begin(self.device)
        self.vectors, self.neighbours = torch.from_numpy(vectors), torch.from_numpy(neighbours)
        self.loop = Loop(student, LAYER_RATE, TABLE_RATE)
        # Passages of batches just passed, not in the checkpoint: a training that goes on fills it anew.
        self.recent: deque[tuple[str, Tensor]] = deque(maxlen=QUEUE)

    def run(
        self, batches: Sequence[Batch], checkpoint: Path, log: Log, score: Callable[[Student], dict[str, float]]
    ) -> None:
        """Trains on the batches that are left; logs losses and, now and then, scores on the sets that steer."""
        first, total = sum(batch.stage == 1 for batch in batches), len(batches)

        def loss(step: int) -> Tensor:
            batch = batches[step]
            return self._imitate(batch.imitate, step) if batch.imitate else self._retrieve(batch.retrieve, step)

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

    def _retrieve(self, numbers: tuple[int, ...], step: int) -> Tensor:
        """Rank of a question's passage among the batch's and those seen lately (InfoNCE; van den Oord et al., 2018)."""
        asked = [self.corpus.questions[number] for number in numbers]
        chance = random.Random(SEED + step)
        passages = list(dict.fromkeys(question.passage for question in asked))
        place = {passage: index for index, passage in enumerate(passages)}
        sought = self.student([self._switch(q.question, q.language, chance, SWITCHED) for q in asked])
        found = self._halves([self._switch(p, asked[0].language, chance, SWITCHED / 3) for p in passages])
        earlier = [(text, vector) for text, vector in self.recent if text not in place]
        candidates = torch.cat([found, torch.stack([vector for _, vector in earlier])]) if earlier else found
        self.recent.extend(zip(passages, found.detach(), strict=True))
        right = torch.tensor([place[question.passage] for question in asked], device=self.device)
        loss: Tensor = RETRIEVAL * nn.functional.cross_entropy(SCALE * (sought @ candidates.T), right)
        return loss

    def _halves(self, passages: list[str]) -> Tensor:
        """Vectors of the passages, the shorter ones computed apart, so that they are not padded to the longest."""
        order = sorted(range(len(passages)), key=lambda number: len(passages[number]))
        middle = (len(order) + 1) // 2
        vectors = [
            self.student([passages[number] for number in half]) for half in (order[:middle], order[middle:]) if half
        ]
        return torch.cat(vectors)[torch.tensor(order).argsort().to(self.device)]

    def _switch(self, text: str, language: str, chance: random.Random, share: float) -> str:
        """Sometimes puts half of the words into the other language, word for word: languages meet in one text."""
        if language not in self.lexicons or chance.random() >= share:
            return text
        lexicon = self.lexicons[language]
        words = []
        for word in words_of(text, self.student.tokenizer):
            partners = lexicon.get(word, [])
            words.append(partners[0][0] if partners and chance.random() < 0.5 else word)
        return " ".join(words)


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


def _retrieval(questions: list[Asked], chance: random.Random) -> list[tuple[int, ...]]:
    """Batches of questions of a few articles of one language each."""
    batches: list[tuple[int, ...]] = []
    for language, times in (("fr", PIAF_TIMES), ("en", 1), ("both", 1)):
        for _ in range(times):
            flat = [number for run in _runs(questions, language, chance) for number in run]
            batches.extend(tuple(flat[start : start + QUESTIONS]) for start in range(0, len(flat), QUESTIONS))
    return batches


def _runs(questions: list[Asked], language: str, chance: random.Random) -> list[list[int]]:
    """A language's questions in short runs of one article each, in random order."""
    by_article: dict[str, list[int]] = {}
    for number, question in enumerate(questions):
        wanted = chance.random() < SHARES.get(question.source, 1.0)
        if question.language == language and question.answered and wanted:
            by_article.setdefault(question.article, []).append(number)
    runs: list[list[int]] = []
    for numbers in by_article.values():
        chance.shuffle(numbers)
        size = QUESTIONS // ARTICLES
        runs.extend(numbers[start : start + size] for start in range(0, len(numbers), size))
    chance.shuffle(runs)
    return runs
