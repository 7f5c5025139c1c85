"""The word pieces of the two languages, and which of their words go together: made once and kept."""

import pickle
from pathlib import Path

from tokenizers import Tokenizer

from training.encoder.alignment import Alignment, align
from training.encoder.corpus import read_parallel
from training.encoder.teacher import teacher_folder
from training.encoder.vocabulary import bilingual_tokenizer

ALIGNED = {"tatoeba": 160_000, "canada-hansard-unaccented": 200_000, "canada-laws": 120_000}
"""Pairs of each file from which vocabulary and alignment are learnt; all of the others."""


def vocabulary_and_alignment(data: Path, work: Path) -> tuple[Tokenizer, Alignment]:
    """The word pieces, and which words of the two languages go together."""
    vocabulary, aligned = work / "tokenizer.json", work / "alignment.pickle"
    if not (vocabulary.exists() and aligned.exists()):
        pairs = [pair for name, found in read_parallel(data).items() for pair in found[: ALIGNED.get(name)]]
        tokenizer = bilingual_tokenizer(teacher_folder(), [pair[0] for pair in pairs], [pair[1] for pair in pairs])
        aligned.write_bytes(pickle.dumps(align(pairs, tokenizer)))
        tokenizer.save(str(vocabulary), pretty=False)
    return Tokenizer.from_file(str(vocabulary)), pickle.loads(aligned.read_bytes())  # our own file
