"""The questions of a batch: a table with a question a row, or a question a line."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from runtime.errors import NoQuestions, UnreadableArticle, WrongInput

QUESTION = "question"
_NO_MARKS = " \t\"'«»“”\u00a0\u202f"
_JSON = {".jsonl", ".ndjson"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the other cells of its row.

    Attributes:
        error: why the row is no question; None where it is one.
    """

    question: str
    others: Mapping[str, str] = field(default_factory=dict)
    error: WrongInput | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """The questions of a file.

    Attributes:
        columns: the others of its table.
        place: of the questions' column, how many others stand before it.
        mark: what parts its cells; a table that is made of it has the same.
        taken: the head of the questions' column, where it is another than `question`.
    """

    asked: tuple[Asked, ...]
    columns: tuple[str, ...] = ()
    mark: str = ","
    place: int = 0
    taken: str = ""


def batch_of(path: Path) -> Batch:
    """Reads a file of questions: `.csv` and the like, `.xlsx`, `.jsonl`, or text with a question a line.

    Raises:
        WrongInput: it cannot be read, or has no question.
    """
    from articles.decoding import as_written
    from articles.reading import file_bytes

    try:
        data, kind = file_bytes(path), path.suffix.lower()
        if kind == ".xlsx":
            batch = _of_rows(_rows_of_workbook(data, path), ",")
        elif kind in _JSON:
            batch = _of_json(data, path)
        else:
            batch = _of_text(as_written(data, path.name))
    except UnreadableArticle as error:
        raise WrongInput("{}", error) from error
    except csv.Error as error:
        raise WrongInput("{}: no table ({}).", path, error) from error
    if not batch.asked:
        raise NoQuestions("{}: no question in it. It takes a table with a column named {}.", path, QUESTION)
    return batch


def _of_text(text: str) -> Batch:
    r"""Of a table, with its head or without; where the first line is a question, of lines.

    Example:
        >>> _of_text("id;question\n7;Qui signe ?\n").asked
        (Asked(question='Qui signe ?', others={'id': '7'}, error=None),)
        >>> [asked.question for asked in _of_text("Qui, à Rabat, signe ?\nQuand ?").asked]
        ['Qui, à Rabat, signe ?', 'Quand ?']
    """
    from articles.columns import delimiter_of

    mark, text = delimiter_of(text)
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and lines[0].rstrip(_NO_MARKS).endswith("?"):
        return Batch(tuple(Asked(line.strip(_NO_MARKS + mark)) for line in lines))
    return _of_rows(list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)), mark)


def _rows_of_workbook(data: bytes, path: Path) -> list[list[str]]:
    """The first sheet, a day as 2016-03-01; of a formula, what it came to.

    Raises:
        WrongInput: it is no workbook, or too large a one.
    """
    from openpyxl import load_workbook

    from articles.archive import LARGEST_MEMBER
    from articles.broken import broken

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except BadZipFile as error:
        raise WrongInput("{}", broken(path, error)) from error
    if size > LARGEST_MEMBER:
        raise WrongInput("{}: more than {} MB when it is unpacked. Split it.", path, LARGEST_MEMBER // 1_000_000)
    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except Exception as error:  # a broken or hostile file: what its library trips over is not foreseen
        raise WrongInput("{}", broken(path, error)) from error


def _of_rows(rows: list[list[str]], mark: str) -> Batch:
    rows = [row for row in rows if any(map(str.strip, row))]
    if not rows:
        return Batch(())
    headless = rows[0][0].strip().endswith("?")
    head = [QUESTION, *[""] * (len(rows[0]) - 1)] if headless else rows.pop(0)
    names = _unique(head)
    place = _place_of_questions(names, [row for row in rows if len(row) == len(names)])
    others = tuple(name for number, name in enumerate(names) if number != place)
    asked = tuple(_of_row(row, place, others, mark) for row in rows)
    return Batch(asked, others, mark, place, names[place] if names[place].casefold() != QUESTION else "")


def _place_of_questions(names: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Of the column that is called so, else of the one with the most questions, the first of several.

    Example:
        >>> _place_of_questions(["id", "demande"], [["1", "Qui signe ?"]])
        1
    """
    named = [place for place, name in enumerate(names) if name.casefold() == QUESTION]
    many = [sum(row[place].rstrip(_NO_MARKS).endswith("?") for row in rows) for place in range(len(names))]
    return named[0] if named else many.index(max(many))


def _unique(head: list[str]) -> list[str]:
    """The names of columns; one without a name, or with that of another, gets its number.

    Example:
        >>> _unique(["a", "", "a"])
        ['a', 'column 2', 'a 3']
    """
    names: list[str] = []
    for number, cell in enumerate(head, start=1):
        name = cell.strip() or f"column {number}"
        names.append(f"{name} {number}" if name in names else name)
    return names


def _of_row(row: list[str], place: int, others: tuple[str, ...], mark: str) -> Asked:
    count = len(others) + 1
    if len(row) > count > 1:
        return Asked(mark.join(row), error=WrongInput("The row has {} cells, and the head {}.", len(row), count))
    if count == 1:
        return Asked(mark.join(row))  # it has the mark in it, unquoted
    cells = [*row, *[""] * (count - len(row))]
    question = cells.pop(place)
    return Asked(question, dict(zip(others, cells, strict=True)))


def _of_json(data: bytes, path: Path) -> Batch:
    from articles.columns import lines_of_json

    table = lines_of_json(data, path.name)
    names = {name.casefold(): name for name in reversed(table.head)}
    cells = [[str(row.get(name, "")) for name in table.head] for row in table.rows if isinstance(row, Mapping)]
    column = names.get(QUESTION, table.head[_place_of_questions(table.head, cells)])
    return Batch(
        tuple(_of_object(row, column) for row in table.rows),
        tuple(name for name in table.head if name != column),
        taken=column if column.casefold() != QUESTION else "",
    )


def _of_object(row: Mapping[str, object] | str, column: str) -> Asked:
    if isinstance(row, str):
        return Asked(row, error=WrongInput("This line is no JSON object."))
    cells = {key: cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False) for key, cell in row.items()}
    return Asked(cells.pop(column, ""), cells)
