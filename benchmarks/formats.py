"""How files of each format are read: `python -m benchmarks.formats [FOLDER]`. Writes results/formats.json.

Of a folder of real files, `../shared/corpus` beside the project by default: how many of each format are read, why
others are not, how fast. Then a thousand PDF files of it, read in processes of their own, and the peak of memory; and a
folder of ten thousand articles that did not change, which are looked through again.
"""

import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.reading import read_article
from articles.workers import read_each
from benchmarks.machine import save
from index.folder import IndexFolder
from index.scan import scan
from index.sync import sync
from runtime.errors import UnreadableArticle
from text.readable import plain

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
_PDFS = 1000
_UNCHANGED = 10_000
_TWIN = "eng_spa_mult"  # one document in every format


class _NoEncoder:
    """Vectors that say nothing: what is measured is all the rest of a sync."""

    identity = "none"
    dimension = 8
    window = 200

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        return np.eye(self.dimension, dtype=np.float32)[np.zeros(len(queries), dtype=int)]

    def encode_passages(
        self, passages: Sequence[str], progress: Callable[[int], object] | None = None
    ) -> NDArray[np.float32]:
        return self.encode_queries(passages)

    def titled(self, title: str, passage: str) -> str:
        return f"{title}\n{passage}"

    def count_tokens(self, texts: list[str]) -> list[int]:
        return [len(text.split()) for text in texts]


def main() -> None:
    """Measures everything, prints it and saves it."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    seen = scan([corpus])
    result = {
        "formats": _formats(seen.read),
        "failed": [str(reason).replace(f"{corpus}/", "") for reason in seen.failed.values()],
        "left out": {str(path.relative_to(corpus)): reason for path, reason in seen.left_out.items()},
        "titles": _titles(seen.read),
        "twins": _twins([path for path in seen.read if path.stem == _TWIN]),
        "pdf": _pdfs([path for path in seen.read if path.suffix == ".pdf"]),
        "unchanged": _unchanged(),
    }
    save("formats", result)
    sys.stdout.write(f"{result}\n")


def _formats(paths: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """By suffix: files, those read, words, seconds, the slowest one's, and why the others are not read."""
    found: dict[str, dict[str, Any]] = defaultdict(
        lambda: {"files": 0, "read": 0, "words": 0, "seconds": 0.0, "slowest s": 0.0, "not read": []}
    )
    read_article(paths[0])  # what is imported once is not counted
    for path in paths:
        of_format = found[path.suffix.lower()]
        of_format["files"] += 1
        started = time.perf_counter()
        try:
            of_format["words"] += len(read_article(path).text.split())
            of_format["read"] += 1
        except UnreadableArticle as error:
            of_format["not read"].append(f"{path.name}: {str(error).partition(': ')[2]}")
        seconds = time.perf_counter() - started
        of_format["seconds"] = round(of_format["seconds"] + seconds, 3)
        of_format["slowest s"] = round(max(of_format["slowest s"], seconds), 3)
    return dict(found)


def _titles(paths: Sequence[Path]) -> dict[str, dict[str, int]]:
    """By suffix: where the titles of the articles were found; "file name" where nothing tells one."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for path in paths:
        with suppress(UnreadableArticle):
            found[path.suffix.lower()][read_article(path).origins["title"]] += 1
    return {suffix: dict(origins) for suffix, origins in found.items()}


def _twins(paths: Sequence[Path]) -> dict[str, float]:
    """By suffix: the share of the sentences of one document's Markdown that its twin would quote in the same words."""
    texts = {path.suffix: plain(" ".join(read_article(path).text.split())) for path in paths}
    wanted = [plain(words) for words in re.split(r"(?<=[.!?])\s+", texts[".md"])] if ".md" in texts else []
    return {
        suffix: round(sum(words in text for words in wanted) / len(wanted), 3)
        for suffix, text in texts.items()
        if wanted
    }


def _pdfs(paths: Sequence[Path]) -> dict[str, Any]:
    """A thousand PDF files, the same ones again and again, as a sync reads them."""
    many = (list(paths) * (_PDFS // len(paths) + 1))[:_PDFS]
    started = time.perf_counter()
    read = sum(not isinstance(found, UnreadableArticle) for _, found in read_each(many))
    seconds = time.perf_counter() - started
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "files": len(many),
        "read": read,
        "files a second": round(len(many) / seconds, 1),
        "peak MB of a process": round(peak / 1024),
    }


def _unchanged() -> dict[str, Any]:
    """A folder that did not change, looked through again."""
    with tempfile.TemporaryDirectory() as scratch:
        articles, encoder = Path(scratch) / "articles", _NoEncoder()
        articles.mkdir()
        for number in range(_UNCHANGED):
            text = f"Article {number}\n\nLe {number}e conseil a voté. " + "Il a duré une heure. " * 40
            (articles / f"{number}.txt").write_text(text, encoding="utf-8")
        folder = IndexFolder.create(Path(scratch) / "index", encoder)
        seconds = []
        for _ in range(2):
            started = time.perf_counter()
            sync(folder, [articles], encoder)
            seconds.append(round(time.perf_counter() - started, 2))
        folder.close()
    return {"files": _UNCHANGED, "first s, without vectors": seconds[0], "again s": seconds[1]}


if __name__ == "__main__":
    main()
