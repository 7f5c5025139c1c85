"""The index follows its folders: what changed, and nothing else, is read, encoded and stored again."""

import unicodedata
from pathlib import Path

import numpy as np
import pytest

from articles.passages import passages_of
from articles.reading import LARGEST
from index.disk import LOCK
from index.folder import IndexFolder
from index.followed import Followed
from index.report import SyncReport
from index.retriever import Retriever
from index.sync import sync
from index.unread import unread
from runtime.errors import NoArticles
from tests.articles.documents import pdf

OWL = "Un hibou s’est posé sur le clocher de Vernois\n\nLe hibou est resté trois jours sur le clocher, dit le curé.\n"
BRIDGE = "The bridge is closed\n\nThe council closed the bridge on Monday.\n\nIt will open again in June.\n"
BUDGET = "Le budget est voté\n\nLe conseil a voté un budget de douze millions d’euros.\n\nL’opposition a voté contre.\n"


class RememberingEncoder:
    """The bundled encoder, which encodes each text once in the whole run."""

    def __init__(self, encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, np.ndarray] = {}

    def __getattr__(self, name: str):
        return getattr(self._encoder, name)

    def encode_passages(self, passages, progress=None):
        new = [text for text in passages if text not in self._known]
        self._known.update(zip(new, self._encoder.encode_passages(new), strict=True))
        if progress:
            progress(len(passages))
        return np.array([self._known[text] for text in passages], np.float32).reshape(-1, self.dimension)


class CountingEncoder:
    """An encoder, and a record of the passages it was given."""

    def __init__(self, encoder) -> None:
        self._encoder = encoder
        self.encoded: list[str] = []

    def __getattr__(self, name: str):
        return getattr(self._encoder, name)

    def encode_passages(self, passages, progress=None):
        self.encoded += passages
        return self._encoder.encode_passages(passages, progress)


@pytest.fixture(scope="module")
def remembering(encoder) -> RememberingEncoder:
    return RememberingEncoder(encoder)


@pytest.fixture
def counting(remembering) -> CountingEncoder:
    return CountingEncoder(remembering)


@pytest.fixture
def index(remembering, tmp_path):
    folder = IndexFolder.create(tmp_path / "index", remembering)
    yield folder
    folder.close()


@pytest.fixture
def articles(tmp_path) -> Path:
    """Three articles, one of them in a folder of its own."""
    folder = tmp_path / "articles"
    write(folder / "hibou.txt", OWL)
    write(folder / "bridge.md", BRIDGE)
    write(folder / "2020" / "budget.txt", BUDGET)
    return folder


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def names(report: SyncReport) -> dict[str, list[str]]:
    """The report with the names of the files in place of their paths, empty lists left out."""
    lists = {key: sorted(Path(path).name for path in value) for key, value in vars(report).items()}
    return {key: value for key, value in lists.items() if value}


def ids(index: IndexFolder) -> list[str]:
    return sorted(article.id for article in index.store.articles())


def rows(index: IndexFolder) -> dict[str, list[int]]:
    """Article id → row numbers of its passages."""
    found: dict[str, list[int]] = {}
    for stored in index.store.every_passage():
        found.setdefault(stored.article.id, []).append(stored.row)
    return found


def files_of(index: IndexFolder) -> dict[str, tuple[int, int, bytes]]:
    """Each file with its time, its place on the disk and its bytes; the lock and SQLite's shared memory left out."""
    kept = [p for p in index.path.rglob("*") if p.is_file() and p.name != LOCK and not p.name.endswith("-shm")]
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_ino, p.read_bytes()) for p in kept if "tantivy" not in p.name}


def first_hit(index: IndexFolder, remembering, question: str):
    return Retriever(index, remembering).search(question, "fr", 1)[0]


def assert_sound(index: IndexFolder, remembering) -> None:
    """The store holds each article's own passages, and the derived indexes hold exactly the store's."""
    vectors, lexical = index.derived()
    at, stored = index.store.vectors(remembering.dimension)
    assert lexical.stamp == index.store.stamp
    if len(at):
        assert {row for row, _ in vectors.search(stored[0], len(at) + 10)} == set(at.tolist())
    by_article: dict = {}
    for passage in index.store.every_passage():
        by_article.setdefault(passage.article, []).append(passage.passage)
    for article, passages in by_article.items():
        assert passages == passages_of(article, remembering.count_tokens, remembering.window)


