"""From the data folder to models/encoder-fr-en: `python -m training.encoder`. Started again, it goes on."""

import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from benchmarks.encoder import score
from training.encoder.alignment import Alignment
from training.encoder.corpus import Corpus, read_corpus
from training.encoder.log import Log
from training.encoder.neighbours import nearest
from training.encoder.plot import draw
from training.encoder.student import Student, empty_student, new_student
from training.encoder.teacher import teacher_folder, teacher_vectors
from training.encoder.train import Trainer, plan
from training.encoder.words import vocabulary_and_alignment
from training.options import options_of


def main() -> None:
    """Makes what is not made yet: vocabulary, alignment, teacher vectors, the training itself, the model folder."""
    options = options_of("encoder", __doc__)
    tokenizer, alignment = vocabulary_and_alignment(options.data, options.work)
    corpus = read_corpus(options.data)
    vectors = teacher_vectors(corpus.english, options.work)
    student = train(corpus, vectors, tokenizer, alignment, options.data, options.work)
    student.save(options.out)
    shutil.copy(options.work / "scores.csv", options.out / "training.csv")
    draw(options.work / "losses.csv", options.work / "scores.csv", options.out / "training.svg")


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
