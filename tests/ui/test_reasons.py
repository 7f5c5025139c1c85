"""What the system, the libraries and the program give as reasons, inside French messages."""

import errno
import os
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest

from articles.reading import read_article
from index import scan
from index.refusals import refused_by_disk, unusable
from index.report import no_articles
from index.schema import open_store
from runtime.errors import IbidError, IndexOfAnotherVersion, UnreadableArticle
from tests.conftest import ROOT
from ui.batch.questions import batch_of
from ui.labels import apology
from ui.reasons import REASONS, in_french

ENGLISH = re.compile(
    r"\b(the|of|is|not|no|than|file|error|line|at|expected|invalid|directory|found|with|cannot)\b", re.I
)


def in_french_only(error: IbidError, *named: object) -> str:
    told = apology(error, "fr")
    for name in named:
        told = told.replace(str(name), "")
    assert not ENGLISH.search(told), told
    return told


@pytest.mark.parametrize("code", ["ENOENT", "EACCES", "ENOSPC", "EROFS", "EIO", "EISDIR", "ELOOP", "ENAMETOOLONG"])
def test_what_the_system_says(code):
    said = os.strerror(getattr(errno, code))
    in_french_only(UnreadableArticle("{}: {}. Check that the file exists and may be read.", "x", said))
    assert in_french(said) == in_french(f"[Errno {getattr(errno, code)}] {said}: '/x'") != said


def test_a_file_that_is_not_there(tmp_path):
    path = tmp_path / "parti.txt"
    with pytest.raises(UnreadableArticle) as refusal:
        read_article(path)
    assert "introuvable" in in_french_only(refusal.value, path)


def test_every_reason_of_the_scan():
    reasons = [
        value for name, value in vars(scan).items() if name.isupper() and isinstance(value, str) and name != "FILE"
    ]
    assert set(reasons) - {scan.COLUMNS} <= set(REASONS)
    error = no_articles([Path("/presse")], {Path(f"/presse/{at}"): why for at, why in enumerate(reasons)})
    in_french_only(error)
    assert str(error).startswith("No article in /presse: nothing in it is read: /presse/0 (")


@pytest.mark.parametrize("statement", ["DELETE FROM meta", "SELECT x FROM none"])
def test_what_the_store_refuses(tmp_path, statement):
    path = tmp_path / "store.sqlite"
    open_store(path, writable=True).close()
    reader = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    with pytest.raises(sqlite3.DatabaseError) as refusal:
        reader.execute(statement)
    reader.close()
    in_french_only(unusable(path, refusal.value), tmp_path)


def test_a_store_that_is_none(tmp_path):
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"no store at all" * 100)
    with pytest.raises(sqlite3.DatabaseError) as refusal:
        open_store(path, writable=True)
    in_french_only(unusable(path, refusal.value), tmp_path)


def test_a_store_of_another_version(tmp_path):
    path = tmp_path / "store.sqlite"
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(IndexOfAnotherVersion) as refusal:
        open_store(path, writable=True)
    assert "plus récente" in in_french_only(refusal.value, tmp_path)


def test_what_the_disk_refuses_to_the_lexical_index():
    in_french_only(refused_by_disk(Path("/x"), "An IO error occurred: 'No space left on device (os error 28)'"))


@pytest.mark.parametrize(("name", "data"), [("q.xlsx", b"PK\x03\x04 x"), ("q.csv", b""), ("q.xlsx", b"")])
def test_questions_that_cannot_be_read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(IbidError) as refusal:
        batch_of(path)
    in_french_only(refusal.value, path)


def test_a_workbook_without_its_parts(tmp_path):
    path = tmp_path / "q.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "rien")
    with pytest.raises(IbidError) as refusal:
        batch_of(path)
    in_french_only(refusal.value, path)


def test_a_map_of_columns_that_is_no_toml(tmp_path):
    from articles.columns import map_of

    path = tmp_path / "ibid.toml"
    path.write_text("[columns\ntext = 1", encoding="utf-8")
    with pytest.raises(UnreadableArticle) as refusal:
        map_of(path)
    assert "ligne 1, colonne 9" in in_french_only(refusal.value, path)


FORMATS = "docx odt epub pdf rtf eml mhtml html zip mbox jsonl csv".split()
BROKEN = [b"", b"PK\x03\x04 broken", b"{\n", b"%PDF-1.4 x", b"<\x00\x01", bytes(range(256)) * 9]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("data", BROKEN)
def test_files_that_are_broken(tmp_path, suffix, data):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    try:
        read_article(path)
    except UnreadableArticle as error:
        in_french_only(error, path)


def test_french_reasons_are_set_as_french():
    for text in REASONS.values():
        assert "'" not in text and not re.search(r"[^\u00a0\u202f][:;?!»]|«[^\u00a0\u202f]", text), text
    assert (ROOT / "ui/words/reasons.fr.toml").is_file()
