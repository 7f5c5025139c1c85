"""Texts → unit vectors, by any sentence-transformers model; the bundled one by default, without any network."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from index.encoder_models import EncoderModel, Kind, Vectors, cached_revision, load
from runtime.models import MODELS, NETWORK

BUNDLED = MODELS / "encoder-fr-en"

_BATCH = 32
_MADE_OF = {".safetensors", ".json", ".bin", ".model", ".txt"}  # suffixes of a model folder's files
_ROOM_FOR_TITLE = 48  # tokens of the window kept for the title that travels with a passage, and the marks around


class Encoder:
    """A model behind two methods, one for questions and one for passages.

    The model is loaded when it is first needed: an index that is up to date, or refused, never needs it.

    Attributes:
        name: what the user named it by: a folder, or a name on the model hub.
    """

    def __init__(self, name: str = str(BUNDLED)) -> None:
        """Takes a model's name.

        Args:
            name: a folder, or a name on the model hub (then, and only then, it may be downloaded).
        """
        self.name = name
        self._identity = ""
        self._title = lru_cache(self._shortened)  # the passages of an article come one after the other
        self._last: tuple[list[str], Vectors] = ([], np.zeros((0, 0), dtype=np.float32))

    @cached_property
    def _model(self) -> EncoderModel:
        return load(self.name)

    @property
    def identity(self) -> str:
        """Changes whenever the vectors would, but for what is lost by rounding.

        A model of the hub that is not downloaded yet has its name alone: asked again later, its revision, too.
        """
        if self._identity in {"", self.name}:
            self._identity = identity_of(self.name)
        return self._identity

    @property
    def dimension(self) -> int:
        """Of every vector.

        Raises:
            ModelUnusable: the model cannot be loaded; so do the other members below.
        """
        return self._model.dimension

    @property
    def window(self) -> int:
        """Tokens of a passage that the model reads, the title's share taken off."""
        return min(self._model.longest, 256) - _ROOM_FOR_TITLE

    def encode_queries(self, queries: Sequence[str]) -> Vectors:
        """Questions → vectors, shape (n, dimension), float32, unit length.

        One in capitals throughout is read in small letters, as models that tell them apart have seldom seen it.
        """
        asked = [q.lower() if q.isupper() else q for q in queries]
        if len(asked) != 1:
            return self._unit(asked, "query", None)
        known, vectors = self._last
        if known != asked:  # one question is asked for twice: what kind it is of, and which passages are near
            vectors = self._unit(asked, "query", None)
            self._last = asked, vectors
        return vectors.copy()

    def encode_passages(self, passages: Sequence[str], progress: Callable[[int], object] | None = None) -> Vectors:
        """Passages → vectors, shape (n, dimension), float32, unit length.

        Args:
            passages: each with its title in front, see `titled`.
            progress: told how many passages are done, after each batch.
        """
        return self._unit(passages, "document", progress)

    def titled(self, title: str, passage: str) -> str:
        """What the encoder reads of a passage: the title travels with it, as far as there is room."""
        return f"{self._title(title)}\n{passage}"

    def _shortened(self, title: str) -> str:
        (ends,) = self._model.token_ends([title])
        room = _ROOM_FOR_TITLE - 2
        return title if len(ends) <= room else title[: ends[room - 1]]

    def count_tokens(self, texts: list[str]) -> list[int]:
        """How many tokens of the model's vocabulary each text has."""
        return [len(ends) for ends in self._model.token_ends(texts)]

    def _unit(self, texts: Sequence[str], kind: Kind, progress: Callable[[int], object] | None) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for first in range(0, len(texts), _BATCH):
            rows = by_length[first : first + _BATCH]
            vectors[rows] = self._model.encode([texts[i] for i in rows], kind)
            if progress:
                progress(first + len(rows))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def identity_of(name: str) -> str:
    """The model's name with, for a folder, a digest of all that its vectors depend on: weights, tokenizer, pooling.

    Where there is a network for onnxruntime it stands for the weights that it was made of. For a model of the hub, the
    name with the revision that was downloaded, if any was.
    """
    folder = Path(name)
    network = folder / NETWORK
    made_of = {".json"} if network.is_file() else _MADE_OF
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in made_of and path.is_file()]
    if not files:
        revision = "" if folder.is_dir() else cached_revision(name)
        return f"{name}@{revision}" if revision else name
    digest = hashlib.sha256()
    for path in [network, *files] if network.is_file() else files:
        with path.open("rb") as file:
            part = hashlib.file_digest(file, "sha256")
        digest.update(f"{path.relative_to(folder).as_posix()} {part.hexdigest()}\n".encode())
    return f"{folder.name}@{digest.hexdigest()[:16]}"
