"""LlamaIndex with its FAISS vector store: dense search, exact. Its answers need a language model, so there are none."""

from collections.abc import Sequence
from pathlib import Path

import faiss
from llama_index.core import StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.faiss import FaissVectorStore

from benchmarks.peers.process import TOP, Found, run

_DIMENSION = 384


class LlamaIndex:
    """A vector store index over nodes that are passages already."""

    def __init__(self, models: Path, *, reader: bool) -> None:
        """Loads the encoder."""
        self._encoder = HuggingFaceEmbedding(
            model_name=str(models / "encoder-fr-en"), query_instruction="query: ", text_instruction="passage: "
        )

    def index(self, passages: Sequence[str], folder: Path) -> None:
        """Indexes and saves."""
        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(_DIMENSION))
        nodes = [TextNode(id_=str(number), text=passage) for number, passage in enumerate(passages)]
        storage = StorageContext.from_defaults(vector_store=store)
        index = VectorStoreIndex(nodes, storage_context=storage, embed_model=self._encoder)
        index.storage_context.persist(persist_dir=str(folder))

    def open(self, folder: Path) -> None:
        """Loads the index."""
        store = FaissVectorStore.from_persist_dir(str(folder))
        storage = StorageContext.from_defaults(vector_store=store, persist_dir=str(folder))
        index = load_index_from_storage(storage, embed_model=self._encoder)
        self._retriever = index.as_retriever(similarity_top_k=TOP)

    def ask(self, question: str) -> Found:
        """Finds."""
        return Found([int(hit.node.node_id) for hit in self._retriever.retrieve(question)])


if __name__ == "__main__":
    run(LlamaIndex)
