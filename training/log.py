"""What was seen while training: losses and scores as CSV, to be read as a table and a plot."""

import csv
from pathlib import Path

EVERY = 25  # steps between two rows of losses


class Log:
    """Appends to `losses.csv` and `scores.csv` of a folder, so that a run that goes on adds to what it had."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self._losses = folder / "losses.csv"
        self._scores = folder / "scores.csv"
        self._sums: dict[str, list[float]] = {}

    def loss(self, step: int, stage: int, kind: str, share: float, loss: float) -> None:
        """Notes a batch's loss; the mean of every `EVERY` steps is written."""
        self._sums.setdefault(kind, []).append(loss)
        if (step + 1) % EVERY:
            return
        for name, losses in sorted(self._sums.items()):
            _append(
                self._losses,
                {
                    "step": step + 1,
                    "stage": stage,
                    "kind": name,
                    "rate": round(share, 4),
                    "loss": round(sum(losses) / len(losses), 4),
                },
            )
        self._sums.clear()

    def scores(self, step: int, scores: dict[str, float]) -> None:
        """Writes the scores on the sets that are kept for steering."""
        for name, value in scores.items():
            _append(self._scores, {"step": step, "score": name, "value": value})


def _append(path: Path, row: dict[str, object]) -> None:
    fresh = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(row))
        if fresh:
            writer.writeheader()
        writer.writerow(row)
