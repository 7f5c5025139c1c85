"""The answers of a batch as a file: a table for spreadsheets, or lines of JSON, each row written when it is there."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from runtime.errors import WrongInput

Cell = str | int | float | None

_FORMULA = "=+-@＝＋－＠"  # what begins a formula in one spreadsheet or another
_LONGEST = 32_767  # characters of a cell of a workbook


class Answers(Protocol):
    """A file of answers."""

    def write(self, row: Mapping[str, Cell], whole: Mapping[str, Any]) -> None:
        """Adds an answer: as the cells of a row, and as JSON."""

    def close(self) -> None:
        """Ends the file; what was written stays, however many rows were still to come."""


def answers_file(path: Path, columns: Sequence[str], mark: str, *, force: bool) -> Answers:
    """Starts a file of answers.

    Args:
        path: its suffix tells the kind.
        columns: of a table.
        mark: that parts the cells of a `.csv`.
        force: whether a file that is there is overwritten.

    Raises:
        WrongInput: it is there, or cannot be written, or has another suffix.
    """
    check(path, force=force)
    try:
        match path.suffix.lower():
            case ".csv":
                return _Csv(path, columns, mark)
            case ".xlsx":
                return _Workbook(path, columns)
            case _:
                return _JsonLines(path)
    except OSError as error:
        raise WrongInput("{} cannot be written: {}.", path, error.strerror) from error


def check(path: Path, *, force: bool) -> None:
    """Whether a file of answers can be started there.

    Raises:
        WrongInput: it is there, or has another suffix.
    """
    if path.suffix.lower() not in {".csv", ".xlsx", ".jsonl"}:
        raise WrongInput("{}: answers are written as .csv, .xlsx or .jsonl; name the file so.", path)
    if path.exists() and not force:
        raise WrongInput("{} is there already. Name another file, or add --force to overwrite it.", path)


class _Csv:
    """In UTF-8 with its mark in front, by which spreadsheets know it."""

    def __init__(self, path: Path, columns: Sequence[str], mark: str) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="", errors="replace")
        self._rows = csv.DictWriter(self._file, columns, delimiter=mark)
        self._rows.writerow({name: harmless(name) for name in columns})

    def write(self, row: Mapping[str, Cell], whole: Mapping[str, Any]) -> None:
        self._rows.writerow({name: harmless(cell) if isinstance(cell, str) else cell for name, cell in row.items()})
        self._file.flush()

    def close(self) -> None:
        self._file.close()


class _JsonLines:
    """An answer a line, as `ibid ask --json` prints it: `ibid verify` reads it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", errors="replace")

    def write(self, row: Mapping[str, Cell], whole: Mapping[str, Any]) -> None:
        self._file.write(json.dumps(whole, ensure_ascii=False) + "\n")
        self._file.flush()

    def close(self) -> None:
        self._file.close()


class _Workbook:
    """A sheet of cells whose kind is text, whatever they begin with. It is saved when it ends."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        from openpyxl import Workbook

        path.touch()  # a folder that cannot be written is told before any question is asked
        self._path, self._columns, self._book = path, columns, Workbook(write_only=True)
        self._sheet = self._book.create_sheet("Ibid")
        self._sheet.freeze_panes = "A2"
        self._sheet.append([self._cell(name) for name in columns])

    def write(self, row: Mapping[str, Cell], whole: Mapping[str, Any]) -> None:
        self._sheet.append([self._cell(row.get(name)) for name in self._columns])

    def _cell(self, value: Cell) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        if not isinstance(value, str):
            return value
        words = ILLEGAL_CHARACTERS_RE.sub(" ", value)
        if len(words) > _LONGEST:
            words = f"{words[: _LONGEST - 1]}…"
        cell = WriteOnlyCell(self._sheet, words)
        cell.data_type = "s"  # "=1+1" would be a formula, "#N/A" an error
        cell.quotePrefix = words[:1] in _FORMULA  # and stay text when someone edits it
        return cell

    def close(self) -> None:
        self._book.save(self._path)


def harmless(cell: str) -> str:
    """With an apostrophe in front where a spreadsheet would take words for a formula; a number stays as it is.

    Example:
        >>> [harmless(cell) for cell in ("=1+1", " @cmd", "-3,5", "- dit-il", "Rabat")]
        ["'=1+1", "' @cmd", '-3,5', "'- dit-il", 'Rabat']
    """
    if cell.lstrip()[:1] not in _FORMULA or not cell.strip() or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", ".").replace("\u202f", "").replace("\u00a0", ""))
    except ValueError:
        return False
    return True
