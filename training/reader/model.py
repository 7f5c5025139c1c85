"""The reader in training: the encoder's layers and table, and a head that scores each token as first and last."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertForQuestionAnswering

from training.bert import LearningBert, padded
from training.reader.windows import Group, Window


class LearningReader(LearningBert):
    """Windows in, start and end scores out (Devlin et al., NAACL 2019)."""

    def __init__(self, config: BertConfig, tokenizer: Tokenizer) -> None:
        """Weights are random until loaded. The table is not learnt: rare words keep their place by those trained on."""
        super().__init__(config, tokenizer)
        self.head = nn.Linear(config.hidden_size, 2)
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


def span_loss(reader: LearningReader, groups: Sequence[Group]) -> Tensor:
    """Cross-entropy of the right first and last token among those of all windows of a question, averaged.

    A token counts by its margin over the null span of its window, as `qa.reader` has it, so that margins can be
    compared across passages (shared normalisation; Clark & Gardner, ACL 2018). That nothing answers is one choice more,
    with margin 0. For a window alone, this is the usual loss.
    """
    starts, ends = reader([window for group in groups for window in group])
    places = [(row, column) for row, group in enumerate(groups) for column in range(len(group))]
    rows, columns = torch.tensor(places, device=starts.device).T
    shape = len(groups), max(len(group) for group in groups)

    def loss(scores: Tensor, right: Sequence[int]) -> Tensor:
        margins = scores[:, 1:] - scores[:, :1]
        token = torch.tensor(right, device=scores.device)
        answering = margins.gather(1, (token - 1).clamp(min=0).unsqueeze(1)).squeeze(1)
        answering = answering.masked_fill(token == 0, -torch.inf)
        table = margins.new_full(shape, -torch.inf)
        every = table.index_put((rows, columns), margins.logsumexp(dim=1))
        chosen = table.index_put((rows, columns), answering)
        nothing = margins.new_zeros(len(groups), 1)
        answered = chosen.isfinite().any(dim=1, keepdim=True)
        every = torch.cat([nothing, every], dim=1)
        chosen = torch.cat([nothing.masked_fill(answered, -torch.inf), chosen], dim=1)
        return (every.logsumexp(dim=1) - chosen.logsumexp(dim=1)).mean()

    firsts, lasts = zip(*((window.first, window.last) for group in groups for window in group), strict=True)
    return (loss(starts, firsts) + loss(ends, lasts)) / 2


def new_reader(start: Path) -> LearningReader:
    """The weights and word pieces of an encoder, under a random head, or of a reader."""
    config = BertConfig.from_pretrained(start)
    config.update({"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0, "_attn_implementation": "eager"})
    reader = LearningReader(config, Tokenizer.from_file(str(start / "tokenizer.json")))
    begun = BertForQuestionAnswering.from_pretrained(start, dtype=torch.float32)
    weights = begun.bert.state_dict()
    reader.table.weight.data.copy_(weights.pop("embeddings.word_embeddings.weight"))
    reader.layers.load_state_dict(weights)
    reader.head.load_state_dict(begun.qa_outputs.state_dict())
    return reader
