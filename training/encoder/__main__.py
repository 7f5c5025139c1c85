"""From the data folder to models/encoder-fr-en: `python -m training.encoder`. Started again, it goes on."""

import shutil
from pathlib import Path

from benchmarks.encoder import score
from training.encoder.corpus import read_corpus
from training.encoder.gloss import Glosser
from training.encoder.neighbours import nearest
from training.encoder.student import Student, as_published, new_student
from training.encoder.teacher import teacher_folder, teacher_vectors
from training.encoder.train import Trainer, plan
from training.encoder.words import vocabulary_and_alignment
from training.log import Log
from training.options import options_of
from training.plot import draw

DRAWN = ("tatoeba fr-en", "wmt fr-en", "sts fr", "sts en", "fr-fr recall@10", "en-en recall@10", "en-fr recall@10")


def main() -> None:
    """Makes what is not made yet: vocabulary, alignment, teacher vectors, the training itself, the model folder."""
    options = options_of("encoder", __doc__)
    tokenizer, alignment = vocabulary_and_alignment(options.data, options.work)
    glosser = Glosser(tokenizer, alignment)
    corpus = read_corpus(options.data, glosser)
    vectors = teacher_vectors(corpus.english, options.work)
    student = new_student(teacher_folder(), tokenizer, alignment)
    train(Trainer(student, corpus, vectors, nearest(vectors, options.work), glosser), options.data, options.work)
    student.save(options.out)
    shutil.copy(options.work / "scores.csv", options.out / "training.csv")
    draw(options.work, DRAWN, options.out / "training.svg")


def train(trainer: Trainer, data: Path, work: Path) -> None:
    """Trains from the start or from the last checkpoint."""
    checkpoint, tokenizer = work / "checkpoint.pt", trainer.student.tokenizer
    batches = plan(trainer.corpus, lambda texts: [len(found.ids) for found in tokenizer.encode_batch_fast(texts)])
    if checkpoint.exists():
        trainer.loop.load(checkpoint)
    trainer.run(batches, checkpoint, Log(work), lambda student: scores_of(student, data))


def scores_of(student: Student, data: Path) -> dict[str, float]:
    """Scores on the sets kept for steering."""
    return score(as_published(student), data, small=True)


if __name__ == "__main__":
    main()
