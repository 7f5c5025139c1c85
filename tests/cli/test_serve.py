"""What the chat serves: the user's own folder, whole."""

import shutil
import sqlite3
from argparse import Namespace
from contextlib import closing
from pathlib import Path

import pytest

from cli.serve import _index, _index_of_one_folder
from index.added import Adding
from index.encoder import Encoder
from index.folder import IndexFolder
from index.store import FILE
from index.sync import sync
from runtime.errors import IndexOfAnotherVersion, WrongInput


def served(articles: Path | None, index: Path, encoder: Encoder) -> list[Path]:
    folder = _index_of_one_folder(Namespace(articles=articles, index=index), encoder)
    paths = folder.store.paths()
    folder.close()
    return paths


@pytest.fixture
def index_of_seeds(tmp_path: Path, seeds: Path, encoder: Encoder) -> Path:
    folder = IndexFolder.create(tmp_path / "index", encoder)
    sync(folder, [seeds], encoder)
    folder.close()
    return tmp_path / "index"


def test_the_seeds_give_way_to_a_users_folder(index_of_seeds, tmp_path, encoder):
    own = tmp_path / "own"
    own.mkdir()
    (own / "hibou.txt").write_text("Le hibou\n\nLe hibou dort le jour.\n", encoding="utf-8")
    assert served(own, index_of_seeds, encoder) == [own / "hibou.txt"]


def test_a_users_copy_of_a_seed_stays_in_the_users_folder(index_of_seeds, tmp_path, seeds, encoder):
    own = tmp_path / "own"
    own.mkdir()
    seed = sorted(seeds.iterdir())[0]
    shutil.copy(seed, own / "copy.txt")
    assert served(own, index_of_seeds, encoder) == [own / "copy.txt"]


def test_articles_from_elsewhere_are_never_dropped_unasked(index_of_seeds, tmp_path, encoder):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(f"Titre {name}\n\nUne phrase sur {name}.\n", encoding="utf-8")
    served(tmp_path / "one", index_of_seeds, encoder)
    with pytest.raises(WrongInput, match="elsewhere"):
        served(tmp_path / "two", index_of_seeds, encoder)


def test_what_was_added_on_the_page_stays_and_is_synced(index_of_seeds, tmp_path, encoder):
    for name in ("own", "elsewhere", "upload"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(f"Titre {name}\n\nUne phrase sur {name}.\n", encoding="utf-8")
    served(tmp_path / "own", index_of_seeds, encoder)
    adding = Adding(index_of_seeds, encoder)
    adding.add_folder(tmp_path / "elsewhere")
    adding.drop([tmp_path / "upload" / "upload.txt"])
    (tmp_path / "elsewhere" / "new.txt").write_text("Nouveau\n\nUne autre phrase.\n", encoding="utf-8")
    found = {path.name for path in served(tmp_path / "own", index_of_seeds, encoder)}
    assert found == {"own.txt", "elsewhere.txt", "new.txt", "upload.txt"}


def of_version(index: Path, version: int) -> None:
    with closing(sqlite3.connect(index / FILE)) as db:
        db.execute("ALTER TABLE article DROP COLUMN unread")
        db.execute(f"PRAGMA user_version = {version}")
        db.commit()


@pytest.mark.parametrize("version", [2, 99])
def test_an_index_of_the_seeds_alone_that_another_version_made_is_made_anew(
    index_of_seeds, seeds, encoder, capsys, version
):
    of_version(index_of_seeds, version)
    folder = _index(Namespace(articles=None, index=index_of_seeds), encoder)
    assert folder.store.paths() == sorted(path.resolve() for path in seeds.iterdir())
    folder.close()
    told = capsys.readouterr()
    assert told.err.count("another version") == 1 and told.out.startswith("2 added")


def test_an_index_of_other_folders_that_another_version_made_is_refused_with_their_names(
    index_of_seeds, tmp_path, seeds, encoder
):
    own = tmp_path / "mes articles"
    for name in ("hibou.txt", "2020/chouette.txt"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(f"Le hibou\n\nLe hibou {name} dort le jour.\n", encoding="utf-8")
    folder = IndexFolder.create(index_of_seeds, encoder)
    sync(folder, [own], encoder)
    folder.close()
    of_version(index_of_seeds, 2)
    with pytest.raises(IndexOfAnotherVersion) as refusal:
        _index(Namespace(articles=None, index=index_of_seeds), encoder)
    command = f"ibid index --rebuild {seeds.resolve()} '{own}' --index {index_of_seeds}"
    assert str(refusal.value).endswith(command) or str(refusal.value).endswith(
        f"ibid index --rebuild '{own}' {seeds.resolve()} --index {index_of_seeds}"
    )
