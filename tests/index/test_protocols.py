"""Another passage store is one class, and finds the same."""

import numpy as np

from index.filter import EVERY, Filter
from index.folder import IndexFolder
from index.retriever import Retriever


class ListStore:
    """Passages in a list."""

    def __init__(self, passages, encoder):
        self.every = list(passages)
        self.encoder = encoder
        self.stamp = "list-1"

    def meta(self, key):
        return {"encoder": self.encoder.identity, "dimension": str(self.encoder.dimension)}.get(key)

    def vectors(self, dimension, after=0, most=-1):
        some = [stored for stored in self.every if stored.row > after][: None if most < 0 else most]
        vectors = np.stack([stored.vector for stored in some]).reshape(len(some), dimension)
        return np.array([stored.row for stored in some]), vectors

    def every_passage(self):
        return iter(self.every)

    def passages(self, rows):
        wanted = set(rows)
        return {stored.row: stored for stored in self.every if stored.row in wanted}

    def matching(self, filter):
        every = filter == EVERY
        return np.array([one.row for one in self.every if every or one.article.id in filter.articles], dtype=np.int64)

    def owners(self, filter):
        return list({one.owner for one in self.every if one.article.id in filter.articles})

    def languages(self, rows):
        return {row: stored.article.language for row, stored in self.passages(rows).items()}


def test_another_store_finds_the_same(seed_index, encoder, tmp_path):
    store = ListStore(seed_index.store.every_passage(), encoder)
    theirs = Retriever(IndexFolder(tmp_path, store, writable=False), encoder)
    ours = Retriever(seed_index, encoder)
    for question in ("Qui est le ministre belge de la Justice ?", "When was the phone call between the two kings?"):
        language = "fr" if question.startswith("Qui") else "en"
        assert theirs.search(question, language, 10) == ours.search(question, language, 10)
        alone = Filter(articles=("004_b156fcef65e57a33",))
        assert theirs.search(question, language, 10, alone) == ours.search(question, language, 10, alone)
