"""Which pieces of the base's vocabulary French and English text uses, and the tokenizer with these alone."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from benchmarks.sets import read_pairs, read_questions

LEAST = (
    3  # times that a piece occurs in the data folder, so that the models stay under 220 MB; names and places need one
)
NEWS_KEPT = 3000  # pairs of the news that tell how well other text is cut, and that the vocabulary does not see
MARKS = 4  # <s>, <pad>, </s> and <unk> come first

SEEDS = Path(__file__).parent.parent.parent / "seeds"
_BATCH = 20_000


def kept_pieces(tokenizer: Tokenizer, data: Path, names: Sequence[str]) -> list[int]:
    """Numbers of the pieces to keep, in order.

    Args:
        tokenizer: with the whole vocabulary.
        data: the folder of the public sets.
        names: of people and places.
    """
    used = counts(tokenizer, texts_of(data)) >= LEAST
    used |= counts(tokenizer, names) > 0
    used[:MARKS] = True
    vocabulary = tokenizer.get_vocab()
    used[[number for piece, number in vocabulary.items() if is_letter_or_mark(piece)]] = True
    return [int(number) for number in np.flatnonzero(used)]


def plain_tokenizer(path: Path) -> Tokenizer:
    """A tokenizer from its file, that neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def is_letter_or_mark(piece: str) -> bool:
    """Whether a piece is one letter, digit or mark of the Latin script, with or without the space before it.

    Example:
        >>> [is_letter_or_mark(piece) for piece in ("é", "▁€", "▁de", "я")]
        [True, True, False, False]
    """
    bare = piece.replace("▁", "")
    return len(bare) <= 1 and all(ord(c) < 0x370 or 0x2000 <= ord(c) < 0x2400 for c in bare)


def with_pieces(tokenizer: Tokenizer, kept: list[int]) -> Tokenizer:
    """The same tokenizer with these pieces alone, numbered anew; the marks, first in `kept`, keep their numbers."""
    plan = json.loads(tokenizer.to_str())
    plan["model"]["vocab"] = [plan["model"]["vocab"][number] for number in kept]
    plan["added_tokens"] = [mark for mark in plan["added_tokens"] if mark["id"] < MARKS]
    return Tokenizer.from_str(json.dumps(plan))


def counts(tokenizer: Tokenizer, texts: Iterable[str]) -> NDArray[np.int64]:
    """How often each piece occurs."""
    found = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _BATCH:
            _count(tokenizer, batch, found)
            batch = []
    _count(tokenizer, batch, found)
    return found


def _count(tokenizer: Tokenizer, texts: list[str], into: NDArray[np.int64]) -> None:
    for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False):
        np.add.at(into, encoding.ids, 1)


def texts_of(data: Path) -> Iterator[str]:
    """All text of the data folder but the news kept back, and the seeds."""
    for path in sorted((data / "parallel").glob("*.tsv.gz")):
        for pair in read_pairs(path):
            yield from pair
    for path in sorted((data / "reading").glob("*.json.gz")):
        asked = read_questions(path)
        yield from (question.question for question in asked)
        yield from dict.fromkeys(question.passage for question in asked)
    for pair in news(data)[:-NEWS_KEPT]:
        yield from pair
    for seed in sorted(SEEDS.glob("*.txt")):
        yield seed.read_text(encoding="utf-8")


def news(data: Path) -> list[tuple[str, str]]:
    """English and French of the news tests, in their order."""
    return read_pairs(data / "dev" / "wmt_newstests_2008-2015.en-fr.tsv.gz")


def cut_further(whole: Tokenizer, smaller: Tokenizer, texts: Iterable[str]) -> float:
    """The share of the words of some texts that the smaller vocabulary cuts into more pieces."""
    words = [word for text in texts for word in text.split()]
    sizes = [
        [len(encoding.ids) for encoding in tokenizer.encode_batch_fast(words, add_special_tokens=False)]
        for tokenizer in (whole, smaller)
    ]
    further: int = sum(after > before for before, after in zip(*sizes, strict=True))
    return further / len(words)
