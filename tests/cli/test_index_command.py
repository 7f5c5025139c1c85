"""`ibid index`: what it names of what is not read, and how it follows folders."""

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.articles.documents import zipped

ROOT = Path(__file__).parent.parent.parent
APP = [sys.executable, "-W", "ignore", str(ROOT / "app.py")]
OWL = "Le hibou\n\nLe hibou est resté trois jours sur le clocher de {}.\n"


def indexed(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [*APP, "index", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False, cwd=ROOT)


def write(path: Path, words: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(OWL.format(words), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "named", "more"), [((), 10, "not read: 3 more; --verbose names them"), (("--verbose",), 13, "")]
)
def test_verbose_names_every_file_that_was_not_read(tmp_path, options, named, more):
    write(tmp_path / "articles" / "hibou.txt", "Vernois")
    for n in range(13):
        (tmp_path / "articles" / f"{n:02}.xlsx").write_bytes(b"x")
    done = indexed(tmp_path / "articles", "--index", tmp_path / "index", *options)
    assert (done.returncode, done.stdout) == (
        0,
        "1 added, 0 updated, 0 unchanged, 0 removed, 0 failed; 13 not read: 13 .xlsx\n",
    )
    lines = done.stderr.splitlines()
    assert [line for line in lines if line.endswith("(.xlsx)")] == [
        f"not read: {tmp_path / 'articles' / f'{n:02}.xlsx'} (.xlsx)" for n in range(named)
    ]
    assert [line for line in lines if "more" in line] == ([more] if more else [])


def test_a_rebuild_that_finds_nothing_leaves_the_index_as_it_was(tmp_path):
    index, empty = tmp_path / "index", tmp_path / "empty"
    write(tmp_path / "articles" / "hibou.txt", "Vernois")
    empty.mkdir()
    assert indexed(tmp_path / "articles", "--index", index).returncode == 0
    done = indexed("--rebuild", empty, "--index", index)
    assert (done.returncode, "No article" in done.stderr) == (1, True)
    assert stored(index) == 1
    done = indexed("--rebuild", tmp_path / "articles", "--index", index)
    assert done.stdout == "1 added, 0 updated, 0 unchanged, 0 removed, 0 failed\n"


def stored(index: Path) -> int:
    if not (index / "store.sqlite").is_file():
        return 0
    with closing(sqlite3.connect(index / "store.sqlite")) as db:
        try:
            return int(db.execute("SELECT count(*) FROM article").fetchone()[0])
        except sqlite3.OperationalError:  # no tables yet
            return 0


@contextmanager
def watching(tmp_path: Path) -> Iterator[Path]:
    """Where a running `ibid index --watch` prints; it ends well at Ctrl-C."""
    log = tmp_path / "log"
    command = [*APP, "index", str(tmp_path / "articles"), "--watch", "--index", str(tmp_path / "index")]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, cwd=ROOT)
        try:
            yield log
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
            process.wait()
    assert "Traceback" not in log.read_text(encoding="utf-8")


def wait_for(happened, log: Path) -> None:
    deadline = time.monotonic() + 90
    while not happened():
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.05)


@pytest.mark.slow
def test_what_changes_during_the_first_update_is_followed(tmp_path):
    articles, index = tmp_path / "articles", tmp_path / "index"
    body = "\n\n".join(OWL.format(f"Vernois, jour {n}").splitlines()[2] for n in range(20))
    for n in range(60):
        write(articles / f"{n:02}.txt", f"{body} {n}")
    with watching(tmp_path) as log:
        wait_for(lambda: stored(index) > 0, log)
        assert "added" not in log.read_text(encoding="utf-8"), "the first update has ended"
        write(articles / "neuf.txt", "Lignac")
        wait_for(lambda: "1 added, 0 updated, 60 unchanged" in log.read_text(encoding="utf-8"), log)


@pytest.mark.slow
def test_watching_follows_files_archives_and_folders(tmp_path):
    articles = tmp_path / "articles"
    write(articles / "2020" / "hibou.txt", "Vernois")
    (articles / "a.zip").write_bytes(zipped({"b.txt": OWL.format("Ambly")}))

    def change_archive() -> None:
        (articles / "a.zip").write_bytes(zipped({"b.txt": OWL.format("Ambly"), "c.txt": OWL.format("Aire")}))

    changes = {
        "1 added, 0 updated, 2 unchanged, 0 removed": lambda: write(articles / "2020" / "neuf.txt", "Lignac"),
        "0 added, 1 updated, 2 unchanged, 0 removed": lambda: write(articles / "2020" / "neuf.txt", "Lignac, dit-on"),
        "1 added, 0 updated, 3 unchanged, 0 removed": change_archive,
        "0 added, 2 updated, 2 unchanged, 0 removed": lambda: (articles / "2020").rename(articles / "2021"),
        "1 added, 0 updated, 4 unchanged, 0 removed": lambda: write(articles / "2022" / "05" / "x.txt", "Sarmeuse"),
        "0 added, 0 updated, 3 unchanged, 2 removed": lambda: (articles / "a.zip").unlink(),
    }
    with watching(tmp_path) as log:
        wait_for(lambda: "Watching" in log.read_text(encoding="utf-8"), log)
        for expected, change in changes.items():
            change()
            wait_for(lambda expected=expected: expected in log.read_text(encoding="utf-8"), log)
