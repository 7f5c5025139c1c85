"""The lexical index ranks as BM25 says, each language by its own statistics, at the store's generation."""

import hashlib
import math
import random
import shutil
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from articles.types import Article, Passage
from index.lexical import FOLDER, Lexical
from index.store import Store
from text.analyzer import question_terms, terms_to_find

FRENCH = (
    "traité ministre frontière police accord justice migration terrorisme échange réunion ambassadeur visite".split()
)
ENGLISH = "treaty minister border police deal justice migration terror exchange meeting ambassador visit".split()


def add(store: Store, name: str, text: str, language: str = "fr", title: str = "") -> int:
    article = Article(
        name, f"/{name}.txt", hashlib.sha256(name.encode()).hexdigest(), title, None, language, None, None, text
    )
    with store.change():
        return store.add(article, [Passage(name, 1, 0, len(text))], np.zeros((1, 4), np.float32))[0]


def random_texts(words: list[str], count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(words, k=chance.randint(1, 15))) for _ in range(count)]


def bm25(question: str, texts: list[str], language: str) -> list[float]:
    """Robertson's BM25 as Lucene computes it, k1 = 1.2, b = 0.75."""
    bags = [Counter(terms_to_find(text, language)) for text in texts]
    mean = sum(bag.total() for bag in bags) / len(bags)
    scores = [0.0] * len(bags)
    for term in question_terms(question, language):
        holders = sum(term in bag for bag in bags)
        weight = math.log(1 + (len(bags) - holders + 0.5) / (holders + 0.5))
        for n, bag in enumerate(bags):
            scores[n] += weight * bag[term] * 2.2 / (bag[term] + 1.2 * (0.25 + 0.75 * bag.total() / mean))
    return scores


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def lexical(store, tmp_path) -> Lexical:
    """Two articles in each language, on disk."""
    add(store, "fr1", "Le ministre de la justice a signé un accord sur la sécurité.")
    add(store, "fr2", "La maternité de l’hôpital déménage.", title="Hôpital de Montferrac")
    add(store, "en1", "The minister of justice signed a police agreement.", "en")
    add(store, "en2", "The hospital is moving.", "en")
    lexical = Lexical(tmp_path)
    lexical.rebuild(store)
    return lexical


def names(store: Store, found: dict[str, list[int]], language: str) -> list[str]:
    at = store.passages(found[language])
    return [at[row].article.id for row in found[language]]


# Ranking


def test_rare_term_weighs_more_than_a_common_one(store):
    for n in range(8):
        add(store, f"a{n}", "Le ministre parle.")
    add(store, "rare", "Le hibou parle.")
    lexical = Lexical(None)
    lexical.rebuild(store)
    assert names(store, lexical.search("Le ministre et le hibou ?", 9), "fr")[0] == "rare"


def test_short_passage_is_before_a_long_one_and_repeated_term_before_a_single_one(store):
    add(store, "long", "Le hibou " + "parle toujours de la forêt profonde " * 5)
    add(store, "court", "Le hibou parle.")
    add(store, "double", "Le hibou voit un hibou.")
    lexical = Lexical(None)
    lexical.rebuild(store)
    assert names(store, lexical.search("hibou", 9), "fr") == ["double", "court", "long"]


def assert_ranked_as_bm25(found: list[int], rows: list[int], scores: list[float]) -> None:
    by_row = dict(zip(rows, scores, strict=True))
    assert set(found) == {row for row, score in by_row.items() if score > 0}
    in_order = [by_row[row] for row in found]
    # The document that holds the generation counts as a passage: a few hundredths.
    assert all(one > 0.97 * other for one, other in pairwise(in_order)), in_order


@pytest.mark.parametrize("seed", range(4))
def test_ranking_of_one_language_is_that_of_bm25(store, seed):
    texts = random_texts(FRENCH, 40, seed)
    rows = [add(store, f"a{n}", text) for n, text in enumerate(texts)]
    lexical = Lexical(None)
    lexical.rebuild(store)
    for question in random_texts(FRENCH, 10, seed + 100):
        found = lexical.search(question, 100)["fr"]
        assert_ranked_as_bm25(found, rows, bm25(question, texts, "fr"))


@pytest.mark.parametrize("seed", range(4))
def test_articles_in_the_other_language_do_not_change_the_ranking(store, seed):
    texts = random_texts(FRENCH, 40, seed)
    rows = [add(store, f"fr{n}", text) for n, text in enumerate(texts)]
    for n, text in enumerate(random_texts(ENGLISH, 200, seed)):
        add(store, f"en{n}", text, "en")
    lexical = Lexical(None)
    lexical.rebuild(store)
    for question in random_texts(FRENCH, 10, seed + 100):
        found = lexical.search(question, 100)["fr"]
        assert_ranked_as_bm25(found, rows, bm25(question, texts, "fr"))


