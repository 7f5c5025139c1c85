"""The list of articles: chosen, searched and sorted as a reader would by hand, and quick for ten thousand."""

import hashlib
import time
from datetime import date, timedelta

import numpy as np
import pytest

from articles.types import Article
from index.catalogue import Catalogue
from index.filter import Filter
from index.store import Store
from runtime.errors import UnknownArticle, WrongInput

MANY = 10_000


def add(store: Store, name: str, suffix: str = "txt", **known) -> None:
    values = {"title": name, "date": None, "language": "fr", "source": None, "author": None, "text": "Texte."} | known
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    store.add(Article(id=name, path=f"/{name}.{suffix}", sha256=sha256, **values), [], np.zeros((0, 4), np.float32))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("few"))
    with store.change():
        add(store, "a1", title="Œuvres d’été", source="Le Soir", date=date(2016, 3, 1))
        add(store, "b1", "pdf", title="écoles fermées", source="Le Soir illustré", date=date(2015, 1, 1))
        add(store, "b2", "html", title="Zones humides", source="L’Écho", author="Ève Noël", language="en")
        add(store, "c1", "pdf", title="abeilles", date=date(2016, 2, 1))
    yield Catalogue(store)
    store.close()


def ids(articles) -> str:
    return " ".join(article.id for article in articles)


def test_choices_are_those_of_the_articles(catalogue):
    choices = catalogue.choices()
    assert choices.sources == ("Le Soir", "Le Soir illustré", "L’Écho")
    assert (choices.languages, choices.formats) == (("en", "fr"), ("html", "pdf", "txt"))


@pytest.mark.parametrize(
    ("order", "up", "down"),
    [
        ("date", "b1 c1 a1 b2", "a1 c1 b1 b2"),
        ("title", "c1 b1 a1 b2", "b2 a1 b1 c1"),
        ("source", "a1 b1 b2 c1", "b2 b1 a1 c1"),
        ("format", "b2 c1 b1 a1", "a1 c1 b1 b2"),
        ("language", "b2 c1 b1 a1", "c1 b1 a1 b2"),
    ],
)
def test_sorted_as_a_reader_would_with_what_is_unknown_last(catalogue, order, up, down):
    assert ids(catalogue.articles(order=order, descending=False)) == up
    assert ids(catalogue.articles(order=order)) == down


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ete", "a1"),
        ("OEUVRES", "a1"),
        ("soir", "a1 b1"),
        ("soir école", "b1"),
        ("eve noel", "b2"),
        ("%", ""),
        ("", "a1 c1 b1 b2"),
    ],
)
def test_words_are_found_in_title_source_and_author(catalogue, words, found):
    assert ids(catalogue.articles(words=words)) == found
    assert catalogue.count(words=words) == len(found.split())


def test_a_filter_and_words_hold_together(catalogue):
    assert ids(catalogue.articles(Filter(formats=("pdf",)), "soir")) == "b1"
    assert ids(catalogue.articles(Filter(since=date(2016, 1, 1)))) == "a1 c1"
    assert catalogue.count(Filter(until=date(2016, 2, 1))) == 2


def test_what_is_typed_means_words_of_sources_and_beginnings_of_ids(catalogue):
    assert catalogue.filter_of(sources=["SOIR"]).sources == ("Le Soir", "Le Soir illustré")
    assert catalogue.count(catalogue.filter_of(sources=["Gazette"])) == 0
    assert catalogue.filter_of(articles=["a", "b2"]).articles == ("a1", "b2")
    with pytest.raises(UnknownArticle):
        catalogue.filter_of(articles=["b"])
    with pytest.raises(WrongInput):
        catalogue.filter_of(since="demain")


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("many"))
    with store.change():
        for n in range(MANY):
            day = date(1990, 1, 1) + timedelta(days=n)
            add(store, f"a{n}", title=f"Été numéro {n % 977}", source=f"Source {n % 50}", date=day)
    yield Catalogue(store)
    store.close()


def test_pages_are_the_whole_list_in_parts(large):
    whole = ids(large.articles(order="title"))
    parts = (large.articles(order="title", start=start, most=999) for start in range(0, MANY, 999))
    assert " ".join(map(ids, parts)) == whole


@pytest.mark.parametrize("order", ["date", "title", "source", "format"])
def test_ten_thousand_articles_are_no_wait(large, order):
    began = time.perf_counter()
    page = large.articles(Filter(since=date(1991, 1, 1)), "ete numero", order, start=5000, most=50)
    assert len(page) == 50
    assert large.count(words="ete numero") == MANY
    assert time.perf_counter() - began < 2
