"""The command line as people run it: subprocesses, exit statuses, streams."""

import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from tests.served import free_port

ROOT = Path(__file__).parent.parent
APP = [sys.executable, "-W", "ignore", str(ROOT / "app.py")]
NO_TRACE = "Traceback (most recent call last)"


def run(*arguments: str | Path, stdin: str | bytes = "", cwd: Path = ROOT, prefix: tuple[str, ...] = ()):
    data = stdin if isinstance(stdin, bytes) else stdin.encode("utf-8")
    done = subprocess.run(
        [*prefix, *APP, *map(str, arguments)], input=data, capture_output=True, cwd=cwd, timeout=120, check=False
    )
    assert NO_TRACE not in done.stderr.decode("utf-8", "replace")
    return done


def text(data: bytes) -> str:
    return data.decode("utf-8")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "index"
    done = run("index", ROOT / "seeds", "--index", folder)
    assert (done.returncode, text(done.stdout)) == (0, "2 added, 0 updated, 0 unchanged, 0 removed, 0 failed\n")
    return folder


def test_indexing_again_changes_nothing(index: Path) -> None:
    done = run("index", ROOT / "seeds", "--index", index)
    assert text(done.stdout) == "0 added, 0 updated, 2 unchanged, 0 removed, 0 failed\n"


def test_ask_prints_the_quotation_and_where_it_stands(index: Path) -> None:
    done = run("ask", "Qui est le ministre belge de la Justice ?", "--index", index)
    assert done.returncode == 0
    assert "Koen Geens" in text(done.stdout)
    assert "[1] Maroc-Belgique" in text(done.stdout)


def test_ask_json_quotes_the_text_that_show_prints(index: Path) -> None:
    answer = json.loads(run("ask", "When was the phone call between the two kings?", "--json", "--index", index).stdout)
    assert answer["answer"] == "23 novembre 2015"
    cited = answer["citations"][0]
    shown = json.loads(run("show", cited["article"]["id"], "--json", "--index", index).stdout)
    assert shown["text"][cited["start"] : cited["end"]] == cited["quote"] == answer["answer"]
    assert shown["text"][cited["passage_start"] : cited["passage_end"]] == cited["passage"]
    assert shown["date"] == "2016-04-22"


def test_articles_are_listed_newest_first_with_where_each_value_was_found(index: Path) -> None:
    done = run("articles", "--index", index)
    lines = text(done.stdout).splitlines()
    assert lines[0].startswith("2016-04-22  fr  Maroc-Belgique")
    assert "date from its words" in lines[1]
    assert lines[2].startswith("2016-03-01  fr  Le ministre de l'Intérieur belge")
    assert text(done.stderr) == "2 of 2 articles\n"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), ["000_1b679d63f97ba4d4", "004_b156fcef65e57a33"]),
        (("--since", "2016-04-01"), ["000_1b679d63f97ba4d4"]),
        (("--until", "2016-03-01"), ["004_b156fcef65e57a33"]),
        (("--language", "en"), []),
        (("--format", "pdf"), []),
        (("--format", "TXT", "--article", "004"), ["004_b156fcef65e57a33"]),
        (("--source", "Gazette"), []),
    ],
)
def test_articles_are_chosen_by_day_source_and_language(index: Path, options: tuple[str, ...], ids: list[str]) -> None:
    done = run("articles", "--json", *options, "--index", index)
    rows = [json.loads(line) for line in text(done.stdout).splitlines()]
    assert [row["id"] for row in rows] == ids
    assert all(row["origins"]["title"] == "first line" for row in rows)


def test_a_question_is_asked_of_the_articles_that_a_filter_lets_through(index: Path) -> None:
    done = run("ask", "Qui est le ministre belge de la Justice ?", "--json", "--until", "2016-03-31", "--index", index)
    answer = json.loads(done.stdout)
    assert {hit["article_id"] for hit in answer["hits"]} == {"004_b156fcef65e57a33"}
    assert len(answer["hits"]) == 7  # all that it has
    assert answer["filter"] == {"until": "2016-03-31"}


