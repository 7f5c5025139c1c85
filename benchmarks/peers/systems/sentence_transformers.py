"""sentence-transformers and FAISS, as anyone would write it: dense search, exact."""

import json
from collections.abc import Sequence
from pathlib import Path

import faiss
from sentence_transformers import SentenceTransformer

from benchmarks.peers.process import TOP, Found, run


class SentenceTransformers:
    """A flat index of unit vectors; the model knows its own prompts."""

    def __init__(self, models: Path, *, reader: bool) -> None:
        """Loads the encoder."""
        self._encoder = SentenceTransformer(str(models / "encoder-fr-en"))

    def index(self, passages: Sequence[str], folder: Path) -> None:
        """Encodes and saves."""
        folder.mkdir(parents=True)
        vectors = self._encoder.encode_document(list(passages))
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        faiss.write_index(index, str(folder / "vectors.faiss"))
        (folder / "passages.json").write_text(json.dumps(passages), encoding="utf-8")

    def open(self, folder: Path) -> None:
        """Reads both files, for the passages are to be shown."""
        self._index = faiss.read_index(str(folder / "vectors.faiss"))
        self._passages = json.loads((folder / "passages.json").read_text(encoding="utf-8"))

    def ask(self, question: str) -> Found:
        """By inner product."""
        _, rows = self._index.search(self._encoder.encode_query([question]), TOP)
        return Found(rows[0].tolist())


if __name__ == "__main__":
    run(SentenceTransformers)
