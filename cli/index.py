"""`ibid index`: adds or updates folders of articles, and tells what changed."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.options import add_command
from cli.streams import say, tell
from cli.wiring import encoder_of

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.folder import IndexFolder


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "index", run, "add or update folders of articles")
    command.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="folders of .txt and .md files")
    command.add_argument("--watch", action="store_true", help="go on, and follow every change in the folders")
    command.add_argument("--rebuild", action="store_true", help="start the index anew")


def run(options: argparse.Namespace) -> bool:
    """Updates the index.

    Returns:
        Whether every file could be read.
    """
    from index.folder import IndexFolder, remove_index
    from index.sync import check_folder

    for directory in options.folders:
        check_folder(directory)
    encoder = encoder_of(options)
    if options.rebuild:
        remove_index(options.index)
    folder = IndexFolder.create(options.index, encoder)
    failed = update(folder, options.folders, encoder)
    if options.watch:
        from watchfiles import watch

        own = options.index.resolve()  # may lie in a watched folder; what is written there is no news
        tell("Watching. Ctrl-C stops it.")
        for _ in watch(
            *options.folders,
            watch_filter=lambda change, path: not Path(path).is_relative_to(own),
            raise_interrupt=False,
        ):
            failed = update(folder, options.folders, encoder)
    folder.close()
    return not failed


def update(folder: "IndexFolder", folders: Sequence[Path], encoder: "Encoder") -> int:
    """Syncs and prints the report; returns how many files failed."""
    from tqdm import tqdm

    from index.sync import sync

    bars: dict[str, Any] = {}

    def progress(step: str, done: int, total: int) -> None:
        if step not in bars:
            bars[step] = tqdm(total=total, desc=step, delay=1, file=sys.stderr, unit="")
        bars[step].update(done - bars[step].n)

    report = sync(folder, folders, encoder, progress)
    for bar in bars.values():
        bar.close()
    for reason in report.failed.values():
        tell(f"failed: {reason}")
    say(str(report))
    return len(report.failed)
