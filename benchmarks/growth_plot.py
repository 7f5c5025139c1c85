"""Draws what `benchmarks.growth` measured: four panels of lines over the number of passages, on logarithms."""

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # the drawing back end is chosen first

plt.rcParams["svg.hashsalt"] = "ibid"  # the same picture is the same file

_PANELS = {
    "memory, MB": ("indexing: peak MB", "serving: peak MB"),
    "seconds": ("indexing without encoding: processor s", "removing 10 %: s", "changed article found after: s"),
    "search, p95 of processor ms": tuple(
        f"{name}: p95 processor ms" for name in ("dense", "lexical", "fused", "fused, filtered")
    ),
    "bytes a passage": tuple(f"bytes a passage: {name}" for name in ("store", "vectors", "words")),
}


def draw(result: dict[str, Any], picture: Path) -> None:
    """Writes an SVG; each line's name has its exponent.

    Args:
        result: as it is saved.
        picture: the file to write.
    """
    figure, panels = plt.subplots(2, 2, figsize=(10, 8), sharex=True, layout="constrained")
    passages = [measured["passages"] for measured in result["sizes"]]
    for panel, (title, names) in zip(panels.flat, _PANELS.items(), strict=True):
        for name in names:
            short = name.removeprefix("bytes a passage: ").partition(":")[0]
            label = f"{short}  ({result['exponents'].get(name, 0):+.2f})"
            panel.loglog(passages, [measured[name] for measured in result["sizes"]], marker="o", label=label)
        panel.set(title=title)
        panel.legend(fontsize="small")
    for panel in panels[1]:
        panel.set(xlabel="passages")
    figure.savefig(picture, metadata={"Date": None})
    plt.close(figure)
