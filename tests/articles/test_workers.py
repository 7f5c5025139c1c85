"""Files that hang, crash or swell cost one line each; the others are read, in order."""

import os
import time
from pathlib import Path

import pytest

from articles import formats, workers
from articles.types import Article, Document
from articles.workers import read_each
from runtime.errors import UnreadableArticle
from tests.articles.documents import TWINS


class Poisoned:
    """Does what the file says."""

    suffixes = (".bad",)

    def read(self, data: bytes, path: Path) -> Document:
        match data:
            case b"hang":
                time.sleep(600)
            case b"crash":
                os._exit(3)
            case b"memory":
                bytearray(10**10)
        raise ValueError("no such poison")


@pytest.mark.slow
def test_one_bad_file_costs_itself_only(tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "FORMATS", [*formats.FORMATS, Poisoned()])
    monkeypatch.setattr(workers, "SECONDS", 3.0)
    names = []
    for name in ("hang", "crash", "memory", "odd"):
        for good, data in TWINS.items():
            names.append(f"{name}-{good}")
            (tmp_path / names[-1]).write_bytes(data())
        names.append(f"{name}.bad")
        (tmp_path / names[-1]).write_bytes(name.encode())
    read = list(read_each([tmp_path / name for name in names]))
    assert [path.name for path, _ in read] == names
    wrong = {path.name: str(found) for path, found in read if isinstance(found, UnreadableArticle)}
    assert sum(isinstance(found, Article) for _, found in read) == len(names) - 4
    assert list(wrong) == ["hang.bad", "crash.bad", "memory.bad", "odd.bad"]
    assert "was not read in 3 s" in wrong["hang.bad"]
    assert "ends the program" in wrong["crash.bad"]
    assert "memory" in wrong["memory.bad"]
    assert "no such poison" in wrong["odd.bad"]


def test_plain_text_needs_no_other_process(tmp_path):
    (tmp_path / "a.txt").write_text("Un pont\n\nIl fuit.")
    (tmp_path / "b.md").write_text("")
    (_, article), (_, error) = read_each([tmp_path / "a.txt", tmp_path / "b.md"])
    assert article.title == "Un pont" and "no paragraph" in str(error)
