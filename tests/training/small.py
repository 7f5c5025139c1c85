"""What the tests of both trainings make small."""

import torch
from tokenizers import Tokenizer
from transformers import BertConfig


def small_config(tokenizer: Tokenizer, width: int) -> BertConfig:
    """Two layers without dropout; what is made of them is the same each time."""
    torch.manual_seed(3)
    return BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=width,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=2 * width,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
