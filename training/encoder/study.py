"""How many French pieces are worth their megabytes, before any training: `python -m training.encoder.study`."""

import argparse
import sys
from pathlib import Path

from tokenizers import Tokenizer

from benchmarks.encoder import bitext_accuracy, news_pairs, sentence_vectors, sts_correlation
from benchmarks.sets import DATA, held_out_tatoeba
from training.encoder.student import Student, as_published, new_student
from training.encoder.teacher import teacher_folder
from training.encoder.vocabulary import FRENCH_PIECES, with_pieces
from training.encoder.words import vocabulary_and_alignment
from training.options import work_of

SIZES = (0, 6_000, 12_000, 18_000, FRENCH_PIECES)
SHOWN = ("wmt fr-en", "wmt en-fr", "tatoeba fr-en", "tatoeba en-fr", "sts fr", "sts en")
_PAIRS = 1000  # of the news and of Tatoeba each


def main() -> None:
    """Prints a table: pieces, megabytes, pieces a sentence, scores of the student that has learnt nothing yet."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder.study", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder (default: %(default)s)")
    parser.add_argument("--work", type=Path, default=work_of("encoder"), help="where the training keeps what it made")
    options = parser.parse_args()
    tokenizer, alignment = vocabulary_and_alignment(options.data, options.work)
    pieces = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
    sys.stdout.write(f"| French pieces | MB of the table | pieces a sentence | {' | '.join(SHOWN)} |\n")
    sys.stdout.write("|---" * (len(SHOWN) + 3) + "|\n")
    for added in SIZES:
        kept = pieces[: len(pieces) - FRENCH_PIECES + added]
        smaller = with_pieces(tokenizer, kept)
        student = new_student(teacher_folder(), smaller, alignment)
        scores = sentence_scores(student, options.data)
        cells = [f"{scores[name]:.3f}" for name in SHOWN]
        megabytes = len(kept) * student.table.embedding_dim * 2 / 1e6
        sys.stdout.write(
            f"| {added} | {megabytes:.1f} | {_length(smaller, options.data):.1f} | {' | '.join(cells)} |\n"
        )
        sys.stdout.flush()


def sentence_scores(student: Student, data: Path) -> dict[str, float]:
    """What a student that has learnt nothing can do: pairs of sentences, and likeness."""
    model = as_published(student)
    scores = {f"sts {lang}": sts_correlation(model, data / "dev" / f"stsb-{lang}-dev.csv") for lang in ("fr", "en")}
    for name, pairs in (("wmt", news_pairs(data)[:_PAIRS]), ("tatoeba", held_out_tatoeba(data)[:_PAIRS])):
        english, french = (sentence_vectors(model, side) for side in zip(*pairs, strict=True))
        scores[f"{name} fr-en"], scores[f"{name} en-fr"] = bitext_accuracy(french, english)
    return scores


def _length(tokenizer: Tokenizer, data: Path) -> float:
    """Pieces of a French sentence of the news, on average."""
    french = [pair[1] for pair in news_pairs(data)[:1000]]
    return sum(len(found.ids) for found in tokenizer.encode_batch(french, add_special_tokens=False)) / len(french)


if __name__ == "__main__":
    main()
