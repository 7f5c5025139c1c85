"""A BERT that learns: its layers compute in bfloat16, where that is fast, and follow float32 masters."""

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

_WIDTH = 16  # token counts are rounded up to multiples of it, so that few shapes occur


class LearningBert(nn.Module):
    """Layers under an embedding table that stands outside; without dropout until they are told otherwise."""

    def __init__(self, config: BertConfig, tokenizer: Tokenizer) -> None:
        """Weights are random until they are loaded."""
        super().__init__()
        self.tokenizer = tokenizer
        self.layers = BertModel(config, add_pooling_layer=False)
        self.table = nn.Embedding(config.vocab_size, config.hidden_size, sparse=True)
        self.layers.set_input_embeddings(nn.Identity())
        self.masters: list[Tensor] = []

    def computing(self) -> Iterator[nn.Parameter]:
        """The weights that follow the masters."""
        yield from self.layers.parameters()

    def begin(self, device: torch.device) -> None:
        """Makes the masters and turns the weights to the type that they compute in."""
        self.to(device)
        self.masters = [weight.detach().float().clone() for weight in self.computing()]
        for weight in self.computing():
            weight.data = weight.data.to(computing_type(device))

    def drop(self, share: float) -> None:
        """Sets the dropout of the states; attention keeps none, for there it takes a third more time."""
        for name, part in self.layers.named_modules():
            if isinstance(part, nn.Dropout) and not name.endswith("self.dropout"):
                part.p = share

    def states(self, ids: Tensor, mask: Tensor, types: Tensor | None = None) -> Tensor:
        """States of the last layer, shape (n, tokens, width)."""
        entered = self.table(ids).to(self.layers.dtype)
        found: Tensor = self.layers(inputs_embeds=entered, attention_mask=mask, token_type_ids=types).last_hidden_state
        return found

    def take_gradients(self) -> None:
        """Gives the masters the gradients of the weights."""
        for master, weight in zip(self.masters, self.computing(), strict=True):
            master.grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None

    @torch.no_grad()
    def follow_masters(self) -> None:
        """Gives the weights the values of the masters."""
        for master, weight in zip(self.masters, self.computing(), strict=True):
            weight.copy_(master)

    @torch.no_grad()
    def take_mean(self, others: Sequence[Tensor], share: float) -> None:
        """Sets the masters to a mean with other ones, of which they themselves make up a share."""
        for master, other in zip(self.masters, others, strict=True):
            master.lerp_(other, 1 - share)
        self.follow_masters()

    def float_weights(self) -> dict[str, Any]:
        """The weights by the names that transformers gives those of a BertModel, in float32."""
        found: dict[str, Any] = {name: weight.detach().cpu() for name, weight in self.layers.named_parameters()}
        found = dict(zip(found, (master.cpu() for master in self.masters), strict=False)) if self.masters else found
        return {**found, "embeddings.word_embeddings.weight": self.table.weight.detach().cpu()}


def computing_type(device: torch.device) -> torch.dtype:
    """bfloat16, but float32 on a processor without instructions for it, where bfloat16 takes twenty times as long."""
    fast = device.type != "cpu" or torch.cpu._is_avx512_bf16_supported()
    return torch.bfloat16 if fast else torch.float32


def padded(length: int) -> int:
    """Tokens that a text of a length takes up in a batch: 17 → 32."""
    return -(-length // _WIDTH) * _WIDTH
