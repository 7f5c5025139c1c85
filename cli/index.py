"""`ibid index`: adds or updates folders of articles, and tells what changed."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.options import add_command
from cli.streams import say, tell
from cli.wiring import encoder_of, opened
from runtime.errors import IndexBusy, IndexUnusable, NoArticles, WrongInput

if TYPE_CHECKING:
    from index.digests import Digests
    from index.encoder import Encoder
    from index.folder import IndexFolder


_NAMED = 10  # files that were not read, unless all are asked for
_AGAIN = 5_000  # milliseconds after which a change is tried again


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "index", run, "add or update folders of articles")
    command.add_argument(
        "folders", type=Path, nargs="*", metavar="DIR", help="folders of articles, in any format that is read"
    )
    command.add_argument("--watch", action="store_true", help="go on, and follow every change in the folders")
    command.add_argument("--verbose", action="store_true", help="name every file that was not read")
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
    from index.digests import Digests
    from index.folder import IndexFolder
    from index.sync import check_folder

    for directory in options.folders:
        check_folder(directory)
    encoder, digests = encoder_of(options), Digests()
    folder = IndexFolder.create(options.index, encoder, anew=options.rebuild)
    if options.watch:
        failed = _watch(folder, options, encoder, digests)
    else:
        failed = update(folder, options.folders, encoder, digests, verbose=options.verbose)
    folder.close()
    return not failed


def _watch(folder: "IndexFolder", options: argparse.Namespace, encoder: "Encoder", digests: "Digests") -> int:
    """Updates now and at every change until Ctrl-C; returns how many files failed at the last one."""
    from watchfiles import watch

    own = options.index.resolve()  # may lie in a watched folder; what is written there is no news
    changes = watch(
        *options.folders,
        watch_filter=lambda change, path: not Path(path).is_relative_to(own),
        raise_interrupt=False,
        rust_timeout=_AGAIN,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    failed, said = _followed(folder, options, encoder, digests, 0, "")
    tell("Watching. Ctrl-C stops it.")
    with suppress(KeyboardInterrupt):  # which may come while it updates
        for changed in changes:
            if changed or said:
                failed, said = _followed(folder, options, encoder, digests, failed, said)
    return failed


def _followed(
    folder: "IndexFolder",
    options: argparse.Namespace,
    encoder: "Encoder",
    digests: "Digests",
    failed: int,
    said: str,
) -> tuple[int, str]:
    """Updates where that can be done now.

    Args:
        folder: the index.
        options: of the command.
        encoder: that made it.
        digests: of files.
        failed: how many files did so at the last update.
        said: why the last update could not be done, which is not said twice; empty where it was.

    Returns:
        The last two, now.
    """
    try:
        return update(folder, options.folders, encoder, digests, verbose=options.verbose), ""
    except (NoArticles, IndexBusy, IndexUnusable) as error:
        # An article may come, the index be free, the disk have room.
        if str(error) != said:
            tell(f"ibid: {error}")
        return failed, str(error)


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


def update(
    folder: "IndexFolder",
    folders: Sequence[Path],
    encoder: "Encoder",
    digests: "Digests | None" = None,
    *,
    verbose: bool = False,
) -> int:
    """Syncs these and what was added on the page, and prints the report; returns how many files failed."""
    from tqdm import tqdm

    from index.added import added_to
    from index.sync import sync

    bars: dict[str, Any] = {}

    def progress(step: str, done: int, total: int) -> None:
        if step not in bars:
            bars[step] = tqdm(total=total, desc=step, delay=1, file=sys.stderr, unit="")
        bars[step].total = total
        bars[step].update(done - bars[step].n)

    report = sync(folder, [*folders, *added_to(folder)], encoder, progress, digests)
    for bar in bars.values():
        bar.close()
    for reason in report.failed.values():
        tell(f"failed: {reason}")
    for note in report.in_part.values():
        tell(f"note: {note}")
    named = list(report.left_out.items())[: None if verbose else _NAMED]
    for path, why in named:
        shown = "".join(c if c.isprintable() else "?" for c in str(path))  # a name may hold what moves the cursor
        tell(f"not read: {shown} ({why})")
    if more := len(report.left_out) - len(named):
        tell(f"not read: {more} more; --verbose names them")
    say(str(report))
    return len(report.failed)
