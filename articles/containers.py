"""Files that hold several articles, each read as if it were a folder: mailboxes, tables of articles, archives.

The path of a member continues that of its file: `mails.mbox/mails-0001.eml`, `export.csv/export-0003.row`.
"""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from articles.archive import unpacked
from articles.broken import broken, damaged
from articles.columns import Columns, Table, lines_of_json, map_file, map_of, rows_as_json, table_of, text_columns
from articles.formats import format_of
from runtime.errors import UnreadableArticle

LARGEST = {".zip": 500_000_000, ".mbox": 500_000_000}  # bytes
LARGEST_UNPACKED = 500_000_000  # bytes, of all that is read in an archive
LITTLE = 50_000  # bytes that are read in less time than another process takes to start
_LARGEST_TABLE = 100_000_000
_DEEPEST = 2  # archives inside each other
_ALSO_ALONE = {".csv", ".tsv"}  # one that holds no articles is one
_UTF_8_NAMES = 0x800  # the flag of a member whose name says how it is written
# « From lise@a.invalid Tue Mar 12 18:04:11 2019 » begins a mail; "From Paris, the minister said" does not.
_MAIL = re.compile(rb"(?:\A|\n\r?\n)From \S+ .{0,60}\d{4}.{0,20}\r?\n")

State = tuple[int, int, int]
"""Of a file that holds several: its size, its time of change, and that of the map of its columns."""

Members = Mapping[str, Callable[[], bytes]]


@dataclass
class _Room:
    """What may still be unpacked of a file, in bytes, and how many archives inside each other are open."""

    left: int
    depth: int = 1

    def take(self, path: Path, entries: Sequence[ZipInfo]) -> None:
        """Makes room for an archive's members: no more of one is unpacked than the archive says."""
        self.left -= sum(entry.file_size for entry in entries if _is_unpacked(Path(entry.filename)))
        if self.left < 0:
            raise UnreadableArticle(
                "{}: more than {} MB when it is unpacked. Split it.", path, LARGEST_UNPACKED // 1_000_000
            )


def holder_of(path: Path) -> Path | None:
    """The file that a path goes on inside of; None for a path of its own."""
    inside = (parent for parent in reversed(path.parents) if parent.suffix.lower() in _OPENED)
    return next((parent for parent in inside if parent.is_file()), None)


def may_hold(path: Path) -> bool:
    """Whether a file is of a kind that holds several articles."""
    return path.suffix.lower() in _OPENED


def is_little(path: Path) -> bool:
    """Whether a file, or the one that it lies in, holds so little that no process of its own is worth its start."""
    holder = holder_of(path) or path
    try:
        return _is_little(holder, holder.stat().st_mtime_ns)
    except Exception:  # noqa: BLE001 – reading it tells what is wrong; it is short
        return True


@lru_cache(maxsize=1)  # its members are asked for one after the other
def _is_little(path: Path, changed: int) -> bool:
    if path.stat().st_size > LITTLE:
        return False
    if path.suffix.lower() != ".zip":
        return True
    with ZipFile(path) as archive:
        entries = archive.infolist()
    unpacked_size = sum(entry.file_size for entry in entries)
    return unpacked_size <= LITTLE and not any(may_hold(Path(entry.filename)) for entry in entries)


def forget() -> None:
    """Lets go of the file that was opened last: it is kept, since its members are asked for one after the other."""
    _opened.cache_clear()


def members(path: Path) -> list[Path] | None:
    """The paths of what a file holds; None where it holds no articles but is one, or is none.

    Raises:
        UnreadableArticle: it is broken, empty or too large.
    """
    found = _members(path)
    if found is not None and not found:
        raise UnreadableArticle("{}: no article in it.", path)
    return None if found is None else [path / name for name in found]


def member_bytes(path: Path, holder: Path) -> bytes:
    """The bytes of a member.

    Raises:
        UnreadableArticle: there is no such member any more, or it cannot be unpacked.
    """
    name = path.relative_to(holder).as_posix()
    read = (_members(holder) or {}).get(name)
    if read is None:
        raise UnreadableArticle("{}: {} is not in it any more.", holder, name)
    try:
        return read()
    except UnreadableArticle as error:
        if str(path) in str(error):
            raise
        raise UnreadableArticle("{}: {}", holder, error) from error
    except Exception as error:  # whatever a broken archive makes its library trip over
        raise broken(path, error) from error


def _members(path: Path) -> Members | None:
    return _opened(path, state_of(path)) if may_hold(path) else None


