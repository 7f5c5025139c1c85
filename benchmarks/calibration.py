"""Whether a probability means what it says: `python -m benchmarks.calibration`. Draws docs/calibration.svg.

On the left, of the answers told with some probability, the share that is right (Niculescu-Mizil & Caruana, 2005). On
the right, if only the surest questions are answered, the share of wrong answers (El-Yaniv & Wiener, 2010). Both on
benchmarks/questions/fresh.jsonl, of which nothing was fitted. Needs the training group, for matplotlib.
"""

from pathlib import Path
from typing import Any

import matplotlib
import numpy as np

from benchmarks.machine import save
from benchmarks.quality import outcomes
from benchmarks.risk import measured
from index.encoder import Encoder
from qa.reading.picker import SentencePicker
from qa.reading.reader import ExtractiveReader, Reader

matplotlib.use("svg")
import matplotlib.pyplot as plt  # the drawing back end is chosen first

plt.rcParams["svg.hashsalt"] = "ibid"  # the same picture is the same file
PICTURE = Path(__file__).parent.parent / "docs" / "calibration.svg"


def main() -> None:
    """Measures both readers, draws them and saves what was drawn."""
    encoder = Encoder()
    readers: list[Reader] = [ExtractiveReader(), SentencePicker(encoder)]
    found = {reader.name: measured(outcomes("fresh", encoder, reader)) for reader in readers}
    save("calibration", {"readers": found})
    _draw(found)


def _draw(found: dict[str, dict[str, Any]]) -> None:
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.5), layout="constrained")
    left.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    for name, reader in found.items():
        left.plot(*zip(*reader["reliability"], strict=True), marker="o", label=name)
        coverage = np.arange(1, reader["questions"] + 1) / reader["questions"]
        right.plot(coverage, reader["risk"], label=name)
    left.set(xlabel="probability told", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
    right.set(xlabel="share of questions answered, the surest first", ylabel="share wrong", ylim=(0, 1))
    left.legend()
    figure.savefig(PICTURE, metadata={"Date": None})
    plt.close(figure)


if __name__ == "__main__":
    main()
