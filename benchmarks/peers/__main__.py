"""Measures Ibid and its peers: `python -m benchmarks.peers`. Writes results/peers.json.

Makes an environment for each under .peers/ at the first run. Then, one system at a time on the same two cores, in
processes of their own: one indexes, some answer a single question, one answers all.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import save
from benchmarks.peers.environments import ROOT, installed_mb, models_of, python_of, surroundings, versions
from benchmarks.peers.material import Material, material
from benchmarks.peers.scores import scores
from benchmarks.sets import with_public_sets

SYSTEMS = {  # module → whether it has a reader
    "ibid": True,
    "sentence_transformers": False,
    "haystack": True,
    "txtai": True,
    "llama_index": False,
    "langchain": False,
}
_STARTS = 3
_CORES = 2


def main() -> None:
    """Measures every system over every number of passages."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--passages", type=int, nargs="+", default=[2000])
    options.add_argument("--questions", type=int, default=500)
    options.add_argument("--only", choices=SYSTEMS, nargs="+", help="these systems; their numbers are not saved")
    chosen = with_public_sets(options)
    if sys.platform == "linux":
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:_CORES])  # of the processes that it starts, too
    systems = chosen.only or list(SYSTEMS)
    result: dict[str, Any] = {"environments": {}, "sizes": []}
    for name in systems:
        python = python_of(name)
        result["environments"][name] = {"installed MB": installed_mb(name), "versions": versions(python)}
    for count in chosen.passages:
        asked = material(chosen.data, count, chosen.questions)
        measured = {name: _measured(name, asked) for name in systems}
        result["sizes"].append({"passages": count, "questions": len(asked.questions), "systems": measured})
        if not chosen.only:
            save("peers", result)  # after each, for the next may take hours


def _measured(name: str, asked: Material) -> dict[str, Any]:
    """A system's numbers, with and without its reader."""
    with tempfile.TemporaryDirectory() as folder:
        process = _Process(name, Path(folder))
        indexed = process.run("index", asked.passages)
        found: dict[str, Any] = {
            "indexing": {
                "load s": round(indexed["load s"], 2),
                "passages a second": round(len(asked.passages) / indexed["index s"], 1),
                "peak MiB": round(indexed["peak MiB"]),
            }
        }
        _tell(name, found)
        for reader in (False, True)[: 1 + SYSTEMS[name]]:
            kind = "with reader" if reader else "retrieval"
            found[kind] = _asked(process, asked, reader=reader)
            _tell(f"{name}, {kind}", found[kind])
    return found


def _asked(process: "_Process", asked: Material, *, reader: bool) -> dict[str, Any]:
    questions = [one.question for one in asked.questions]
    starts = [process.run("ask", questions[:1], reader=reader)["first answer s"] for _ in range(_STARTS)]
    result = process.run("ask", questions, reader=reader)
    return {
        "start s": round(statistics.median(starts), 2),
        "peak MiB": round(result["peak MiB"]),
        **scores(asked.questions, result["answers"], reader=reader),
    }


@dataclass(frozen=True)
class _Process:
    """What starts a system's processes, see `benchmarks.peers.process`."""

    system: str
    folder: Path

    def run(self, step: str, texts: list[str], *, reader: bool = False) -> dict[str, Any]:
        """What the process wrote of one step."""
        given, result = self.folder / "texts.json", self.folder / "result.json"
        given.write_text(json.dumps(texts), encoding="utf-8")
        command = [
            *(str(python_of(self.system)), "-m", f"benchmarks.peers.systems.{self.system}", step),
            *("--texts", str(given), "--models", str(models_of(self.system)), "--index", str(self.folder / "index")),
            *("--result", str(result), "--started", str(time.time())),
            *(["--reader"] if reader else []),
        ]
        done = subprocess.run(command, cwd=ROOT, env=surroundings(), capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{self.system} failed at `{step}`:\n{done.stderr}")
        loaded: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return loaded


def _tell(name: str, measured: dict[str, Any]) -> None:
    sys.stdout.write(f"{name}: {measured}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
