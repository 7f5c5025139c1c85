"""How fast and how large the program is: `python -m benchmarks.speed`. Writes results/speed.json.

Indexing in passages a second; `ask` in the running program, by step; the cold start of `ibid ask`, from the
interpreter's start to the answer; peak memory; and where the cold start's time goes.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import save
from cli.evaluation import load_questions
from index.encoder import Encoder
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.pipeline import Pipeline
from qa.reading.picker import SentencePicker
from qa.reading.reader import ExtractiveReader, Reader
from qa.weighing.confidence import Confidence

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "benchmarks" / "questions"
_COLD_RUNS = 5
_TELLING_PEAK = """
import pathlib, runpy, sys
del sys.argv[0]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    status = pathlib.Path("/proc/self/status").read_text().split()
    print(status[status.index("VmHWM:") + 1], file=sys.stderr)
"""


def main() -> None:
    """Measures everything, prints it and saves it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        encoder = Encoder()
        index = IndexFolder.create(path, encoder)
        result: dict[str, Any] = {"indexing": _indexing(index, encoder)}
        retriever = Retriever(index, encoder)
        readers: list[Reader] = [ExtractiveReader(), SentencePicker(encoder)]
        result["ask"] = {reader.name: _asking(retriever, reader) for reader in readers}
        result["cold start"] = _cold_start(path)
        index.close()
    result["imports"] = _imports()
    save("speed", result)
    sys.stdout.write(f"{result}\n")


def _indexing(index: IndexFolder, encoder: Encoder) -> dict[str, float]:
    encoder.encode_passages(["Warm-up."])
    started = time.perf_counter()
    sync(index, [ROOT / "seeds", QUESTIONS / "fresh"], encoder)
    seconds = time.perf_counter() - started
    articles, passages = index.store.count()
    words = sum(len(at.article.text[at.passage.start : at.passage.end].split()) for at in index.store.every_passage())
    return {
        "articles": articles,
        "passages": passages,
        "words a passage": round(words / passages, 1),
        "seconds": round(seconds, 2),
        "passages a second": round(passages / seconds, 1),
    }


def _asking(retriever: Retriever, reader: Reader) -> dict[str, Any]:
    pipeline = Pipeline(retriever, reader, Confidence.of_reader(reader.name))
    questions = [q.question for q in load_questions(QUESTIONS / "fresh.jsonl")]
    for question in questions[:10]:
        pipeline.ask(question)
    answers, times = [], []
    for question in questions:
        started = time.perf_counter()
        answers.append(pipeline.ask(question))
        times.append((time.perf_counter() - started) * 1000)
    steps = {step: [a.timings_ms[step] for a in answers] for step in answers[0].timings_ms}
    return {
        "questions": len(times),
        **_p50_p95(times),
        "p50 by step": {s: _p50_p95(t)["p50 ms"] for s, t in steps.items()},
    }


def _p50_p95(times: Sequence[float]) -> dict[str, float]:
    return {"p50 ms": round(statistics.median(times), 1), "p95 ms": round(statistics.quantiles(times, n=20)[-1], 1)}


def _cold_start(index: Path) -> dict[str, float]:
    command = [sys.executable, str(ROOT / "app.py"), "ask", "Qui est le ministre belge de la Justice ?"]
    # As installed: with the bytecode that the first run leaves.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([*command, "--index", str(index)], check=True, capture_output=True, env=environment)
    times = []
    for _ in range(_COLD_RUNS):
        started = time.perf_counter()
        subprocess.run([*command, "--index", str(index)], check=True, capture_output=True, env=environment)
        times.append(time.perf_counter() - started)
    # Not `ru_maxrss`: on Linux a child's has that of its parent at the start in it.
    told = subprocess.run([sys.executable, "-c", _TELLING_PEAK, *command[1:], "--index", str(index)], check=True,
                          capture_output=True, text=True)  # fmt: skip
    return {
        "runs": _COLD_RUNS,
        "fastest s": round(min(times), 2),
        "median s": round(statistics.median(times), 2),
        "peak MiB": round(int(told.stderr.split()[-1]) / 1024),
    }


def _imports() -> dict[str, float]:
    """Seconds that each library's import takes in a cold start, those that it imports first not counted in."""
    code = (
        "import index.folder, index.retriever, qa.pipeline, qa.reading.reader; from index.encoder import Encoder; "
        "Encoder(); qa.reading.reader.ExtractiveReader()"
    )
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    seconds: dict[str, float] = {}
    for line in done.stderr.splitlines():
        own, _, name = line.removeprefix("import time:").split("|") if line.count("|") == 2 else ("", "", "")
        if own.strip().isdigit():
            library = name.strip().split(".")[0]
            seconds[library] = seconds.get(library, 0.0) + int(own) / 1e6
    largest = sorted(seconds.items(), key=lambda pair: -pair[1])[:8]
    return {name: round(value, 2) for name, value in largest}


if __name__ == "__main__":
    main()
