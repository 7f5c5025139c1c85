"""Files that hold several articles, each read as if it were a folder: mailboxes, tables of articles, archives.

The path of a member continues that of its file: `mails.mbox/mails-0001.eml`, `export.csv/export-0003.row`.
"""

import csv
import io
import json
import mailbox
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from articles.archive import unpacked
from articles.decoding import decoded
from runtime.errors import UnreadableArticle

LARGEST = 500_000_000  # bytes of a file that holds articles
COLUMNS = "ibid.toml"  # beside a table: [columns] text = "corps", title = "titre", …
_TEXT = ("text", "texte", "body", "content", "contenu", "corps", "full_text", "fulltext", "article")
_DELIMITERS = ",;\t|"

Members = Mapping[str, Callable[[], bytes]]


def holder_of(path: Path) -> Path | None:
    """The file that a path goes on inside of; None for a path of its own."""
    for parent in path.parents:
        if parent.suffix.lower() in _OPENED and parent.is_file():
            return parent
    return None


def members(path: Path) -> list[Path] | None:
    """The paths of what a file holds; None where it holds no articles but is one, or is none.

    Raises:
        UnreadableArticle: it is broken, or too large.
    """
    found = _members(path)
    return None if found is None else [path / name for name in found]


def member_bytes(path: Path, holder: Path) -> bytes:
    """The bytes of a member.

    Raises:
        UnreadableArticle: there is no such member any more, or it cannot be unpacked.
    """
    name = path.relative_to(holder).as_posix()
    read = (_members(holder) or {}).get(name)
    if read is None:
        raise UnreadableArticle(f"{holder}: {name} is not in it any more.")
    return read()


def _members(path: Path) -> Members | None:
    if path.suffix.lower() not in _OPENED:
        return None
    try:
        state = path.stat()
        columns = path.parent / COLUMNS
        mapped = columns.stat().st_mtime_ns if columns.is_file() else 0
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror}. Check that the file exists and may be read.") from error
    if state.st_size > LARGEST:
        raise UnreadableArticle(
            f"{path}: {state.st_size / 1e6:.0f} MB; {LARGEST // 1_000_000} MB are the most that is read. Split it."
        )
    return _opened(path, state.st_size, state.st_mtime_ns, mapped)


@lru_cache(maxsize=1)  # its members are asked for one after the other
def _opened(path: Path, size: int, changed: int, mapped: int) -> Members | None:
    return _OPENED[path.suffix.lower()](path)


def _of_mailbox(path: Path) -> Members:
    with closing(mailbox.mbox(path, create=False)) as box:
        mails = [box.get_bytes(key) for key in box.iterkeys()]
    if not mails:
        raise UnreadableArticle(f"{path}: no mail in it: no line begins with “From ”.")
    return {f"{path.stem}-{number:04}.eml": partial(bytes, mail) for number, mail in enumerate(mails, start=1)}


def _of_archive(path: Path) -> Members:
    try:
        archive = ZipFile(io.BytesIO(path.read_bytes()))
    except BadZipFile as error:
        raise UnreadableArticle(f"{path}: no archive that can be unpacked ({error}).") from error
    names = {_inside(entry.filename): entry.filename for entry in archive.infolist() if not entry.is_dir()}
    return {name: partial(unpacked, archive, names[name]) for name in sorted(names)}


def _inside(name: str) -> str:
    """A member's name, as a path that stays inside the archive whatever it says."""
    return "/".join(part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", ".."})


def _of_table(path: Path) -> Members | None:
    text = decoded(path.read_bytes(), str(path))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    head = [name.strip() for name in next(rows, [])]
    return _rows(path, (dict(zip(head, row, strict=False)) for row in rows), head)


def _of_lines(path: Path) -> Members | None:
    rows = list(_objects(path))
    if not rows:
        raise UnreadableArticle(f"{path}: no line in it is a JSON object.")
    members = _rows(path, rows, list(dict.fromkeys(key for row in rows for key in row)))
    if members is None:
        raise UnreadableArticle(
            f"{path}: none of its keys is known to hold the text. Name it in {path.parent / COLUMNS}: "
            '[columns]\ntext = "KEY"'
        )
    return members


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(decoded(path.read_bytes(), str(path)).splitlines(), start=1):
        try:
            row = json.loads(line) if line.strip() else None
        except ValueError as error:
            raise UnreadableArticle(f"{path}: line {number} is no JSON ({error}).") from error
        if isinstance(row, dict):
            yield row


def delimiter_of(text: str) -> str:
    r"""What parts the cells of a table: the mark that its first line has most of.

    Example:
        >>> delimiter_of("titre;texte\nUn pont;Il fuit, dit-on, depuis 1990.")
        ';'
    """
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _rows(path: Path, rows: Iterable[Mapping[str, Any]], head: list[str]) -> Members | None:
    """Each row that has a text, as JSON, its columns named as the program names them; None without such a column."""
    named = _columns_of(path)
    text = named.get("text") or next((name for name in head if name.lower() in _TEXT), None)
    if text not in head:
        return None
    names = {own: known for known, own in named.items()} | {text: "text"}
    found: dict[str, Callable[[], bytes]] = {}
    for number, row in enumerate(rows, start=1):
        if str(row.get(text) or "").strip():
            values = {names.get(name, name.lower()): value for name, value in row.items()}
            data = json.dumps(values, ensure_ascii=False, sort_keys=True).encode()
            found[f"{path.stem}-{number:04}.row"] = partial(bytes, data)
    return found


def _columns_of(path: Path) -> dict[str, str]:
    """The map in `ibid.toml` beside a table, from our names to its own."""
    file = path.parent / COLUMNS
    if not file.is_file():
        return {}
    try:
        columns = tomllib.loads(file.read_text(encoding="utf-8")).get("columns", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableArticle(f"{file}: no TOML ({error}). It may hold: [columns]\ntext = “corps”") from error
    return {str(known): str(own) for known, own in columns.items()}


_OPENED: Mapping[str, Callable[[Path], Members | None]] = {
    ".mbox": _of_mailbox,
    ".zip": _of_archive,
    ".csv": _of_table,
    ".tsv": _of_table,
    ".jsonl": _of_lines,
}
