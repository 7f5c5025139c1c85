"""The reader in training: the encoder's layers and table, and a head that scores each token as first and last."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertForQuestionAnswering, BertModel

from training.bert import LearningBert, padded
from training.reader.windows import Window


class LearningReader(LearningBert):
    """Windows in, start and end scores out (Devlin et al., NAACL 2019)."""

    def __init__(self, config: BertConfig, tokenizer: Tokenizer) -> None:
        """The head is random; the table is not learnt: rare words keep their place beside those trained on."""
        super().__init__(config, tokenizer)
        self.head = nn.Linear(config.hidden_size, 2)
        nn.init.normal_(self.head.weight, std=config.initializer_range)
        nn.init.zeros_(self.head.bias)
        self.table.requires_grad_(False)

    def computing(self) -> Iterator[nn.Parameter]:
        """The layers and the head."""
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
            allowed[row, :length] = [sequence == 1 for sequence in window.encoding.sequence_ids]
        allowed[:, 0] = 1  # the null span
        device = self.table.weight.device
        states = self.states(*(torch.from_numpy(given).to(device) for given in (ids, mask, types)))
        forbidden = torch.from_numpy(allowed == 0).to(device).unsqueeze(-1)
        scores = self.head(states).float().masked_fill(forbidden, -torch.inf)
        starts, ends = scores.unbind(dim=-1)
        return starts, ends

    def save(self, folder: Path) -> None:
        """Writes a model for question answering, float16, that transformers loads without this code."""
        whole = BertForQuestionAnswering(BertConfig(**self.layers.config.to_dict()))
        weights = {f"bert.{name}": weight for name, weight in self.float_weights().items()}
        head = self.masters[-2:] if self.masters else list(self.head.parameters())
        weights |= {"qa_outputs.weight": head[0].detach().cpu(), "qa_outputs.bias": head[1].detach().cpu()}
        missing, unexpected = whole.load_state_dict(weights, strict=False)
        if unexpected or set(missing) - {"bert.embeddings.position_ids", "bert.embeddings.token_type_ids"}:
            raise ValueError(f"weights do not fit: {missing} {unexpected}")
        folder.mkdir(parents=True, exist_ok=True)
        whole.half().save_pretrained(folder)
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def span_loss(reader: LearningReader, windows: Sequence[Window]) -> Tensor:
    """Cross-entropy of the first and of the last token, averaged."""
    starts, ends = reader(windows)
    first, last = (
        torch.tensor(places, device=starts.device) for places in zip(*((w.first, w.last) for w in windows), strict=True)
    )
    loss: Tensor = (nn.functional.cross_entropy(starts, first) + nn.functional.cross_entropy(ends, last)) / 2
    return loss


def new_reader(encoder: Path) -> LearningReader:
    """The encoder's weights and word pieces."""
    base = BertModel.from_pretrained(encoder, add_pooling_layer=False, dtype=torch.float32)
    config = BertConfig.from_pretrained(encoder)
    config.update({"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0, "_attn_implementation": "eager"})
    reader = LearningReader(config, Tokenizer.from_file(str(encoder / "tokenizer.json")))
    weights = base.state_dict()
    reader.table.weight.data.copy_(weights.pop("embeddings.word_embeddings.weight"))
    reader.layers.load_state_dict(weights)
    return reader
