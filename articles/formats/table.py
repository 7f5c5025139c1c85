"""Tables: one that holds figures is an article of rows; of one that holds articles, each row is one."""

import csv
import io
import json
from pathlib import Path

from articles.columns import delimiter_of, words_of
from articles.decoding import as_written, is_marked_up, mended
from articles.formats.build import Part, document_of, parts_of, rows
from articles.formats.markup import markup_parts
from articles.types import Document
from runtime.errors import UnreadableArticle


class TableFormat:
    """Reads `.csv` and `.tsv` without a column of texts."""

    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        mark, text = delimiter_of(as_written(data, str(path)))
        cells = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        return document_of(
            rows([[mended(cell).replace("|", "/") for cell in row] for row in cells]), {}, "file name", path.stem
        )


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
