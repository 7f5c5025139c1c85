"""What SQLite refuses is told for what it is: busy, full, or damaged."""

import sqlite3
from pathlib import Path

import pytest

from index.refusals import unusable
from index.schema import open_store
from runtime.errors import IndexBusy, IndexUnusable


@pytest.fixture
def store(tmp_path: Path):
    db = open_store(tmp_path / "store.sqlite", writable=True)
    yield db
    db.close()


def refused(db: sqlite3.Connection, statement: str) -> sqlite3.DatabaseError:
    with pytest.raises(sqlite3.DatabaseError) as refusal:
        db.execute(statement)
    return refusal.value


def test_a_locked_store_is_busy(store, tmp_path):
    other = sqlite3.connect(tmp_path / "store.sqlite", timeout=0, isolation_level=None)
    store.execute("BEGIN IMMEDIATE")
    told = unusable(tmp_path / "store.sqlite", refused(other, "BEGIN IMMEDIATE"))
    other.close()
    assert isinstance(told, IndexBusy)
    assert str(tmp_path) in str(told)


def test_a_full_disk_is_no_damage(store, tmp_path):
    store.execute("PRAGMA max_page_count = 20")
    told = unusable(tmp_path / "store.sqlite", refused(store, "INSERT INTO meta VALUES ('x', hex(zeroblob(1000000)))"))
    assert isinstance(told, IndexUnusable)
    assert "full" in str(told) and "damaged" not in str(told)


def test_a_read_only_store_is_no_damage(store, tmp_path):
    reader = sqlite3.connect(f"{(tmp_path / 'store.sqlite').as_uri()}?mode=ro", uri=True)
    told = unusable(tmp_path / "store.sqlite", refused(reader, "DELETE FROM meta"))
    reader.close()
    assert "write" in str(told) and "damaged" not in str(told)


def test_a_file_that_is_no_store_is_damaged(tmp_path):
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"no store at all" * 100)
    with pytest.raises(sqlite3.DatabaseError) as refusal:
        open_store(path, writable=True)
    assert "damaged" in str(unusable(path, refusal.value))
