"""A file that holds several articles is read as a folder of them, and of one that is broken nothing is lost."""

import gc
import json
import mailbox
from contextlib import nullcontext
from datetime import date
from email.message import EmailMessage
from functools import partial

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
    assert list(failed) == [tmp_path / name] and str(tmp_path / name) in str(failed[tmp_path / name])


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


def test_one_that_is_as_it_was_is_not_opened_again(tmp_path, encoder, monkeypatch):
    opened = []
    monkeypatch.setattr("index.digests.members", lambda path: opened.append(path.name) or members(path))
    articles = tmp_path / "articles"
    articles.mkdir()
    text = TEXT.format(town="Lignac", name="Paul Verrier")
    mailbox_of(articles / "a.mbox", mail("Lignac", "Paul Verrier"), mail("Sarmeuse", "Anne Colas"))
    (articles / "b.csv").write_text(f"titre,texte\nb,{text}\n")
    (articles / "c.csv").write_text("Commune;Habitants\nLignac;11 987\n")
    (articles / "d.zip").write_bytes(zipped({"e.txt": f"Un maire\n\n{text}", "f.xlsx": b"", "g.txt": b""}))

    def report(*, anew: bool = False):
        opened.clear()
        folder = IndexFolder.create(tmp_path / "index", encoder)
        with folder.rebuilding(encoder) if anew else nullcontext():
            told = sync(folder, [articles], encoder)
        folder.close()
        assert (len(told.failed), len(told.left_out)) == (0, 2)
        return len(told.added), len(told.updated), len(told.unchanged), sorted(opened)

    everything = ["a.mbox", "b.csv", "c.csv", "d.zip"]
    assert report() == (5, 0, 0, everything)
    assert report() == (0, 0, 5, [])
    (articles / "b.csv").write_text(f"titre,texte\nb,{text}\nc,{text} Il pleut.\n")
    assert report() == (1, 0, 5, ["b.csv"])
    (articles / "ibid.toml").write_text('[columns]\ntitle = "titre"\n')
    assert report()[3] == everything
    (articles / "a.mbox").rename(articles / "h.mbox")
    assert report() == (0, 2, 4, ["h.mbox"])
    assert report(anew=True)[0] == 6


def test_none_stays_in_memory_after_a_sync(tmp_path, encoder):
    articles = tmp_path / "articles"
    articles.mkdir()
    mailbox_of(articles / "a.mbox", mail("Lignac", "Zenobie Quelvan"))
    folder = IndexFolder.create(tmp_path / "index", encoder)
    sync(folder, [articles], encoder)
    folder.close()
    assert not [
        held for held in gc.get_objects() if type(held) is partial and b"Zenobie Quelvan" in repr(held.args).encode()
    ]


def rows_of(path) -> list[str]:
    return [read_article(inside).text for inside in members(path)]


def test_a_table_as_spreadsheets_write_it(tmp_path):
    path = tmp_path / "a.csv"
    text = TEXT.format(town="Lignac", name="Paul Verrier")
    path.write_bytes(b"\xef\xbb\xbfsep=;\r\n" + f"Titre;Texte\r\nUn maire;{text}, dit-on; hier.\r\n".encode())
    assert rows_of(path) == [f"Un maire\n\n{text}, dit-on; hier."]


def test_a_price_list_is_no_table_of_articles(tmp_path):
    (tmp_path / "a.csv").write_text("article,prix\nChaise,12\nTable,80\n")
    assert members(tmp_path / "a.csv") is None


def test_lines_of_json_as_other_programs_write_them(tmp_path):
    path = tmp_path / "a.jsonl"
    text = TEXT.format(town="Lignac", name="Paul Verrier")
    lines = [
        {"title": {"rendered": "Un pont"}, "content": {"rendered": f"<p>{text}</p><!-- wp --><p>Il fuit.</p>"}},
        {"title": "b", "content": f"{text}\u2028Il fuit."},
        {"title": "c", "content": [text, "Il fuit."]},
    ]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines) + '{"content": "cut off\n')
    inside = members(path)
    assert [read_article(one).text.split("\n\n")[0] for one in inside[:3]] == ["Un pont", "b", "c"]
    assert all("Il fuit." in read_article(one).text and text in read_article(one).text for one in inside[:3])
    with pytest.raises(UnreadableArticle, match=r"a-0004\.row: this line is no JSON"):
        read_article(inside[3])


def test_a_line_that_begins_with_from_is_no_mail(tmp_path):
    made = mail("Lignac", "Paul Verrier")
    made.set_content("Bonjour.\n\nFrom Paris, the minister said no.\n\nFrom now on, we wait.")
    mailbox_of(tmp_path / "a.mbox", made)
    (tmp_path / "b.mbox").write_bytes((tmp_path / "a.mbox").read_bytes().replace(b">From", b"From"))
    (text,) = rows_of(tmp_path / "b.mbox")
    assert "the minister said no" in text and "we wait" in text


def test_files_that_hold_articles_inside_an_archive(tmp_path):
    text = TEXT.format(town="Lignac", name="Paul Verrier")
    inner = zipped({"in.txt": f"Un maire\n\n{text}"})
    (tmp_path / "a.zip").write_bytes(zipped({"été/b.csv": f"titre,texte\nb,{text}\n", "c.zip": inner}))
    found = scan([tmp_path]).read
    names = [one.relative_to(tmp_path).as_posix() for one in found]
    assert names == ["a.zip/c.zip/in.txt", "a.zip/été/b.csv/b-0001.row"]
    assert all(text in read_article(one).text for one in found)


