"""Many questions at once: every row is answered or told, nothing becomes a formula, what is done is kept."""

import csv
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli import batch, verify
from cli.main import parser
from runtime.errors import WrongInput
from ui.batch.answers import harmless
from ui.batch.cells import COLUMNS
from ui.batch.questions import batch_of
from ui.labels import REPLIES
from ui.render import sureness

GEENS = "Qui est le ministre belge de la Justice ?"
TABLE = f"""id;question;remarque
1;{GEENS};=HYPERLINK("http://a.invalid")
2;Combien coûte un kilo de tomates à Marseille ?;@SUM(1)
3;;-12,5
4;How long did Charles Michel stay in Morocco?;a;b
"""


def answered(pipeline, questions: Path, output: Path, *options: str) -> bool:
    command = ["ask", "--batch", str(questions), "--output", str(output), *options]
    return batch.run(parser().parse_args(command), lambda: pipeline.ask)


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "questions.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    return path


def rows_of(path: Path, mark: str = ";") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=mark))


def test_a_table_is_answered_row_by_row_and_its_own_columns_stay(pipeline, table, tmp_path, capsys):
    assert answered(pipeline, table, tmp_path / "answers.csv") is False  # two rows are no questions
    first, second, third, fourth = rows_of(tmp_path / "answers.csv")
    assert list(first) == ["id", "question", "remarque", *COLUMNS]
    assert (first["id"], first["question"], first["answer"]) == ("1", GEENS, "Koen Geens")
    assert first["date"] == "2016-04-22" and len(first["sha256"]) == 64
    assert first["sure"] == REPLIES["fr"][sureness(float(first["confidence"]))]
    text = Path(first["path"]).read_text(encoding="utf-8")
    start, end = int(first["start"]), int(first["end"])
    assert text[start - 40 : end + 40] == first["before"] + first["answer"] + first["after"]
    assert second["answer"] == "" and second["note"] == "Les articles n’y répondent pas." and second["nearest"]
    assert "empty" in third["error"] and third["remarque"] == "-12,5"
    assert fourth["error"] == "The row has 4 cells, and the head 3."
    told = capsys.readouterr().err
    assert "row 3: The question is empty" in told and "4 questions, 2 of them could not be asked" in told


def test_a_workbook_is_asked_as_its_table_is(tmp_path):
    book = openpyxl.Workbook()
    for row in (["id", "Question", "jour"], [7, GEENS, date(2016, 3, 1)], [None, None, None], [8, "=1+1", "a"]):
        book.active.append(row)
    book.save(tmp_path / "questions.xlsx")
    batch = batch_of(tmp_path / "questions.xlsx")
    assert (batch.columns, batch.place, batch.taken) == (("id", "jour"), 1, "")
    assert [asked.question for asked in batch.asked] == [GEENS, ""]  # a formula that was never computed
    assert batch.asked[0].others["id"] == "7" and batch.asked[0].others["jour"].startswith("2016-03-01")


@pytest.mark.parametrize("broken", ["no archive", "empty archive", "broken sheet"])
def test_a_broken_workbook_is_told(tmp_path, broken):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04")
    if broken != "no archive":
        with ZipFile(path, "w") as archive:
            archive.writestr("a", "")
    if broken == "broken sheet":
        openpyxl.Workbook().save(tmp_path / "whole.xlsx")
        with ZipFile(tmp_path / "whole.xlsx") as whole, ZipFile(path, "w") as archive:
            for name in whole.namelist():
                archive.writestr(name, "<not closed" if "sheet1" in name else whole.read(name))
    with pytest.raises(WrongInput, match="no .xlsx at all"):
        batch_of(path)


def test_a_table_without_the_column_says_which_it_takes(pipeline, tmp_path, capsys):
    (tmp_path / "questions.csv").write_text(f"demande;id\n{GEENS};1\n", encoding="utf-8")
    assert answered(pipeline, tmp_path / "questions.csv", tmp_path / "answers.csv")
    assert "taken from 'demande'" in capsys.readouterr().err
    (row,) = rows_of(tmp_path / "answers.csv")
    assert row["answer"] == "Koen Geens"


def test_no_cell_is_a_formula(pipeline, table, tmp_path):
    answered(pipeline, table, tmp_path / "answers.csv")
    first, second, *_ = rows_of(tmp_path / "answers.csv")
    assert first["remarque"] == '\'=HYPERLINK("http://a.invalid")' and second["remarque"] == "'@SUM(1)"
    answered(pipeline, table, tmp_path / "answers.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "answers.xlsx").active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n"}
    assert sheet["C2"].value == '=HYPERLINK("http://a.invalid")' and sheet["C2"].quotePrefix
    assert [cell.value for cell in sheet[1]] == ["id", "question", "remarque", *COLUMNS]
    assert sheet["D2"].value == "Koen Geens"


