"""A file that holds several articles is read as a folder of them, and of one that is broken nothing is lost."""

import mailbox
from datetime import date
from email.message import EmailMessage

import pytest

from articles.containers import members
from articles.reading import read_article
from index.folder import IndexFolder
from index.scan import counted, scan
from index.sync import sync
from runtime.errors import UnreadableArticle
from tests.articles.documents import TITLE, page, zipped

TEXT = "Le maire de {town} est {name}. Il a été élu en mars."


def mail(town: str, name: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"] = f"Mairie de {town}", "Lise Garnault <lise@a.invalid>"
    made["Date"] = "Tue, 12 Mar 2019 18:04:11 +0100"
    made.set_content(TEXT.format(town=town, name=name))
    return made


def mailbox_of(path, *mails: EmailMessage) -> None:
    box = mailbox.mbox(path)
    for one in mails:
        box.add(one)
    box.close()


def test_each_mail_of_a_mailbox_is_an_article(tmp_path):
    path = tmp_path / "mails.mbox"
    mailbox_of(path, mail("Lignac", "Paul Verrier"), mail("Sarmeuse", "Anne Colas"))
    inside = members(path)
    assert [found.name for found in inside] == ["mails-0001.eml", "mails-0002.eml"]
    article = read_article(inside[1])
    assert (article.id, article.title, article.date) == ("mails-0002", "Mairie de Sarmeuse", date(2019, 3, 12))
    assert "Anne Colas" in article.text


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_each_row_of_a_table_of_articles_is_one(tmp_path, mark):
    path = tmp_path / "export.csv"
    rows = [
        ["Titre", "Date", "Texte"],
        ["Lignac", "12/03/2019", f'"{TEXT.format(town="Lignac", name="Paul Verrier")}"'],
        ["Vide", "", ""],
        ["Sarmeuse", "13/03/2019", '"Anne Colas est maire,\n\ndepuis mars ; ""oui""."'],
    ]
    path.write_text("\n".join(mark.join(row) for row in rows), encoding="cp1252")
    inside = members(path)
    assert [found.name for found in inside] == ["export-0001.row", "export-0003.row"]
    article = read_article(inside[1])
    assert (article.title, article.date, article.origins["date"]) == ("Sarmeuse", date(2019, 3, 13), "its columns")
    assert article.text.endswith('depuis mars ; "oui".')


def test_columns_of_other_names_are_told_in_a_file_beside(tmp_path):
    path = tmp_path / "export.jsonl"
    path.write_text('{"h": "Un pont", "b": "Il fuit. On le répare.", "d": "2019-03-12"}\n\n', encoding="utf-8")
    with pytest.raises(UnreadableArticle, match=r"ibid\.toml"):
        members(path)
    (tmp_path / "ibid.toml").write_text('[columns]\ntext = "b"\ntitle = "h"\ndate = "d"\n', encoding="utf-8")
    (row,) = members(path)
    assert (read_article(row).title, read_article(row).date) == ("Un pont", date(2019, 3, 12))


def test_a_table_of_figures_is_one_article(tmp_path):
    path = tmp_path / "habitants.csv"
    path.write_text("Commune;Habitants\nLignac;11 987\nSarmeuse;861\n", encoding="utf-8")
    assert members(path) is None
    assert [block.kind for block in read_article(path).blocks] == ["table head", "table row", "table row"]


def test_an_archive_is_a_folder(tmp_path):
    path = tmp_path / "revue.zip"
    names = {"in/a.html": page(), "in/b.xlsx": b"", ".c.txt": b"x", "../d.txt": b"Dehors.", "__MACOSX/in/._a.html": b""}
    path.write_bytes(zipped(names))
    seen = scan([tmp_path])
    read = [found.relative_to(tmp_path).as_posix() for found in seen.read]
    assert read == ["revue.zip/d.txt", "revue.zip/in/a.html"]
    assert counted(seen.left_out) == "2 hidden, 1 .xlsx"
    assert read_article(seen.read[1]).title == TITLE


@pytest.mark.parametrize("name", ["a.zip", "a.mbox", "a.jsonl"])
def test_a_broken_one_is_named_with_the_reason(tmp_path, name):
    (tmp_path / name).write_bytes(b"\x00\x01{")
    failed = scan([tmp_path]).failed
    assert list(failed) == [tmp_path / name] and str(tmp_path / name) in failed[tmp_path / name]


def test_what_swells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("articles.archive.LARGEST_MEMBER", 1000)
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"0" * 2000}))
    (inside,) = scan([tmp_path]).read
    with pytest.raises(UnreadableArticle, match="when it is unpacked"):
        read_article(inside)


def test_articles_inside_a_file_follow_it(tmp_path, encoder):
    articles, path = tmp_path / "articles", tmp_path / "articles" / "mails.mbox"
    articles.mkdir()
    mailbox_of(path, mail("Lignac", "Paul Verrier"), mail("Sarmeuse", "Anne Colas"))
    folder = IndexFolder.create(tmp_path / "index", encoder)
    assert len(sync(folder, [articles], encoder).added) == 2
    assert len(sync(folder, [articles], encoder).unchanged) == 2
    mailbox_of(path, mail("Ormoy", "Guy Blin"))
    report = sync(folder, [articles], encoder)
    assert (len(report.added), len(report.unchanged)) == (1, 2)
    whole = path.read_bytes()
    path.write_bytes(b"")  # cut off while it is copied
    report = sync(folder, [articles], encoder)
    assert list(report.failed) == [str(path)] and report.removed == []
    path.write_bytes(whole)
    assert len(sync(folder, [articles], encoder).unchanged) == 3
    path.unlink()
    assert len(sync(folder, [articles], encoder).removed) == 3
    folder.close()
