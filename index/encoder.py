"""Texts → unit vectors, by any sentence-transformers model; the bundled one by default, without any network."""

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from runtime.errors import ModelUnusable
from runtime.models import MODELS, precision

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = MODELS / "encoder-fr-en"

Vectors = NDArray[np.float32]

_BATCH = 32
_PATIENCE = 10  # seconds that the model hub has to answer
_MADE_OF = {".safetensors", ".json", ".bin", ".model", ".txt"}  # suffixes of a model folder's files
_ROOM_FOR_TITLE = 48  # tokens of the window kept for the title that travels with a passage, and the marks around
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class Encoder:
    """A sentence-transformers model behind two methods, one for questions and one for passages.

    The model is loaded when it is first needed: an index that is up to date, or refused, never needs it.

    Attributes:
        name: what the user named it by: a folder, or a name on the model hub.
        identity: changes whenever the vectors would.
    """

    def __init__(self, name: str = str(BUNDLED)) -> None:
        """Takes a model's name.

        Args:
            name: a folder, or a name on the model hub (then, and only then, it may be downloaded).
        """
        self.name = name
        self.identity = identity_of(name)
        self._last: tuple[list[str], Vectors] = ([], np.zeros((0, 0), dtype=np.float32))

    @cached_property
    def _model(self) -> "SentenceTransformer":
        model = _load(self.name)
        if "e5" in Path(self.name).name.lower() and not any(model.prompts.values()):
            model.prompts = dict(_E5_PROMPTS)
        return model

    @property
    def dimension(self) -> int:
        """Of every vector.

        Raises:
            ModelUnusable: the model cannot be loaded; so do the other members below.
        """
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def window(self) -> int:
        """Tokens of a passage that the model reads, the title's share taken off."""
        return min(self._model.max_seq_length or 256, 256) - _ROOM_FOR_TITLE

    def encode_queries(self, queries: Sequence[str]) -> Vectors:
        """Questions → vectors, shape (n, dimension), float32, unit length.

        One in capitals throughout is read in small letters, as models that tell them apart have seldom seen it.
        """
        asked = [q.lower() if q.isupper() else q for q in queries]
        if len(asked) != 1:
            return self._unit(self._model.encode_query, asked, None)
        known, vectors = self._last
        if known != asked:  # one question is asked for twice: what kind it is of, and which passages are near
            vectors = self._unit(self._model.encode_query, asked, None)
            self._last = asked, vectors
        return vectors.copy()

    def encode_passages(self, passages: Sequence[str], progress: Callable[[int], object] | None = None) -> Vectors:
        """Passages → vectors, shape (n, dimension), float32, unit length.

        Args:
            passages: each with its title in front, see `titled`.
            progress: told how many passages are done, after each batch.
        """
        return self._unit(self._model.encode_document, passages, progress)

    def titled(self, title: str, passage: str) -> str:
        """What the encoder reads of a passage: the title travels with it, as far as there is room."""
        encoded = self._model.tokenizer(title, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        ends = [end for _, end in encoded["offset_mapping"]]
        room = _ROOM_FOR_TITLE - 2
        return f"{title if len(ends) <= room else title[: ends[room - 1]]}\n{passage}"

    def count_tokens(self, texts: list[str]) -> list[int]:
        """How many tokens of the model's vocabulary each text has."""
        encoded = self._model.tokenizer(texts, add_special_tokens=False, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def _unit(
        self,
        encode: Callable[..., Vectors],
        texts: Sequence[str],
        progress: Callable[[int], object] | None,
    ) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for first in range(0, len(texts), _BATCH):
            rows = by_length[first : first + _BATCH]
            vectors[rows] = encode([texts[i] for i in rows], batch_size=_BATCH, show_progress_bar=False)
            if progress:
                progress(first + len(rows))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def identity_of(name: str) -> str:
    """The model's name with, for a folder, a digest of all that its vectors depend on: weights, tokenizer, pooling."""
    folder = Path(name)
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in _MADE_OF and path.is_file()]
    if not files:
        return name
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            part = hashlib.file_digest(file, "sha256")
        digest.update(f"{path.relative_to(folder).as_posix()} {part.hexdigest()}\n".encode())
    return f"{folder.name}@{digest.hexdigest()[:16]}"


def _is_cached(name: str) -> bool:
    """Whether a model of the hub was downloaded before; where it was not, that the hub can be reached.

    Raises:
        ModelUnusable: it was not, and the hub cannot be reached or knows no such model. Loading would try for minutes.
    """
    from httpx2 import HTTPError
    from huggingface_hub import HfApi, try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        if isinstance(try_to_load_from_cache(name, "config.json"), str):
            return True
        HfApi().model_info(name, timeout=_PATIENCE)
    except (HTTPError, OSError, HFValidationError) as error:
        raise ModelUnusable(
            f"The encoder {name!r} is no folder here, was not downloaded before, and cannot be: {error}\n"
            "Check the name and the network, or leave --encoder out for the bundled one."
        ) from error
    return False


def _load(name: str) -> "SentenceTransformer":
    local = Path(name).is_dir() or _is_cached(name)
    if local:
        os.environ["HF_HUB_OFFLINE"] = "1"
    import transformers
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer

    transformers.utils.logging.disable_progress_bar()
    try:
        model = SentenceTransformer(
            name,
            device="cpu",
            local_files_only=local,
            model_kwargs={"dtype": precision()},
        )
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ModelUnusable(
            f"The encoder {name!r} cannot be loaded: {error}\nCheck the name, or run `ibid doctor`."
        ) from error
    return model.eval()
