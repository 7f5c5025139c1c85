"""What the tests of both trainings make small."""

from pathlib import Path

import torch
from transformers import BertConfig, BertModel

from index.encoder import BUNDLED
from training.base.vocabulary import plain_tokenizer
from training.bert import fast_tokenizer


def small_base(folder: Path, width: int) -> Path:
    """A base of four layers with the bundled vocabulary and random weights, the same each time."""
    tokenizer = plain_tokenizer(BUNDLED / "tokenizer.json")
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=width,
        num_hidden_layers=4,
        num_attention_heads=2,
        intermediate_size=2 * width,
        pad_token_id=1,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.embeddings.word_embeddings.weight.data *= 10  # random rows far apart, as trained ones are
    model.save_pretrained(folder)
    fast_tokenizer(tokenizer).save_pretrained(folder)
    return folder
