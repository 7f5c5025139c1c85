"""Told which files changed, a sync looks at those alone, and does what one that looks at all would do."""

import json
import os
import shutil
from pathlib import Path

import pytest

from index.added import Adding
from index.folder import IndexFolder
from index.followed import Followed
from index.report import SyncReport
from index.sync import sync
from tests.articles.documents import zipped
from tests.index.test_folder import ENCODER, open_index

OWL = "Le hibou\n\nLe hibou est resté trois jours sur le clocher de {}.\n"


def write(path: Path, words: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(OWL.format(words), encoding="utf-8")
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def archive(path: Path, *towns: str) -> Path:
    path.write_bytes(zipped({f"{town}.txt": OWL.format(town) for town in towns}))
    return path


def table(path: Path, *towns: str) -> Path:
    rows = "".join(f"{town},{OWL.format(town).splitlines()[2]}\n" for town in towns)
    return written(path, f"titre,texte\n{rows}".encode())


@pytest.fixture
def articles(tmp_path) -> Path:
    folder = tmp_path / "articles"
    for town in ("Vernois", "Lignac", "Sarmeuse"):
        write(folder / f"{town}.txt", town)
    write(folder / "2020" / "Orbec.txt", "Orbec")
    archive(folder / "a.zip", "Ambly", "Authe")
    table(folder / "t.csv", "Tannay", "Thin")
    (folder / "notes.xlsx").write_bytes(b"x")
    return folder


@pytest.fixture
def index(tmp_path):
    index = open_index(tmp_path / "index")
    yield index
    index.close()


def rename(before: Path, after: Path) -> list[Path]:
    before.rename(after)
    return [before, after]


def unlink(path: Path) -> list[Path]:
    path.unlink()
    return [path]


def remove(folder: Path) -> list[Path]:
    within = [*folder.rglob("*")]
    shutil.rmtree(folder)
    return [folder, *within]


def columns(folder: Path) -> list[Path]:
    (folder / "ibid.toml").write_text('[columns]\ntext = "titre"\ntitle = "texte"\n')
    return [folder / "ibid.toml"]


CHANGES = {
    "nothing": lambda folder: [],
    "changed": lambda folder: [write(folder / "Lignac.txt", "Lignac, dit-on")],
    "added": lambda folder: [write(folder / "2020" / "Neuf.txt", "Neuf")],
    "removed": lambda folder: unlink(folder / "Lignac.txt"),
    "renamed": lambda folder: rename(folder / "Lignac.txt", folder / "2020" / "Autre.txt"),
    "copied": lambda folder: [Path(shutil.copy(folder / "Lignac.txt", folder / "2020" / "copie.txt"))],
    "swapped": lambda folder: [write(folder / "Lignac.txt", "Vernois"), write(folder / "Vernois.txt", "Lignac")],
    "folder renamed": lambda folder: rename(folder / "2020", folder / "2021"),
    "folder made": lambda folder: [write(folder / "2022" / "05" / "x.txt", "X").parent.parent],
    "folder removed": lambda folder: remove(folder / "2020"),
    "folder hidden": lambda folder: rename(folder / "2020", folder / ".2020"),
    "archive changed": lambda folder: [archive(folder / "a.zip", "Ambly", "Aire")],
    "archive renamed": lambda folder: rename(folder / "a.zip", folder / "b.zip"),
    "archive removed": lambda folder: unlink(folder / "a.zip"),
    "archive broken": lambda folder: [written(folder / "a.zip", b"x")],
    "table grown": lambda folder: [table(folder / "t.csv", "Tannay", "Thin", "Tourly")],
    "columns told": columns,
    "hidden file": lambda folder: [write(folder / ".caché.txt", "nulle part")],
    "file in a hidden folder": lambda folder: [write(folder / ".git" / "x.txt", "nulle part")],
    "other index": lambda folder: [write(folder / ".other" / name, "") for name in ("store.sqlite", "x.txt")],
    "file not read": lambda folder: [Path(shutil.copy(folder / "notes.xlsx", folder / "autres.xlsx"))],
    "no file any more": lambda folder: [*unlink(folder / "notes.xlsx"), folder / "jamais.txt"],
    "empty": lambda folder: [written(folder / "vide.txt", b"")],
    "name that is not UTF-8": lambda folder: [written(folder / os.fsdecode(b"\xe9.txt"), b"x").with_name("\ufffd.txt")],
    "many": lambda folder: [write(folder / "many" / f"{n}.txt", f"numéro {n}") for n in range(1_100)],
}


def told(report: SyncReport) -> dict[str, str]:
    """All that it tells, as text."""
    texts = {}
    for name, value in vars(report).items():
        pairs = {str(path): str(why) for path, why in value.items()} if isinstance(value, dict) else value
        texts[name] = json.dumps(pairs, sort_keys=True)
    return texts


def held(index: IndexFolder) -> dict:
    return {article.id: (article.path, article.sha256) for article in index.store.articles()}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_enough_to_know(index, articles, tmp_path, change):
    whole, followed = open_index(tmp_path / "whole"), Followed()
    for one in (index, whole):
        sync(one, [articles], ENCODER, followed=followed if one is index else None)
    for again in (CHANGES[change](articles), []):
        expected = sync(whole, [articles], ENCODER)
        assert told(sync(index, [articles], ENCODER, followed=followed, changed=again)) == told(expected)
        assert held(index) == held(whole)
    assert_whole(index)
    whole.close()


def assert_whole(index: IndexFolder) -> None:
    _, lexical = index.derived()
    assert lexical.stamp == index.store.stamp
    assert set(lexical.rows_with([])) == {stored.row for stored in index.store.every_passage()}


def test_nothing_else_is_looked_at(index, articles):
    followed = Followed()
    sync(index, [articles], ENCODER, followed=followed)
    changed = write(articles / "Lignac.txt", "Lignac, dit-on")
    write(articles / "Vernois.txt", "Vernois, dit-on")  # and nobody tells
    assert len(sync(index, [articles], ENCODER, followed=followed, changed=[changed]).updated) == 1
    assert len(sync(index, [articles], ENCODER, followed=followed).updated) == 1


def test_what_another_program_adds_meanwhile_stays(index, articles, tmp_path):
    """It knows of more files than were seen: they are not gone."""
    followed, dropped = Followed(), tmp_path / "index-dropped"
    dropped.mkdir()
    sync(index, [articles, dropped], ENCODER, followed=followed)
    Adding(index.path, ENCODER).drop([write(tmp_path / "upload" / "Loup.txt", "Loup")])
    changed = write(articles / "Lignac.txt", "Lignac, dit-on")
    report = sync(index, [articles, dropped], ENCODER, followed=followed, changed=[changed])
    assert (report.removed, len(report.updated)) == ([], 1)
    assert "Loup" in held(index)


def test_after_a_failure_all_is_looked_at_again(index, articles):
    followed = Followed()
    sync(index, [articles], ENCODER, followed=followed)

    class Failing(type(ENCODER)):
        def encode_passages(self, passages, progress=None):
            raise KeyboardInterrupt

    changed = write(articles / "Lignac.txt", "Lignac, dit-on")
    with pytest.raises(KeyboardInterrupt):
        sync(index, [articles], Failing(), followed=followed, changed=[changed])
    assert len(sync(index, [articles], ENCODER, followed=followed, changed=[]).updated) == 1
    assert_whole(index)


def test_a_link_out_of_the_folder_is_not_read_and_is_named(index, articles, tmp_path):
    (articles / "ailleurs.txt").symlink_to(write(tmp_path / "ailleurs" / "x.txt", "Ailleurs"))
    report = sync(index, [articles], ENCODER)
    assert report.left_out[articles / "ailleurs.txt"] == "link out of the folder"
    assert not any("Ailleurs" in index.store.article(article.id).text for article in index.store.articles())


def test_a_file_wins_over_the_link_to_it(index, articles):
    (articles / "A-lien.txt").symlink_to(articles / "Vernois.txt")
    report = sync(index, [articles], ENCODER)
    assert report.left_out[articles / "A-lien.txt"] == "link to a file that is read"
    assert articles / "Vernois.txt" in index.store.paths() and articles / "A-lien.txt" not in index.store.paths()


def test_what_a_link_leads_to_is_followed(index, articles):
    target = write(articles / ".annexe" / "objet", "Annexe")
    link = articles / "annexe.txt"
    link.symlink_to(target)
    followed = Followed()
    assert str(link) in sync(index, [articles], ENCODER, followed=followed).added
    write(target, "Annexe, dit-on")
    assert sync(index, [articles], ENCODER, followed=followed, changed={target}).updated == [str(link)]
    (articles / "B-lien.txt").symlink_to(articles / "Vernois.txt")
    sync(index, [articles], ENCODER, followed=followed, changed={articles / "B-lien.txt"})
    (articles / "Vernois.txt").unlink()
    report = sync(index, [articles], ENCODER, followed=followed, changed={articles / "Vernois.txt"})
    assert report.left_out[articles / "B-lien.txt"] == "dead link"
    assert report.removed == [str(articles / "Vernois.txt")]
