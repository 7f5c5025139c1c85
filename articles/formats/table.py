"""Tables: one that holds figures is an article of rows; of one that holds articles, each row is one."""

import csv
import io
import json
from pathlib import Path

from articles.containers import delimiter_of
from articles.decoding import decoded, mended
from articles.formats.build import Part, document_of, parts_of, rows
from articles.types import Document


class TableFormat:
    """Reads `.csv` and `.tsv` without a column of texts."""

    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        text = decoded(data, str(path))
        cells = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        return document_of(
            rows([[cell.replace("|", "/") for cell in row] for row in cells]), {}, "file name", path.stem
        )


class RowFormat:
    """Reads a row of a table of articles, as `articles.containers` gives it."""

    suffixes: tuple[str, ...] = (".row",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        row = json.loads(data)
        head = {name: value for name, value in row.items() if name != "text"}
        parts = parts_of(mended(str(row["text"])))
        if title := str(head.get("title") or head.get("titre") or "").strip():
            parts = [Part("title", title), *(part for part in parts if part.kind != "title" or part.words != title)]
        return document_of(parts, head, "its columns", path.stem)
