"""What programs ask goes by whole ids: that of a removed article opens no other."""

import pytest

from index.catalogue import Catalogue
from index.filter import Filter
from qa.tools import Tools
from runtime.errors import UnknownArticle

ID = "004_b156fcef65e57a33"


@pytest.fixture
def tools(pipeline, seed_index):
    return Tools(pipeline, Catalogue(seed_index.store), seed_index.store.article, seed_index.store.file_of)


def test_a_filter_takes_whole_ids_and_no_beginnings(tools):
    question = "Qui est le ministre belge de la Justice ?"
    assert {hit["article_id"] for hit in tools.search(question, filter={"articles": [ID]})} == {ID}
    for name in (ID[:-1], "004", "", "%"):
        for tool in (tools.search, tools.ask):
            with pytest.raises(UnknownArticle):
                tool(question, filter={"articles": [name]})
    assert tools._filter({"articles": []}) == tools._filter(None) == Filter()
