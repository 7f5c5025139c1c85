"""The encoder in training: texts in, unit vectors out."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.bert import LONGEST, LearningBert, fast_tokenizer, padded

QUERY, PASSAGE = "query: ", "passage: "  # what the base's authors put in front of a text
READ = 256  # tokens read of a text while learning


class Student(LearningBert):
    """The base with mean pooling; all its layers learn."""

    def __init__(self, base: Path) -> None:
        """Loads a folder that transformers can read."""
        super().__init__(base, frozen=0)
        self.tokenizer.enable_truncation(READ)

    def forward(self, texts: Sequence[str]) -> Tensor:
        """Unit vectors of texts, prompts in front, float32, shape (n, 384)."""
        ids, mask = self._ids(texts)
        share = mask.unsqueeze(-1) / mask.sum(dim=1, keepdim=True).unsqueeze(-1)
        return nn.functional.normalize((self.states(ids, mask).float() * share).sum(dim=1), dim=-1)

    def save(self, folder: Path) -> None:
        """Writes a sentence-transformers model, float16, that loads without this code."""
        config = BertConfig(**self.layers.config.to_dict())
        whole = BertModel(config, add_pooling_layer=False)
        whole.load_state_dict(self.float_weights())
        with tempfile.TemporaryDirectory() as scratch:
            whole.half().save_pretrained(scratch)
            fast_tokenizer(self.tokenizer).save_pretrained(scratch)
            reader = Transformer(scratch, max_seq_length=LONGEST, model_kwargs={"dtype": torch.float16})
            for weight in reader.model.pooler.parameters():  # not used, but looked for when the folder is loaded
                weight.data.zero_()
            SentenceTransformer(
                modules=[reader, Pooling(config.hidden_size, "mean"), Normalize()],
                device="cpu",
                prompts={"query": QUERY, "document": PASSAGE},
            ).save(str(folder), create_model_card=False)
        self.tokenizer.enable_truncation(READ)

    def _ids(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        encodings = self.tokenizer.encode_batch_fast(texts)
        longest = padded(max(len(encoding.ids) for encoding in encodings))
        ids, mask = (np.zeros((len(texts), longest), dtype=np.int64) for _ in range(2))
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        device = self.layers.device
        return torch.from_numpy(ids).to(device), torch.from_numpy(mask).to(device)


def as_published(student: Student) -> SentenceTransformer:
    """The student as its users will load it, in float32, to be scored."""
    with tempfile.TemporaryDirectory() as folder:
        student.save(Path(folder))
        return SentenceTransformer(folder, model_kwargs={"dtype": torch.float32})
