"""A BERT that learns: its layers compute in bfloat16, where that is fast, and follow float32 masters."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from runtime.models import computes_in_bfloat16

LONGEST = 512  # tokens that the base reads

_WIDTH = 16  # token counts are rounded up to multiples of it, so that few shapes occur


class LearningBert(nn.Module):
    """The base's layers, of which the upper ones learn; without dropout until they are told otherwise.

    The embedding table and the lowest layers stay as they were: rare words keep their place beside those trained on.
    """

    def __init__(self, base: Path, frozen: int) -> None:
        """Loads a folder that transformers can read.

        Args:
            base: the folder.
            frozen: how many of the lowest layers do not learn.
        """
        super().__init__()
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        config = BertConfig.from_pretrained(base)
        config.update({"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0})
        self.layers = BertModel.from_pretrained(base, config=config, add_pooling_layer=False, dtype=torch.float32)
        self.layers.train()
        for part in (self.layers.embeddings, *self.layers.encoder.layer[:frozen]):
            part.requires_grad_(False)
        self.masters: list[Tensor] = []

    def computing(self) -> Iterator[nn.Parameter]:
        """The weights that follow the masters."""
        yield from (weight for weight in self.layers.parameters() if weight.requires_grad)

    def begin(self, device: torch.device) -> None:
        """Makes the masters and turns the weights to the type that they compute in."""
        self.to(device)
        self.masters = [weight.detach().float().clone() for weight in self.computing()]
        self.to(computing_type(device))

    def drop(self, share: float) -> None:
        """Sets the dropout of the states; attention keeps none, for there it takes a third more time."""
        for name, part in self.layers.named_modules():
            if isinstance(part, nn.Dropout) and not name.endswith("self.dropout"):
                part.p = share

    def states(self, ids: Tensor, mask: Tensor, types: Tensor | None = None) -> Tensor:
        """States of the last layer, shape (n, tokens, width)."""
        found: Tensor = self.layers(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
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
        found: dict[str, Any] = {name: weight.detach().float().cpu() for name, weight in self.layers.named_parameters()}
        learning = [name for name, weight in self.layers.named_parameters() if weight.requires_grad]
        return found | dict(zip(learning, (master.cpu() for master in self.masters), strict=False))


def computing_type(device: torch.device) -> torch.dtype:
    """bfloat16, but float32 on a processor without instructions for it, where bfloat16 takes twenty times as long."""
    fast = device.type != "cpu" or computes_in_bfloat16()
    return torch.bfloat16 if fast else torch.float32


def padded(length: int) -> int:
    """Tokens that a text of a length takes up in a batch: 17 → 32."""
    return -(-length // _WIDTH) * _WIDTH


def fast_tokenizer(tokenizer: Tokenizer) -> PreTrainedTokenizerFast:
    """The base's tokenizer as transformers knows it; it neither cuts nor pads by itself."""
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=LONGEST,
        bos_token="<s>",
        eos_token="</s>",
        cls_token="<s>",
        sep_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
    )
