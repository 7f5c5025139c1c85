"""The student: the teacher's layers under a larger embedding table."""

import tempfile
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from training.bert import LearningBert, computing_type, padded
from training.encoder.alignment import Alignment
from training.encoder.vocabulary import plain_tokenizer

LONGEST = 256  # tokens read of a text


class Student(LearningBert):
    """Texts in, unit vectors out."""

    def forward(self, texts: list[str]) -> Tensor:
        """Unit vectors of the texts, float32, shape (n, 384)."""
        ids, mask = self._ids(texts)
        share = mask.unsqueeze(-1) / mask.sum(dim=1, keepdim=True).unsqueeze(-1)
        return nn.functional.normalize((self.states(ids, mask).float() * share).sum(dim=1), dim=-1)

    def save(self, folder: Path) -> None:
        """Writes a sentence-transformers model, float16, that loads without this code."""
        config = BertConfig(**self.layers.config.to_dict())
        whole = BertModel(config, add_pooling_layer=False)
        missing, unexpected = whole.load_state_dict(self.float_weights(), strict=False)
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


def new_student(teacher: Path, tokenizer: Tokenizer, alignment: Alignment) -> Student:
    """The teacher's weights; each French piece starts as the mean of the English words that it is aligned with."""
    base = BertModel.from_pretrained(teacher, add_pooling_layer=False)
    base_tokenizer = plain_tokenizer(teacher)
    student = empty_student(teacher, tokenizer)
    weights = base.state_dict()
    rows = starting_rows(weights.pop("embeddings.word_embeddings.weight").numpy(), base_tokenizer, tokenizer, alignment)
    student.layers.load_state_dict(weights)
    student.table.weight.data.copy_(torch.from_numpy(rows))
    return student


def empty_student(teacher: Path, tokenizer: Tokenizer) -> Student:
    """A student of the teacher's form, its weights yet to be loaded, without dropout: it costs a tenth of the time."""
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


def as_published(student: Student) -> SentenceTransformer:
    """The student as its users will load it, to be scored."""
    with tempfile.TemporaryDirectory() as folder:
        student.save(Path(folder))
        model = SentenceTransformer(folder)
    return model.to(computing_type(model.device))


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
