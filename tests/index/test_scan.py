"""Every file of a folder is read, or named with the reason why not."""

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
