"""`ibid doctor` finds fault with what is wrong alone."""

import csv
import json
import mailbox
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest

from cli.examination import _files
from index.folder import IndexFolder
from index.sync import sync
from tests.index.test_folder import ENCODER

TEXT = "Le hibou\n\nLe hibou dort le jour sur le clocher.\n"


def archive(path: Path, names=("un.txt", "d/deux.txt")) -> None:
    inner = path.with_name("inner.zip")
    with ZipFile(inner, "w") as made:
        made.writestr("trois.txt", TEXT.replace("hibou", "loup"))
    with ZipFile(path, "w") as made:
        for name in names:
            made.writestr(name, f"{TEXT}\nDit {name}.\n")
        made.write(inner, "inner.zip")
    inner.unlink()


def mails(path: Path) -> None:
    box = mailbox.mbox(path)
    for name in ("Lise", "Paul"):
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Date"] = f"{name}@a.invalid", name, "Tue, 12 Mar 2019 18:04:11 +0000"
        mail.set_content(TEXT.replace("hibou", name))
        box.add(mail)
    box.close()


def table(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["title", "text"], *([f"Titre {n}", TEXT * (n + 1)] for n in range(3))])


def lines(path: Path) -> None:
    rows = [json.dumps({"title": f"Titre {n}", "text": TEXT * (n + 4)}) for n in range(3)]
    path.write_text("\n".join(rows), encoding="utf-8")


HOLDERS = {"a.zip": archive, "b.mbox": mails, "c.csv": table, "d.jsonl": lines}


@pytest.fixture
def index(tmp_path):
    (tmp_path / "articles").mkdir()
    for name, make in HOLDERS.items():
        make(tmp_path / "articles" / name)
    (tmp_path / "articles" / "e.txt").write_text(TEXT, encoding="utf-8")
    folder = IndexFolder.create(tmp_path / "index", ENCODER)
    assert len(sync(folder, [tmp_path / "articles"], ENCODER).added) > 8
    folder.close()
    return tmp_path / "index"


def told(index: Path) -> tuple[bool, str]:
    """Of the files."""
    folder = IndexFolder.open(index)
    found = _files(folder)
    folder.close()
    return found.ok, found.text


def test_articles_in_files_that_hold_several_are_there(index):
    assert told(index) == (True, "files of the articles")


@pytest.mark.parametrize("name", [*HOLDERS, "e.txt"])
def test_a_file_that_is_gone_is_told(index, tmp_path, name):
    (tmp_path / "articles" / name).unlink()
    ok, text = told(index)
    assert not ok and name in text


def test_what_is_gone_from_an_archive_is_told_and_the_archive_is_not_to_be_forgotten(index, tmp_path):
    archive(tmp_path / "articles" / "a.zip", names=("un.txt",))
    ok, text = told(index)
    assert not ok and "deux.txt and 0 more" in text
    assert "--forget" not in text


def test_a_folder_that_is_gone_may_be_forgotten(index, tmp_path):
    (tmp_path / "articles").rename(tmp_path / "elsewhere")
    assert "--forget" in told(index)[1]
