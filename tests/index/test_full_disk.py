"""A disk without room is told as that, never as damage, and what the index held is kept."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from index.added import Adding
from index.folder import IndexFolder
from index.lexical import Lexical
from index.retriever import Retriever
from index.sync import sync
from runtime.errors import IndexUnusable
from tests.index.test_folder import ENCODER, assert_complete, open_index, own_word, write_articles

KB = 1024


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Writes a file that leaves so many bytes."""
    found = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(b"x" * max(0, found.f_bavail * found.f_frsize - left))
    return filler


def what_is_told(doing) -> str:
    """The message; empty where there was room. Any other exception is the test's failure."""
    try:
        doing()
    except IndexUnusable as error:
        return str(error)
    return ""


def ask(path: Path) -> None:
    folder = IndexFolder.open(path)
    try:
        Retriever(folder, ENCODER).search(f"Où est le {own_word(7)} ?", "fr", 5)
    finally:
        folder.close()


def index_again(path: Path, articles: Path) -> None:
    folder = open_index(path)
    try:
        sync(folder, [articles], ENCODER)
    finally:
        folder.close()


@pytest.mark.parametrize("left", [0, 8, 20, 36, 64, 128, 240, 300, 340, 360, 380, 400, 440])
def test_a_full_disk_is_told_and_forgets_nothing(tmp_path, disk, left):
    articles, path = tmp_path / "articles", disk / "index"
    write_articles(articles, 100, "une")
    index_again(path, articles)
    write_articles(articles, 150, "deux")
    filler = fill(disk, left * KB)
    for told in (
        what_is_told(lambda: ask(path)),
        what_is_told(lambda: index_again(path, articles)),
        what_is_told(lambda: ask(path)),
    ):
        assert "rebuild" not in told and "damaged" not in told
        assert not told or ("kept" in told and str(path) in told)
    filler.unlink()
    assert not [file for file in path.iterdir() if file.suffix == ".part"]
    index_again(path, articles)
    again = IndexFolder.open(path)
    assert again.store.count() == (150, 300)
    assert_complete(again)
    again.close()


@pytest.mark.parametrize("left", [0, 4, 12, 32, 48, 80, 96])
def test_words_that_find_no_room_are_told(tmp_path, disk, left):
    write_articles(tmp_path / "articles", 100, "une")
    index = open_index(tmp_path / "index")
    sync(index, [tmp_path / "articles"], ENCODER)
    passages = list(index.store.every_passage())
    index.close()
    fill(disk, left * KB)
    assert "disk" in what_is_told(lambda: Lexical(disk).update("later", passages * 20, []))


@pytest.mark.parametrize("size", [16, 40, 128, 600])
def test_an_index_that_finds_no_room_from_the_start_is_told(tmp_path, disk, size):
    write_articles(tmp_path / "articles", 300, "une")
    fill(disk, size * KB)
    told = what_is_told(lambda: index_again(disk / "index", tmp_path / "articles"))
    assert "disk" in told and "rebuild" not in told
    assert "rebuild" not in what_is_told(lambda: ask(disk / "index"))


def test_a_dropped_file_that_finds_no_room_is_told(tmp_path, disk):
    write_articles(tmp_path / "articles", 2, "une")
    index_again(disk / "index", tmp_path / "articles")
    dropped = tmp_path / "dropped.txt"
    dropped.write_text("Des mots. " * 10_000, encoding="utf-8")
    fill(disk, 48 * KB)
    assert "disk" in what_is_told(lambda: Adding(disk / "index", ENCODER).drop([dropped]))
