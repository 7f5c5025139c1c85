"""Adding to an index that is open elsewhere: dropped files, folders, and removing them again."""

from pathlib import Path, PurePath

import pytest

from index.added import Adding, added_to, dropped_beside
from index.catalogue import Catalogue
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from runtime.errors import NoArticles
from tests.articles.documents import pdf


@pytest.fixture
def folder(tmp_path, encoder, seeds):
    folder = IndexFolder.create(tmp_path / ".ibid", encoder)
    sync(folder, [seeds], encoder)
    yield folder
    folder.close()


@pytest.fixture
def adding(folder, encoder):
    return Adding(folder.path, encoder)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


OWL = "Le hibou\n\nLe hibou de Lignac dort le jour.\n"


def nearest(folder, encoder, question):
    return Retriever(folder, encoder).search(question, "fr", 1)[0].article.path


def test_a_dropped_file_is_found_by_those_who_had_the_index_open(folder, adding, encoder, tmp_path):
    question = "Quand le hibou de Lignac dort-il ?"
    before = nearest(folder, encoder, question)
    report = adding.drop([written(tmp_path / "upload" / "hibou.txt", OWL)])
    kept = dropped_beside(folder.path) / "hibou.txt"
    assert report.added == [str(kept)]
    assert nearest(folder, encoder, question) == str(kept) != before
    assert adding.added() == [kept]
    assert added_to(folder) == [kept.parent]
    assert adding.remove(kept) == 1
    assert not kept.exists() and adding.added() == []
    assert nearest(folder, encoder, question) == before


def test_what_cannot_be_read_is_told_and_not_kept(folder, adding, tmp_path):
    files = [
        written(tmp_path / "upload" / "vide.txt", ""),
        written(tmp_path / "upload" / "tableur.xlsx", "x"),
        written(tmp_path / "upload" / "hibou.txt", OWL),
    ]
    report = adding.drop(files)
    assert [Path(path).name for path in report.added] == ["hibou.txt"]
    assert report.failed == {}
    assert {path.name: why for path, why in report.left_out.items()} == {"tableur.xlsx": ".xlsx", "vide.txt": "empty"}
    assert [path.name for path in dropped_beside(folder.path).iterdir()] == ["hibou.txt"]


def test_a_folder_is_added_where_it_is_and_its_files_outlive_its_removal(folder, adding, tmp_path):
    own = written(tmp_path / "own" / "hibou.txt", OWL).parent
    count = folder.store.count()[0]
    assert adding.add_folder(own).added == [str(own / "hibou.txt")]
    assert added_to(folder) == adding.added() == [own]
    assert adding.remove(own) == 1
    assert (own / "hibou.txt").exists()
    assert (folder.store.count()[0], adding.added()) == (count, [])


def test_only_what_was_added_can_be_removed(folder, adding, seeds):
    count = folder.store.count()[0]
    assert adding.remove(seeds.resolve()) == 0
    assert folder.store.count()[0] == count


def test_a_folder_that_is_not_there_is_told(adding, tmp_path):
    with pytest.raises(NoArticles, match="nowhere"):
        adding.add_folder(tmp_path / "nowhere")
    assert adding.added() == []


def test_dropped_files_inside_the_articles_folder_are_articles_once_and_no_news(encoder, tmp_path):
    own = written(tmp_path / "own" / "hibou.txt", OWL).parent
    folder = IndexFolder.create(own / ".ibid", encoder)
    sync(folder, [own], encoder)
    Adding(folder.path, encoder).drop([written(tmp_path / "upload" / "loup.txt", "Le loup\n\nLe loup hurle.\n")])
    report = sync(folder, [own, *added_to(folder)], encoder)
    assert (len(report.unchanged), report.removed, report.left_out) == (2, [], {})
    folder.close()


def test_what_was_not_read_is_known_until_it_is_read_or_taken_out(folder, adding, encoder, tmp_path):
    own = tmp_path / "own"
    written(own / "hibou.txt", OWL)
    written(own / "budget.xlsx", "x")
    empty = written(own / "vide.txt", "")
    (own / "scan.pdf").write_bytes(pdf([(72, 800, "Le hibou de Lignac dort le jour, dit le garde.")], []))
    adding.add_folder(own)
    catalogue = Catalogue(folder.store)
    assert {Path(path).name: str(why).partition(": ")[2] or why for path, why in catalogue.unread().items()} == {
        "budget.xlsx": ".xlsx",
        "vide.txt": "empty",
        "scan.pdf": "read in part: its pages 2 lack text: they are pictures, empty, or illegible in part. "
        "Use OCR on it first.",
    }
    duck = written(tmp_path / "upload" / "canard.txt", OWL.replace("hibou", "canard"))
    adding.drop([duck, written(tmp_path / "upload" / "tableur.xlsx", "x")])  # its report tells of it; it is not kept
    assert len(catalogue.unread()) == 3
    sync(folder, [own], encoder)  # nothing changed
    assert len(catalogue.unread()) == 3
    empty.write_text(OWL.replace("hibou", "duc"), encoding="utf-8")
    sync(folder, [own], encoder)
    assert str(empty) not in catalogue.unread()
    adding.remove(own)
    assert catalogue.unread() == {}


def test_a_dropped_folder_keeps_its_folders_and_goes_as_one(folder, adding, tmp_path):
    names = [PurePath("presse/nord/a.txt"), PurePath("presse/sud/a.txt"), PurePath("presse/est/vide.txt")]
    words = ["hibou", "duc", ""]
    files = [written(tmp_path / "upload" / f"{n}.txt", w and OWL.replace("hibou", w)) for n, w in enumerate(words)]
    report = adding.drop(files, names=names)
    place = dropped_beside(folder.path)
    assert report.added == [str(place / name) for name in names[:2]]
    assert not (place / "presse" / "est").exists()
    assert adding.added() == [place / "presse"]
    assert adding.remove(place / "presse") == 2
    assert list(place.iterdir()) == []
