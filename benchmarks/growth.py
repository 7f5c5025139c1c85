"""How the index grows from a thousand to a million passages: `python -m benchmarks.growth`.

Real paragraphs, fifty to an article, become an index by `index.sync`, as for any folder; `benchmarks.many` says where
their vectors come from. The questions are headings of laws, encoded as they are. One thread. Writes
results/growth.json and docs/growth.svg.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from benchmarks.many import FILES, QUERIES, MovedSample, encode_sample, questions, write_articles
from index.encoder import Encoder
from index.filter import Filter
from index.folder import IndexFolder
from index.followed import Followed
from index.retriever import Retriever, rows_let_through
from index.rows import Rows
from index.sync import sync
from index.vectors import Floats

ROOT = Path(__file__).parent.parent
PARALLEL = ROOT.parent / "shared" / "data" / "parallel"
_WARM_UP = 20
_TOP = 10
_DEPTH = 50  # what the retriever asks of each list
_CHANGES = 5
_A_TENTH = Filter(sources=("Volume 3",))

Measured = dict[str, float]


def main() -> None:
    """Measures every size, each step in a process of its own, whose peak memory is that step's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    options.add_argument("--data", type=Path, default=PARALLEL, help=f"the folder of {' and '.join(FILES)}")
    options.add_argument("--sample", type=Path, default=ROOT / ".training" / "growth.npy", help="keeps the sample")
    options.add_argument("--folder", type=Path, help="where articles and indexes are made, and deleted")
    chosen = options.parse_args()
    if not chosen.sample.is_file():
        _alone(encode_sample, chosen.data, chosen.sample)
    sizes: list[Measured] = []
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
            sizes.append(_measure(size, Path(folder), chosen.data, chosen.sample))
        _alone(_tell, {"files": FILES, "queries": QUERIES, "sizes": sizes, "exponents": exponents(sizes)})


def _tell(result: dict[str, Any]) -> None:
    from benchmarks.growth_plot import draw
    from benchmarks.machine import save  # not above: torch, in each process

    save("growth", result)
    draw(result, ROOT / "docs" / "growth.svg")
    sys.stdout.write(f"{result['sizes'][-1]}\n")
    sys.stdout.flush()


def exponents(sizes: Sequence[Measured]) -> Measured:
    """Of each quantity the power of the number of passages that it grows with: the slope of its logarithms.

    Example:
        >>> exponents([{"passages": 10, "s": 3}, {"passages": 100, "s": 30}, {"passages": 1000, "s": 300}])
        {'passages': 1.0, 's': 1.0}
    """
    passages = np.log([measured["passages"] for measured in sizes])
    if len(sizes) < 2:
        return {}
    return {
        name: round(float(np.polyfit(passages, np.log([measured[name] for measured in sizes]), 1)[0]), 2)
        for name in sizes[0]
    }


def _measure(size: int, folder: Path, data: Path, sample: Path) -> Measured:
    articles, index = folder / "articles", folder / "index"
    _alone(write_articles, data, size, articles)
    measured: Measured = _alone(_index, articles, index, sample)
    measured |= _alone(_serve, articles, index, data, sample)
    measured |= _alone(_recall, index, data)
    for path in sorted(articles.iterdir())[::10]:
        path.unlink()
    removing: Measured = _alone(_index, articles, index, sample)
    measured["removing 10 %: s"] = removing["indexing without encoding: s"]
    after = _alone(_search, index, data)
    return measured | {f"{name}, 10 % removed": value for name, value in after.items()}


def _alone(step: Callable[..., Any], *arguments: object) -> Any:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(step, *arguments).result()


# What is measured


def _index(articles: Path, index: Path, sample: Path) -> Measured:
    encoder = MovedSample(sample)
    encoder.count_tokens(["Warm-up."])
    started, worked = time.perf_counter(), time.process_time()
    folder = IndexFolder.create(index, encoder)
    sync(folder, [articles], encoder)
    seconds, work = time.perf_counter() - started, time.process_time() - worked
    _, passages = folder.store.count()
    folder.close()
    sizes = {
        "store": _bytes(index, "store*"),
        "vectors": _bytes(index, "vectors*"),
        "words": _bytes(index, "words/**/*"),
    }
    return {
        "passages": passages,
        "indexing without encoding: s": round(seconds - encoder.seconds, 2),
        "indexing without encoding: processor s": round(work - encoder.seconds, 2),
        "indexing: peak MB": _peak(),
        **{f"bytes a passage: {name}": round(size / passages) for name, size in sizes.items()},
    }


