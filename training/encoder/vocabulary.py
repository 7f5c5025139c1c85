"""The word pieces: those of the teacher that French and English text uses, and French ones learnt from text."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.trainers import WordPieceTrainer

FRENCH_PIECES = 24_000  # as many as keep weights and tokenizer under 64 MB
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")

_CANDIDATES = 60_000
_BATCH = 10_000


def bilingual_tokenizer(teacher: Path, english: list[str], french: list[str], added: int = FRENCH_PIECES) -> Tokenizer:
    """The teacher's tokenizer (lower case, no accents), its vocabulary cut down and `added` French pieces behind."""
    base = plain_tokenizer(teacher)
    used = _uses(base, english) + _uses(base, french)
    order = sorted(base.get_vocab(), key=base.get_vocab().__getitem__)
    kept = [piece for piece in order if piece in SPECIAL or piece in used or _is_plain(piece)]
    learnt = [piece for piece in _learnt_pieces(base, french) if piece not in set(kept)]
    use = _uses(with_pieces(base, kept + learnt), french)
    best = sorted(learnt, key=lambda piece: (-use[piece], piece))[:added]
    return with_pieces(base, kept + best)


def plain_tokenizer(model: Path) -> Tokenizer:
    """A model's tokenizer that neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _is_plain(piece: str) -> bool:
    return piece.removeprefix("##").isascii() and piece.removeprefix("##").isalnum()


def _learnt_pieces(base: Tokenizer, french: list[str]) -> list[str]:
    learner = Tokenizer(WordPiece(unk_token="[UNK]"))
    learner.normalizer, learner.pre_tokenizer = base.normalizer, base.pre_tokenizer
    learner.train_from_iterator(french, WordPieceTrainer(vocab_size=_CANDIDATES, min_frequency=3, show_progress=False))
    return sorted(learner.get_vocab())


def _uses(tokenizer: Tokenizer, texts: list[str]) -> Counter[str]:
    """How often each piece is used."""
    counts: Counter[int] = Counter()
    for start in range(0, len(texts), _BATCH):
        for encoding in tokenizer.encode_batch_fast(texts[start : start + _BATCH], add_special_tokens=False):
            counts.update(encoding.ids)
    return Counter({str(tokenizer.id_to_token(number)): count for number, count in counts.items()})


def with_pieces(base: Tokenizer, pieces: Iterable[str]) -> Tokenizer:
    """The same tokenizer with another vocabulary; the marks around a text keep their meaning and get new numbers."""
    numbers = {piece: number for number, piece in enumerate(pieces)}
    plan = json.loads(base.to_str())
    plan["model"]["vocab"] = numbers
    for mark in plan["added_tokens"]:
        mark["id"] = numbers[mark["content"]]
    for name, mark in plan["post_processor"].get("special_tokens", {}).items():
        mark["ids"] = [numbers[name]]
    plan["added_tokens"].sort(key=lambda mark: mark["id"])
    return Tokenizer.from_str(json.dumps(plan))
