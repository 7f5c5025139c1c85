"""The tantivy index over the passages' terms: derived, on disk, its generation committed with its documents."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import tantivy

from index.store import Store, StoredPassage
from index.words import question_terms, terms
from qa.types import Language

FOLDER = "words"
_MEMORY = 64_000_000  # bytes of the writer's buffer
_LANGUAGES: tuple[Language, ...] = ("fr", "en")


class Lexical:
    """BM25 over terms, each language in a field of its own, so that its statistics are its own."""

    def __init__(self, folder: Path | None) -> None:
        """Opens the index in a folder, or in memory; an unreadable one is started anew.

        Args:
            folder: of the whole index; None for an index in memory.
        """
        self._path = folder / FOLDER if folder else None
        self._index = self._open()

    def _open(self) -> tantivy.Index:
        if self._path is None:
            return tantivy.Index(_schema())
        self._path.mkdir(exist_ok=True)
        try:
            return tantivy.Index(_schema(), path=str(self._path))
        except (ValueError, OSError):  # another schema, or a damaged file: it is only derived
            shutil.rmtree(self._path)
            self._path.mkdir()
            return tantivy.Index(_schema(), path=str(self._path))

    @property
    def generation(self) -> int | None:
        """The store's generation that the documents are at; None when nothing was committed."""
        self._index.reload()
        searcher = self._index.searcher()
        query = tantivy.Query.term_query(self._index.schema, "kind", "generation")
        found = searcher.search(query, 1).hits
        return int(searcher.doc(found[0][1])["row"][0]) if found else None

    def rebuild(self, store: Store) -> None:
        """Starts anew from the store."""
        self.update(store.generation, store.every_passage(), (), anew=True)

    def update(
        self, generation: int, added: Iterable[StoredPassage], removed: Iterable[int], *, anew: bool = False
    ) -> None:
        """Adds and removes passages and notes the generation, in one commit."""
        writer = self._index.writer(_MEMORY, 1)
        if anew:
            writer.delete_all_documents()
        for row in removed:
            writer.delete_documents_by_term("row", row)
        writer.delete_documents_by_term("kind", "generation")
        writer.add_document(tantivy.Document(kind="generation", row=generation))
        for stored in added:
            writer.add_document(_document(stored))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, text: str, top: int) -> "dict[Language, list[int]]":
        """The passages that best match a question, for each language on its own.

        Args:
            text: analysed as French for French passages, and as English for English ones.
            top: how many at most of each language.

        Returns:
            Row numbers, best first.
        """
        return {language: self._search(language, list(question_terms(text, language)), top) for language in _LANGUAGES}

    def _search(self, language: Language, wanted: list[str], top: int) -> list[int]:
        if not wanted:
            return []
        searcher = self._index.searcher()
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._index.schema, language, term)) for term in wanted
        ]
        found = searcher.search(tantivy.Query.boolean_query(clauses), top, count=False).hits
        return [int(searcher.doc(address)["row"][0]) for _, address in found]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("row", stored=True, indexed=True)
    for language in _LANGUAGES:
        builder.add_text_field(language, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(stored: StoredPassage) -> tantivy.Document:
    article, passage = stored.article, stored.passage
    text = f"{article.title}\n{article.text[passage.start : passage.end]}"
    fields = {article.language: " ".join(terms(text, article.language))}
    return tantivy.Document(kind="passage", row=stored.row, **fields)
