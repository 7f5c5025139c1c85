"""The reader in training: the encoder's layers and table, and a head that scores each token as first and last."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertForQuestionAnswering

from training.bert import LearningBert, padded
from training.reader.windows import Window


class LearningReader(LearningBert):
    """Windows in, start and end scores out (Devlin et al., NAACL 2019)."""

    def __init__(self, base: Path) -> None:
        """Loads a base, whose head is random, or a reader. The lowest quarter of the layers does not learn."""
        kept = load_file(base / "model.safetensors")
        is_reader = "qa_outputs.weight" in kept
        super().__init__(base, BertConfig.from_pretrained(base).num_hidden_layers // 4)
        self._base = base
        config = self.layers.config
        self.head = nn.Linear(config.hidden_size, 2)
        nn.init.normal_(self.head.weight, std=config.initializer_range)
        nn.init.zeros_(self.head.bias)
        self.reads_titles = not is_reader or getattr(config, "reads_titles", False)
        if is_reader:
            self.head.load_state_dict({"weight": kept["qa_outputs.weight"], "bias": kept["qa_outputs.bias"]})

    def computing(self) -> Iterator[nn.Parameter]:
        """The layers that learn, and the head."""
        yield from super().computing()
        yield from self.head.parameters()

    def forward(self, windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
        """Start and end scores, float32, each of shape (n, tokens); minus infinity on the question and the padding."""
        longest = padded(max(len(window.encoding.ids) for window in windows))
        ids, mask, types, allowed = (np.zeros((len(windows), longest), dtype=np.int64) for _ in range(4))
        for row, window in enumerate(windows):
            length = len(window.encoding.ids)
            ids[row, :length] = window.encoding.ids
            mask[row, :length] = 1
            types[row, :length] = window.encoding.type_ids
            allowed[row, :length] = window.allowed
        allowed[:, 0] = 1  # the null span
        device = self.head.weight.device
        states = self.states(*(torch.from_numpy(given).to(device) for given in (ids, mask, types)))
        forbidden = torch.from_numpy(allowed == 0).to(device).unsqueeze(-1)
        scores = self.head(states).float().masked_fill(forbidden, -torch.inf)
        starts, ends = scores.unbind(dim=-1)
        return starts, ends

    def save(self, folder: Path) -> None:
        """Writes a model for question answering, float16, that transformers loads without this code."""
        whole = BertForQuestionAnswering(BertConfig(**self.layers.config.to_dict()))
        whole.config.update({"reads_titles": self.reads_titles})
        weights = {f"bert.{name}": weight for name, weight in self.float_weights().items()}
        head = self.masters[-2:] if self.masters else list(self.head.parameters())
        weights |= {"qa_outputs.weight": head[0].detach().cpu(), "qa_outputs.bias": head[1].detach().cpu()}
        whole.load_state_dict(weights)
        whole.half().save_pretrained(folder)
        for name in ("tokenizer.json", "tokenizer_config.json"):
            shutil.copy(self._base / name, folder)


def span_loss(reader: LearningReader, windows: Sequence[Window]) -> Tensor:
    """Cross-entropy of the first and of the last token, averaged."""
    starts, ends = reader(windows)
    first, last = (
        torch.tensor(places, device=starts.device) for places in zip(*((w.first, w.last) for w in windows), strict=True)
    )
    loss: Tensor = (nn.functional.cross_entropy(starts, first) + nn.functional.cross_entropy(ends, last)) / 2
    return loss
