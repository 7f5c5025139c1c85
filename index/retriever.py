"""Hybrid retrieval: a question → the passages nearest in meaning and in words, and why each was found."""

from articles.passages import sentences_of
from index.exact import Places, Wanted, find
from index.folder import IndexFolder
from index.fusion import fused_score
from index.hit import Hit
from index.protocols import TextEncoder
from index.store import StoredPassage
from text.analyzer import question_terms, terms_to_find
from text.language import Language

_DEPTH = 50  # ranks of each list that are fused


class Retriever:
    """Searches an index with the encoder that made it."""

    def __init__(self, folder: IndexFolder, encoder: TextEncoder) -> None:
        """Joins an index and an encoder.

        Raises:
            IndexUnusable: another encoder made the index.
        """
        folder.expect_encoder(encoder.identity)
        self._folder = folder
        self._encoder = encoder

    def search(self, query: str, language: Language, top: int) -> list[Hit]:
        """The best passages, best first.

        Args:
            query: what is asked, in either language.
            language: it is asked in.
            top: how many.

        Raises:
            IndexUnusable: another encoder has made the index since.
        """
        self._folder.expect_encoder(self._encoder.identity)  # a rebuild beside us may have changed it
        vectors, lexical = self._folder.derived()
        asked = self._encoder.encode_queries([query])[0]
        nearest = vectors.search(asked, max(_DEPTH, top))
        dense = {row: rank for rank, (row, _) in enumerate(nearest, start=1)}
        found = lexical.search(query, max(_DEPTH, top))
        words = {row: rank for rows in found.values() for rank, row in enumerate(rows, start=1)}
        scores = {
            row: fused_score(dense.get(row), words.get(row), language, of_passage)
            for row, of_passage in self._folder.store.languages({*dense, *words}).items()
        }
        best = sorted(scores, key=lambda row: (-scores[row], row))[:top]
        stored = self._folder.store.passages(best)
        return [
            Hit(
                rank=rank,
                article=stored[row].article,
                passage=stored[row].passage,
                score=scores[row],
                cosine=float(stored[row].vector @ asked),
                dense_rank=dense.get(row),
                lexical_rank=words.get(row),
                matched_terms=_matched(stored[row], query),
                sentences=tuple(sentences_of(stored[row].article, stored[row].passage.start, stored[row].passage.end)),
            )
            for rank, row in enumerate((row for row in best if row in stored), start=1)
        ]

    def find(self, wanted: Wanted, top: int) -> Places:
        """Every place that has exact words; `top` of them are told."""
        return find(self._folder, wanted, top)


def _matched(at: StoredPassage, query: str) -> tuple[str, ...]:
    """The question's own words whose terms the passage or its context has."""
    language = at.article.language
    here = set(terms_to_find(at.in_context, language))
    return tuple(word for term, word in question_terms(query, language).items() if term in here)