def test_a_filter_that_lets_no_article_through_is_told_at_once(index: Path) -> None:
    done = run("ask", "Qui ?", "--since", "2020-01-01", "--source", "Gazette", "--index", index)
    assert (done.returncode, text(done.stdout)) == (2, "")
    assert "No article is searched: since 2020-01-01, source Gazette" in text(done.stderr)
    assert "ibid articles" in text(done.stderr)
    assert run("ask", "Qui ?", "--article", "0", "--index", index).returncode == 1


def test_show_prints_the_text_by_an_unambiguous_beginning(index: Path) -> None:
    done = run("show", "004", "--index", index)
    assert text(done.stdout).startswith("Le ministre de l'Intérieur belge")
    assert run("show", "0", "--index", index).returncode == 1
    assert run("show", "nothing", "--index", index).returncode == 1


def test_stdin_gives_one_json_line_a_question(index: Path) -> None:
    done = run("ask", "-", "--index", index, stdin="Qui est Koen Geens ?\n\nWho is the king of Spain?\n")
    rows = [json.loads(line) for line in text(done.stdout).splitlines()]
    assert [row["question"] for row in rows] == ["Qui est Koen Geens ?", "", "Who is the king of Spain?"]
    assert "empty" in rows[1]["error"]
    assert rows[2]["answer"] is None and rows[2]["abstained"] and rows[2]["citations"] == []
    assert done.returncode == 1


def test_stdin_of_any_bytes_is_answered_line_by_line(index: Path) -> None:
    done = run("ask", "-", "--index", index, stdin=b"Qui \xff\xfe est \x00 Koen Geens ?\nWho\xc3\n")
    assert [json.loads(line)["language"] for line in text(done.stdout).splitlines()] == ["fr", "en"]


@pytest.mark.parametrize("question", ["", "   ", "?!…", "\u200b\u2060", "x" * 100_000])
def test_a_question_that_is_none_is_wrong_usage(index: Path, question: str) -> None:
    done = run("ask", question, "--index", index)
    assert done.returncode == 2
    assert text(done.stderr).startswith("ibid: The question")
    assert len(done.stderr) < 500


