"""Another passage store is one class: what is asked of it, listed and opened is the same."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.catalogue import Catalogue
from index.filter import EVERY, Filter, format_of_file
from index.folder import IndexFolder
from index.protocols import Choices
from index.retriever import Retriever
from qa.pipeline import Pipeline
from qa.tools import Tools
from qa.weighing.confidence import Confidence
from runtime.errors import UnknownArticle
from text.accents import fold


class ListStore:
    """Passages in a list."""

    id, stamp = "list", "list-1"

    tell_path = None

    def __init__(self, passages, encoder):
        self.every = list(passages)
        self.known = {one.owner: one.article for one in self.every}
        self.encoder = encoder

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
        return np.array([one.row for one in self.every if lets_through(filter, one.article)], dtype=np.int64)

    def owners(self, filter):
        return [owner for owner, article in self.known.items() if lets_through(filter, article)]

    def languages(self, rows):
        return {row: stored.article.language for row, stored in self.passages(rows).items()}

    def count(self):
        return len(self.known), len(self.every)

    def article(self, article_id):
        found = [article for article in self.known.values() if article.id == article_id]
        if not found:
            raise UnknownArticle("No article by the id {!r}.", article_id)
        return found[0]

    def file_of(self, article_id):
        return Path(self.article(article_id).path)

    def article_that_begins(self, prefix):
        (found,) = [article for article in self.known.values() if article.id.startswith(prefix)]
        return found

    def choices(self):
        articles = self.known.values()
        values = [
            {a.source for a in articles},
            {a.language for a in articles},
            {format_of_file(a.path) for a in articles},
        ]
        return Choices(*[tuple(sorted(filter(None, some))) for some in values])

    def count_articles(self, filter=EVERY, words=""):
        return len(self.articles(filter, words))

    def articles(self, filter=EVERY, words="", order="date", *, descending=True, start=0, most=-1):
        chosen = [
            replace(article, text="", blocks=())
            for article in self.known.values()
            if lets_through(filter, article)
            and all(fold(word).casefold() in fold(article.title).casefold() for word in words.split())
        ]
        chosen.sort(key=lambda article: (getattr(article, order), article.title), reverse=descending)
        return chosen[start : None if most < 0 else start + most]


def lets_through(filter, article):
    return (
        (not filter.since or (article.date and article.date >= filter.since))
        and (not filter.until or (article.date and article.date <= filter.until))
        and (not filter.sources or article.source in filter.sources)
        and (not filter.languages or article.language in filter.languages)
        and (not filter.formats or format_of_file(article.path) in filter.formats)
        and (not filter.articles or article.id in filter.articles)
    )


@pytest.fixture(scope="module")
def other(seed_index, encoder, tmp_path_factory):
    store = ListStore(seed_index.store.every_passage(), encoder)
    return IndexFolder(tmp_path_factory.mktemp("other"), store, writable=False)


def tools_of(folder, encoder, reader):
    pipeline = Pipeline(Retriever(folder, encoder), reader, Confidence.of_reader(reader.name))
    return Tools(pipeline, Catalogue(folder.store), folder.store.article, folder.store.file_of)


def test_another_store_finds_the_same(seed_index, other, encoder):
    theirs, ours = Retriever(other, encoder), Retriever(seed_index, encoder)
    for question in ("Qui est le ministre belge de la Justice ?", "When was the phone call between the two kings?"):
        language = "fr" if question.startswith("Qui") else "en"
        assert theirs.search(question, language, 10) == ours.search(question, language, 10)
        for some in (Filter(articles=("004_b156fcef65e57a33",)), Filter(since=date(2015, 1, 1), formats=("txt",))):
            assert theirs.search(question, language, 10, some) == ours.search(question, language, 10, some) != []


@pytest.mark.parametrize("typed", ["Qui est le ministre belge de la Justice ?", '"Koen Geens"', "title:Maroc", "“roi”"])
def test_another_store_answers_with_a_filter_what_ours_does(seed_index, other, encoder, reader, typed):
    theirs, ours = tools_of(other, encoder, reader), tools_of(seed_index, encoder, reader)
    each = [{"articles": [article.id]} for article in seed_index.store.articles()]
    for some in (None, *each, {"since": "2015-01-01", "languages": ["fr"]}):
        answers = [tools.ask(typed, filter=some) | {"timings_ms": None} for tools in (theirs, ours)]
        assert answers[0] == answers[1]


def test_another_store_lists_and_opens_what_ours_does(seed_index, other, encoder, reader):
    theirs, ours = tools_of(other, encoder, reader), tools_of(seed_index, encoder, reader)
    listed = theirs.articles(language="fr", most=1)
    assert listed == ours.articles(language="fr", most=1)
    assert theirs.catalogue.choices() == ours.catalogue.choices()
    assert theirs.catalogue.count(words="maroc") == ours.catalogue.count(words="maroc")
    name = listed["articles"][0]["id"]
    assert theirs.article(name) == ours.article(name)
    assert theirs.catalogue.filter_of(articles=[name[:5]]) == ours.catalogue.filter_of(articles=[name[:5]])
    with pytest.raises(UnknownArticle):
        theirs.article("nowhere")