def test_each_language_is_searched_with_its_own_analysis(store, lexical):
    found = lexical.search("police", 10)
    assert (names(store, found, "fr"), names(store, found, "en")) == ([], ["en1"])
    found = lexical.search("les justices", 10)
    assert (names(store, found, "fr"), names(store, found, "en")) == (["fr1"], ["en1"])


def test_title_counts_as_words_of_the_passage(store, lexical):
    assert names(store, lexical.search("Montferrac", 10), "fr") == ["fr2"]


@pytest.mark.parametrize("question", ["", "qui est-ce ?", "zorglub", 'a "b" AND (c:', "fr:ministre~2^", "*", "'"])
def test_question_without_a_known_word_finds_nothing(lexical, question):
    assert lexical.search(question.replace("ministre", "zorglub"), 10) == {"fr": [], "en": []}


def test_no_more_than_asked_are_given(store):
    for n in range(5):
        add(store, f"a{n}", "Le hibou.")
    lexical = Lexical(None)
    lexical.rebuild(store)
    assert len(lexical.search("hibou", 3)["fr"]) == 3


# Generation, update, reopening


def test_generation_is_committed_with_the_documents(store, lexical, tmp_path):
    assert lexical.stamp == store.stamp
    row = add(store, "fr3", "Un hibou.")
    other = Lexical(tmp_path)
    assert other.stamp == f"{store.id}-{store.generation - 1}"
    lexical.update(store.stamp, store.passages([row]).values(), [])
    assert other.stamp == store.stamp
    assert other.search("hibou", 5)["fr"] == [row]


def test_new_index_has_no_generation(tmp_path):
    assert Lexical(tmp_path).stamp is None
    assert Lexical(None).stamp is None


def test_reopened_index_finds_the_same(store, lexical, tmp_path):
    again = Lexical(tmp_path)
    assert again.stamp == store.stamp
    for question in ("ministre de la justice", "hospital", "hôpital"):
        assert again.search(question, 10) == lexical.search(question, 10)


def test_updated_index_is_the_index_built_anew(store, lexical):
    texts = random_texts(FRENCH, 60, 1)
    rows = [add(store, f"a{n}", text) for n, text in enumerate(texts)]
    lexical.update(store.stamp, store.passages(rows).values(), [])
    with store.change():
        gone = [row for n in range(0, 60, 3) for row in store.remove(f"a{n}")]
    new = add(store, "neuf", "Un hibou ministre.")
    lexical.update(store.stamp, store.passages([new]).values(), gone)
    anew = Lexical(None)
    anew.rebuild(store)
    assert lexical.stamp == anew.stamp == store.stamp
    for question in ["hibou", "police", "minister", *random_texts(FRENCH, 20, 2)]:
        updated, built = lexical.search(question, 100), anew.search(question, 100)
        assert {language: set(rows) for language, rows in updated.items()} == {
            language: set(rows) for language, rows in built.items()
        }
        assert not set(updated["fr"]) & set(gone)


def test_rebuilt_index_holds_nothing_else(store, lexical):
    with store.change():
        store.remove("fr1")
    lexical.rebuild(store)
    assert lexical.search("ministre justice", 10)["fr"] == []
    assert lexical.stamp == store.stamp


# Damage


def damage_meta(folder) -> None:
    for language in ("fr", "en"):
        (folder / language / "meta.json").write_text("{ not json", encoding="utf-8")


def damage_segments(folder) -> None:
    for path in (p for p in folder.rglob("*") if p.is_file()):
        if not path.name.startswith((".", "meta")):
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def lose_segments(folder) -> None:
    for path in (p for p in folder.rglob("*") if p.is_file()):
        if not path.name.startswith((".", "meta")):
            path.unlink()


def replace_by_garbage(folder) -> None:
    for path in (p for p in folder.rglob("*") if p.is_file()):
        path.write_bytes(b"garbage")


def lose_the_folder(folder) -> None:
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "damage",
    [damage_meta, damage_segments, lose_segments, replace_by_garbage, lose_the_folder],
    ids=lambda d: d.__name__,
)
def test_damaged_index_is_started_anew(store, lexical, tmp_path, damage):
    expected = lexical.search("ministre de la justice", 10)
    damage(tmp_path / FOLDER)
    again = Lexical(tmp_path)
    assert again.stamp is None
    again.rebuild(store)
    assert again.search("ministre de la justice", 10) == expected
