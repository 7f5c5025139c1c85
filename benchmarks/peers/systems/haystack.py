"""Haystack: BM25 and dense search joined by reciprocal rank, and its extractive reader; its in-memory store on disk."""

from collections.abc import Sequence
from pathlib import Path

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from haystack_integrations.components.readers.transformers import TransformersExtractiveReader

from benchmarks.peers.process import READ, TOP, Found, run


class Haystack:
    """Two pipelines in one: what finds, and the reader of what was found."""

    def __init__(self, models: Path, *, reader: bool) -> None:
        """Loads the models."""
        encoder = str(models / "encoder-fr-en")  # which both embedders share
        self._of_question = SentenceTransformersTextEmbedder(model=encoder, prefix="query: ", progress_bar=False)
        self._of_passages = SentenceTransformersDocumentEmbedder(model=encoder, prefix="passage: ", progress_bar=False)
        self._of_question.warm_up()
        self._of_passages.warm_up()
        self._reader = None
        if reader:
            self._reader = TransformersExtractiveReader(model=str(models / "reader-fr-en"))
            self._reader.warm_up()

    def index(self, passages: Sequence[str], folder: Path) -> None:
        """Embeds, writes to the store, and the store to disk."""
        folder.mkdir(parents=True)
        documents = [Document(id=str(number), content=passage) for number, passage in enumerate(passages)]
        store = InMemoryDocumentStore()
        store.write_documents(self._of_passages.run(documents)["documents"])
        store.save_to_disk(str(folder / "store.json"))

    def open(self, folder: Path) -> None:
        """Loads the store and joins the parts."""
        store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))
        self._pipeline = Pipeline()
        self._pipeline.add_component("query", self._of_question)
        self._pipeline.add_component("dense", InMemoryEmbeddingRetriever(store, top_k=TOP))
        self._pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=TOP))
        self._pipeline.add_component("joined", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=TOP))
        self._pipeline.connect("query.embedding", "dense.query_embedding")
        self._pipeline.connect("dense", "joined")
        self._pipeline.connect("words", "joined")

    def ask(self, question: str) -> Found:
        """Finds, then reads the first few."""
        found = self._pipeline.run({"query": {"text": question}, "words": {"query": question}})["joined"]["documents"]
        numbers = [int(document.id) for document in found]
        if not self._reader:
            return Found(numbers)
        answers = [answer.data for answer in self._reader.run(query=question, documents=found[:READ])["answers"]]
        return Found(numbers, answers[0], next((words for words in answers if words), None))


if __name__ == "__main__":
    run(Haystack)
