"""Every file of a folder is read, or named with the reason why not."""

import os
import sys

import pytest

from index.scan import Scan, counted, scan


def test_what_is_read_and_what_is_left_out(tmp_path):
    for name in ("a.txt", "b.MD", "c.text", "d.markdown", "e.xlsx", "f.XLSX", "g", ".h.txt", "i/j.txt", "i/.k/l.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Un titre\n\nUn fait.")
    seen = scan([tmp_path])
    read, left_out = list(seen.read), dict(seen.left_out)
    assert [path.relative_to(tmp_path).as_posix() for path in read] == [
        "a.txt",
        "b.MD",
        "c.text",
        "d.markdown",
        "i/j.txt",
    ]
    assert {path.relative_to(tmp_path).as_posix(): reason for path, reason in left_out.items()} == {
        "e.xlsx": ".xlsx",
        "f.XLSX": ".xlsx",
        "g": "without a suffix",
        ".h.txt": "hidden",
        "i/.k": "hidden",
    }
    assert counted(left_out) == "2 hidden, 2 .xlsx, 1 without a suffix"


def test_folders_inside_each_other_are_read_once(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Un fait.")
    assert scan([tmp_path, tmp_path / "in"]).read == (tmp_path / "in" / "a.txt",)


def test_an_index_in_the_folder_is_no_news(tmp_path):
    (tmp_path / ".ibid").mkdir()
    (tmp_path / ".ibid" / "store.sqlite").write_text("")
    assert scan([tmp_path]) == Scan((), {}, {})


def test_what_is_no_file_is_left_out_for_what_it_is(tmp_path):
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "round.csv").symlink_to(tmp_path / "round.csv")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe.mbox")
    told = {path.name: reason for path, reason in scan([tmp_path]).left_out.items()}
    assert told == {
        "dead.txt": "dead link",
        "round.csv": "dead link",
        "b": "link to a folder",
        "pipe.txt": "pipe or device",
        "pipe.mbox": "pipe or device",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_that_may_not_be_read_is_told(tmp_path, mode):
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text("Un fait.")
    closed.chmod(mode)
    try:
        failed = scan([tmp_path]).failed
    finally:
        closed.chmod(0o755)
    assert list(failed) == [closed if mode == 0 else closed / "a.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_told(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Un fait.")
    (tmp_path / "ok.txt").write_text("Un fait.")
    seen = scan([tmp_path])
    assert (seen.read, list(seen.failed)) == ((tmp_path / "ok.txt",), [tmp_path / "caf\ufffd.txt"])