def test_no_broken_archive_stops_a_sync(tmp_path, encoder):
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "good.txt").write_text("Un pont\n\nIl fuit. On le répare.")
    whole = zipped({"a.txt": b"Un fait. Un autre fait."})
    (articles / "crc.zip").write_bytes(whole.replace(b"Un fait", b"Un FAIT", 1))
    (articles / "method.zip").write_bytes(whole.replace(b"\x00\x00\x00\x00", b"\x00\x00\x63\x00", 1))
    (articles / "long.zip").write_bytes(zipped({"a" * 5000 + ".txt": b"Un fait. Un autre."}))
    (articles / "deep.jsonl").write_text("[" * 100_000 + "\n")
    (articles / "half.jsonl").write_text('{"text": "Un pont fuit \\ud83d, et on le r\\u00e9pare."}\n')
    (articles / "wide.csv").write_text('titre,texte\na,"' + "Il fuit. " * 30_000 + '"\n')
    folder = IndexFolder.create(tmp_path / "index", encoder)
    report = sync(folder, [articles], encoder)
    added = {path.removeprefix(f"{articles}/") for path in report.added}
    assert {"good.txt", "half.jsonl/half-0001.row", "wide.csv/wide-0001.row"} <= added
    assert all(str(articles) in str(reason) for reason in report.failed.values())
    folder.close()


def test_a_map_of_columns_serves_the_tables_that_it_fits(tmp_path):
    text = TEXT.format(town="Lignac", name="Paul Verrier")
    (tmp_path / "ibid.toml").write_bytes(b"\xef\xbb\xbf" + b'[columns]\ntext = "Corps_Article"\n')
    (tmp_path / "a.csv").write_text(f"titre,corps_article\na,{text}\n")
    (tmp_path / "b.csv").write_text(f"titre,texte\nb,{text}\n")
    assert [text in words for path in ("a.csv", "b.csv") for words in rows_of(tmp_path / path)] == [True, True]
    (tmp_path / "ibid.toml").write_text('columns = "text"')
    assert "no table" in str(scan([tmp_path]).failed[tmp_path / "a.csv"])


def test_what_is_broken_or_too_deep_in_an_archive_is_told_as_that(tmp_path, encoder):
    articles = tmp_path / "articles"
    articles.mkdir()
    good = b"Un maire\n\nLe maire de Lignac est Paul Verrier."
    deep = zipped({"deep.zip": zipped({"a.txt": good})})
    inside = {"a.txt": good, "b.zip": b"PK no", "c.mbox": b"no mail", "d.zip": deep, "e.xlsx": b"x", "f.pdf": b""}
    (articles / "a.zip").write_bytes(zipped(inside))
    folder = IndexFolder.create(tmp_path / "index", encoder)
    for _ in range(2):
        report = sync(folder, [articles], encoder)
        failed = {path.removeprefix(f"{articles}/a.zip/"): str(why) for path, why in report.failed.items()}
        assert set(failed) == {"b.zip", "c.mbox", "d.zip/deep.zip"}
        assert (
            "no .zip at all" in failed["b.zip"]
            and "no mail" in failed["c.mbox"]
            and "too deep" in failed["d.zip/deep.zip"]
        )
        assert list(report.left_out.values()) == [".xlsx", "empty"]
    assert report.unchanged == [str(articles / "a.zip" / "a.txt")]
    folder.close()


def test_what_unpacks_to_too_much_altogether_is_refused_unopened(tmp_path, monkeypatch):
    monkeypatch.setattr("articles.containers.LARGEST_UNPACKED", 6000)
    (tmp_path / "a.zip").write_bytes(zipped({f"{n}.txt": b"0" * 2000 for n in range(4)}))
    (tmp_path / "b.zip").write_bytes(zipped({f"{n}.zip": zipped({"a.txt": b"0" * 1000}) for n in range(4)}))
    (tmp_path / "c.zip").write_bytes(zipped({"a.txt": b"0" * 1000, "b.mp4": b"0" * 9000}))
    seen = scan([tmp_path])
    assert list(seen.failed) == [tmp_path / "a.zip"] and "unpacked" in str(seen.failed[tmp_path / "a.zip"])
    with pytest.raises(UnreadableArticle, match=r"3\.zip: more than"):
        read_article(tmp_path / "b.zip" / "3.zip")


def test_a_small_archive_that_becomes_a_large_table_costs_itself(tmp_path, encoder, monkeypatch):
    monkeypatch.setattr("articles.workers.SECONDS", 3.0)
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "bomb.zip").write_bytes(zipped({"a.csv": b"texte\n" + b"a\n" * 20_000_000}))
    (articles / "good.txt").write_text("Un pont\n\nIl fuit. On le répare.")
    folder = IndexFolder.create(tmp_path / "index", encoder)
    report = sync(folder, [articles], encoder)
    assert len(report.added) == 1 and list(report.failed) == [str(articles / "bomb.zip")]
    folder.close()
