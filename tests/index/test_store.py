"""The store gives back what it was given, changes whole or not at all, and says when it cannot be read."""

import hashlib
import sqlite3
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.types import Article, Passage
from index.filter import EVERY
from index.schema import VERSION
from index.store import FILE, Store
from runtime.errors import IndexUnusable, UnknownArticle

DIMENSION = 8


def article_named(name: str, sha256: str = "", **others) -> Article:
    values = {
        "path": f"/{name}.txt",
        "title": f"Titre de {name}",
        "date": date(2016, 4, 22),
        "language": "fr",
        "source": "La Gazette",
        "author": "Claire Aubanel",
        "text": "« L’œuvre »\n\nPremier fait. 😀\n\nSecond fait.",
    }
    return Article(id=name, sha256=sha256 or hashlib.sha256(name.encode()).hexdigest(), **values | others)


def passages_in(article: Article, count: int = 2) -> list[Passage]:
    return [Passage(article.id, n + 1, n, n + 3) for n in range(count)]


def unit_vectors(count: int, seed: int = 0) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def add(store: Store, article: Article, count: int = 2) -> list[int]:
    with store.change():
        return store.add(article, passages_in(article, count), unit_vectors(count, len(article.id)))


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path)
    yield store
    store.close()


# Round trips


@pytest.mark.parametrize("undated", [{}, {"date": None, "source": None, "author": None, "language": "en"}])
def test_article_comes_back_as_it_was(tmp_path, undated):
    article = article_named("accord", **undated)
    with_rows = Store(tmp_path)
    rows = add(with_rows, article)
    with_rows.close()
    again = Store(tmp_path)
    assert again.article("accord") == article
    found = again.passages(rows)
    assert [found[row].passage for row in rows] == passages_in(article)
    assert [found[row].article for row in rows] == [article, article]
    assert again.languages(rows) == dict.fromkeys(rows, article.language)
    assert again.count() == (1, 2)
    assert again.files() == {article.sha256: ("accord", ["/accord.txt"])}
    again.close()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(store, text):
    article = article_named("quelconque", text=text, title=text)
    with store.change():
        store.remove("quelconque")
        store.add(article, [], unit_vectors(0))
    assert store.article("quelconque") == article


def test_vectors_come_back_at_float16(store):
    rows = add(store, article_named("un"), 40)
    more = add(store, article_named("deux"), 3)
    given_vectors = np.concatenate([unit_vectors(40, 2), unit_vectors(3, 4)])
    at, vectors = store.vectors(DIMENSION)
    assert at.tolist() == rows + more
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors, given_vectors.astype(np.float16).astype(np.float32))
    assert np.abs(vectors - given_vectors).max() < 1e-3
    assert np.array_equal(store.passages([rows[3]])[rows[3]].vector, vectors[3])


def test_vectors_come_some_at_a_time(store):
    rows = [*add(store, article_named("un"), 40), *add(store, article_named("deux"), 3)]
    with store.change():
        gone = store.remove("un")
    rows = [*rows[40:], *add(store, article_named("trois"), 5)]
    assert store.matching(EVERY).tolist() == rows
    _, vectors = store.vectors(DIMENSION)
    for after in (0, gone[-1], rows[2], rows[4], rows[-1]):
        for most in (0, 1, 2, 100):
            at, some = store.vectors(DIMENSION, after, most)
            assert at.tolist() == [row for row in rows if row > after][:most]
            assert np.array_equal(some, vectors[np.isin(rows, at)])


def test_empty_store_has_no_vector(store):
    assert store.matching(EVERY).tolist() == []
    rows, vectors = store.vectors(DIMENSION)
    assert rows.shape == (0,)
    assert vectors.shape == (0, DIMENSION)


def test_more_rows_than_sqlite_takes_at_once_are_found(store):
    rows = add(store, article_named("long"), 40_000)
    assert list(store.passages(rows)) == rows
    assert len(store.languages(rows)) == 40_000
    assert [stored.row for stored in store.every_passage()] == rows


def test_rows_that_are_gone_are_left_out(store):
    rows = add(store, article_named("un"))
    kept = add(store, article_named("deux"))
    with store.change():
        assert store.remove("un") == rows
    assert list(store.passages(rows + kept)) == kept
    assert list(store.languages(rows + kept)) == kept
    assert store.count() == (1, 2)


def test_what_goes_while_it_is_looked_up_is_left_out(store, tmp_path, monkeypatch):
    rows = [*add(store, article_named("a")), *add(store, article_named("b"))]
    other, found = Store(tmp_path), store.of_rows

    def gone_behind(query, wanted):
        result = found(query, wanted)
        with other.change():
            other.remove("a")
        return result

    monkeypatch.setattr(store, "of_rows", gone_behind)
    assert {stored.article.id for stored in store.passages(rows).values()} == {"b"}
    other.close()


def test_row_numbers_are_never_used_again(store):
    rows = add(store, article_named("un"))
    with store.change():
        store.remove("un")
    assert not set(add(store, article_named("deux"))) & set(rows)


def test_articles_are_listed_newest_first_without_their_texts(store):
    for name, day in (("a", date(2015, 1, 1)), ("b", None), ("c", date(2020, 1, 1)), ("d", date(2016, 1, 1))):
        add(store, article_named(name, date=day))
    assert [article.id for article in store.articles()] == ["c", "d", "a", "b"]
    assert {article.text for article in store.articles()} == {""}


# Changes


