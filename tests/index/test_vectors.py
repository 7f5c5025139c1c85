"""The vector index finds what brute force finds: built, saved, caught up, exact or compressed."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

import index.vectors
from articles.types import Article, Passage
from index.store import Store
from index.vectors import Vectors, kind_for

DIMENSION = 384
MANY = 2000


def unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def clustered(count: int, seed: int) -> np.ndarray:
    """Vectors around forty centres, as the passages of articles on forty subjects."""
    centres = unit(np.random.default_rng(0).normal(size=(40, DIMENSION)))
    random = np.random.default_rng(seed)
    return unit(centres[random.integers(0, 40, count)] + 0.05 * random.normal(size=(count, DIMENSION)))


def brute_force(rows: np.ndarray, vectors: np.ndarray, asked: np.ndarray, top: int) -> list[int]:
    return rows[np.argsort(-(vectors @ asked), kind="stable")[:top]].tolist()


def found(vectors: Vectors, asked: np.ndarray, top: int) -> list[int]:
    return [row for row, _ in vectors.search(asked, top)]


def recall(vectors: Vectors, rows: np.ndarray, all_vectors: np.ndarray, asked_of_it: int) -> float:
    """Of the ten nearest by brute force, the share among the first ten when so many are asked."""
    shares = [
        len({*found(vectors, asked, asked_of_it)[:10]} & {*brute_force(rows, all_vectors, asked, 10)}) / 10
        for asked in clustered(100, seed=99)
    ]
    return float(np.mean(shares))


def brought_up(vectors: Vectors, store: Store) -> Vectors:
    """What an index folder does of a change."""
    return vectors.caught_up(store, DIMENSION) or Vectors.build(store, DIMENSION)


def add_article(store: Store, name: str, vectors: np.ndarray) -> list[int]:
    article = Article(
        name, f"/{name}.txt", hashlib.sha256(name.encode()).hexdigest(), name, None, "fr", None, None, "Un fait."
    )
    with store.change():
        return store.add(article, [Passage(name, n, 0, 8) for n in range(1, len(vectors) + 1)], vectors)


@pytest.fixture
def store(tmp_path):
    """Twenty articles of a hundred passages."""
    store = Store(tmp_path)
    for n, part in enumerate(np.split(clustered(MANY, seed=1), 20)):
        add_article(store, f"article{n}", part)
    yield store
    store.close()


@pytest.fixture
def compressed(monkeypatch) -> None:
    monkeypatch.setattr(index.vectors, "EXACT_UNDER", 500)
    monkeypatch.setattr(index.vectors, "_CHANGED_SHARE", 0.2)


def test_few_are_searched_exactly_and_many_compressed():
    kinds = [kind_for(count) for count in (0, 49_999, 50_000)]
    assert kinds[0] == kinds[1] == "SQfp16"
    assert kinds[2] != kinds[1]


# Exact


def test_exact_index_finds_what_brute_force_finds(store):
    rows, vectors = store.vectors(DIMENSION)
    built = Vectors.build(store, DIMENSION)
    for asked in clustered(50, seed=2):
        nearest = built.search(asked, 10)
        assert [row for row, _ in nearest] == brute_force(rows, vectors, asked, 10)
        cosines = {int(row): float(cosine) for row, cosine in zip(rows, vectors @ asked, strict=True)}
        assert all(abs(score - cosines[row]) < 1e-3 for row, score in nearest)


def test_each_vector_is_nearest_to_itself(store):
    rows, vectors = store.vectors(DIMENSION)
    built = Vectors.build(store, DIMENSION)
    assert [found(built, vector, 1)[0] for vector in vectors[::97]] == rows[::97].tolist()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_index_smaller_than_what_is_asked_gives_all(tmp_path, count):
    store = Store(tmp_path)
    rows = add_article(store, "seul", clustered(count, seed=3))
    assert sorted(found(Vectors.build(store, DIMENSION), clustered(1, seed=4)[0], 10)) == rows
    store.close()


# Save and load


@pytest.mark.parametrize("kind", ["exact", "compressed"])
def test_search_after_save_and_load_gives_the_same_hits(request, store, tmp_path, kind):
    if kind == "compressed":
        request.getfixturevalue("compressed")
    built = Vectors.build(store, DIMENSION)
    built.save(tmp_path, "s-17")
    loaded = Vectors.load(tmp_path, "s-17")
    for asked in clustered(30, seed=5):
        assert loaded.search(asked, 50) == built.search(asked, 50)


def test_save_keeps_one_generation(store, tmp_path):
    built = Vectors.build(store, DIMENSION)
    built.save(tmp_path, "s-17")
    built.save(tmp_path, "s-18")
    assert [path.name for path in tmp_path.glob("vectors*")] == ["vectors-s-18.faiss"]
    assert Vectors.load(tmp_path, "s-17") is None


@pytest.mark.parametrize("share", [0, 0.001, 0.05, 0.3, 0.9, 0.9999])
def test_truncated_file_is_no_index(store, tmp_path, share):
    Vectors.build(store, DIMENSION).save(tmp_path, "s-17")
    path = tmp_path / "vectors-s-17.faiss"
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert Vectors.load(tmp_path, "s-17") is None
    assert Vectors.latest(tmp_path, "s-20") is None


@pytest.mark.parametrize("data", [b"garbage" * 100, b"\x93NUMPY\x01\x00v\x00{'descr': ", b"PK\x03\x04" + b"\x00" * 200])
def test_garbage_is_no_index(tmp_path, data):
    (tmp_path / "vectors-s-17.faiss").write_bytes(data)
    assert Vectors.load(tmp_path, "s-17") is None


def test_missing_file_is_no_index(tmp_path):
    assert Vectors.load(tmp_path, "s-17") is None
    assert Vectors.latest(tmp_path, "s-20") is None


# Catching up


def change_store(store: Store) -> list[int]:
    """Two articles of twenty go and one comes; gives the rows that went."""
    with store.change():
        gone = store.remove("article3") + store.remove("article11")
    add_article(store, "neuf", clustered(50, seed=6))
    return gone


def test_index_caught_up_is_the_index_built_anew(store):
    earlier = Vectors.build(store, DIMENSION)
    change_store(store)
    caught_up, anew = brought_up(earlier, store), Vectors.build(store, DIMENSION)
    for asked in clustered(30, seed=7):
        assert caught_up.search(asked, 10) == anew.search(asked, 10)


def test_empty_index_catches_up(store, tmp_path):
    (tmp_path / "empty").mkdir()
    empty = Vectors.build(Store(tmp_path / "empty"), DIMENSION)
    rows, vectors = store.vectors(DIMENSION)
    asked = vectors[5]
    assert found(brought_up(empty, store), asked, 10) == brute_force(rows, vectors, asked, 10)


def test_emptied_store_empties_the_index(store):
    earlier = Vectors.build(store, DIMENSION)
    with store.change():
        for n in range(20):
            store.remove(f"article{n}")
    assert brought_up(earlier, store).search(clustered(1, seed=8)[0], 10) == []


# Compressed


@pytest.mark.usefixtures("compressed")
@pytest.mark.parametrize("asked_of_it", [10, 50])
def test_compressed_index_finds_the_ten_nearest(store, asked_of_it):
    rows, vectors = store.vectors(DIMENSION)
    assert recall(Vectors.build(store, DIMENSION), rows, vectors, asked_of_it) > 0.95


@pytest.mark.usefixtures("compressed")
def test_compressed_index_never_gives_what_was_removed_and_finds_what_came(store, tmp_path):
    earlier = Vectors.build(store, DIMENSION)
    gone = change_store(store)
    caught_up = brought_up(earlier, store)
    caught_up.save(tmp_path, "s-3")
    rows, vectors = store.vectors(DIMENSION)
    for index_ in (caught_up, brought_up(Vectors.load(tmp_path, "s-3"), store)):
        for asked in clustered(50, seed=9):
            nearest = found(index_, asked, 50)
            assert not set(nearest) & set(gone)
            assert len(nearest) == len(set(nearest)) == 50
        assert recall(index_, rows, vectors, 50) > 0.95
        assert sum(found(index_, vectors[at], 50)[0] == rows[at] for at in range(-50, 0)) >= 49
        assert len(found(index_, asked, MANY)) == len(rows)


@pytest.mark.usefixtures("compressed")
def test_small_change_leaves_the_file_as_it_is(store, tmp_path):
    Vectors.build(store, DIMENSION).save(tmp_path, "s-17")
    change_store(store)
    assert Vectors.load(tmp_path, "s-17").caught_up(store, DIMENSION) is not None
    add_article(store, "grand", clustered(MANY, seed=12))
    assert Vectors.load(tmp_path, "s-17").caught_up(store, DIMENSION) is None


@pytest.mark.usefixtures("compressed")
def test_as_many_are_found_where_the_nearest_were_removed(store):
    _, vectors = store.vectors(DIMENSION)
    add_article(store, "doubles", np.repeat(vectors[:1], 80, axis=0))
    earlier = Vectors.build(store, DIMENSION)
    assert earlier.search(vectors[0], 50)[49][1] > 0.999
    with store.change():
        store.remove("doubles")
    caught_up = earlier.caught_up(store, DIMENSION)
    rows, left = store.vectors(DIMENSION)
    assert found(caught_up, vectors[0], 10) == brute_force(rows, left, vectors[0], 10)


@pytest.mark.usefixtures("compressed")
def test_index_that_removed_much_is_built_anew(store):
    earlier = Vectors.build(store, DIMENSION)
    with store.change():
        for n in range(10):
            store.remove(f"article{n}")
    rows, vectors = store.vectors(DIMENSION)
    caught_up = brought_up(earlier, store)
    assert recall(caught_up, rows, vectors, 50) > 0.95
    assert len(found(caught_up, vectors[0], MANY)) == 1000


@pytest.mark.usefixtures("compressed")
def test_store_that_shrinks_is_searched_exactly_again(store, tmp_path):
    earlier = Vectors.build(store, DIMENSION)
    with store.change():
        for n in range(16):
            store.remove(f"article{n}")
    rows, vectors = store.vectors(DIMENSION)
    caught_up = brought_up(earlier, store)
    for asked in clustered(30, seed=10):
        assert found(caught_up, asked, 10) == brute_force(rows, vectors, asked, 10)


def test_part_of_a_save_that_was_cut_short_is_never_read(store, tmp_path):
    Vectors.build(store, DIMENSION).save(tmp_path, "s-17")
    whole: Path = tmp_path / "vectors-s-17.faiss"
    (tmp_path / "vectors-18.part").write_bytes(whole.read_bytes()[:1000])
    assert Vectors.load(tmp_path, "s-18") is None
    assert Vectors.latest(tmp_path, "s-20") is not None