def test_control_characters_and_surrogates_do_no_harm(index: Path) -> None:
    done = subprocess.run(
        [*map(os.fsencode, APP), b"ask", b"Qui \x1b[31m est Koen \xed\xa0\x80 Geens ?", b"--json", b"--index",
         os.fsencode(index)],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "\x1b" not in json.loads(done.stdout)["question"]


def test_fast_mode_quotes_a_whole_sentence(index: Path) -> None:
    command = ("ask", "Who is the director of the DSITI?", "--fast", "--confidence", "0", "--json", "--index", index)
    cited = json.loads(run(*command).stdout)["citations"][0]
    assert cited["quote"] == cited["sentence"]


def test_confidence_one_always_abstains(index: Path) -> None:
    done = run("ask", "Who is Koen Geens?", "--confidence", "1.0", "--index", index)
    assert text(done.stdout).startswith("The articles do not answer that.")


def test_no_index_names_the_command_that_makes_one(tmp_path: Path) -> None:
    for command in (("ask", "Who?"), ("show", "x"), ("evaluate", ROOT / "benchmarks/questions/seeds.jsonl")):
        done = run(*command, "--index", tmp_path / "none")
        assert done.returncode == 1
        assert "ibid index DIR" in text(done.stderr)


def test_missing_and_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in ("absent", "empty"):
        done = run("index", tmp_path / folder, "--index", tmp_path / "index")
        assert done.returncode == 1
        assert folder in text(done.stderr)


def test_files_that_are_no_articles_fail_alone(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    shutil.copy(ROOT / "seeds" / "000_1b679d63f97ba4d4.txt", articles)
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 50)
    (articles / "empty.txt").write_bytes(b"")
    with (articles / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    done = run("index", articles, "--index", tmp_path / "index")
    assert text(done.stdout) == "1 added, 0 updated, 0 unchanged, 0 removed, 2 failed; 1 not read: 1 empty\n"
    assert done.returncode == 1
    for told in ("binary.txt:", "large.txt:", "empty.txt (empty)"):
        assert told in text(done.stderr)


def test_a_long_text_on_one_line_is_indexed(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    body = "Le pont de Kerlouan a rouvert. " * 3000 + "La maire se nomme Yvonne Tanguy." + " La mer est calme." * 300
    (articles / "long.txt").write_text(f"Le pont\n\n{body}", encoding="utf-8")
    assert run("index", articles, "--index", tmp_path / "index").returncode == 0
    done = run("ask", "Comment se nomme la maire ?", "--index", tmp_path / "index", "--json", "--confidence", "0")
    assert json.loads(done.stdout)["answer"] == "Yvonne Tanguy"


def test_a_truncated_store_says_how_to_rebuild_and_rebuilding_works(index: Path, tmp_path: Path) -> None:
    broken = tmp_path / "index"
    shutil.copytree(index, broken)
    store = broken / "store.sqlite"
    store.write_bytes(store.read_bytes()[:3000])
    for leftover in broken.glob("store.sqlite-*"):
        leftover.unlink()
    done = run("ask", "Who is Koen Geens?", "--index", broken)
    assert done.returncode == 1
    assert "ibid index --rebuild" in text(done.stderr)
    assert run("index", "--rebuild", ROOT / "seeds", "--index", broken).returncode == 0
    assert "Koen Geens" in text(run("ask", "Qui est le ministre belge de la Justice ?", "--index", broken).stdout)


def test_a_newer_index_is_refused(index: Path, tmp_path: Path) -> None:
    newer = tmp_path / "index"
    shutil.copytree(index, newer)
    with sqlite3.connect(newer / "store.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    done = run("ask", "Who?", "--index", newer)
    assert done.returncode == 1
    assert "version 99" in text(done.stderr)


def test_an_index_of_another_encoder_is_refused(index: Path, tmp_path: Path) -> None:
    other = tmp_path / "index"
    shutil.copytree(index, other)
    with sqlite3.connect(other / "store.sqlite") as db:
        db.execute("UPDATE meta SET value = 'someone-else' WHERE key = 'encoder'")
    db.close()
    for command in (("ask", "Who?"), ("index", ROOT / "seeds")):
        done = run(*command, "--index", other)
        assert done.returncode == 1
        assert "someone-else" in text(done.stderr) and "--rebuild" in text(done.stderr)


def test_a_read_only_index_answers_and_refuses_to_change(index: Path, tmp_path: Path) -> None:
    drop = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.getuid() == 0 else ()
    if drop and not shutil.which("setpriv"):
        pytest.skip("root ignores permission bits, and there is no setpriv here to give that up")
    locked = tmp_path / "index"
    shutil.copytree(index, locked)
    for path in [*locked.rglob("*"), locked]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        done = run("ask", "Qui est le ministre belge de la Justice ?", "--index", locked, prefix=drop)
        assert "Koen Geens" in text(done.stdout), text(done.stderr)
        for rebuild in ((), ("--rebuild",)):
            done = run("index", *rebuild, ROOT / "seeds", "--index", locked, prefix=drop)
            assert (done.returncode, "read-only" in text(done.stderr)) == (1, True)
    finally:
        for path in [locked, *locked.rglob("*")]:
            path.chmod(0o755)


def many_articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    body = (ROOT / "seeds" / "004_b156fcef65e57a33.txt").read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"{body}\n\nPièce numéro {number} du dossier.\n", encoding="utf-8")
    return folder


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_done_and_the_next_run_finishes(tmp_path: Path) -> None:
    articles = many_articles(tmp_path / "articles", 100)
    command = [*APP, "index", str(articles), "--index", str(tmp_path / "index")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    store = tmp_path / "index" / "store.sqlite"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and _stored(store) == 0:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted. What was indexed so far is kept" in text(stderr) and NO_TRACE not in text(stderr)
    kept = _stored(store)
    assert 0 < kept < 100
    done = run("index", articles, "--index", tmp_path / "index")
    assert text(done.stdout) == f"{100 - kept} added, 0 updated, {kept} unchanged, 0 removed, 0 failed\n"
    assert run("doctor", "--index", tmp_path / "index").returncode == 0


def _stored(store: Path) -> int:
    if not store.is_file():
        return 0
    db = sqlite3.connect(store)
    try:
        return int(db.execute("SELECT count(*) FROM article").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        db.close()


@pytest.mark.slow
def test_two_at_once_leave_one_whole_index(tmp_path: Path) -> None:
    articles = many_articles(tmp_path / "articles", 20)
    command = [*APP, "index", str(articles), "--index", str(tmp_path / "index")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    assert all(NO_TRACE not in text(stderr) for _, stderr in said)
    assert {process.returncode for process in both} <= {0, 1}
    assert 0 in {process.returncode for process in both}
    assert _stored(tmp_path / "index" / "store.sqlite") == 20


def test_a_folder_that_is_gone_can_be_taken_out(index: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(index, tmp_path / "index")
    gone = tmp_path / "gone"
    gone.mkdir()
    (gone / "hibou.txt").write_text("Le hibou\n\nLe hibou dort le jour.\n", encoding="utf-8")
    assert run("index", gone, "--index", copy).returncode == 0
    shutil.rmtree(gone)
    assert "--forget" in text(run("doctor", "--index", copy).stdout)
    done = run("index", "--forget", gone, "--index", copy)
    assert (done.returncode, text(done.stdout)) == (0, "1 removed\n")
    assert run("doctor", "--index", copy).returncode == 0
    assert run("index", "--forget", gone, "--index", copy).returncode == 2
    assert run("index", "--index", copy).returncode == 2


def test_the_version_is_told() -> None:
    assert text(run("--version").stdout).startswith("ibid ")


@pytest.mark.slow
def test_watching_follows_changes_and_not_its_own_index(tmp_path: Path) -> None:
    articles = many_articles(tmp_path / "articles", 1)
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*APP, "index", str(articles), "--watch", "--index", str(articles / ".ibid")], stdout=output, stderr=output
        )
        _wait_for(log, "Watching")
        shutil.copy(ROOT / "seeds" / "000_1b679d63f97ba4d4.txt", articles)
        _wait_for(log, "1 added, 0 updated, 1 unchanged")
        (articles / "0000.txt").unlink()
        _wait_for(log, "0 added, 0 updated, 1 unchanged, 1 removed")
        time.sleep(3)
        (articles / "000_1b679d63f97ba4d4.txt").unlink()
        _wait_for(log, "0 added, 0 updated, 0 unchanged, 1 removed")
        (articles / "notes.xlsx").write_text("no article", encoding="utf-8")
        _wait_for(log, "ibid: No article")
        shutil.copy(ROOT / "seeds" / "000_1b679d63f97ba4d4.txt", articles)
        _wait_for(log, "1 added, 0 updated, 0 unchanged", times=2)  # the first was before it watched
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    assert log.read_text(encoding="utf-8").count("added") == 5


def _wait_for(log: Path, words: str, times: int = 1) -> None:
    deadline = time.monotonic() + 90
    while log.read_text(encoding="utf-8").count(words) < times:
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.2)


def test_ctrl_c_does_not_wait_for_pages_that_are_open(index: Path, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*APP, "serve", "--index", str(index), "--port", str(port)], stdout=output, stderr=output
        )
        _wait_for(log, "Ctrl-C")
        page = _opened(f"http://127.0.0.1:{port}/gradio_api/heartbeat/a-page")
        assert page.readline() == b"data: ALIVE\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
    assert log.read_text(encoding="utf-8").splitlines()[1:] == []


def _opened(address: str) -> http.client.HTTPResponse:
    """A stream, as soon as the server listens."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with suppress(urllib.error.URLError):
            return urllib.request.urlopen(address, timeout=30)
        time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


def test_a_port_in_use_is_said_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port), "--index", tmp_path / "index")
    assert done.returncode == 1
    assert f"Port {port}" in text(done.stderr) and f"--port {port + 1}" in text(done.stderr)


@pytest.mark.parametrize("command", ["serve", "index", "ask", "articles", "show", "verify", "evaluate", "doctor"])
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert text(done.stdout).startswith(f"usage: ibid {command}")


@pytest.mark.parametrize(
    "wrong",
    [("nonsense",), ("ask",), ("index",), ("ask", "x", "--top", "0"), ("ask", "x", "--confidence", "2"),
     ("serve", "--port", "99999"), ("accounts", "add", ":"), ("evaluate", "absent.jsonl")],
)  # fmt: skip
def test_wrong_usage_is_status_2(wrong: tuple[str, ...]) -> None:
    assert run(*wrong).returncode == 2


def test_evaluate_measures_the_seeds(index: Path) -> None:
    done = run("evaluate", ROOT / "benchmarks" / "questions" / "seeds.jsonl", "--json", "--index", index)
    metrics = json.loads(done.stdout)
    assert metrics["all"]["questions"] == 68
    assert set(metrics) == {"fr", "en", "all"}


def test_doctor_finds_the_index_healthy_and_a_missing_one_not(index: Path, tmp_path: Path) -> None:
    assert run("doctor", "--index", index).returncode == 0
    done = run("doctor", "--index", tmp_path / "none")
    assert done.returncode == 1
    assert "FAULT" in text(done.stdout) and "ibid index" in text(done.stdout)


def test_what_was_cited_is_checked_against_the_articles_as_they_are(tmp_path: Path) -> None:
    articles, index, export = tmp_path / "articles", tmp_path / "index", tmp_path / "answers.jsonl"
    shutil.copytree(ROOT / "seeds", articles)
    run("index", articles, "--index", index)
    asked = run(
        "ask", "-", "--index", index, stdin="Qui est le ministre belge de la Justice ?\nQui a mangé le chat ?\n"
    )
    export.write_bytes(asked.stdout)

    def verified() -> tuple[int, list[str]]:
        done = run("verify", export, "--index", index, "--json")
        return done.returncode, [json.loads(line)["status"] for line in text(done.stdout).splitlines()]

    assert verified() == (0, ["unchanged"])
    (path,) = [path for path in articles.glob("*.txt") if "Koen Geens" in path.read_text(encoding="utf-8")]
    was = path.read_text(encoding="utf-8")
    path.write_text(was.replace("Koen Geens", "Koen Gens"), encoding="utf-8")
    assert verified() == (1, ["changed"])
    path.write_text(was, encoding="utf-8")
    path.rename(articles / "renamed.txt")
    run("index", articles, "--index", index)
    assert verified() == (0, ["moved"])
    (articles / "renamed.txt").unlink()
    run("index", articles, "--index", index)
    assert verified() == (1, ["gone"])
    export.write_text("[]")
    assert run("verify", export, "--index", index).returncode == 2


def test_each_export_of_an_answer_is_checked_like_its_json(tmp_path: Path) -> None:
    articles, index = tmp_path / "articles", tmp_path / "index"
    shutil.copytree(ROOT / "seeds", articles)
    run("index", articles, "--index", index)
    exports = [tmp_path / kind for kind in ("md", "txt", "html", "ris", "bib", "csl", "json")]
    for export in exports:
        asked = run("ask", "Qui est le ministre belge de la Justice ?", "--export", export.name, "--index", index)
        export.write_bytes(asked.stdout)

    def verified(export: Path) -> tuple[int, list[str]]:
        done = run("verify", export, "--index", index, "--json")
        return done.returncode, [json.loads(line)["status"] for line in text(done.stdout).splitlines()]

    assert [verified(export) for export in exports] == [(0, ["unchanged"])] * len(exports)
    (path,) = [path for path in articles.glob("*.txt") if "Koen Geens" in path.read_text(encoding="utf-8")]
    was = path.read_text(encoding="utf-8")
    path.write_text(was.replace("Koen Geens", "Koen Gens"), encoding="utf-8")
    assert [verified(export) for export in exports] == [(1, ["changed"])] * len(exports)
    assert run("ask", "-", "--export", "md", "--index", index).returncode == 2
