"""What is chosen on the page, as a filter."""

import pytest

from index.catalogue import Catalogue
from index.store import Store
from runtime.errors import NoSuchDay
from tests.index.test_catalogue import add
from ui.filter_box import filter_of


@pytest.fixture
def catalogue(tmp_path):
    store = Store(tmp_path)
    with store.change():
        for name, source in (("a", "Le Monde"), ("b", "Le Monde diplomatique"), ("c", "Sud Ouest")):
            add(store, name, source=source)
    yield Catalogue(store)
    store.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["Sud Ouest"], ("Sud Ouest",)),
        (["monde"], ("Le Monde", "Le Monde diplomatique")),
        (["zzz"], ("zzz",)),
        ([], ()),
    ],
)
def test_a_part_of_a_source_is_meant_for_all_that_have_it(catalogue, typed, meant):
    assert filter_of({"sources": typed}, catalogue).sources == meant


def test_what_is_no_day_is_told(catalogue):
    with pytest.raises(NoSuchDay):
        filter_of({"since": "hier"}, catalogue)
