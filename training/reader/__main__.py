"""From the data folder to models/reader-fr-en: `python -m training.reader`. Started again, it goes on."""

import argparse
import pickle
import random
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from benchmarks.reader import score
from benchmarks.sets import SEED, read_press, read_reading
from index.encoder import Encoder
from qa.reading.reader import ExtractiveReader
from training.log import Log
from training.loop import Loop
from training.options import BASE, options_of
from training.plot import draw
from training.reader.examples import Example, read_examples, searched
from training.reader.model import LearningReader, span_loss
from training.reader.rounds import ROUNDS, Round
from training.reader.windows import Window, batches_of, windows_of
from training.translation import expect_rules, translations

WARM_UP = 100
SCORED = 400  # steps between two looks at the sets that steer
DRAWN = ("piaf token F1", "squad 1.1 token F1", "squad 2.0 token F1")


def main() -> None:
    """Makes what is not made yet: the passages that do not answer, the training itself, the model folder.

    After each round the weights are the mean of those before and at its end, by its part: a model soup (Wortsman et
    al., ICML 2022). Those before the first are no reader's and have none.
    """
    options = options_of("reader", __doc__)
    expect_rules()
    reader = LearningReader(options.start)
    reader.begin(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    steps = 0
    for number, plan in list(enumerate(ROUNDS, 1))[0 if options.start == BASE else -1 :]:
        before = [master.clone() for master in reader.masters]
        windows = windows_of(examples_of(options.data, options.work, plan, number), reader.tokenizer)
        reader.drop(plan.dropout)
        steps += train(reader, windows, number, steps, options)
        reader.take_mean(before, plan.part)
    reader.save(options.out)
    shutil.copy(options.work / "scores.csv", options.out / "training.csv")
    draw(options.work, DRAWN, options.out / "training.svg")


def examples_of(data: Path, work: Path, plan: Round, number: int) -> list[Example]:
    """The examples of a round by its number; the passages that do not answer are searched for once and kept."""
    questions = [asked for asked in [*read_reading(data), *read_press()] if not asked.held_out]
    kept = work / "searched.pickle"
    if plan.searched and not kept.exists():
        kept.write_bytes(pickle.dumps(searched(questions, ROUNDS[0].shares, Encoder())))

    def translate(texts: Sequence[str], language: str) -> Mapping[str, str]:
        return translations(texts, language, work)

    found = pickle.loads(kept.read_bytes()) if plan.searched else []  # our own file
    return read_examples(questions, plan, translate, found, random.Random(SEED + number))


def train(
    reader: LearningReader, windows: Sequence[Window], number: int, before: int, options: argparse.Namespace
) -> int:
    """One round over all windows, from its start or from its last checkpoint.

    The rate falls to zero from the end of the warm-up on, and rises again in the next round (Loshchilov & Hutter, ICLR
    2017, with a line in place of the cosine).

    Args:
        reader: is trained.
        windows: to learn from.
        number: of the round, the first is 1.
        before: steps taken in the rounds before, for the log.
        options: with the folders `data` and `work`.

    Returns:
        The steps taken.
    """
    batches = batches_of(windows, random.Random(SEED + number))[: ROUNDS[number - 1].most]
    log, rate = Log(options.work), ROUNDS[number - 1].rate
    checkpoint = options.work / f"checkpoint-{number}.pt"
    loop = Loop(reader, rate)
    if checkpoint.exists():
        loop.load(checkpoint)

    def loss(step: int) -> Tensor:
        return span_loss(reader, [windows[number] for number in batches[step]])

    def share(step: int) -> float:
        return min((step + 1) / WARM_UP, (len(batches) - step) / (len(batches) - WARM_UP))

    def after(step: int, found: float) -> None:
        log.loss(before + step, number, "spans", share(step), found)
        if (step + 1) % SCORED == 0 or step + 1 == len(batches):
            log.scores(before + step + 1, scores_of(reader, options.data))

    loop.run(len(batches), loss, share, after, checkpoint)
    return len(batches)


def scores_of(reader: LearningReader, data: Path) -> dict[str, float]:
    """Scores on the articles kept for steering, in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        reader.save(Path(folder))
        return score(ExtractiveReader(Path(folder)), data, most=200)


if __name__ == "__main__":
    main()