def _serve(articles: Path, index: Path, data: Path, sample: Path) -> Measured:
    """Searches, their peak memory, and how long a changed article takes to be found while the index stays open."""
    measured = _search(index, data)
    measured["serving: peak MB"] = _peak()
    folder = IndexFolder.open(index)
    retriever = Retriever(folder, Encoder())
    here, there = multiprocessing.Pipe()
    following = multiprocessing.get_context("spawn").Process(target=_follow, args=(articles, index, sample, there))
    following.start()
    here.recv()
    retriever.search("Warm-up", "en", _DEPTH)
    times = []
    for n, path in enumerate(sorted(articles.iterdir())[:_CHANGES]):
        word = f"zyxwv{n}"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n\nThe word is {word}.\n", encoding="utf-8")
        started = time.perf_counter()
        here.send(str(path.resolve()))
        while not any(word in hit.text for hit in retriever.search(word, "en", _DEPTH)):
            time.sleep(0.01)
        times.append(time.perf_counter() - started)
    here.send("")
    following.join()
    folder.close()
    return measured | {"changed article found after: s": round(float(np.median(times)), 2)}


def _follow(articles: Path, index: Path, sample: Path, changes: Connection) -> None:
    """As `ibid index --watch` does, told of a change."""
    encoder, followed = MovedSample(sample), Followed()
    folder = IndexFolder.create(index, encoder)
    sync(folder, [articles], encoder, followed=followed)
    changes.send("ready")
    while changed := changes.recv():
        sync(folder, [articles], encoder, followed=followed, changed=[Path(changed)])
    folder.close()


def _search(index: Path, data: Path) -> Measured:
    """Milliseconds of each kind of search, encoding of the question and reading of the passages in the fused ones."""
    faiss.omp_set_num_threads(1)
    folder, encoder = IndexFolder.open(index), Encoder()
    retriever = Retriever(folder, encoder)
    asking = questions(data)
    asked = encoder.encode_queries([question for question, _ in asking])
    vectors, lexical = folder.derived()
    searches: dict[str, Callable[[int], object]] = {
        "dense": lambda n: vectors.search(asked[n], _DEPTH),
        "lexical": lambda n: lexical.search(asking[n][0], _DEPTH),
        "fused": lambda n: retriever.search(*asking[n], _TOP),
        "fused, filtered": lambda n: retriever.search(*asking[n], _TOP, _A_TENTH),
    }
    measured: Measured = {}
    for name, search in searches.items():
        for n in range(_WARM_UP):
            search(n)
        times, works = [], []
        for n in range(QUERIES):
            started, worked = time.perf_counter(), time.process_time()
            search(n)
            works.append((time.process_time() - worked) * 1000)
            times.append((time.perf_counter() - started) * 1000)
        for percent in (50, 95):
            measured[f"{name}: p{percent} ms"] = round(float(np.percentile(times, percent)), 2)
        measured[f"{name}: p95 processor ms"] = round(float(np.percentile(works, 95)), 2)
    folder.close()
    return measured


def _recall(index: Path, data: Path) -> Measured:
    """Of the ten nearest by comparing every vector, the share that the index gives; of all, and of a filter's tenth."""
    folder = IndexFolder.open(index)
    vectors, _ = folder.derived()
    asked = Encoder().encode_queries([question for question, _ in questions(data)])
    among = rows_let_through(folder.store, _A_TENTH)
    shares = {
        "recall@10": _share(asked, _nearest(folder, asked), lambda one: vectors.search(one, _DEPTH)),
        "recall@10, filtered": _share(
            asked, _nearest(folder, asked, among), lambda one: vectors.search(one, _DEPTH, among)
        ),
    }
    folder.close()
    return shares


def _nearest(folder: IndexFolder, asked: Floats, among: Rows | None = None) -> Rows:
    """The row numbers of the nearest, by comparing all; shape (questions, `_TOP`)."""
    best_rows, best, after = np.zeros((len(asked), 0), np.int64), np.zeros((len(asked), 0), np.float32), 0
    while len((found := folder.store.vectors(asked.shape[1], after, 20_000))[0]):
        rows, stored = found
        after = int(rows[-1])
        chosen = slice(None) if among is None else np.isin(rows, among)
        best = np.hstack([best, asked @ stored[chosen].T])
        best_rows = np.hstack([best_rows, np.broadcast_to(rows[chosen], (len(asked), len(rows[chosen])))])
        order = np.argsort(-best, axis=1)[:, :_TOP]
        best, best_rows = np.take_along_axis(best, order, 1), np.take_along_axis(best_rows, order, 1)
    return best_rows


def _share(asked: Floats, nearest: Rows, search: Callable[[Floats], list[tuple[int, float]]]) -> float:
    pairs = zip(asked, nearest.tolist(), strict=True)
    same = sum(len({*wanted} & {row for row, _ in search(one)[:_TOP]}) for one, wanted in pairs)
    return round(same / nearest.size, 4)


def _bytes(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)  # KiB on Linux


if __name__ == "__main__":
    main()
