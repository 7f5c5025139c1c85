"""Draws what was logged while training: losses above, scores on the sets that steer below."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # the drawing back end is chosen first

plt.rcParams["svg.hashsalt"] = "ibid"  # the same picture is the same file


def draw(log: Path, drawn: Sequence[str], picture: Path) -> None:
    """Writes an SVG from the two files of a log.

    Args:
        log: the folder that a `Log` wrote to.
        drawn: names of the scores to draw.
        picture: the file to write.
    """
    figure, (above, below) = plt.subplots(2, 1, figsize=(8, 8), sharex=True, layout="constrained")
    for kind, (steps, values) in _columns(log / "losses.csv", "kind", "loss").items():
        above.plot(steps, values, label=kind, linewidth=0.8)
    above.set(ylabel="loss")
    above.legend()
    for name, (steps, values) in _columns(log / "scores.csv", "score", "value").items():
        if name in drawn:
            below.plot(steps, values, label=name, marker="o")
    below.set(xlabel="step", ylabel="score")
    below.legend(loc="lower right", ncols=2)
    figure.savefig(picture, metadata={"Date": None})
    plt.close(figure)


def _columns(path: Path, name: str, value: str) -> dict[str, tuple[list[int], list[float]]]:
    found: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row[name]][0].append(int(row["step"]))
            found[row[name]][1].append(float(row[value]))
    return dict(found)