def state_of(path: Path) -> State:
    """The state of a file that holds several.

    Raises:
        UnreadableArticle: it is not there, or too large.
    """
    try:
        state = path.stat()
        columns = map_file(path)
        mapped = columns.stat().st_mtime_ns if columns.is_file() else 0
    except OSError as error:
        raise UnreadableArticle("{}: {}. Check that the file exists and may be read.", path, error.strerror) from error
    most = LARGEST.get(path.suffix.lower(), _LARGEST_TABLE)
    if state.st_size > most:
        raise UnreadableArticle(
            "{}: {} MB; {} MB are read. Split it.", path, f"{state.st_size / 1e6:.0f}", most // 1_000_000
        )
    return state.st_size, state.st_mtime_ns, mapped


@lru_cache(maxsize=1)  # its members are asked for one after the other
def _opened(path: Path, state: State) -> Members | None:
    try:
        return _OPENED[path.suffix.lower()](path, path.read_bytes(), _Room(LARGEST_UNPACKED))
    except UnreadableArticle:
        raise
    except Exception as error:  # whatever a broken file makes its library trip over
        raise broken(path, error) from error


def _of_mailbox(path: Path, data: bytes, room: _Room) -> Members:
    data = data.removeprefix(b"\xef\xbb\xbf")
    found = list(_MAIL.finditer(data))
    if not found:
        raise UnreadableArticle("{}: no mail in it: no line begins with “From ”, an address and a day.", path)
    ends = [*(match.start() for match in found[1:]), len(data)]
    mails = [data[match.end() : end].rstrip(b"\r\n") + b"\n" for match, end in zip(found, ends, strict=True)]
    return {f"{path.stem}-{number:04}.eml": partial(bytes, mail) for number, mail in enumerate(mails, start=1)}


def _of_archive(path: Path, data: bytes, room: _Room) -> Members:
    try:
        archive = ZipFile(io.BytesIO(data))
    except BadZipFile as error:
        raise damaged(path) from error
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    room.take(path, entries)
    found: dict[str, Callable[[], bytes]] = {}
    for entry in entries:
        name = _inside(entry)
        inner = _inner(path / name, archive, entry, room)
        found |= {name: partial(unpacked, archive, entry.filename)} if inner is None else inner
    return dict(sorted(found.items()))


def _inner(path: Path, archive: ZipFile, entry: ZipInfo, room: _Room) -> Members | None:
    """What a member holds that holds several articles itself, by its name; None where it is read as it is."""
    opened, name = _OPENED.get(path.suffix.lower()), _inside(entry)
    if opened is None or (room.depth >= _DEEPEST and path.suffix.lower() in _ALSO_ALONE):
        return None
    if room.depth >= _DEEPEST:
        deep = UnreadableArticle("{}: lies too deep, in archives inside each other. Unpack them first.", path)
        return {name: partial(_refuse, deep)}
    room.depth += 1
    try:
        found = opened(path, unpacked(archive, entry.filename), room)
    except UnreadableArticle as error:
        return {name: partial(_refuse, error)}
    except Exception as error:  # noqa: BLE001 – whatever a broken file makes its library trip over
        return {name: partial(_refuse, broken(path, error))}
    finally:
        room.depth -= 1
    return found if found is None else {f"{name}/{inside}": read for inside, read in found.items()}


def _refuse(error: UnreadableArticle) -> bytes:
    raise error


def _is_unpacked(path: Path) -> bool:
    return may_hold(path) or format_of(path) is not None


def _inside(entry: ZipInfo) -> str:
    """A member's name, as a path that stays inside the archive whatever it says; UTF-8 where it may be that."""
    name = entry.filename
    if not entry.flag_bits & _UTF_8_NAMES:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    return "/".join(part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", ".."})


def _of_table(path: Path, data: bytes, room: _Room) -> Members | None:
    table, columns = table_of(data, str(path)), map_of(map_file(path))
    texts = text_columns(table, columns)
    return _rows(path, table, texts, columns) if texts else None


def _of_lines(path: Path, data: bytes, room: _Room) -> Members:
    table, columns = lines_of_json(data, str(path)), map_of(map_file(path))
    texts = text_columns(table, columns)
    if not texts:
        raise UnreadableArticle(
            '{}: none of its keys is known to hold the text. Name it in {}: [columns]\ntext = "KEY"', path, columns.file
        )
    return _rows(path, table, texts, columns)


def _rows(path: Path, table: Table, texts: list[str], columns: Columns) -> Members:
    rows = rows_as_json(table, texts, columns)
    return {f"{path.stem}-{number:04}.row": partial(bytes, data) for number, data in rows}


_OPENED: Mapping[str, Callable[[Path, bytes, _Room], Members | None]] = {
    ".mbox": _of_mailbox,
    ".zip": _of_archive,
    ".csv": _of_table,
    ".tsv": _of_table,
    ".jsonl": _of_lines,
}
