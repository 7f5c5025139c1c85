"""Tables of articles: which column holds the text, and each row as JSON with our names for its columns."""

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from articles.decoding import as_written
from runtime.errors import UnreadableArticle

FILE = "ibid.toml"  # beside a table, or in a folder above: [columns] text = "corps", title = "titre", …
_TEXT = ("text", "texte", "body", "content", "contenu", "corps", "full_text", "fulltext", "post_content", "article")
_SHORTEST = 25  # characters that half of the texts have at least, where no map names their column
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 100_000_000

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, each by the names of its columns; a row that could not be read is the text of its line."""

    head: Sequence[str]
    rows: Sequence[Row | str]


@dataclass(frozen=True, slots=True)
class Columns:
    """A map from our names of columns, in lower case, to a table's own.

    Attributes:
        named: "text" → "corps".
        file: that says so, for the messages.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None


def map_file(table: Path) -> Path:
    """The nearest file `ibid.toml`, in a table's folder or one above; where it would lie, where there is none."""
    return next((folder / FILE for folder in table.parents if (folder / FILE).is_file()), table.parent / FILE)


def map_of(file: Path) -> Columns:
    """The map that a file `ibid.toml` holds; an empty one where it is not there.

    Raises:
        UnreadableArticle: it is no TOML, or has something else for columns.
    """
    if not file.is_file():
        return Columns({}, file)
    wanted = '[columns]\ntext = "corps"'
    try:
        columns = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("columns", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableArticle("{}: no TOML ({}). It may hold: {}", file, error, wanted) from error
    if not isinstance(columns, dict):
        raise UnreadableArticle("{}: its columns are no table. It may hold: {}", file, wanted)
    return Columns({str(known).lower(): str(own).lower() for known, own in columns.items()}, file)


def table_of(data: bytes, name: str) -> Table:
    """A table of cells between commas, semicolons, tabs or bars.

    Raises:
        UnreadableArticle: it is not text.
    """
    mark, text = delimiter_of(as_written(data, name))
    csv.field_size_limit(_LONGEST_CELL)
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    head = [cell.strip() for cell in next(cells, [])]
    return Table(head, [dict(zip(head, _fitted(row, len(head), mark), strict=False)) for row in cells])


def delimiter_of(text: str) -> tuple[str, str]:
    r"""What parts the cells of a table, and the table: without the lines in front that are none of it.

    Example:
        >>> delimiter_of("titre;texte\nUn pont;Il fuit, dit-on, depuis 1990.")[0]
        ';'
        >>> delimiter_of("sep=;\na;b")
        (';', 'a;b')
    """
    text = text.lstrip("\ufeff\n\r ")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first.strip()[-1], rest
    if first.startswith("#") and rest:
        return delimiter_of(rest)
    return max(_DELIMITERS, key=first.count), text


def _fitted(row: list[str], count: int, mark: str) -> list[str]:
    """A row of which cells stand beyond the head: its last cell has the mark in it, unquoted."""
    return row if len(row) <= count or not count else [*row[: count - 1], mark.join(row[count - 1 :])]


def lines_of_json(data: bytes, name: str) -> Table:
    """Lines of JSON, an object each.

    Raises:
        UnreadableArticle: none of them is one.
    """
    rows = [_object(line) for line in as_written(data, name).split("\n") if line.strip()]
    if not any(isinstance(row, dict) for row in rows):
        raise UnreadableArticle("{}: no line in it is a JSON object.", name)
    return Table(list(dict.fromkeys(key for row in rows if isinstance(row, dict) for key in row)), rows)


def _object(line: str) -> Row | str:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return line
    return row if isinstance(row, dict) else line


def text_columns(table: Table, columns: Columns) -> list[str]:
    """The columns that hold the texts, the likeliest first; none where no column does."""
    by_name = {name.lower(): name for name in reversed(table.head)}
    if named := by_name.get(columns.named.get("text", "")):
        return [named]
    found = [by_name[name] for name in _TEXT if name in by_name]
    lengths = [len(text) for row in table.rows if isinstance(row, dict) and (text := _text(row, found))]
    return found if lengths and median(lengths) >= _SHORTEST else []


def rows_as_json(table: Table, texts: Sequence[str], columns: Columns) -> Iterator[tuple[int, bytes]]:
    """The number of each row that has a text, from 1, and the row as JSON; of a broken one its line."""
    ours = {own: known for known, own in columns.named.items()}
    for number, row in enumerate(table.rows, start=1):
        if isinstance(row, str):
            yield number, row.encode("utf-8", "replace")
        elif text := _text(row, texts):
            values = {ours.get(str(name).lower(), str(name).lower()): value for name, value in row.items()}
            found = json.dumps(values | {"text": text}, ensure_ascii=False, sort_keys=True)
            yield number, found.encode("utf-8", "replace")


def _text(row: Row, texts: Sequence[str]) -> str:
    return next((words for name in texts if (words := words_of(row.get(name)).strip())), "")


def words_of(value: Any) -> str:
    r"""The words of a value: of several, one below the other; of an object, its words, not its keys.

    Example:
        >>> words_of({"rendered": "Un pont"}), words_of(["a", None, "b"]), words_of(None)
        ('Un pont', 'a\n\nb', '')
    """
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return "\n\n".join(words for one in value if (words := words_of(one)))
    return "" if value is None or isinstance(value, bool) else str(value)