@given(st.text(alphabet="=+-@\t\r ’'1,5eRabat"))
def test_what_begins_as_a_formula_gets_an_apostrophe_unless_it_is_a_number(cell):
    begins = cell.lstrip()[:1] in {"=", "+", "-", "@"}
    if harmless(cell) == cell:
        assert not begins or float(cell.replace(",", ".")) is not None
    else:
        assert begins and harmless(cell) == f"'{cell}"


def test_lines_of_json_are_what_verify_checks(pipeline, table, tmp_path, capsys):
    answered(pipeline, table, tmp_path / "answers.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["question"] for line in lines][:2] == [GEENS, "Combien coûte un kilo de tomates à Marseille ?"]
    assert lines[0]["row"] == {"id": "1", "remarque": '=HYPERLINK("http://a.invalid")'}
    capsys.readouterr()
    command = ["verify", str(tmp_path / "answers.jsonl"), "--json", "--index", str(tmp_path / "none")]
    assert verify.run(parser().parse_args(command))
    checked = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["status"], one["quote"]) for one in checked] == [("unchanged", "Koen Geens")]


def test_a_file_that_is_there_stays_unless_it_is_forced(pipeline, table, tmp_path):
    output = tmp_path / "answers.csv"
    output.write_text("mine", encoding="utf-8")
    with pytest.raises(WrongInput, match="--force"):
        answered(pipeline, table, output)
    assert output.read_text(encoding="utf-8") == "mine"
    answered(pipeline, table, output, "--force")
    assert rows_of(output)[0]["answer"] == "Koen Geens"
    with pytest.raises(WrongInput, match="has the questions"):
        answered(pipeline, table, table, "--force")
    assert table.read_bytes() == TABLE.encode("cp1252")


class Interrupted:
    """The pipeline, with someone at the keyboard who presses Ctrl-C at the third question."""

    def __init__(self, pipeline):
        self.pipeline, self.asked = pipeline, 0

    def ask(self, *question, **options):
        self.asked += 1
        if self.asked == 3:
            raise KeyboardInterrupt
        return self.pipeline.ask(*question, **options)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "jsonl"])
def test_what_is_answered_before_an_interruption_is_kept(pipeline, tmp_path, suffix):
    questions, output = tmp_path / "questions.txt", tmp_path / f"answers.{suffix}"
    questions.write_text(f"{GEENS}\nWho is Mourad Naimi?\n{GEENS}\n{GEENS}\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt, match="2 of 4 questions are answered"):
        answered(Interrupted(pipeline), questions, output)
    if suffix == "xlsx":
        assert openpyxl.load_workbook(output).active.max_row == 3
    elif suffix == "csv":
        assert len(rows_of(output, ",")) == 2
    else:
        assert len(output.read_text(encoding="utf-8").splitlines()) == 2


def test_a_column_of_the_table_that_has_a_name_of_ours_stays(pipeline, tmp_path):
    questions = tmp_path / "questions.csv"
    questions.write_text(f"question,Title\n{GEENS},mine\n", encoding="utf-8")
    answered(pipeline, questions, tmp_path / "answers.csv")
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Title"] == "mine" and row["ibid title"].startswith("Maroc-Belgique")


@pytest.mark.parametrize(
    ("name", "content", "questions"),
    [
        ("a.txt", "Qui, à Rabat ?\n\nQuand ?\n", ["Qui, à Rabat ?", "Quand ?"]),
        ("a.csv", '"Qui, à Rabat ?"\n"Quand ?"\n', ["Qui, à Rabat ?", "Quand ?"]),
        ("a.csv", "questions posées\nQui, à Rabat ?\n", ["Qui, à Rabat ?"]),
        ("a.csv", "Question\tpar\nQui ?\tL. G.\n", ["Qui ?"]),
        ("a.csv", "sep=;\nid;QUESTION\n1;Qui ?\n", ["Qui ?"]),
        ("a.jsonl", '{"n": 1, "question": "Qui ?"}\n{"n": 2, "question": "Quand ?"}\n', ["Qui ?", "Quand ?"]),
    ],
)
def test_questions_are_found_in_tables_and_lines_of_any_form(tmp_path, name, content, questions):
    path = tmp_path / name
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        path.write_bytes(content.encode(encoding))
        assert [asked.question for asked in batch_of(path).asked] == questions


@pytest.mark.parametrize("content", [b"", b"\n\n", bytes(range(256)) * 40])
def test_a_file_without_questions_is_told(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(WrongInput, match=r"a\.csv"):
        batch_of(tmp_path / "a.csv")
