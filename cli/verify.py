"""`ibid verify`: whether what was cited still stands in the articles."""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.options import add_command
from cli.streams import say, tell
from cli.wiring import opened
from runtime.errors import IndexMissing, UnknownArticle, UnreadableArticle, WrongInput

if TYPE_CHECKING:
    from index.protocols import PassageStore
    from qa.verification import Quoted, Verified


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "verify", run, "checks citations against the articles as they are now")
    command.add_argument("file", type=Path, metavar="FILE", help="what `ibid ask --json`, `--export` or the page wrote")
    command.add_argument("--json", action="store_true", help="one object a line")


def run(options: argparse.Namespace) -> bool:
    """Prints a line for each citation.

    Returns:
        Whether all of them still stand, where they were or elsewhere.
    """
    store = _store(options)
    counted: Counter[str] = Counter()
    for citation in _citations(options.file):
        path, verified = _verified(citation, store)
        counted[verified.status] += 1
        say(_as_json(citation, path, verified) if options.json else _line(citation, path, verified))
    if not counted:
        raise WrongInput(f"{options.file}: no citation in it. It takes what `ibid ask --json` or `--export` prints.")
    tell(", ".join(f"{count} {status}" for status, count in counted.items()))
    return not {"changed", "gone"} & set(counted)


def _store(options: argparse.Namespace) -> "PassageStore | None":
    """The index, where there is one: it knows where an article has gone to."""
    try:
        return opened(options).store
    except IndexMissing:
        return None


def _citations(file: Path) -> Sequence[Mapping[str, Any]]:
    """The citations in an export.

    Raises:
        WrongInput: it cannot be read, or holds something else.
    """
    from qa.proof import proofs_in

    try:
        return proofs_in(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(f"{file}: cannot be read ({error}).") from error
    except ValueError as error:
        raise WrongInput(f"{file}: {error}.") from error


def _verified(citation: Mapping[str, Any], store: "PassageStore | None") -> tuple[str, "Verified"]:
    """Where the article is now, and what became of the words: in its file, else in an article that has them."""
    from articles.reading import read_article
    from qa.verification import Quoted, Verified, verify

    try:
        path = _path_of(citation, store)
        quoted = Quoted(citation["quote"], citation["start"], citation["before"], citation["after"])
    except (KeyError, TypeError) as error:
        raise WrongInput(f"A citation lacks {error}: it is of an older version, or of another program.") from error
    try:
        found = verify(quoted, read_article(Path(path)).text)
    except UnreadableArticle:
        found = Verified("gone")
    return (path, found) if found.status != "gone" else _elsewhere(citation, quoted, store) or (path, found)


def _path_of(citation: Mapping[str, Any], store: "PassageStore | None") -> str:
    """The file of a citation; a shared page tells its place in the indexed folder alone, and its digest finds it."""
    path = str(citation["article"]["path"])
    if store is None or Path(path).is_absolute():
        return path
    try:
        return store.article_that_begins(citation["sha256"]).path
    except UnknownArticle:
        return path


def _elsewhere(
    citation: Mapping[str, Any], quoted: "Quoted", store: "PassageStore | None"
) -> tuple[str, "Verified"] | None:
    """In another file of the index: the article's own was renamed, or is gone. Changed, where the title is the same."""
    from dataclasses import replace

    from qa.verification import stands, verify

    changed = None
    for known in store.articles() if store else ():
        article = store.article(known.id) if store else known
        if found := stands(quoted, article.text):
            return article.path, replace(found, status="moved")
        if article.title == citation["article"].get("title"):
            found = verify(quoted, article.text)
            changed = changed or ((article.path, found) if found.status == "changed" else None)
    return changed


def _line(citation: Mapping[str, Any], path: str, verified: "Verified") -> str:
    told = f"{verified.status:<10} “{citation['quote']}”  {path}"
    match verified.status:
        case "moved":
            return f"{told}: from character {citation['start']} to {verified.start}"
        case "changed":
            how = ", ".join(f"at character {c.start} “{c.before}” → “{c.after}”" for c in verified.changes)
            return f"{told}: {how}; now “{' '.join(verified.now.split())}”"
    return told


def _as_json(citation: Mapping[str, Any], path: str, verified: "Verified") -> str:
    told: dict[str, Any] = {"status": verified.status, "quote": citation["quote"], "path": path}
    if verified.status != "gone":
        told |= {"start": verified.start, "now": verified.now}
    if verified.changes:
        told["changes"] = [{"start": c.start, "before": c.before, "after": c.after} for c in verified.changes]
    return json.dumps(told, ensure_ascii=False)