# Doing nothing


def test_first_sync_adds_everything(index, articles, remembering):
    report = sync(index, [articles], remembering)
    assert names(report) == {"added": ["bridge.md", "budget.txt", "hibou.txt"]}
    assert str(report) == "3 added, 0 updated, 0 unchanged, 0 removed, 0 failed"
    assert ids(index) == ["bridge", "budget", "hibou"]
    assert index.store.article("budget").path == str(articles.resolve() / "2020" / "budget.txt")
    assert_sound(index, remembering)


def test_pages_without_text_are_told_when_their_file_is_read(index, articles, remembering):
    scanned = articles / "registre.pdf"
    scanned.write_bytes(pdf([(72, 800, "Le premier fait est dit ici.")], [], [(72, 800, "Le second l’est là.")], []))
    report = sync(index, [articles], remembering)
    assert [str(reason) for reason in report.in_part.values()] == [
        f"{scanned}: read in part: its pages 2, 4 lack text: they are pictures, empty, or illegible in part. "
        "Use OCR on it first."
    ]
    assert index.store.article("registre").unread == (2, 4)
    assert not sync(index, [articles], remembering).in_part


def test_letters_that_nothing_mends_are_told_when_their_file_is_read(index, articles, remembering):
    spoilt = articles / "musee.txt"
    spoilt.write_text("Le mus\ufffde\n\nLe mus\ufffde a rouvert ses portes. Le musÃ©e voisin reste fermÃ©.")
    report = sync(index, [articles], remembering)
    assert [str(reason) for reason in report.in_part.values()] == [
        f"{spoilt}: 2 letters in it were spoilt by another program (“\ufffd”): words with them are not found. "
        "Get the file again, in UTF-8."
    ]
    assert "Le musée voisin reste fermé." in index.store.article("musee").text


def test_what_was_read_in_part_is_known_by_the_name_that_its_file_has_now(index, articles, remembering):
    spoilt = write(articles / "m.txt", "Le mus\ufffde\n\nLe mus\ufffde de Lignac est ouvert le soir.\n")
    sync(index, [articles], remembering)

    def noted() -> dict[str, bool]:
        return {Path(path).name: path in str(why) for path, why in unread(index.store).items()}

    assert noted() == {"m.txt": True}
    spoilt = spoilt.rename(articles / "n.txt")
    assert names(sync(index, [articles], remembering))["updated"] == ["n.txt"]
    assert noted() == {"n.txt": True}
    write(articles / "a.txt", spoilt.read_bytes())  # a copy, whose name comes first
    sync(index, [articles], remembering)
    assert noted() == {"a.txt": True}
    spoilt.unlink()
    sync(index, [articles], remembering)
    sync(index, [articles], remembering)
    assert noted() == {"a.txt": True}


def test_second_sync_does_nothing(index, articles, counting):
    sync(index, [articles], counting)
    before = (index.store.generation, files_of(index))
    counting.encoded.clear()
    report = sync(index, [articles], counting)
    assert names(report) == {"unchanged": ["bridge.md", "budget.txt", "hibou.txt"]}
    assert (index.store.generation, files_of(index)) == before
    assert counting.encoded == []


def test_second_sync_by_another_start_of_the_program_does_nothing(index, articles, counting):
    sync(index, [articles], counting)
    before = (index.store.generation, {k: v for k, v in files_of(index).items() if "store" not in k})
    again = IndexFolder.create(index.path, counting)
    assert names(sync(again, [articles], counting)) == {"unchanged": ["bridge.md", "budget.txt", "hibou.txt"]}
    assert (again.store.generation, {k: v for k, v in files_of(again).items() if "store" not in k}) == before
    again.close()


def test_file_touched_but_not_changed_is_unchanged(index, articles, remembering):
    sync(index, [articles], remembering)
    write(articles / "hibou.txt", OWL)
    assert "updated" not in names(sync(index, [articles], remembering))


def test_file_that_failed_before_does_not_make_work(index, articles, counting):
    write(articles / "seul.txt", "# Titre seul\n")
    sync(index, [articles], counting)
    before = (index.store.generation, files_of(index))
    assert names(sync(index, [articles], counting))["failed"] == ["seul.txt"]
    assert (index.store.generation, files_of(index)) == before


# Changes


