"""The student: the teacher's layers under a larger embedding table, trained in bfloat16 with float32 master weights."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from training.encoder.alignment import Alignment

LONGEST = 256  # tokens read of a text
_WIDTH = 16  # token counts are rounded up to multiples of it, so that few shapes occur


class Student(nn.Module):
    """Texts in, unit vectors out; the table learns with sparse gradients, the layers compute in bfloat16."""

    def __init__(self, config: BertConfig, tokenizer: Tokenizer) -> None:
        """Layers without dropout: so short a training does not overfit, and dropout costs a tenth of the time."""
        super().__init__()
        self.tokenizer = tokenizer
        self.layers = BertModel(config, add_pooling_layer=False)
        self.table = nn.Embedding(config.vocab_size, config.hidden_size, sparse=True)
        self.layers.set_input_embeddings(nn.Identity())  # the table stands outside
        self.masters: list[Tensor] = []

    def begin(self, device: torch.device) -> None:
        """Turns the layers to bfloat16 and keeps float32 masters of them, which the optimizer changes."""
        self.to(device)
        self.masters = [weight.detach().float().clone() for weight in self.layers.parameters()]
        self.layers.bfloat16()

    def forward(self, texts: list[str]) -> Tensor:
        """Unit vectors of the texts, float32, shape (n, 384)."""
        ids, mask = self._ids(texts)
        entered = self.table(ids).to(self.layers.dtype)
        states = self.layers(inputs_embeds=entered, attention_mask=mask).last_hidden_state.float()
        share = mask.unsqueeze(-1) / mask.sum(dim=1, keepdim=True).unsqueeze(-1)
        return nn.functional.normalize((states * share).sum(dim=1), dim=-1)

    def take_gradients(self) -> None:
        """Gives the masters the gradients of the layers."""
        for master, weight in zip(self.masters, self.layers.parameters(), strict=True):
            master.grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None

    @torch.no_grad()
    def follow_masters(self) -> None:
        """Gives the layers the values of the masters."""
        for master, weight in zip(self.masters, self.layers.parameters(), strict=True):
            weight.copy_(master)

    def save(self, folder: Path) -> None:
        """Writes a sentence-transformers model, float16, that loads without this code."""
        config = BertConfig(**self.layers.config.to_dict())
        whole = BertModel(config, add_pooling_layer=False)
        trained: dict[str, Any] = {name: weight.detach().cpu() for name, weight in self.layers.named_parameters()}
        if self.masters:
            trained = dict(zip(trained, (master.cpu() for master in self.masters), strict=True))
        trained["embeddings.word_embeddings.weight"] = self.table.weight.detach().cpu()
        missing, unexpected = whole.load_state_dict(trained, strict=False)
        if unexpected or set(missing) - {"embeddings.position_ids", "embeddings.token_type_ids"}:
            raise ValueError(f"weights do not fit: {missing} {unexpected}")
        with tempfile.TemporaryDirectory() as scratch:
            whole.half().save_pretrained(scratch)
            _fast_tokenizer(self.tokenizer).save_pretrained(scratch)
            reader = Transformer(scratch, max_seq_length=LONGEST, model_kwargs={"dtype": torch.float16})
            SentenceTransformer(modules=[reader, Pooling(config.hidden_size, "mean"), Normalize()], device="cpu").save(
                str(folder), create_model_card=False
            )
        self.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)

    def _ids(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        encodings = self.tokenizer.encode_batch_fast(texts)
        longest = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(texts), padded(longest)), dtype=np.int64)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
        found = torch.from_numpy(ids).to(self.table.weight.device)
        return found, (found != 0).long()


def padded(length: int) -> int:
    """Tokens that a text of a length takes up in a batch: 17 → 32."""
    return -(-length // _WIDTH) * _WIDTH


def new_student(teacher: Path, tokenizer: Tokenizer, alignment: Alignment) -> Student:
    """The teacher's weights; each French piece starts as the mean of the English words that it is aligned with."""
    base = BertModel.from_pretrained(teacher, add_pooling_layer=False)
    base_tokenizer = Tokenizer.from_file(str(teacher / "tokenizer.json"))
    base_tokenizer.no_padding()
    student = empty_student(teacher, tokenizer)
    weights = base.state_dict()
    rows = starting_rows(weights.pop("embeddings.word_embeddings.weight").numpy(), base_tokenizer, tokenizer, alignment)
    student.layers.load_state_dict(weights)
    student.table.weight.data.copy_(torch.from_numpy(rows))
    return student


def empty_student(teacher: Path, tokenizer: Tokenizer) -> Student:
    """A student of the teacher's form, its weights yet to be loaded."""
    config = BertConfig.from_pretrained(teacher)
    config.update(
        {
            "vocab_size": tokenizer.get_vocab_size(),
            "hidden_dropout_prob": 0.0,
            "attention_probs_dropout_prob": 0.0,
            "_attn_implementation": "eager",  # the backward pass of SDPA is slow on short texts
        }
    )
    tokenizer.enable_truncation(LONGEST)
    return Student(config, tokenizer)


def starting_rows(
    table: NDArray[np.float32], base: Tokenizer, tokenizer: Tokenizer, alignment: Alignment
) -> NDArray[np.float32]:
    """A row for each piece: the teacher's, else the aligned English words', else that of the teacher's pieces in it."""
    known = base.get_vocab()

    def row_of(word: str) -> NDArray[np.float32]:
        numbers = base.encode(word, add_special_tokens=False).ids
        return np.asarray(table[numbers].mean(axis=0)) if numbers else table[known["[UNK]"]]

    rows = np.zeros((tokenizer.get_vocab_size(), table.shape[1]), dtype=np.float32)
    for piece, number in tokenizer.get_vocab().items():
        if piece in known:
            rows[number] = table[known[piece]]
        elif partners := alignment.pieces_to_english.get(piece):
            shares = np.array([dice for _, dice in partners]) ** 2
            rows[number] = (shares / shares.sum()) @ np.stack([row_of(word) for word, _ in partners])
        else:
            rows[number] = row_of(piece.removeprefix("##"))
    return rows


def _fast_tokenizer(tokenizer: Tokenizer) -> PreTrainedTokenizerFast:
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=LONGEST,
        cls_token="[CLS]",
        sep_token="[SEP]",
        pad_token="[PAD]",
        unk_token="[UNK]",
        mask_token="[MASK]",
    )
