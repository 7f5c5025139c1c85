"""What `ibid doctor` checks: the machine, the models, the index, and how to mend each fault."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from articles.containers import forget, holder_of, members
from index.encoder import BUNDLED, Encoder
from index.folder import IndexFolder
from index.vectors import Vectors
from qa.reading.reader import ExtractiveReader
from qa.weighing.confidence import Confidence
from runtime.errors import IbidError, UnreadableArticle


@dataclass(frozen=True)
class Finding:
    """One thing checked: in order or not, and in the second case what mends it."""

    ok: bool
    text: str


def examine(index: Path, encoder_name: str | None) -> Iterator[Finding]:
    """Checks one thing after the other; a fault does not end the examination."""
    yield _machine()
    encoder: Encoder | None = None
    try:
        encoder = Encoder(encoder_name or str(BUNDLED))
        yield Finding(True, f"encoder {encoder.identity}, {encoder.dimension} dimensions")
    except IbidError as error:
        yield Finding(False, str(error))
    try:
        ExtractiveReader()
        Confidence.of_reader(ExtractiveReader.name)
        yield Finding(True, "reader and its confidence")
    except IbidError as error:
        yield Finding(False, str(error))
    yield from _index(index, encoder)


def _machine() -> Finding:
    text = f"Python {sys.version.split()[0]}, onnxruntime {version('onnxruntime')}, {os.cpu_count()} cores"
    return Finding(sys.version_info >= (3, 11), text)


def _index(path: Path, encoder: Encoder | None) -> Iterator[Finding]:
    try:
        folder = IndexFolder.open(path)
        integrity = folder.store.check()
        articles, passages = folder.store.count()
        mend = f"; rebuild it: ibid index --rebuild DIR --index {path}"
        yield Finding(
            integrity == "ok",
            f"index {path}: {articles} articles, {passages} passages, {integrity}"
            + (mend if integrity != "ok" else ""),
        )
        if encoder:
            folder.expect_encoder(encoder.identity)
            current = Vectors.latest(path, folder.store.stamp) is not None
            folder.derived()
            yield Finding(True, "vectors and words " + ("up to date" if current else "were behind the store: rebuilt"))
        yield _files(folder)
        folder.close()
    except IbidError as error:
        yield Finding(False, str(error))


def _files(folder: IndexFolder) -> Finding:
    missing = _missing(folder.store.paths())
    if not missing:
        return Finding(True, "files of the articles")
    gone = f"files of the articles; no longer there: {missing[0]} and {len(missing) - 1} more. Update: ibid index DIR"
    parent = missing[0].parent
    if not parent.exists() and not holder_of(parent):
        gone += f", or, if the folder is gone for good: ibid index --forget {parent} --index {folder.path}"
    return Finding(False, gone)


def _missing(paths: Iterable[Path]) -> list[Path]:
    """Those that are not there: as files, or in the file that holds several, which is opened once for all of them."""
    missing: list[Path] = []
    for holder, some in groupby((path for path in paths if not path.is_file()), holder_of):
        held = _held(holder) if holder else frozenset()
        missing += [path for path in some if path not in held]
    forget()
    return missing


def _held(holder: Path) -> frozenset[Path]:
    try:
        return frozenset(members(holder) or ())
    except UnreadableArticle:
        return frozenset()
