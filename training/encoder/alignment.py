"""Which English words go with which French words or pieces, by how often sentence pairs hold both.

The Dice coefficient, 2 · both / (French + English), over sentence pairs (Dice, 1945; for word alignment Melamed, 2000).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer

WEAKEST = 0.08  # below it, a partner is chance
PARTNERS = 3
_MOST_WORDS = 40_000
_AT_ONCE = 4_000

Lexicon = dict[str, list[tuple[str, float]]]
"""A word or piece → its partners in the other language with their Dice coefficients, best first."""


@dataclass(frozen=True)
class Alignment:
    """Partners by Dice coefficient: of the French pieces, and of the words both ways."""

    pieces_to_english: Lexicon
    french_to_english: Lexicon
    english_to_french: Lexicon


def align(pairs: Sequence[tuple[str, str]], tokenizer: Tokenizer) -> Alignment:
    """Counts English words, French words and French pieces over sentence pairs."""
    english = _Presence([words_of(pair[0], tokenizer) for pair in pairs])
    french = _Presence([words_of(pair[1], tokenizer) for pair in pairs])
    texts = [pair[1] for pair in pairs]
    pieces = _Presence([encoding.tokens for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)])
    return Alignment(_partners(pieces, english), _partners(french, english), _partners(english, french))


def words_of(text: str, tokenizer: Tokenizer) -> list[str]:
    """Lower-case words without accents, as the tokenizer sees them before it cuts them to pieces."""
    normal = tokenizer.normalizer.normalize_str(text)
    return [word for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(normal)]


class _Presence:
    """Which of the commonest units each text holds, as a matrix of texts × units."""

    def __init__(self, texts: Iterable[list[str]]) -> None:
        held = [set(units) for units in texts]
        counts = Counter(unit for units in held for unit in units if any(letter.isalpha() for letter in unit))
        self.units = [unit for unit, count in counts.most_common(_MOST_WORDS) if count > 2]
        number = {unit: index for index, unit in enumerate(self.units)}
        rows = [sorted(number[unit] for unit in units if unit in number) for units in held]
        ends = np.cumsum([0] + [len(row) for row in rows])
        columns = np.concatenate([np.array(row, dtype=np.int32) for row in rows])
        self.matrix = csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(rows), len(self.units)))
        self.counts = np.asarray(self.matrix.sum(axis=0)).ravel()


def _partners(left: _Presence, right: _Presence) -> Lexicon:
    """The best partners of each left unit among the right ones."""
    found: Lexicon = {}
    columns = left.matrix.T.tocsr()
    for start in range(0, len(left.units), _AT_ONCE):
        both = (columns[start : start + _AT_ONCE] @ right.matrix).tocsr()
        for row in range(both.shape[0]):
            span = slice(both.indptr[row], both.indptr[row + 1])
            units = both.indices[span]
            dice = 2 * both.data[span] / (left.counts[start + row] + right.counts[units])
            best = np.argsort(-dice)[:PARTNERS]
            partners = [(right.units[units[i]], float(dice[i])) for i in best if dice[i] >= WEAKEST]
            if partners:
                found[left.units[start + row]] = partners
    return found
