"""From the data folder to models/reader-fr-en: `python -m training.reader`. Started again, it goes on.

Stage 1 reads one passage at a time; stage 2 reads a question's own passage beside others that the program finds for it,
so that scores can be compared across passages, as the program compares them.
"""

import pickle
import random
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from benchmarks.reader import score
from benchmarks.sets import SEED
from index.encoder import BUNDLED, Encoder
from qa.reader import ExtractiveReader
from training.encoder.corpus import read_reading
from training.encoder.words import vocabulary_and_alignment
from training.gloss import Glosser
from training.log import Log, last_step
from training.loop import Loop
from training.options import options_of, work_of
from training.plot import draw
from training.reader.examples import Gloss, read_alone, read_beside
from training.reader.model import LearningReader, new_reader, span_loss
from training.reader.searched import Searched, search_all
from training.reader.windows import Group, batches_of, groups_of, windows_of


@dataclass(frozen=True)
class Stage:
    """One fall of the learning rate to zero, over all examples."""

    number: int
    passes: int
    rate: float  # at its highest
    warm_up: int  # steps until then


ALONE = Stage(1, passes=1, rate=2e-4, warm_up=100)
BESIDE = Stage(2, passes=1, rate=1e-4, warm_up=50)
SCORED = 500  # steps between two looks at the sets that steer
DRAWN = ("piaf token F1", "squad 1.1 token F1", "squad 2.0 token F1")


def main() -> None:
    """Makes what is not made yet: the passages that do not answer, the two stages, the model folder."""
    options = options_of("reader", __doc__)
    found = found_by_us(options.data, options.work)
    gloss = glosser_of(options.data)
    alone = options.work / "alone"
    if not (alone / "training.csv").exists():
        reader = new_reader(BUNDLED)
        questions = [asked for asked in read_reading(options.data) if not asked.held_out]
        groups = windows_of(read_alone(questions, gloss, found), reader.tokenizer)
        train(reader, groups, ALONE, options.data, options.work)
        reader.save(alone)
        shutil.copy(options.work / "scores.csv", alone / "training.csv")
    reader = new_reader(alone)
    groups = groups_of(read_beside(gloss, found), reader.tokenizer)
    train(reader, groups, BESIDE, options.data, options.work, last_step(alone / "training.csv"))
    reader.save(options.out)
    shutil.copy(options.work / "scores.csv", options.out / "training.csv")
    draw(options.work, DRAWN, options.out / "training.svg")


def found_by_us(data: Path, work: Path) -> list[Searched]:
    """The passages that do not answer, searched for once and kept."""
    kept = work / "searched.pickle"
    if not kept.exists():
        questions = [asked for asked in read_reading(data) if not asked.held_out]
        kept.write_bytes(pickle.dumps(search_all(questions, Encoder())))
    found: list[Searched] = pickle.loads(kept.read_bytes())  # our own file
    return found


def glosser_of(data: Path) -> Gloss:
    """Puts texts into the other language, always the same words left out."""
    glosser = Glosser(*vocabulary_and_alignment(data, work_of("encoder")))
    chance = random.Random(SEED)

    def gloss(text: str, language: str) -> str:
        return glosser.gloss(text, language, chance)

    return gloss


def train(
    reader: LearningReader, groups: Sequence[Group], stage: Stage, data: Path, work: Path, before: int = 0
) -> None:
    """Trains from the start of a stage or from its last checkpoint; `before` is the steps of the stage before it."""
    reader.begin(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    batches, checkpoint, log = batches_of(groups, stage.passes), work / f"checkpoint-{stage.number}.pt", Log(work)
    loop = Loop(reader, stage.rate, stage.rate)
    if checkpoint.exists():
        loop.load(checkpoint)

    def loss(step: int) -> Tensor:
        return span_loss(reader, [groups[number] for number in batches[step]])

    def share(step: int) -> float:
        return min((step + 1) / stage.warm_up, (len(batches) - step) / (len(batches) - stage.warm_up))

    def after(step: int, found: float) -> None:
        log.loss(before + step, stage.number, "spans", share(step), found)
        if (step + 1) % SCORED == 0 or step + 1 == len(batches):
            log.scores(before + step + 1, scores_of(reader, data))

    loop.run(len(batches), loss, share, after, checkpoint)


def scores_of(reader: LearningReader, data: Path) -> dict[str, float]:
    """Scores on the articles kept for steering, in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        reader.save(Path(folder))
        return score(ExtractiveReader(Path(folder)), data, most=200)


if __name__ == "__main__":
    main()
