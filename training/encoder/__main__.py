"""From the base to models/encoder-fr-en: `python -m training.encoder`. Started again, it goes on."""

import sys

from benchmarks.encoder import score
from benchmarks.sets import read_reading
from training.encoder.corpus import chosen_pairs
from training.encoder.retrieval import Retrieval, chosen_questions
from training.encoder.student import Student, as_published
from training.encoder.train import Trainer, all_batches
from training.log import Log
from training.options import options_of
from training.translation import expect_rules, translations

PART = 0.6  # of the weights at the end in the mean with the base's


def main() -> None:
    """Translates the questions, trains, takes the mean with the base and writes the model's folder and its scores."""
    options = options_of("encoder", __doc__)
    expect_rules()
    questions = chosen_questions(read_reading(options.data))
    translated = {
        text: other
        for language in ("fr", "en")
        for text, other in translations(
            [asked.question for asked in questions if asked.language == language], language, options.work
        ).items()
    }
    student, pairs = Student(options.start), chosen_pairs(options.data)
    retrieval = Retrieval(student, questions, translated)
    trainer = Trainer(student, retrieval, pairs)
    before = [master.clone() for master in student.masters]
    trainer.run(all_batches(retrieval, pairs, student), options.work / "checkpoint.pt", Log(options.work))
    student.take_mean(before, PART)
    student.save(options.out)
    for name, value in score(as_published(student), options.data, small=True).items():
        sys.stdout.write(f"{name:18}{value:>10}\n")


if __name__ == "__main__":
    main()
