"""A filtered search gives what looking at every matching article gives, in every kind of vector index."""

import hashlib
import random
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.vectors
from articles.types import Article, Passage
from index.filter import EVERY, Filter, checked_fields, format_of_file
from index.folder import IndexFolder
from index.fusion import fused_score
from index.retriever import Retriever
from runtime.errors import NoMatchingArticle, WrongInput

DIMENSION = 32
ARTICLES = 90
PASSAGES = 5
WORDS = "traité ministre frontière police accord justice migration échange treaty minister border deal".split()
SOURCES = ("Le Soir", "De Morgen", "L’Écho", None)
SUFFIXES = ("txt", "PDF", "csv/a-0001.row", "html")
FIRST_DAY = date(2015, 12, 1)
KINDS = {
    "exact": "SQfp16",
    "compressed": "RaBitQfs,Refine(SQfp16)",
    "cells": "IVF4,RaBitQfs,Refine(SQfp16)",
}


class DrawingEncoder:
    """Gives any text a vector drawn by it."""

    identity, dimension, window = "drawing@1", DIMENSION, 40

    def encode_queries(self, texts):
        return np.stack([drawn(text) for text in texts])


def drawn(text: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])
    vector = np.random.default_rng(seed).normal(size=DIMENSION)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def made_up(number: int) -> Article:
    chance = random.Random(number)
    text = "\n\n".join(" ".join(chance.choices(WORDS, k=9)) + f" mot{number}x{n}" for n in range(PASSAGES))
    day = FIRST_DAY + timedelta(days=chance.randrange(120)) if chance.random() < 0.8 else None
    name, suffix = f"a{number}", chance.choice(SUFFIXES)
    language, source = chance.choice(["fr", "en"]), chance.choice(SOURCES)
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Article(name, f"/x/{name}.{suffix}", sha256, f"Titre {number}", day, language, source, None, text)


def passages_in(article: Article) -> list[Passage]:
    bounds, start = [], 0
    for n, part in enumerate(article.text.split("\n\n"), start=1):
        bounds.append(Passage(article.id, n, start, start + len(part)))
        start += len(part) + 2
    return bounds


@pytest.fixture(scope="module", params=KINDS)
def folder(request, tmp_path_factory):
    patched = pytest.MonkeyPatch()
    patched.setattr(index.vectors, "kind_for", lambda count: KINDS[request.param])
    folder = IndexFolder.create(tmp_path_factory.mktemp("filter"), DrawingEncoder())
    with folder.changing(), folder.store.change():
        for article in map(made_up, range(ARTICLES)):
            passages = passages_in(article)
            vectors = np.stack([drawn(article.text[p.start : p.end]) for p in passages])
            folder.store.add(article, passages, vectors)
    folder.derived()
    yield folder
    folder.close()
    patched.undo()


FILTERS = st.builds(
    Filter,
    since=st.none() | st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=130)),
    until=st.none() | st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=130)),
    sources=st.lists(st.sampled_from(SOURCES[:-1]), max_size=2).map(tuple),
    languages=st.lists(st.sampled_from(["fr", "en"]), max_size=2).map(tuple),
    formats=st.lists(st.sampled_from(["txt", "pdf", "csv", "html"]), max_size=2).map(tuple),
    articles=st.just(()) | st.lists(st.integers(0, ARTICLES - 1).map("a{}".format), max_size=9).map(tuple),
)
QUESTIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


def fits(article: Article, filter: Filter) -> bool:
    return (
        (filter.since is None or (article.date is not None and article.date >= filter.since))
        and (filter.until is None or (article.date is not None and article.date <= filter.until))
        and (not filter.sources or article.source in filter.sources)
        and (not filter.languages or article.language in filter.languages)
        and (not filter.formats or format_of_file(article.path) in filter.formats)
        and (not filter.articles or article.id in filter.articles)
    )


def by_looking_at_all(folder: IndexFolder, question: str, language: str, top: int, filter: Filter):
    """What a search should find: ranks among the passages of matching articles, each compared."""
    stored = {one.row: one for one in folder.store.every_passage() if fits(one.article, filter)}
    asked = drawn(question)
    depth = max(50, top)
    nearest = sorted(stored, key=lambda row: -float(stored[row].vector @ asked))[:depth]
    dense = {row: rank for rank, row in enumerate(nearest, start=1)}
    _, lexical = folder.derived()
    every_word = lexical.search(question, ARTICLES * PASSAGES)
    words = {}
    for rows in every_word.values():
        words |= {row: rank for rank, row in enumerate([row for row in rows if row in stored][:depth], start=1)}
    scores = {
        row: fused_score(dense.get(row), words.get(row), language, stored[row].article.language)
        for row in {*dense, *words}
    }
    best = sorted(scores, key=lambda row: (-scores[row], row))[:top]
    return [(stored[row].passage, scores[row], dense.get(row), words.get(row)) for row in best]


