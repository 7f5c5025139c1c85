"""From the data folder to models/reader-fr-en: `python -m training.reader`. Started again, it goes on."""

import pickle
import random
import shutil
import tempfile
from collections.abc import Sequence
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
from training.log import Log
from training.loop import Loop
from training.options import options_of, work_of
from training.plot import draw
from training.reader.examples import Example, read_examples, searched
from training.reader.model import LearningReader, new_reader, span_loss
from training.reader.windows import Window, batches_of, windows_of

PASSES = 1  # over all windows
RATE = 2e-4
WARM_UP = 100
SCORED = 2000  # steps between two looks at the sets that steer
DRAWN = ("piaf token F1", "squad 1.1 token F1", "squad 2.0 token F1")


def main() -> None:
    """Makes what is not made yet: the passages that do not answer, the training itself, the model folder."""
    options = options_of("reader", __doc__)
    reader = new_reader(BUNDLED)
    windows = windows_of(examples_of(options.data, options.work), reader.tokenizer)
    train(reader, windows, options.data, options.work)
    reader.save(options.out)
    shutil.copy(options.work / "scores.csv", options.out / "training.csv")
    draw(options.work, DRAWN, options.out / "training.svg")


def examples_of(data: Path, work: Path) -> list[Example]:
    """All examples; the passages that do not answer are searched for once and kept."""
    questions = [asked for asked in read_reading(data) if not asked.held_out]
    kept = work / "searched.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(searched(questions, Encoder())))
    glosser = Glosser(*vocabulary_and_alignment(data, work_of("encoder")))
    chance = random.Random(SEED)

    def gloss(text: str, language: str) -> str:
        return glosser.gloss(text, language, chance)

    return read_examples(questions, gloss, pickle.loads(kept.read_bytes()))  # our own file


def train(reader: LearningReader, windows: Sequence[Window], data: Path, work: Path) -> None:
    """Trains from the start or from the last checkpoint, the rate falling to zero from the end of the warm-up on."""
    reader.begin(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    batches, checkpoint, log = batches_of(windows, PASSES), work / "checkpoint.pt", Log(work)
    loop = Loop(reader, RATE, RATE)
    if checkpoint.exists():
        loop.load(checkpoint)

    def loss(step: int) -> Tensor:
        return span_loss(reader, [windows[number] for number in batches[step]])

    def share(step: int) -> float:
        return min((step + 1) / WARM_UP, (len(batches) - step) / (len(batches) - WARM_UP))

    def after(step: int, found: float) -> None:
        log.loss(step, 1, "spans", share(step), found)
        if (step + 1) % SCORED == 0 or step + 1 == len(batches):
            log.scores(step + 1, scores_of(reader, data))

    loop.run(len(batches), loss, share, after, checkpoint)


def scores_of(reader: LearningReader, data: Path) -> dict[str, float]:
    """Scores on the articles kept for steering, in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        reader.save(Path(folder))
        return score(ExtractiveReader(Path(folder)), data, most=200)


if __name__ == "__main__":
    main()
