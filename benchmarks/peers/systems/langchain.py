"""LangChain with its FAISS vector store: dense search, exact. Its answers need a language model, so there are none."""

from collections.abc import Sequence
from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings

from benchmarks.peers.process import TOP, Found, run


class LangChain:
    """A vector store; its distances are Euclidean, which orders unit vectors as the cosine does."""

    def __init__(self, models: Path, *, reader: bool) -> None:
        """Loads the encoder."""
        self._encoder = HuggingFaceEmbeddings(
            model_name=str(models / "encoder-fr-en"),
            encode_kwargs={"prompt_name": "document"},
            query_encode_kwargs={"prompt_name": "query"},
        )

    def index(self, passages: Sequence[str], folder: Path) -> None:
        """Indexes and saves."""
        store = FAISS.from_texts(passages, self._encoder, ids=[str(number) for number in range(len(passages))])
        store.save_local(str(folder))

    def open(self, folder: Path) -> None:
        """Loads the index, which is a pickle of our own making."""
        self._store = FAISS.load_local(str(folder), self._encoder, allow_dangerous_deserialization=True)

    def ask(self, question: str) -> Found:
        """Finds."""
        return Found([int(document.id) for document in self._store.similarity_search(question, k=TOP)])


if __name__ == "__main__":
    run(LangChain)
