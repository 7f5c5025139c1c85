"""What people on other machines are told of this one's folders: nothing; its own browser is told whole paths."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.served import ROOT, add_account, served

pytestmark = pytest.mark.slow

QUESTION = "Comment se nomme le gardien du phare de Brévan ?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier secret")
    (folder / "own/presse/2016").mkdir(parents=True)
    text = "Le phare de Brévan\n\nLe gardien du phare de Brévan se nomme Ewen Kerloc’h.\n"
    (folder / "own/presse/2016/phare.txt").write_text(text, encoding="utf-8")
    (folder / "own/presse/abime.docx").write_bytes(b"PK\3\4 no archive")
    (folder / "own/presse/son.mp3").write_bytes(b"ID3")
    with zipfile.ZipFile(folder / "own/presse/liste.zip", "w") as archive:
        archive.writestr("mer.txt", "La mer à Brévan\n\nLa mer est haute à midi.\n")
        archive.writestr("vide.pdf", b"%PDF-1.4 no pages")
    add_account(folder / "index", "ana", "open sesame")
    return folder


@pytest.fixture(scope="module", params=["alone", "shared"])
def web(request: pytest.FixtureRequest, folder: Path) -> Iterator[tuple[bool, httpx.Client]]:
    shared = request.param == "shared"
    options = ("--articles", str(folder / "own"), "--mcp", *(["--share"] if shared else []))
    with (
        served(folder / "index", *options) as url,
        httpx.Client(base_url=url, auth=("ana", "open sesame"), timeout=30) as client,
    ):
        yield shared, client


def called(web: httpx.Client, name: str, *values: object) -> str:
    """What the HTTP API answers, or says is wrong."""
    event = web.post(f"/gradio_api/call/{name}", json={"data": list(values)}).json()["event_id"]
    return web.get(f"/gradio_api/call/{name}/{event}").text


def by_mcp(web: httpx.Client, name: str, **arguments: object) -> str:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
    return web.post("/mcp", json=call, headers={"accept": "application/json, text/event-stream"}).text


def test_folders_of_the_server_are_told_on_it_alone(web: tuple[bool, httpx.Client], folder: Path):
    shared, client = web
    told = {
        "list": client.get("/articles").text,
        "article": client.get("/article/phare").text,
        "article as JSON": client.get("/api/article/phare").text,
        "ask": called(client, "ask", QUESTION, "", 10, None),
        "articles": called(client, "articles", "", "", "", "", 1, 100),
        "one": called(client, "article", "mer"),
        "mcp": by_mcp(client, "ask", question=QUESTION),
    }
    for name, text in told.items():
        assert ("dossier secret" in text) != shared, f"{name}: {text}"
        assert name in {"list", "one"} or "presse/2016/phare.txt" in text
    for name in ("presse/abime.docx", "presse/son.mp3", "vide.pdf"):
        assert name in told["list"]
    assert "presse/liste.zip" in told["one"]
    assert shared == ("dossier secret" not in client.get("/articles?since=x").text)
    for text in (
        client.get("/").text,
        client.get("/config").text,
        client.get("/article/none").text,
        called(client, "article", "none"),
        called(client, "ask", "", "", 10, None),
    ):
        assert "dossier secret" not in text


def test_the_original_file_is_given_all_the_same(web: tuple[bool, httpx.Client], folder: Path):
    _, client = web
    original = client.get("/original/phare")
    assert original.content == (folder / "own/presse/2016/phare.txt").read_bytes()
    assert "phare.txt" in original.headers["content-disposition"]
    assert "n’est plus là" not in client.get("/article/phare", headers={"accept-language": "fr"}).text


def test_an_error_of_the_disk_names_no_folder_to_others(web: tuple[bool, httpx.Client], folder: Path):
    shared, client = web
    article = json.loads(client.get("/api/article/phare").text)
    place = {"article": "phare", "version": article["sha256"], "start": 0, "end": 8}
    (folder / "index/feedback.sqlite").unlink(missing_ok=True)
    (folder / "index/feedback.sqlite").mkdir()  # which no database can be
    try:
        said = client.post("/feedback", json={"question": "Qui ?", "verdict": "right", "places": [place]})
    finally:
        (folder / "index/feedback.sqlite").rmdir()
    assert said.status_code == 409 and "feedback.sqlite" in said.text
    assert ("dossier secret" in said.text) != shared


def test_what_others_export_is_verified_here(web: tuple[bool, httpx.Client], folder: Path):
    _, client = web
    (answer,) = json.loads(called(client, "ask", QUESTION, "", 10, None).partition("data: ")[2])
    assert answer["citations"]
    exported = client.post("/export/json", json=[answer | {"filter": {}}])
    (folder / "export.json").write_text(exported.text, encoding="utf-8")
    command = [
        sys.executable,
        str(ROOT / "app.py"),
        "verify",
        "export.json",
        "--json",
        "--index",
        str(folder / "index"),
    ]
    verified = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8")
    assert json.loads(verified.stdout.splitlines()[0])["status"] == "unchanged"
