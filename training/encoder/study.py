"""How many French pieces are worth their megabytes, before any training: `python -m training.encoder.study`."""

import argparse
import sys
from pathlib import Path

from tokenizers import Tokenizer

from benchmarks.encoder import news_pairs
from benchmarks.sets import DATA
from training.encoder.__main__ import scores_of
from training.encoder.student import new_student
from training.encoder.teacher import teacher_folder
from training.encoder.vocabulary import FRENCH_PIECES, with_pieces
from training.encoder.words import vocabulary_and_alignment
from training.options import work_of

SIZES = (0, 6_000, 12_000, 18_000, FRENCH_PIECES)
SHOWN = ("wmt fr-en", "wmt en-fr", "tatoeba fr-en", "sts fr", "sts en", "fr-fr recall@10", "en-en recall@10")


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
        scores = scores_of(student, options.data)
        cells = [f"{scores[name]:.3f}" for name in SHOWN]
        megabytes = len(kept) * student.table.embedding_dim * 2 / 1e6
        sys.stdout.write(
            f"| {added} | {megabytes:.1f} | {_length(smaller, options.data):.1f} | {' | '.join(cells)} |\n"
        )
        sys.stdout.flush()


def _length(tokenizer: Tokenizer, data: Path) -> float:
    """Pieces of a French sentence of the news, on average."""
    french = [pair[1] for pair in news_pairs(data)[:1000]]
    return sum(len(found.ids) for found in tokenizer.encode_batch(french, add_special_tokens=False)) / len(french)


if __name__ == "__main__":
    main()
