"""Tables: one that holds figures is an article of rows; of one that holds articles, each row is one."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from articles.columns import delimiter_of, words_of
from articles.decoding import as_written, mended
from articles.formats.build import Part, document_of, parts_of
from articles.formats.grid import Cell, rows
from articles.formats.markup import markup_parts
from articles.stray_markup import is_marked_up
from articles.types import Document
from runtime.errors import UnreadableArticle

_DELIMITERS = ";\t|,"
_ENOUGH = 200  # rows that tell what parts their cells


class TableFormat:
    """Reads `.csv` and `.tsv` without a column of texts."""

    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        mark, text = delimiter_of(as_written(data, str(path)))
        mark = _delimiter(text, mark)
        table = list(_rows(text, mark))
        above = _lines_above(table)
        lines = [Part("caption", mended(mark.join(filter(None, row)))) for row in table[:above]]
        cells = [[Cell(mended(cell)) for cell in row] for row in table[above:]]
        return document_of([*lines, *rows(cells)], {}, "file name", path.stem)


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def _delimiter(text: str, first: str) -> str:
    """What parts the cells of most rows: the first line may be a title, and have other marks or none.

    Args:
        text: of the table.
        first: what parts those of the first line, if it has any.
    """
    marks = f"{first if first in text.partition(chr(10))[0] else ''}{_DELIMITERS}"
    alike = {mark: _rows_alike(islice(_rows(text, mark), _ENOUGH)) for mark in marks}
    return next(mark for mark, count in alike.items() if count == max(alike.values()))


def _rows_alike(rows: Iterable[Sequence[str]]) -> int:
    """How many rows have as many cells as most, several of them."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths.values(), default=0)


def _lines_above(table: Sequence[Sequence[str]]) -> int:
    """How many rows stand above a table's head: such as are no row, or are short and set apart by an empty one."""
    filled = [max((n for n, cell in enumerate(row, start=1) if cell.strip()), default=0) for row in table]
    width = max((count for count, rows in Counter(filled).items() if rows > 1), default=0)
    full = next((number for number, count in enumerate(filled) if count >= width), 0)
    above = max((number + 1 for number in range(full) if not filled[number]), default=0)
    while above < full and (len(table[above]) == 1 or any(cell.startswith(" ") for cell in table[above][1:])):
        above += 1
    return above


class RowFormat:
    """Reads a row of a table of articles, as `articles.containers` gives it."""

    suffixes: tuple[str, ...] = (".row",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        try:
            row = json.loads(data)
            text = row["text"]
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise UnreadableArticle("{}: this line is no JSON object with a text ({}).", path, error) from error
        head = {name: words_of(value) for name, value in row.items() if name != "text"}
        parts = markup_parts(text) if is_marked_up(text) else parts_of(mended(text))
        if title := next((mended(head[key]).strip() for key in ("title", "titre", "post_title") if head.get(key)), ""):
            parts = [Part("title", title), *(part for part in parts if part.kind != "title" or part.words != title)]
        return document_of(parts, head, "its columns", path.stem)