def test_changed_file_changes_exactly_its_own_passages(index, articles, counting):
    sync(index, [articles], counting)
    before = rows(index)
    counting.encoded.clear()
    write(articles / "hibou.txt", OWL.replace("trois jours", "neuf nuits"))
    assert names(sync(index, [articles], counting)) == {
        "updated": ["hibou.txt"],
        "unchanged": ["bridge.md", "budget.txt"],
    }
    after = rows(index)
    assert {name: after[name] for name in ("bridge", "budget")} == {name: before[name] for name in ("bridge", "budget")}
    assert not set(after["hibou"]) & set(before["hibou"])
    assert len(counting.encoded) == len(after["hibou"])
    assert "neuf nuits" in first_hit(index, counting, "Combien de temps le hibou est-il resté ?").text
    assert_sound(index, counting)


def test_renamed_file_keeps_its_passages_and_takes_the_new_name(index, articles, counting):
    sync(index, [articles], counting)
    before = rows(index)
    counting.encoded.clear()
    (articles / "hibou.txt").rename(articles / "2020" / "clocher.txt")
    report = sync(index, [articles], counting)
    assert names(report) == {"updated": ["clocher.txt"], "unchanged": ["bridge.md", "budget.txt"]}
    assert counting.encoded == []
    after = rows(index)
    assert after["clocher"] == before["hibou"]
    assert "hibou" not in after
    assert first_hit(index, counting, "Où est le hibou ?").article.path.endswith("2020/clocher.txt")
    assert_sound(index, counting)


def test_two_files_that_swap_names_keep_their_passages(index, articles, counting):
    sync(index, [articles], counting)
    before = rows(index)
    counting.encoded.clear()
    (articles / "hibou.txt").rename(articles / "x")
    (articles / "2020" / "budget.txt").rename(articles / "hibou.txt")
    (articles / "x").rename(articles / "2020" / "budget.txt")
    sync(index, [articles], counting)
    assert counting.encoded == []
    assert sorted(rows(index).values()) == sorted(before.values())
    found = first_hit(index, counting, "Où est le hibou ?")
    assert found.article.path.endswith("2020/budget.txt")
    assert found.article.text == OWL
    assert_sound(index, counting)


def test_file_renamed_to_the_name_of_a_deleted_one_is_told_as_such(index, articles, remembering):
    sync(index, [articles], remembering)
    first, second = sorted(articles.rglob("*.txt"))[:2]
    first.unlink()
    second.rename(first)
    report = sync(index, [articles], remembering)
    assert (report.updated, report.removed) == ([str(first.resolve())], [str(second.resolve())])
    assert_sound(index, remembering)


def three(folder: Path, *names: str) -> list[Path]:
    """Articles of three texts, under these names."""
    return [write(folder / f"{name}.txt", text) for name, text in zip(names, (OWL, BRIDGE, BUDGET), strict=True)]


