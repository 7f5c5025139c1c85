"""`ibid index --columns`: names of columns, kept in the folder's `ibid.toml`, where every later run finds them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from cli.streams import tell
from runtime.errors import WrongInput

_TOLD = ("text", "title", "date", "author", "source", "language", "url")
_EXAMPLE = "--columns text=body,title=headline"


def columns_of(written: str) -> dict[str, str]:
    """A map as the option has it.

    Raises:
        WrongInput: it is none, or names something that no column tells.

    Example:
        >>> columns_of("text=body, Title = Headline")
        {'text': 'body', 'title': 'headline'}
    """
    pairs = [[side.strip().lower() for side in pair.split("=", 1)] for pair in written.split(",")]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise WrongInput(f"--columns {written}: no names of columns. Write: {_EXAMPLE}")
    named = dict(pairs)
    if unknown := next((known for known in named if known not in _TOLD), None):
        raise WrongInput(f"--columns: no column tells “{unknown}”. They tell {', '.join(_TOLD)}.")
    return named


def note_columns(folders: Sequence[Path], named: Mapping[str, str]) -> None:
    """Writes a map into folders that have none.

    Raises:
        WrongInput: a folder has another one, or cannot be written to.
    """
    from articles.columns import FILE, Columns, map_of

    for folder in folders:
        file = folder / FILE
        if file.is_file():
            if map_of(file) != Columns(named, file):
                raise WrongInput(f"{file} names the columns already. Change it there, or remove it.")
            continue
        lines = [f"{json.dumps(known)} = {json.dumps(own, ensure_ascii=False)}" for known, own in named.items()]
        try:
            file.write_text("\n".join(["[columns]", *lines, ""]), encoding="utf-8")
        except OSError as error:
            raise WrongInput(f"{file}: {error.strerror}. The names of columns are kept there.") from error
        tell(f"The names of the columns are kept in {file}")
