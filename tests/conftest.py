"""What many tests share: the bundled models and an index of the seeds, made once a run."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from index.encoder import Encoder
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.pipeline import Pipeline
from qa.reading.reader import ExtractiveReader
from qa.weighing.confidence import Confidence

ROOT = Path(__file__).parent.parent

# How fast the machine is, is no property of the code.
settings.register_profile("ibid", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ibid")

# A shell that starts the tests in the background has them ignore Ctrl-C, and so would the programs that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture(scope="session")
def reader() -> ExtractiveReader:
    return ExtractiveReader()


@pytest.fixture(scope="session")
def seed_index(seeds: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexFolder]:
    folder = IndexFolder.create(tmp_path_factory.mktemp("seed_index"), encoder)
    sync(folder, [seeds], encoder)
    yield folder
    folder.close()


@pytest.fixture(scope="session")
def retriever(seed_index: IndexFolder, encoder: Encoder) -> Retriever:
    return Retriever(seed_index, encoder)


@pytest.fixture(scope="session")
def pipeline(retriever: Retriever, reader: ExtractiveReader) -> Pipeline:
    return Pipeline(retriever, reader, Confidence.of_reader(reader.name))
