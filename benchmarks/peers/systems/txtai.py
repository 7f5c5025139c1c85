"""txtai: its hybrid index with content, and its extractive question answering over the first passages joined."""

from collections.abc import Sequence
from pathlib import Path

from txtai import Embeddings
from txtai.pipeline import Questions

from benchmarks.peers.process import TOP, Found, run

_CONTEXT = 3  # passages that it reads as one text: the default of its RAG pipeline, which is put together here


class Txtai:
    """An embeddings database."""

    def __init__(self, models: Path, *, reader: bool) -> None:
        """Loads the models."""
        self._embeddings = Embeddings(
            path=str(models / "encoder-fr-en"),
            instructions={"query": "query: ", "data": "passage: "},
            hybrid=True,
            content=True,
            models={},  # a cache, so that loading an index does not load the encoder again
        )
        self._reader = Questions(str(models / "reader-fr-en")) if reader else None

    def index(self, passages: Sequence[str], folder: Path) -> None:
        """Indexes and saves."""
        self._embeddings.index(passages)
        self._embeddings.save(str(folder))

    def open(self, folder: Path) -> None:
        """Loads the index."""
        self._embeddings.load(str(folder))

    def ask(self, question: str) -> Found:
        """Finds, then reads."""
        found = self._embeddings.search(question, TOP)
        numbers = [int(row["id"]) for row in found]
        if not self._reader:
            return Found(numbers)
        context = " ".join(row["text"] for row in found[:_CONTEXT])
        try:
            (answer,) = self._reader([question], [context])
        except TypeError:  # how it ends where the best span is the null span, or lies in the question
            answer = None
        return Found(numbers, answer, answer)


if __name__ == "__main__":
    run(Txtai)
