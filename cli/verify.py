"""`ibid verify`: whether what was cited still stands in the articles."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.options import add_command
from cli.streams import say, tell
from cli.wiring import opened
from runtime.errors import IndexMissing, UnknownArticle, UnreadableArticle, WrongInput

if TYPE_CHECKING:
    from articles.types import Article
    from index.protocols import ChangeableStore
    from qa.citing.surroundings import Edit
    from qa.citing.verification import Quoted, Verified


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "verify", run, "checks citations against the articles as they are now")
    command.add_argument("file", type=Path, metavar="FILE", help="what `ibid ask --json`, `--export` or the page wrote")
    command.add_argument("--json", action="store_true", help="one object a line")


@dataclass(frozen=True)
class _Checked:
    """What became of a citation: where its words are, what became of them, and of the sentence around them.

    Attributes:
        why: the words are gone, where that is known.
    """

    path: str
    words: "Verified"
    around: "Sequence[Edit]" = ()
    why: str = ""

    @property
    def status(self) -> str:
        return f"{self.words.status}, but the sentence around it changed" if self.around else self.words.status


def run(options: argparse.Namespace) -> bool:
    """Prints a line for each citation.

    Returns:
        Whether all of them still stand in their sentences, where they were or elsewhere.
    """
    store = _store(options)
    counted: Counter[str] = Counter()
    for citation in _citations(options.file):
        checked = _checked(citation, store)
        counted[checked.status] += 1
        say(_as_json(citation, checked) if options.json else _line(citation, checked))
    if not counted:
        raise WrongInput(
            f"{options.file}: there are no citations in it: an answer that quotes nothing has none, "
            "and `ibid verify` takes only what `ibid ask --json`, `--export` or the page wrote."
        )
    tell(", ".join(f"{count} {status}" for status, count in counted.items()))
    return set(counted) <= {"unchanged", "moved"}


def _store(options: argparse.Namespace) -> "ChangeableStore | None":
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
    from articles.decoding import as_text
    from qa.citing.proof import proofs_in

    try:
        return proofs_in(as_text(file.read_bytes(), str(file)).removeprefix("\ufeff"))
    except OSError as error:
        raise WrongInput(f"{file}: cannot be read ({error}).") from error
    except UnreadableArticle as error:
        raise WrongInput(str(error)) from error
    except ValueError as error:
        raise WrongInput(f"{file}: {error}.") from error


def _checked(citation: Mapping[str, Any], store: "ChangeableStore | None") -> _Checked:
    """Of a citation: in its file, else in an article that has its words."""
    from articles.reading import read_article
    from qa.citing.verification import Quoted, Verified, verify

    try:
        path = _path_of(citation, store)
        quoted = Quoted(citation["quote"], citation["start"], citation["before"], citation["after"])
    except (KeyError, TypeError) as error:
        raise WrongInput(f"A citation lacks {error}: it is of an older version, or of another program.") from error
    try:
        article = read_article(Path(path))
    except UnreadableArticle as error:
        return _elsewhere(citation, quoted, store) or _Checked(path, Verified("gone"), why=_why(path, error, store))
    found = verify(quoted, article.text)
    if found.status == "gone":
        return _elsewhere(citation, quoted, store) or _Checked(path, found)
    return _Checked(path, found, _around(citation, article, found))


def _path_of(citation: Mapping[str, Any], store: "ChangeableStore | None") -> str:
    """The file of a citation; a shared page tells its place in the indexed folder alone, and its digest finds it."""
    path = str(citation["article"]["path"])
    if store is None or Path(path).is_absolute():
        return path
    try:
        return store.article_that_begins(citation["sha256"]).path
    except UnknownArticle:
        return path


def _why(path: str, error: UnreadableArticle, store: "ChangeableStore | None") -> str:
    """What is wrong with the file."""
    if not isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
        return str(error)
    known = store and Path(path) in store.paths()
    return "the file is gone" + (", and the index is behind: update it with ibid index" if known else "")


def _elsewhere(citation: Mapping[str, Any], quoted: "Quoted", store: "ChangeableStore | None") -> _Checked | None:
    """In another file of the index: the article's own was renamed, or is gone. Changed, where the title is the same.

    What the index holds tells where to look; what is checked is the file that is there now.
    """
    from dataclasses import replace

    from qa.citing.verification import stands, verify

    if store is None:
        return None
    changed = None
    for name, places in store.files().values():
        held = store.article(name)
        titled = held.title == citation["article"].get("title")
        if not titled and not stands(quoted, held.text):
            continue
        for article in _as_they_are(places):
            if found := stands(quoted, article.text):
                return _Checked(article.path, replace(found, status="moved"), _around(citation, article, found))
            found = verify(quoted, article.text)
            changed = changed or (_Checked(article.path, found) if titled and found.status == "changed" else None)
    return changed


def _as_they_are(places: Sequence[str]) -> "Iterator[Article]":
    from articles.reading import read_article

    for place in places:
        with suppress(UnreadableArticle):
            yield read_article(Path(place))


def _around(citation: Mapping[str, Any], article: "Article", found: "Verified") -> "Sequence[Edit]":
    """What was changed around words that are still the same; nothing is where the file is the same."""
    from qa.citing.surroundings import edits_around

    if found.status == "changed" or citation.get("sha256") == article.sha256 or "sentence" not in citation:
        return ()
    place, end = citation["start"] - citation["sentence_start"], found.start + len(found.now)
    return edits_around(citation["sentence"], citation["quote"], place, article, found.start, end)


def _line(citation: Mapping[str, Any], checked: _Checked) -> str:
    words = checked.words
    told = [f"from character {citation['start']} to {words.start}"] if words.status == "moved" else []
    told += [f"“{before}” → “{after}”" for before, after in checked.around]
    told += [f"at character {c.start} “{c.before}” → “{c.after}”" for c in words.changes]
    told += [checked.why] if checked.why else []
    told += [f"now “{' '.join(words.now.split())}”"] if words.changes else []
    return f"{checked.status:<10} “{citation['quote']}”  {checked.path}{': ' if told else ''}{'; '.join(told)}"


def _as_json(citation: Mapping[str, Any], checked: _Checked) -> str:
    words = checked.words
    told: dict[str, Any] = {"status": checked.status, "quote": citation["quote"], "path": checked.path}
    if words.status != "gone":
        told |= {"start": words.start, "now": words.now}
    if checked.why:
        told["why"] = checked.why
    if words.changes:
        told["changes"] = [{"start": c.start, "before": c.before, "after": c.after} for c in words.changes]
    if checked.around:
        told["sentence_changes"] = [{"before": before, "after": after} for before, after in checked.around]
    return json.dumps(told, ensure_ascii=False)