@given(filter=FILTERS, question=QUESTIONS, language=st.sampled_from(["fr", "en"]), top=st.sampled_from([1, 10, 60]))
def test_a_filtered_search_gives_what_looking_at_every_matching_article_gives(folder, filter, question, language, top):
    retriever = Retriever(folder, DrawingEncoder())
    matching = [article for article in map(made_up, range(ARTICLES)) if fits(article, filter)]
    if not matching:
        with pytest.raises(NoMatchingArticle):
            retriever.search(question, language, top, filter)
        return
    hits = retriever.search(question, language, top, filter)
    if filter:  # without one, a compressed index is right nearly always only
        expected = by_looking_at_all(folder, question, language, top, filter)
        assert [(hit.passage, hit.score, hit.dense_rank, hit.lexical_rank) for hit in hits] == expected
    assert len(hits) == min(top, PASSAGES * len(matching))


def test_a_narrow_filter_fills_the_hits_where_the_whole_search_has_none_of_them(folder):
    retriever = Retriever(folder, DrawingEncoder())
    everywhere = {hit.article.id for hit in retriever.search("ministre", "fr", 50)}
    lonely = next(f"a{n}" for n in range(ARTICLES) if f"a{n}" not in everywhere)
    hits = retriever.search("ministre", "fr", 50, Filter(articles=(lonely,)))
    assert [hit.article.id for hit in hits] == [lonely] * PASSAGES


def test_a_filter_that_lets_all_through_is_none(folder, monkeypatch):
    monkeypatch.setattr(folder.store, "matching", None)  # not asked at all
    retriever = Retriever(folder, DrawingEncoder())
    assert retriever.search("ministre", "fr", 10, EVERY) == retriever.search("ministre", "fr", 10)


def test_what_was_removed_is_not_found_by_a_filter(folder):
    rows = folder.store.matching(EVERY)
    built = index.vectors.Vectors.build(folder.store, DIMENSION)
    kept = index.vectors.Vectors(built._index, rows[rows < 50])
    found = [row for row, _ in kept.search(drawn("ministre"), 60, np.arange(40, 80))]
    assert sorted(found) == list(range(50, 80))


@pytest.mark.parametrize("given", [{"since": "hier"}, {"until": "2016-02-30"}, {"languages": ["de"]}])
def test_what_cannot_be_used_is_told(given):
    (value,) = given.values()
    with pytest.raises(WrongInput, match=value if isinstance(value, str) else value[0]):
        Filter.of(**given)


@pytest.mark.parametrize(
    "given", [{"since": 2016}, {"source": ["Le Soir"]}, {"sources": "Le Soir"}, {"formats": [1]}, {"articles": None}]
)
def test_what_a_program_gives_is_checked(given):
    with pytest.raises(WrongInput, match=next(iter(given))):
        checked_fields(given)


def test_what_was_typed_becomes_a_filter():
    assert Filter.of() == Filter.of("", None, [], None) == EVERY
    typed = Filter.of(" 2016-03-01 ", None, ["Le Soir"], ["fr"], [".PDF"], ["a1"])
    assert typed == Filter(date(2016, 3, 1), None, ("Le Soir",), ("fr",), ("pdf",), ("a1",))
    assert str(typed) == "since 2016-03-01, source Le Soir, language fr, format pdf, article a1"


def test_a_filter_lets_through_what_came_since_it_was_last_used(tmp_path):
    folder = IndexFolder.create(tmp_path, DrawingEncoder())
    retriever = Retriever(folder, DrawingEncoder())
    french = Filter(languages=("fr",))
    expected: set[str] = set()
    for article in [made_up(number) for number in range(20)]:
        passages = passages_in(article)
        vectors = np.stack([drawn(article.text[p.start : p.end]) for p in passages])
        with folder.changing(), folder.store.change():
            folder.store.add(article, passages, vectors)
        expected |= {article.id} if article.language == "fr" else set()
        if expected:
            assert {hit.article.id for hit in retriever.search("ministre", "fr", 100, french)} == expected
    folder.close()
