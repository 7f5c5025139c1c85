"""Checks the FAISS ladder on real vectors: `python -m benchmarks.vectors FILE.tsv.gz…`. Writes results/vectors.json.

Every file holds text pairs, english<TAB>french; each side becomes a vector of the bundled encoder. For each number
of vectors and each kind of index: seconds to build, milliseconds a query on one thread, recall@10 against an exact
search in float32.
"""

import argparse
import gzip
import sys
import time
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from tqdm import tqdm

from benchmarks.machine import save
from index.encoder import Encoder
from index.vectors import Floats, new_index

_QUERIES = 200
_TOP = 10
KINDS = ("SQfp16", "SQ8", "RaBitQfs,Refine(SQfp16)", "IVF4096,RaBitQfs,Refine(SQfp16)")
_IVF_FROM = 300_000  # vectors; 4,096 cells want many more than that number of vectors to train on


def main() -> None:
    """Encodes the texts, then measures every size and kind."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--sizes", type=int, nargs="+", default=[20_000, 100_000, 300_000])
    options.add_argument("--cache", type=Path, help="a .npy file that keeps the vectors")
    chosen = options.parse_args()
    vectors = _vectors(chosen.files, max(chosen.sizes) + _QUERIES, chosen.cache)
    faiss.omp_set_num_threads(1)
    rows = []
    for size in chosen.sizes:
        queries, stored = vectors[:_QUERIES], vectors[_QUERIES : _QUERIES + size]
        truth = np.argsort(-(queries @ stored.T), axis=1)[:, :_TOP]
        for kind in KINDS:
            if not kind.startswith("IVF") or size >= _IVF_FROM:
                rows.append(_measure(kind, stored, queries, truth))
                sys.stdout.write(f"{rows[-1]}\n")
    save("vectors", {"files": [path.name for path in chosen.files], "queries": _QUERIES, "rows": rows})


def _measure(kind: str, stored: Floats, queries: Floats, truth: "np.ndarray[Any, Any]") -> dict[str, Any]:
    started = time.perf_counter()
    index = new_index(kind, stored.shape[1])
    index.train(stored)
    index.add(stored)
    built = time.perf_counter() - started
    times, same = [], 0
    for query, wanted in zip(queries, truth, strict=True):
        started = time.perf_counter()
        _, found = index.search(query[None], _TOP)
        times.append(time.perf_counter() - started)
        same += len(set(found[0]) & set(wanted))
    return {
        "vectors": len(stored),
        "kind": kind,
        "build s": round(built, 2),
        "query ms": round(float(np.median(times)) * 1000, 2),
        "recall@10": round(same / (len(queries) * _TOP), 4),
        "MB": round(len(faiss.serialize_index(index)) / 1e6, 1),
    }


def _vectors(files: list[Path], count: int, cache: Path | None) -> Floats:
    if cache and cache.is_file():
        return np.asarray(np.load(cache)[:count], dtype=np.float32)
    texts: list[str] = []
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                texts += line.rstrip("\n").split("\t")[:2]
    chosen = np.random.default_rng(0).permutation(len(texts))[:count]
    with tqdm(total=len(chosen), unit=" texts") as bar:
        vectors = Encoder().encode_passages([texts[i] for i in chosen], lambda done: bar.update(done - bar.n))
    vectors = vectors[np.random.default_rng(1).permutation(len(vectors))]
    if cache:
        np.save(cache, vectors.astype(np.float16))
    return vectors


if __name__ == "__main__":
    main()
