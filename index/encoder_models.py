"""The two ways to run an encoder: the bundled one by onnxruntime, any other by sentence-transformers."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from runtime.errors import ModelUnusable
from runtime.models import precision, runs_by_onnx
from runtime.network import Network

if TYPE_CHECKING:
    from tokenizers import Encoding

Vectors = NDArray[np.float32]
Kind = Literal["query", "document"]

_PATIENCE = 10  # seconds that the model hub has to answer
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class EncoderModel(Protocol):
    """What an encoder needs of its model."""

    dimension: int
    longest: int
    """Tokens of a text that are read, prompt and special ones among them."""

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """Texts → vectors, shape (n, dimension), each text with the prompt of its kind in front."""

    def token_ends(self, texts: Sequence[str]) -> list[list[int]]:
        """Where each token of each text ends, the special ones not counted."""


def load(name: str) -> EncoderModel:
    """The model of a folder, or of a name on the model hub.

    Raises:
        ModelUnusable: it cannot be loaded.
    """
    if runs_by_onnx(Path(name)):
        return OnnxEncoder(Path(name))
    return SentenceTransformerEncoder(name)


class OnnxEncoder:
    """A folder with a network whose output is the vector itself."""

    def __init__(self, folder: Path) -> None:
        """Loads it.

        Raises:
            ModelUnusable: it cannot be loaded.
        """
        from tokenizers import Tokenizer

        try:
            self._network = Network(folder)
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            prompts = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))["prompts"]
        except Exception as error:
            raise _unusable(str(folder), error) from error
        self._prompts: dict[Kind, str] = prompts
        self.dimension = int(config["hidden_size"])
        self.longest = int(config["max_position_embeddings"])

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """Texts → vectors, shape (n, dimension)."""
        encodings = self._tokenizer.encode_batch([self._prompts[kind] + text for text in texts])
        vectors = [vector for (vector,) in self._network.run([self._shortened(e) for e in encodings])]
        return np.array(vectors, dtype=np.float32).reshape(len(texts), self.dimension)

    def token_ends(self, texts: Sequence[str]) -> list[list[int]]:
        """Where each token of each text ends."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [[end for _, end in encoding.offsets] for encoding in encodings]

    def _shortened(self, encoding: "Encoding") -> "Encoding":
        """The first tokens, as many as are read."""
        if len(encoding.ids) > self.longest:
            encoding.truncate(self.longest)
        return encoding


class SentenceTransformerEncoder:
    """Any sentence-transformers model, on the processor."""

    def __init__(self, name: str) -> None:
        """Loads it; only one that is no folder and was not downloaded before is fetched from the hub.

        Raises:
            ModelUnusable: it cannot be loaded.
        """
        local = Path(name).is_dir() or _is_cached(name)
        if local:
            os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            import transformers
            from safetensors import SafetensorError
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise _needs_models(name) from error
        transformers.utils.logging.disable_progress_bar()
        try:
            model = SentenceTransformer(name, device="cpu", local_files_only=local, model_kwargs={"dtype": precision()})
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise _unusable(name, error) from error
        if "e5" in Path(name).name.lower() and not any(model.prompts.values()):
            model.prompts = dict(_E5_PROMPTS)
        self.model = model.eval()
        self.dimension = int(model.get_embedding_dimension() or 0)
        self.longest = model.max_seq_length or 256

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """Texts → vectors, shape (n, dimension)."""
        encode = self.model.encode_query if kind == "query" else self.model.encode_document
        vectors: Vectors = encode(list(texts), batch_size=len(texts), show_progress_bar=False)
        return vectors

    def token_ends(self, texts: Sequence[str]) -> list[list[int]]:
        """Where each token of each text ends."""
        encoded = self.model.tokenizer(
            list(texts), add_special_tokens=False, truncation=False, return_offsets_mapping=True, verbose=False
        )
        return [[end for _, end in offsets] for offsets in encoded["offset_mapping"]]


def cached_revision(name: str) -> str:
    """The revision of a model of the hub that was downloaded; empty where none was."""
    try:
        from huggingface_hub import try_to_load_from_cache
        from huggingface_hub.errors import HFValidationError
    except ImportError:  # nothing is downloaded without it; loading says so
        return ""
    try:
        found = try_to_load_from_cache(name, "config.json")
    except HFValidationError:
        return ""
    return Path(found).parent.name if isinstance(found, str) else ""


def _is_cached(name: str) -> bool:
    """Whether a model of the hub was downloaded before; where it was not, that the hub can be reached.

    Raises:
        ModelUnusable: it was not, and the hub cannot be reached or knows no such model. Loading would try for minutes.
    """
    try:
        from httpx2 import HTTPError
        from huggingface_hub import HfApi
        from huggingface_hub.errors import HFValidationError
    except ImportError as error:
        raise _needs_models(name) from error
    try:
        if cached_revision(name):
            return True
        HfApi().model_info(name, timeout=_PATIENCE)
    except (HTTPError, OSError, HFValidationError) as error:
        raise ModelUnusable(
            "The encoder {!r} is no folder here, was not downloaded before, and cannot be: {}\n"
            "Check the name and the network, or leave --encoder out for the bundled one.",
            name,
            error,
        ) from error
    return False


def _unusable(name: str, error: Exception) -> ModelUnusable:
    return ModelUnusable("The encoder {!r} cannot be loaded: {}\nCheck the name, or run `ibid doctor`.", name, error)


def _needs_models(name: str) -> ModelUnusable:
    return ModelUnusable(
        "The encoder {!r} needs sentence-transformers, which is not installed: pip install 'ibid[models]'", name
    )
