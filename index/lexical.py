"""The tantivy index over the passages' terms: derived, on disk, the store's stamp committed with its documents."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import tantivy

from index.protocols import PassageStore
from index.refusals import refused_by_disk
from index.rows import StoredPassage
from text.analyzer import question_terms, term, terms_to_find, words
from text.language import Language

FOLDER = "words"
_MEMORY = 64_000_000  # bytes of the writer's buffer
# What a phrase may end or begin with and no text is found by: « a indiqué qu » of « a indiqué qu’il », « hui ».
_PARTS = frozenset({"qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "aujourd", "hui"})
_LANGUAGES: tuple[Language, ...] = ("fr", "en")


class Lexical:
    """BM25 over terms, each language in an index of its own, so that its statistics are its own."""

    def __init__(self, folder: Path | None) -> None:
        """Opens the indexes in a folder, or in memory; an unreadable one is started anew.

        Args:
            folder: of the whole index; None for indexes in memory.

        Raises:
            IndexUnusable: the disk is full.
        """
        self._folder = folder
        with _errors_explained(folder):
            self._indexes = {language: _open(folder / FOLDER / language if folder else None) for language in _LANGUAGES}

    @property
    def stamp(self) -> str | None:
        """The store's stamp that the documents are at; None when they are at none, or at several."""
        stamps = {_stamp(index) for index in self._indexes.values()}
        return stamps.pop() if len(stamps) == 1 else None

    def rebuild(self, store: PassageStore) -> None:
        """Starts anew from the store."""
        self.made_anew(store)()

    def made_anew(self, store: PassageStore) -> Callable[[], None]:
        """The same, to be found once what is given back is called: nothing happens before."""
        return self._changed(store.stamp, store.every_passage(), (), anew=True)

    def update(self, stamp: str, added: Iterable[StoredPassage], removed: Iterable[int]) -> None:
        """Adds and removes passages and notes the stamp, in one commit of each language.

        Raises:
            IndexUnusable: the disk is full.
        """
        self._changed(stamp, added, removed)()

    def _changed(
        self, stamp: str, added: Iterable[StoredPassage], removed: Iterable[int], *, anew: bool = False
    ) -> Callable[[], None]:
        gone = list(removed)
        with _errors_explained(self._folder):
            writers = {language: index.writer(_MEMORY, 1) for language, index in self._indexes.items()}
            for writer in writers.values():
                _begin(writer, stamp, gone, anew=anew)
        for stored in added:
            document = _document(stored)
            with _errors_explained(self._folder):
                writers[stored.article.language].add_document(document)
        return partial(self._commit, writers)

    def _commit(self, writers: Mapping[Language, tantivy.IndexWriter]) -> None:
        with _errors_explained(self._folder):
            for language, writer in writers.items():
                writer.commit()
                writer.wait_merging_threads()
                self._indexes[language].reload()

    def search(self, text: str, top: int, among: Sequence[int] | None = None) -> dict[Language, list[int]]:
        """The passages that best match a question, for each language on its own.

        Args:
            text: analysed as French for French passages, and as English for English ones.
            top: how many at most of each language.
            among: the row numbers of the articles that may be found; all by default. How rare a word is, is told by
                all passages.

        Returns:
            Row numbers, best first.
        """
        return {
            language: self._search(language, list(question_terms(text, language)), top, among)
            for language in _LANGUAGES
        }

    def rows_with(self, phrases: Sequence[str]) -> list[int]:
        """The passages that have every word of some phrases, in any order and inflection; their row numbers, rising."""
        found: list[int] = []
        for language, index in self._indexes.items():
            every = {word for phrase in phrases for word in words(phrase, language)}
            wanted = {term(word, language) for word in every - _PARTS if len(word) > 1}
            clauses = [(tantivy.Occur.Must, tantivy.Query.term_query(index.schema, "terms", one)) for one in wanted]
            clauses = clauses or [(tantivy.Occur.Must, tantivy.Query.term_query(index.schema, "kind", "passage"))]
            searcher = index.searcher()
            hits = searcher.search(tantivy.Query.boolean_query(clauses), max(1, searcher.num_docs), count=False).hits
            found += [int(searcher.doc(address)["row"][0]) for _, address in hits]
        return sorted(found)

    def _search(self, language: Language, wanted: list[str], top: int, among: Sequence[int] | None) -> list[int]:
        if not wanted:
            return []
        index = self._indexes[language]
        searcher = index.searcher()
        clauses = [(tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "terms", term)) for term in wanted]
        query = tantivy.Query.boolean_query(clauses)
        if among is not None:
            theirs = tantivy.Query.const_score_query(tantivy.Query.term_set_query(index.schema, "article", among), 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, theirs)])
        found = searcher.search(query, top, count=False).hits
        return [int(searcher.doc(address)["row"][0]) for _, address in found]


@contextmanager
def _errors_explained(folder: Path | None) -> Iterator[None]:
    """What the disk refuses is a ValueError of the library, of many wordings."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise refused_by_disk(folder, error) from error


def _begin(writer: tantivy.IndexWriter, stamp: str, removed: Iterable[int], *, anew: bool) -> None:
    if anew:
        writer.delete_all_documents()
    for row in removed:
        writer.delete_documents_by_term("row", row)
    writer.delete_documents_by_term("kind", "stamp")
    writer.add_document(tantivy.Document(kind="stamp", stamp=stamp))


def _open(path: Path | None) -> tantivy.Index:
    if path is None:
        return tantivy.Index(_schema())
    path.mkdir(parents=True, exist_ok=True)
    try:
        return tantivy.Index(_schema(), path=str(path))
    except (ValueError, OSError):  # another schema, or a damaged file: it is only derived
        shutil.rmtree(path)
        path.mkdir()
        return tantivy.Index(_schema(), path=str(path))


def _stamp(index: tantivy.Index) -> str | None:
    index.reload()
    searcher = index.searcher()
    found = searcher.search(tantivy.Query.term_query(index.schema, "kind", "stamp"), 1).hits
    return str(searcher.doc(found[0][1])["stamp"][0]) if found else None


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("row", stored=True, indexed=True)
    builder.add_integer_field("article", indexed=True)
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(stored: StoredPassage) -> tantivy.Document:
    found = " ".join(terms_to_find(stored.in_context, stored.article.language))
    return tantivy.Document(kind="passage", row=stored.row, article=stored.owner, terms=found)