@pytest.mark.parametrize("stems", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
def test_each_file_renamed_to_the_one_before_leaves_the_last_place_empty(index, tmp_path, remembering, stems):
    folder = (tmp_path / "chain").resolve()
    first, second, third = three(folder, *stems)
    sync(index, [folder], remembering)
    first.unlink()
    second.rename(first)
    third.rename(second)
    report = sync(index, [folder], remembering)
    assert sorted(report.updated) == sorted([str(first), str(second)])
    assert report.removed == [str(third)]
    assert {article.id: article.path for article in index.store.articles()} == {
        first.stem: str(first),
        second.stem: str(second),
    }
    assert index.store.article(first.stem).text == BRIDGE
    assert_sound(index, remembering)


def test_files_that_swap_names_swap_their_ids(index, tmp_path, remembering):
    folder = (tmp_path / "swap").resolve()
    first, second, third = three(folder, "a", "b", "c")
    sync(index, [folder], remembering)
    first.rename(folder / "x")
    second.rename(first)
    third.rename(second)
    (folder / "x").rename(third)
    sync(index, [folder], remembering)
    assert {name: index.store.article(name).text for name in "abc"} == {"a": BRIDGE, "b": BUDGET, "c": OWL}
    assert_sound(index, remembering)


def test_no_place_is_told_twice_where_a_new_file_ends_the_chain(index, tmp_path, remembering):
    folder = (tmp_path / "chain").resolve()
    first, second, third = three(folder, "a", "b", "c")
    sync(index, [folder], remembering)
    second.replace(first)
    write(second, OWL.replace("trois", "neuf"))
    report = sync(index, [folder], remembering)
    assert sorted(report.updated) == [str(first), str(second)]
    assert (report.added, report.removed, report.unchanged) == ([], [], [str(third)])
    assert ids(index) == ["a", "b", "c"]
    assert_sound(index, remembering)


def test_copies_that_are_both_changed_are_two_articles_at_once(index, tmp_path, remembering):
    folder = (tmp_path / "copies").resolve()
    first, second = write(folder / "a.txt", OWL), write(folder / "b.txt", OWL)
    sync(index, [folder], remembering)
    write(first, OWL.replace("trois", "neuf"))
    write(second, OWL.replace("trois", "dix"))
    sync(index, [folder], remembering)
    assert ids(index) == ["a", "b"]
    assert_sound(index, remembering)


def test_digests_are_computed_again_only_for_what_changed(index, articles, remembering, monkeypatch):
    opened = []
    monkeypatch.setattr("index.digests.file_bytes", lambda path: opened.append(path) or path.read_bytes())
    followed = Followed()
    sync(index, [articles], remembering, followed=followed)
    changed = sorted(articles.rglob("*.txt"))[0]
    changed.write_text(changed.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    opened.clear()
    report = sync(index, [articles], remembering, followed=followed)
    assert (opened, report.updated) == ([changed.resolve()], [str(changed.resolve())])


def test_deleted_file_takes_its_passages_with_it(index, articles, counting):
    sync(index, [articles], counting)
    before = rows(index)
    (articles / "hibou.txt").unlink()
    counting.encoded.clear()
    assert names(sync(index, [articles], counting)) == {
        "removed": ["hibou.txt"],
        "unchanged": ["bridge.md", "budget.txt"],
    }
    assert rows(index) == {name: before[name] for name in ("bridge", "budget")}
    assert counting.encoded == []
    assert "hibou" not in first_hit(index, counting, "Où est le hibou ?").text
    assert_sound(index, counting)


def test_last_file_deleted_empties_the_index(index, articles, remembering):
    sync(index, [articles], remembering)
    for path in (articles / "hibou.txt", articles / "bridge.md", articles / "2020" / "budget.txt"):
        path.unlink()
    assert len(sync(index, [articles], remembering).removed) == 3
    assert index.store.count() == (0, 0)
    assert Retriever(index, remembering).search("Où est le hibou ?", "fr", 5) == []


def test_changed_and_moved_and_new_files_at_once(index, articles, remembering):
    sync(index, [articles], remembering)
    (articles / "hibou.txt").rename(articles / "clocher.txt")
    write(articles / "hibou.txt", BUDGET.replace("douze", "treize"))
    (articles / "bridge.md").unlink()
    write(articles / "2020" / "budget.txt", BUDGET.replace("douze", "vingt"))
    report = names(sync(index, [articles], remembering))
    assert report["removed"] == ["bridge.md"]
    assert sorted(report.get("added", []) + report["updated"]) == ["budget.txt", "clocher.txt", "hibou.txt"]
    assert {article.path for article in index.store.articles()} == {
        str(path.resolve()) for path in articles.rglob("*.txt")
    }
    assert_sound(index, remembering)


def test_changed_file_whose_old_bytes_stay_elsewhere_keeps_both(index, articles, remembering):
    sync(index, [articles], remembering)
    write(articles / "copie.txt", OWL)
    write(articles / "hibou.txt", OWL.replace("trois", "neuf"))
    sync(index, [articles], remembering)
    texts = {index.store.article(name).text for name in ids(index)}
    assert {OWL, OWL.replace("trois", "neuf")} <= texts
    assert len(texts) == 4
    assert_sound(index, remembering)


# Duplicates and equal names


def test_same_article_in_two_places_is_one_article(index, articles, counting):
    write(articles / "copie.txt", OWL)
    sync(index, [articles], counting)
    assert index.store.count()[0] == 3
    assert len(counting.encoded) == index.store.count()[1]
    before = (index.store.generation, files_of(index))
    sync(index, [articles], counting)
    assert (index.store.generation, files_of(index)) == before


@pytest.mark.parametrize("first", ["copie.txt", "hibou.txt"])
def test_article_in_two_places_goes_with_the_last_of_them(index, articles, remembering, first):
    write(articles / "copie.txt", OWL)
    sync(index, [articles], remembering)
    (articles / first).unlink()
    sync(index, [articles], remembering)
    left = ({"copie.txt", "hibou.txt"} - {first}).pop()
    assert first_hit(index, remembering, "Où est le hibou ?").article.path.endswith(left)
    (articles / left).unlink()
    assert names(sync(index, [articles], remembering))["removed"] == [left]


def test_equal_stems_in_two_folders_are_two_articles(index, articles, remembering):
    write(articles / "2021" / "hibou.md", BUDGET.replace("douze", "vingt"))
    sync(index, [articles], remembering)
    paths = {article.id: article.path for article in index.store.articles()}
    assert len(paths) == 4
    assert sum(name.startswith("hibou") for name in paths) == 2
    before = index.store.generation
    sync(index, [articles], remembering)
    assert index.store.generation == before


# Files that stop being articles


@pytest.mark.parametrize("data", [b"# Titre seul\n", bytes(range(256)) * 4], ids=["title only", "binary"])
def test_file_that_is_no_article_any_more_leaves_the_index(index, articles, remembering, data):
    sync(index, [articles], remembering)
    write(articles / "hibou.txt", data)
    report = sync(index, [articles], remembering)
    assert names(report)["failed"] == ["hibou.txt"]
    assert str(articles.resolve() / "hibou.txt") in str(report.failed[str(articles.resolve() / "hibou.txt")])
    assert ids(index) == ["bridge", "budget"]
    assert_sound(index, remembering)
    write(articles / "hibou.txt", OWL)
    assert names(sync(index, [articles], remembering))["added"] == ["hibou.txt"]


def test_file_that_cannot_be_read_fails_alone(index, articles, remembering):
    sync(index, [articles], remembering)
    with (articles / "hibou.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    report = names(sync(index, [articles], remembering))
    assert report["failed"] == ["hibou.txt"]
    assert report["unchanged"] == ["bridge.md", "budget.txt"]
    assert_sound(index, remembering)


def test_folder_of_unreadable_files_only_is_told_file_by_file(index, tmp_path, remembering):
    write(tmp_path / "bad" / "seul.txt", "# Titre seul\n")
    assert names(sync(index, [tmp_path / "bad"], remembering)) == {"failed": ["seul.txt"]}
    assert index.store.count() == (0, 0)


def test_an_empty_file_is_not_read_and_leaves_the_index(index, articles, remembering):
    sync(index, [articles], remembering)
    write(articles / "hibou.txt", "")
    write(articles / "notes.xlsx", "x")
    report = sync(index, [articles], remembering)
    assert str(report) == "0 added, 0 updated, 2 unchanged, 1 removed, 0 failed; 2 not read: 1 .xlsx, 1 empty"
    assert [path.name for path, why in report.left_out.items() if why == "empty"] == ["hibou.txt"]
    write(articles / "hibou.txt", OWL)
    assert names(sync(index, [articles], remembering))["added"] == ["hibou.txt"]


def test_a_folder_of_empty_files_is_told_as_such(index, tmp_path, remembering):
    write(tmp_path / "bad" / "vide.txt", "")
    report = sync(index, [tmp_path / "bad"], remembering)
    assert str(report) == "0 added, 0 updated, 0 unchanged, 0 removed, 0 failed; 1 not read: 1 empty"


# Which files are articles


def test_hidden_files_folders_and_other_suffixes_are_skipped(index, articles, remembering):
    for name in (".git/a.txt", ".cache.txt", "2020/.b/c.md", "d.xlsx", "e.txt.bak", "txt"):
        write(articles / name, BUDGET.replace("douze", name))
    report = sync(index, [articles], remembering)
    assert len(report.added) == 3
    assert "; 6 not read: 3 hidden, 1 " in str(report)


def test_articles_below_a_hidden_folder_are_found_when_it_is_named(index, tmp_path, remembering):
    write(tmp_path / ".notes" / "hibou.txt", OWL)
    assert len(sync(index, [tmp_path / ".notes"], remembering).added) == 1


def test_folder_whose_name_ends_like_an_article_is_a_folder(index, articles, remembering):
    write(articles / "dossier.txt" / "note.md", BUDGET.replace("douze", "vingt"))
    assert len(sync(index, [articles], remembering).added) == 4


@pytest.mark.parametrize("name", ["L’été à Orléans (n° 2) #1.txt", "100 % vrai ?.TXT", "été.md", "文章 😀.txt"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_and_spaces_in_names_are_kept(index, tmp_path, remembering, name, form):
    path = write(tmp_path / "a b & é" / unicodedata.normalize(form, name), OWL)
    sync(index, [tmp_path / "a b & é"], remembering)
    (article,) = index.store.articles()
    assert Path(article.path).read_bytes() == path.read_bytes()
    assert article.id == unicodedata.normalize("NFC", Path(name).stem)
    before = index.store.generation
    assert names(sync(index, [tmp_path / "a b & é"], remembering)) == {"unchanged": [path.name]}
    assert index.store.generation == before


def test_missing_folder_is_refused_by_name(index, tmp_path, remembering):
    with pytest.raises(NoArticles, match="absent"):
        sync(index, [tmp_path / "absent"], remembering)


def test_folder_without_an_article_is_refused_by_name(index, tmp_path, remembering):
    write(tmp_path / "empty" / "page.xlsx", OWL)
    write(tmp_path / "empty" / ".caché.txt", OWL)
    with pytest.raises(NoArticles, match="empty") as refusal:
        sync(index, [tmp_path / "empty"], remembering)
    assert "page.xlsx (.xlsx)" in str(refusal.value) and ".caché.txt (hidden)" in str(refusal.value)
    (tmp_path / "none").mkdir()
    with pytest.raises(NoArticles, match=r"none: no file ends in \."):
        sync(index, [tmp_path / "none"], remembering)


def test_missing_folder_beside_a_good_one_changes_nothing(index, articles, tmp_path, remembering):
    with pytest.raises(NoArticles):
        sync(index, [articles, tmp_path / "absent"], remembering)
    assert index.store.count() == (0, 0)


# Several folders


@pytest.fixture
def elsewhere(tmp_path) -> Path:
    write(tmp_path / "articles-bis" / "vache.txt", OWL.replace("hibou", "vache").replace("curé", "maire"))
    return tmp_path / "articles-bis"


def test_articles_of_other_folders_stay(index, articles, elsewhere, remembering):
    sync(index, [elsewhere], remembering)
    sync(index, [articles], remembering)
    assert ids(index) == ["bridge", "budget", "hibou", "vache"]
    (articles / "hibou.txt").unlink()
    assert names(sync(index, [articles], remembering))["removed"] == ["hibou.txt"]
    assert ids(index) == ["bridge", "budget", "vache"]
    assert_sound(index, remembering)


def test_two_folders_at_once_and_one_in_the_other(index, articles, elsewhere, remembering):
    sync(index, [articles, elsewhere, articles / "2020"], remembering)
    assert index.store.count()[0] == 4
    before = index.store.generation
    sync(index, [articles / "2020", articles, elsewhere], remembering)
    assert index.store.generation == before


def test_article_moved_to_another_folder_keeps_its_passages(index, articles, elsewhere, counting):
    sync(index, [articles, elsewhere], counting)
    before = rows(index)["hibou"]
    counting.encoded.clear()
    (articles / "hibou.txt").rename(elsewhere / "hibou.txt")
    sync(index, [articles, elsewhere], counting)
    assert counting.encoded == []
    assert rows(index)["hibou"] == before
    assert index.store.article("hibou").path == str(elsewhere.resolve() / "hibou.txt")


def test_copy_in_another_folder_stays_when_the_first_is_deleted(index, articles, elsewhere, remembering):
    write(elsewhere / "hibou.txt", OWL)
    sync(index, [articles], remembering)
    sync(index, [elsewhere], remembering)
    (articles / "hibou.txt").unlink()
    sync(index, [articles], remembering)
    assert "hibou" in first_hit(index, remembering, "Où est le hibou ?").text


# Progress


def test_progress_ends_at_its_total(index, articles, remembering):
    told = []
    sync(index, [articles], remembering, lambda *step: told.append(step))
    assert [step for step in told if step[0] == "reading"][-1] == ("reading", 3, 3)
    passages = index.store.count()[1]
    assert [step for step in told if step[0] == "encoding"][-1] == ("encoding", passages, passages)


def test_interrupted_sync_keeps_what_it_committed_and_the_next_one_ends_it(index, articles, remembering):
    def interrupt(step: str, done: int, total: int) -> None:
        if step == "encoding":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sync(index, [articles], remembering, interrupt)
    assert index.store.check() == "ok"
    sync(index, [articles], remembering)
    assert ids(index) == ["bridge", "budget", "hibou"]
    assert_sound(index, remembering)
