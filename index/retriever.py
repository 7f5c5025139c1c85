"""Hybrid retrieval: a question → the passages nearest in meaning and in words, and why each was found."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from articles.passages import sentences_of
from index.exact import Places, Wanted, find
from index.filter import EVERY, Filter
from index.folder import IndexFolder
from index.fusion import fused_score
from index.hit import Hit
from index.protocols import PassageStore, TextEncoder
from index.rows import Rows, StoredPassage
from runtime.errors import NoMatchingArticle
from text.accents import bare
from text.analyzer import question_terms, terms_to_find
from text.language import Language
from text.persons import full_names

_DEPTH = 50  # ranks of each list that are fused
_FIRST = 5  # of the best passages, which are read
_NAMED = 2  # first of each language's lexical list
_WORD = re.compile(r"\w+")


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
        # The questions of a conversation have one filter; the stamp changes with whatever the store holds.
        self._let_through = lru_cache(8)(lambda stamp, filter: _rows_and_owners(folder.store, filter))

    def search(self, query: str, language: Language, top: int, filter: Filter = EVERY) -> list[Hit]:
        """The best passages, best first.

        Args:
            query: what is asked, in either language.
            language: it is asked in.
            top: how many.
            filter: which articles are searched.

        Raises:
            NoMatchingArticle: the filter lets none through.
            IndexUnusable: another encoder has made the index since.
        """
        before = self._folder.store.stamp
        hits = self._search(query, language, top, filter)
        # Another process may have changed the index meanwhile: what was found is perhaps gone, and there again anew.
        return hits if self._folder.store.stamp == before else self._search(query, language, top, filter)

    def _search(self, query: str, language: Language, top: int, filter: Filter) -> list[Hit]:
        self._folder.expect_encoder(self._encoder.identity)  # a rebuild beside us may have changed it
        vectors, lexical = self._folder.derived()
        among, owners = self._let_through(self._folder.store.stamp, filter) if filter else (None, None)
        asked = self._encoder.encode_queries([query])[0]
        nearest = vectors.search(asked, max(_DEPTH, top), among)
        dense = {row: rank for rank, (row, _) in enumerate(nearest, start=1)}
        found = lexical.search(query, max(_DEPTH, top), owners)
        words = {row: rank for rows in found.values() for rank, row in enumerate(rows, start=1)}
        scores = {
            row: fused_score(dense.get(row), words.get(row), language, of_passage)
            for row, of_passage in self._folder.store.languages({*dense, *words}).items()
        }
        best = sorted(scores, key=lambda row: (-scores[row], row))[:top]
        names = full_names(query)
        likeliest = [row for rows in found.values() for row in rows[:_NAMED]] if names else []
        stored = self._folder.store.passages([*best, *(row for row in likeliest if row not in best)])
        if named := _naming(names, best[:_FIRST], likeliest, stored):
            scores |= dict.fromkeys(named, scores[best[0]])
            best = [*named, *(row for row in best if row not in named)][:top]
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

    def find(self, wanted: Wanted, top: int, filter: Filter = EVERY) -> Places:
        """Every place that has exact words, in the articles that a filter lets through; `top` of them are told."""
        return find(self._folder, wanted, top, filter)


def _naming(
    names: Sequence[tuple[str, str]], best: Sequence[int], likeliest: Sequence[int], stored: Mapping[int, StoredPassage]
) -> list[int]:
    """The first passages by their words that have a person's name that is asked about, where none of the best has it.

    The encoder knows few names, and across languages the lexical list counts for little.
    """
    words = {row: set(_WORD.findall(bare(at.in_context))) for row, at in stored.items()} if names else {}
    named = {
        row
        for row, of_passage in words.items()
        if any(set(_WORD.findall(" ".join(name))) <= of_passage for name in names)
    }
    return [] if named & set(best) else [row for row in likeliest if row in named]


def _rows_and_owners(store: PassageStore, filter: Filter) -> tuple[Rows, list[int]]:
    return rows_let_through(store, filter), store.owners(filter)


def rows_let_through(store: PassageStore, filter: Filter) -> Rows:
    """The row numbers of the passages that a filter lets through.

    Raises:
        NoMatchingArticle: there are none.
    """
    rows = store.matching(filter)
    if not len(rows):
        raise NoMatchingArticle("No article is searched: {}.", filter)
    return rows


def _matched(at: StoredPassage, query: str) -> tuple[str, ...]:
    """The question's own words whose terms the passage or its context has."""
    language = at.article.language
    here = set(terms_to_find(at.in_context, language))
    return tuple(word for term, word in question_terms(query, language).items() if term in here)