def test_change_moves_the_generation_by_one(store):
    before = store.generation
    add(store, article_named("un"))
    assert store.generation == before + 1


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_change_that_fails_leaves_everything_as_it_was(store, error):
    add(store, article_named("un"))
    before = (store.generation, store.files(), store.count())
    with pytest.raises(error), store.change():
        store.add(article_named("deux"), passages_in(article_named("deux")), unit_vectors(2))
        store.remove("un")
        store.set_meta("encoder", "autre")
        raise error
    assert (store.generation, store.files(), store.count()) == before
    assert store.meta("encoder") is None
    add(store, article_named("trois"))
    assert store.count() == (2, 4)


def test_another_reader_sees_a_change_only_when_it_is_whole(store, tmp_path):
    add(store, article_named("un"))
    reader = Store(tmp_path)
    with store.change():
        store.add(article_named("deux"), passages_in(article_named("deux")), unit_vectors(2))
        assert reader.count() == (1, 2)
    assert reader.count() == (2, 4)
    reader.close()


def test_meta_is_kept(store, tmp_path):
    with store.change():
        store.set_meta("encoder", "un")
        store.set_meta("encoder", "deux")
    other = Store(tmp_path)
    assert (other.meta("encoder"), other.meta("absent")) == ("deux", None)
    other.close()


# Ids


@pytest.mark.parametrize("prefix", ["accord-2016", "accord-2", "f00d", "f" * 64])
def test_article_is_found_by_the_beginning_of_its_id_or_digest(store, prefix):
    article = article_named("accord-2016", sha256="f00d" + "0" * 60 if prefix == "f00d" else "f" * 64)
    add(store, article)
    add(store, article_named("budget"))
    assert store.article_that_begins(prefix) == article


def test_page_of_a_removed_article_is_not_that_of_another_whose_id_begins_so(store):
    add(store, article_named("accord"))
    add(store, article_named("accord-bis"))
    with store.change():
        store.remove("accord")
    with pytest.raises(UnknownArticle):
        store.article("accord")


def test_exact_id_wins_over_longer_ones(store):
    add(store, article_named("accord"))
    add(store, article_named("accord-bis"))
    assert store.article_that_begins("accord").id == "accord"


@pytest.mark.parametrize("prefix", ["acc", "absent", "", "%", "_", "a%", "' OR 1=1 --"])
def test_ambiguous_or_unknown_id_is_refused(store, prefix):
    add(store, article_named("accord"))
    add(store, article_named("accalmie"))
    with pytest.raises(UnknownArticle) as refused:
        store.article_that_begins(prefix)
    assert ("accord, accalmie" in str(refused.value)) == (prefix == "acc")


def test_equal_stems_get_ids_of_their_own(store):
    one, other = article_named("accord", "1" * 64), article_named("accord", "2" * 64, path="/ailleurs/accord.txt")
    add(store, one)
    rows = add(store, other)
    assert store.article("accord") == one
    assert store.article_that_begins("accord-2222") == replace(other, id="accord-22222222")
    assert {store.passages(rows)[row].passage.article_id for row in rows} == {"accord-22222222"}


def test_moved_article_takes_the_id_of_its_new_place(store):
    rows = add(store, article_named("brouillon"))
    with store.change():
        store.place("brouillon", ["/e\u0301te\u0301.txt"])
    article = store.article("été")
    assert article.path == "/e\u0301te\u0301.txt"
    assert {at.passage.article_id for at in store.passages(rows).values()} == {"été"}


# What cannot be read


def test_store_of_a_newer_program_is_refused(tmp_path):
    Store(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 98}")
    newer.close()
    with pytest.raises(IndexUnusable, match=rf"version {VERSION + 98}.*--rebuild"):
        Store(tmp_path)


@pytest.mark.parametrize("data", [b"garbage", b"garbage" * 10_000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_garbage_is_refused_with_the_command_that_helps(tmp_path, data):
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(IndexUnusable, match="ibid index --rebuild"):
        Store(tmp_path)


def read_everything(folder) -> str:
    store = Store(folder)
    try:
        store.articles()
        list(store.every_passage())
        store.vectors(DIMENSION)
        return store.check()
    finally:
        store.close()


def filled(folder) -> bytes:
    store = Store(folder)
    for n in range(60):
        add(store, article_named(f"article{n}", text=f"Fait {n}. " * 200), 20)
    store.close()
    return (folder / FILE).read_bytes()


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.99])
def test_truncated_store_is_found_out(tmp_path, share):
    data = filled(tmp_path)
    (tmp_path / FILE).write_bytes(data[: int(len(data) * share)])
    try:
        assert read_everything(tmp_path) != "ok"
    except IndexUnusable as found_out:
        assert "ibid index --rebuild" in str(found_out)


@pytest.mark.parametrize("page", range(2, 40, 3))
def test_damage_met_while_changing_is_told_as_damage(tmp_path, page):
    data = bytearray(filled(tmp_path))
    data[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    (tmp_path / FILE).write_bytes(data)
    try:
        change_everything(tmp_path)
    except IndexUnusable as told:
        assert "ibid index --rebuild" in str(told)


def change_everything(folder) -> None:
    store = Store(folder)
    try:
        for name in ("article3", "article40", "article59"):
            with store.change():
                store.place(name, ["/ailleurs.txt"])
                store.remove("ailleurs")
        with store.change():
            store.add(article_named("neuf"), passages_in(article_named("neuf")), unit_vectors(2))
    finally:
        store.close()


def test_sound_store_passes_its_check(store):
    add(store, article_named("un"))
    assert store.check() == "ok"
