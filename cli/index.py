"""`ibid index`: adds or updates folders of articles, and tells what changed."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.columns import columns_of, note_columns
from cli.options import add_command
from cli.streams import say, tell
from cli.watching import watch
from cli.wiring import encoder_of, opened
from runtime.errors import WrongInput

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.folder import IndexFolder
    from index.followed import Followed
    from index.report import SyncReport


_NAMED = 10  # files that were not read, unless all are asked for


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "index", run, "add or update folders of articles")
    command.add_argument(
        "folders", type=Path, nargs="*", metavar="DIR", help="folders of articles, in any format that is read"
    )
    command.add_argument("--watch", action="store_true", help="go on, and follow every change in the folders")
    command.add_argument("--verbose", action="store_true", help="name every file that was not read")
    command.add_argument(
        "--columns",
        metavar="NAME=COLUMN,…",
        help="which columns of tables tell what: text=body,title=headline; kept in an ibid.toml in each folder",
    )
    command.add_argument("--rebuild", action="store_true", help="start the index anew")
    command.add_argument(
        "--forget",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="take a folder out, even one that is gone",
    )


def run(options: argparse.Namespace) -> bool:
    """Updates the index.

    Returns:
        Whether every file could be read.
    """
    if not options.folders and not options.forget:
        raise WrongInput("Name a folder of articles: ibid index DIR")
    if options.forget:
        _forget(options)
    return _index(options) if options.folders else True


def _index(options: argparse.Namespace) -> bool:
    from index.added import added_to
    from index.folder import IndexFolder
    from index.followed import Followed
    from index.scan import check_folder

    for directory in options.folders:
        check_folder(directory)
    if options.columns:
        note_columns(options.folders, columns_of(options.columns))
    encoder, followed = encoder_of(options), Followed()

    def synced(changed: set[Path] | None = None) -> "SyncReport":
        return sync_with(folder, options.folders, encoder, followed, changed)

    def updated(changed: set[Path] | None = None) -> int:
        return tell_report(synced(changed), verbose=options.verbose)

    if options.rebuild:
        folder = IndexFolder.to_rebuild(options.index)
        failed = tell_report(_rebuilt(folder, encoder, synced), verbose=options.verbose)
    else:
        folder = IndexFolder.create(options.index, encoder)
    if options.watch:
        failed = watch(options.index, [*options.folders, *added_to(folder)], updated)
    elif not options.rebuild:
        failed = _kept_if_interrupted(updated)
    folder.close()
    return not failed


def _kept_if_interrupted(updated: Callable[[], int]) -> int:
    try:
        return updated()
    except KeyboardInterrupt:
        kept = "What was indexed so far is kept; the same command goes on from there."
        raise KeyboardInterrupt(kept) from None


def _rebuilt(folder: "IndexFolder", encoder: "Encoder", synced: Callable[[], "SyncReport"]) -> "SyncReport":
    try:
        with folder.rebuilding(encoder):
            return synced()
    except KeyboardInterrupt:
        raise KeyboardInterrupt("The index is as it was before.") from None


def _forget(options: argparse.Namespace) -> None:
    from index.unread import note_unread

    folder = opened(options)
    gone = [path for path in folder.store.paths() if any(path.is_relative_to(d.resolve()) for d in options.forget)]
    if not gone:
        raise WrongInput(f"The index {options.index} holds nothing of {options.forget[0].resolve()}.")
    say(f"{len(folder.forget(gone))} removed")
    with folder.changing():
        note_unread(folder.store, [directory.resolve() for directory in options.forget], {})
    folder.close()


def update(folder: "IndexFolder", folders: Sequence[Path], encoder: "Encoder") -> int:
    """Syncs these and what was added on the page, and prints the report; returns how many files failed."""
    return tell_report(sync_with(folder, folders, encoder))


def sync_with(
    folder: "IndexFolder",
    folders: Sequence[Path],
    encoder: "Encoder",
    followed: "Followed | None" = None,
    changed: set[Path] | None = None,
) -> "SyncReport":
    """Syncs these and what was added on the page, and shows how far it is.

    What was `followed` before is looked at again where it `changed`.
    """
    from cli.progress import ProgressLine
    from index.added import added_to
    from index.sync import sync

    line = ProgressLine()
    try:
        report = sync(folder, [*folders, *added_to(folder)], encoder, line, followed, changed)
    finally:
        line.close()
    return report


def tell_report(report: "SyncReport", *, verbose: bool = False) -> int:
    """Prints what a sync did; returns how many files failed."""
    for reason in report.failed.values():
        tell(f"failed: {reason}")
    for note in report.in_part.values():
        tell(f"note: {note}")
    named = sorted(report.left_out.items())[: None if verbose else _NAMED]
    for path, why in named:
        shown = "".join(c if c.isprintable() else "?" for c in str(path))  # a name may hold what moves the cursor
        tell(f"not read: {shown} ({why})")
    if more := len(report.left_out) - len(named):
        tell(f"not read: {more} more; --verbose names them")
    say(str(report))
    return len(report.failed)
