"""What tests of answers share: questions asked of a few articles that a test writes."""

from collections.abc import Callable, Iterator

import pytest

from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.pipeline import Pipeline
from qa.weighing.confidence import Confidence


@pytest.fixture(scope="module")
def asking_about(tmp_path_factory, encoder, reader) -> Iterator[Callable[..., Pipeline]]:
    """Makes a pipeline over articles, given as texts."""
    opened = []

    def make(*texts: str) -> Pipeline:
        folder = tmp_path_factory.mktemp("asking")
        (folder / "articles").mkdir()
        for number, text in enumerate(texts, start=1):
            (folder / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
        index = IndexFolder.create(folder / "index", encoder)
        opened.append(index)
        sync(index, [folder / "articles"], encoder)
        return Pipeline(Retriever(index, encoder), reader, Confidence.of_reader(reader.name))

    yield make
    for index in opened:
        index.close()
