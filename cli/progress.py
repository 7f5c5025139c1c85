"""How far an update is: one line on a terminal that is written anew, nothing on a pipe."""

import sys

from tqdm import tqdm


class ProgressLine:
    """Files and passages done, how many a second, and the time left.

    A file is done when its passages are encoded: reading runs ahead, and what was read in it says how much there is
    to encode. So the time left goes down while more is read.
    """

    def __init__(self) -> None:
        """Begins; the line appears after a second."""
        self._line = tqdm(
            total=0, desc="indexing", unit=" files", delay=1, smoothing=0, disable=None, file=sys.stderr,
            bar_format="{desc}: {n:.0f}/{total} files{postfix}, {rate_fmt}, {remaining} left",
        )  # fmt: skip
        self._read = 0

    def __call__(self, step: str, done: int, total: int) -> None:
        """Told of a step, as `index.sync.Progress` is."""
        if step == "reading":
            self._read, self._line.total = done, total
            return
        self._line.set_postfix_str(f"{done} passages", refresh=False)
        self._line.update(max(0.0, self._read * done / max(total, 1) - self._line.n))

    def close(self) -> None:
        """Ends the line."""
        self._line.close()
