"""What the page's part for adding articles says where the index cannot be changed now."""

import subprocess
from pathlib import Path

import gradio as gr
import pytest

from index.added import Adding, dropped_beside
from index.folder import IndexFolder
from index.names import Names
from tests.index.test_folder import ENCODER, HOLD, child
from ui.adding import AddingHandlers


@pytest.mark.parametrize(("language", "says"), [("fr", "Un autre"), ("en", "Another")])
def test_an_index_that_another_process_changes_is_said_to_be_busy(tmp_path: Path, language: str, says: str) -> None:
    adding = Adding(tmp_path / "index", ENCODER)
    (tmp_path / "hibou.txt").write_text("Le hibou\n\nLe hibou dort le jour.\n", encoding="utf-8")
    adding.drop([tmp_path / "hibou.txt"])
    kept = dropped_beside(adding.index) / "hibou.txt"
    request, event = gr.Request(headers={"accept-language": language}), gr.EventData(None, {"named": str(kept)})
    holder = child(HOLD, adding.index, stdin=subprocess.PIPE)
    assert holder.stdout.readline() == "held\n"
    listed = AddingHandlers(adding, Names()).remove(request, event)
    assert says in listed and "hibou.txt" in listed
    assert kept.exists() and len(articles_of(adding)) == 1
    holder.communicate("\n")
    listed = AddingHandlers(adding, Names()).remove(request, event)
    assert says not in listed and "hibou.txt" not in listed
    assert not kept.exists() and articles_of(adding) == []


@pytest.mark.parametrize(("language", "says"), [("fr", "n’est pas lu"), ("en", "is not read")])
def test_files_of_which_none_is_read_are_named_with_the_reason(tmp_path: Path, language: str, says: str) -> None:
    adding = Adding(tmp_path / "index", ENCODER)
    files = [tmp_path / "photo.jpg", tmp_path / "notes.xlsx"]
    for file in files:
        file.write_bytes(b"x")
    request = gr.Request(headers={"accept-language": language})
    _, _, told = AddingHandlers(adding, Names()).drop([str(file) for file in files], request)
    assert f"photo.jpg {says} (.jpg)" in told and f"notes.xlsx {says} (.xlsx)" in told
    assert "dropped" not in told and not any(dropped_beside(adding.index).iterdir())


def test_a_file_of_an_added_folder_is_named_by_its_place_in_it(tmp_path: Path) -> None:
    adding = Adding(tmp_path / "index", ENCODER)
    (tmp_path / "own/nord").mkdir(parents=True)
    (tmp_path / "own/hibou.txt").write_text("Le hibou\n\nLe hibou dort le jour.\n", encoding="utf-8")
    (tmp_path / "own/nord/budget.xlsx").write_bytes(b"x")
    request = gr.Request(headers={"accept-language": "en"})
    _, _, told = AddingHandlers(adding, Names()).add_folder(str(tmp_path / "own"), request)
    assert ">nord/budget.xlsx is not read (.xlsx)<" in told


def test_people_on_other_machines_see_and_remove_what_was_dropped_alone(tmp_path: Path) -> None:
    adding = Adding(tmp_path / "index", ENCODER)
    (tmp_path / "own").mkdir()
    for name in ("own/hulotte.txt", "hibou.txt"):
        (tmp_path / name).write_text(f"{name}\n\nL’animal {name} dort le jour.\n", encoding="utf-8")
    adding.add_folder(tmp_path / "own")
    adding.drop([tmp_path / "hibou.txt"])
    whole, others = AddingHandlers(adding, Names()), AddingHandlers(adding, Names([tmp_path / "own"]))
    request = gr.Request(headers={"accept-language": "en"})
    assert str(tmp_path / "own") in whole.listed(request)
    assert str(tmp_path) not in others.listed(request) and "hibou.txt" in others.listed(request)
    others.remove(request, gr.EventData(None, {"named": str(tmp_path / "own")}))
    assert len(articles_of(adding)) == 2
    others.remove(request, gr.EventData(None, {"named": "hibou.txt"}))
    assert articles_of(adding) == ["hulotte"]


def articles_of(adding: Adding) -> list[str]:
    folder = IndexFolder.open(adding.index)
    names = [article.id for article in folder.store.articles()]
    folder.close()
    return names
