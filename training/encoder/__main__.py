"""From the data folder to models/encoder-fr-en: `python -m training.encoder`. Started again, it goes on."""

import argparse
import pickle
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from benchmarks.encoder import score
from benchmarks.sets import DATA, SEED
from training.encoder.alignment import Alignment, align
from training.encoder.corpus import Corpus, read_corpus, read_parallel
from training.encoder.log import Log
from training.encoder.neighbours import nearest
from training.encoder.student import Student, empty_student, new_student
from training.encoder.teacher import teacher_folder, teacher_vectors
from training.encoder.train import Trainer, plan
from training.encoder.vocabulary import bilingual_tokenizer

ROOT = Path(__file__).parent.parent.parent
WORK = ROOT / ".training" / "encoder"
ALIGNED = {"tatoeba": 160_000, "canada-hansard-unaccented": 200_000, "canada-laws": 120_000}
"""Pairs of each file from which vocabulary and alignment are learnt; all of the others."""


def main() -> None:
    """Makes what is not made yet: vocabulary, alignment, teacher vectors, the training itself, the model folder."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder (default: %(default)s)")
    parser.add_argument("--work", type=Path, default=WORK, help="where it keeps what it goes on from")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "encoder-fr-en", help="the model's folder")
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.error(f"{options.data} is not a folder; name the public sets' folder with --data")
    torch.manual_seed(SEED)
    options.work.mkdir(parents=True, exist_ok=True)

    tokenizer, alignment = vocabulary_and_alignment(options.data, options.work)
    corpus = read_corpus(options.data)
    vectors = teacher_vectors(corpus.english, options.work)
    student = train(corpus, vectors, tokenizer, alignment, options.data, options.work)
    student.save(options.out)
    from training.encoder.plot import draw  # of the training group alone; the reader's training imports this module

    shutil.copy(options.work / "scores.csv", options.out / "training.csv")
    draw(options.work / "losses.csv", options.work / "scores.csv", options.out / "training.svg")


def vocabulary_and_alignment(data: Path, work: Path) -> tuple[Tokenizer, Alignment]:
    """The word pieces, and which words of the two languages go together."""
    vocabulary, aligned = work / "tokenizer.json", work / "alignment.pickle"
    if not (vocabulary.exists() and aligned.exists()):
        pairs = [pair for name, found in read_parallel(data).items() for pair in found[: ALIGNED.get(name)]]
        tokenizer = bilingual_tokenizer(teacher_folder(), [pair[0] for pair in pairs], [pair[1] for pair in pairs])
        aligned.write_bytes(pickle.dumps(align(pairs, tokenizer)))
        tokenizer.save(str(vocabulary), pretty=False)
    return Tokenizer.from_file(str(vocabulary)), pickle.loads(aligned.read_bytes())  # our own file


def train(
    corpus: Corpus, vectors: NDArray[np.float16], tokenizer: Tokenizer, alignment: Alignment, data: Path, work: Path
) -> Student:
    """Trains from the start or from the last checkpoint."""
    checkpoint = work / "checkpoint.pt"
    base = teacher_folder()
    student = empty_student(base, tokenizer) if checkpoint.exists() else new_student(base, tokenizer, alignment)
    batches = plan(corpus, lambda texts: [len(found.ids) for found in tokenizer.encode_batch_fast(texts)])
    trainer = Trainer(student, corpus, vectors, nearest(vectors, work), alignment)
    if checkpoint.exists():
        trainer.loop.load(checkpoint)
    trainer.run(batches, checkpoint, Log(work), lambda student: scores_of(student, data))
    return student


def scores_of(student: Student, data: Path) -> dict[str, float]:
    """Scores on the sets kept for steering."""
    with tempfile.TemporaryDirectory() as folder:
        student.save(Path(folder))
        model = SentenceTransformer(folder, model_kwargs={"dtype": torch.bfloat16})
        return score(model, data, small=True)


if __name__ == "__main__":
    main()
