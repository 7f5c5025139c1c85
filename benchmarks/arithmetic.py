"""How fast the networks compute: `python -m benchmarks.arithmetic`. Writes results/arithmetic.json.

Multiplications and additions a second of one text by one thread, of the products by weights and of attention, and of
plain matrix products in float32 of the same shapes. All that a network does beside them counts as its time.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is imported

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from benchmarks.machine import save
from index.encoder import BUNDLED as ENCODER
from qa.reading.reader import BUNDLED as READER
from runtime.network import Network

TOKENS = (32, 128, 256)
_RUNS = 20

Shape = tuple[int, int, int]  # rows, what is summed over, columns


def main() -> None:
    """Measures both networks, prints the rows and saves them."""
    rows = [_measured(folder, tokens) for folder in (ENCODER, READER) for tokens in TOKENS]
    save("arithmetic", {"rows": rows})
    sys.stdout.write("\n".join(map(str, rows)) + "\n")


def products(config: dict[str, int], tokens: int) -> list[Shape]:
    """The matrix products of a BERT that reads so many tokens."""
    hidden, inner, heads = config["hidden_size"], config["intermediate_size"], config["num_attention_heads"]
    weights = [(tokens, hidden, hidden)] * 4 + [(tokens, hidden, inner), (tokens, inner, hidden)]
    attention = [(tokens, hidden // heads, tokens), (tokens, tokens, hidden // heads)] * heads
    return (weights + attention) * config["num_hidden_layers"]


def _measured(folder: Path, tokens: int) -> dict[str, str | int | float]:
    shapes = products(json.loads((folder / "config.json").read_text(encoding="utf-8")), tokens)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(tokens)
    network, text = Network(folder), tokenizer.encode("Le ministre a signé un accord. " * tokens)
    chance = np.random.default_rng(0)
    pairs = {s: (chance.random(s[:2], np.float32), chance.random(s[1:], np.float32)) for s in set(shapes)}
    operations = sum(2 * rows * summed * columns for rows, summed, columns in shapes)
    own = _seconds(lambda: network.run([text]))
    plain = _seconds(lambda: [pairs[shape][0] @ pairs[shape][1] for shape in shapes])
    return {
        "model": folder.name,
        "tokens": tokens,
        "ms": round(own * 1000, 1),
        "billions a second": round(operations / own / 1e9),
        "plain products, billions a second": round(operations / plain / 1e9),
        "ratio": round(plain / own, 2),
    }


def _seconds(run: Callable[[], object]) -> float:
    """The median of some runs, the first of which warms up."""
    run()
    times = []
    for _ in range(_RUNS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


if __name__ == "__main__":
    main()
