"""`ibid index --watch`: updates now, and at every change in the folders, until Ctrl-C."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from cli.streams import tell
from runtime.errors import IndexBusy, IndexUnusable, NoArticles

_AGAIN = 5  # seconds after which an update that failed is tried again
_LOOK = 500  # milliseconds after which the watch tells that nothing has changed

Update = Callable[[set[Path] | None], int]
"""Given what changed, None for all that there is; returns how many files failed."""


def watch(index: Path, folders: Sequence[Path], update: Update) -> int:
    """Updates until Ctrl-C; returns how many files failed at the last update.

    Args:
        index: may lie in a watched folder; what is written there is no news.
        folders: that are watched.
        update: is called for all that there is at first, and where an update failed: an article may come, the index be
            free, the disk have room.
    """
    from watchfiles import watch as changes_in

    own = index.resolve()
    changes = changes_in(
        *(folder.resolve() for folder in folders),
        watch_filter=lambda change, path: not Path(path).is_relative_to(own),
        raise_interrupt=False,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    failed, said, again = 0, "", 0.0
    due: set[Path] | None = None
    watching = False
    with suppress(KeyboardInterrupt):  # which may come while it updates
        # It watches before the first update: what changes meanwhile comes next.
        for changed in changes:
            if due is not None:
                due |= {Path(path) for _, path in changed}
            if due == set() or (not changed and time.monotonic() < again):
                continue
            try:
                failed, said, due = update(due), "", set()
            except (NoArticles, IndexBusy, IndexUnusable) as error:
                if str(error) != said:
                    tell(f"ibid: {error}")
                said, due, again = str(error), None, time.monotonic() + _AGAIN
            if not watching:
                tell("Watching. Ctrl-C stops it.")
            watching = True
    return failed
