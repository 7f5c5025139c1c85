"""What runs in a system's own process: it indexes, or it answers, and writes what that took. Standard library only."""

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

TOP = 10  # passages found for a question
READ = 5  # of them that a reader reads, as in Ibid


@dataclass(frozen=True)
class Found:
    """What a system makes of a question.

    Attributes:
        passages: their numbers, best first.
        answer: the words that it shows; None where it abstains or has no reader.
        best: the words that it would show if it never abstained.
    """

    passages: list[int]
    answer: str | None = None
    best: str | None = None


class System(Protocol):
    """Question answering over passages, by one library."""

    def __init__(self, models: Path, *, reader: bool) -> None:
        """Loads the models.

        Args:
            models: the folder of `encoder-fr-en` and `reader-fr-en`.
            reader: whether questions are answered; else passages are found only.
        """

    def index(self, passages: Sequence[str], folder: Path) -> None:
        """Makes the index of the passages, each a title, a line feed and a paragraph, and saves it."""

    def open(self, folder: Path) -> None:
        """Opens a saved index."""

    def ask(self, question: str) -> Found:
        """Finds the `TOP` passages of a question, and its answer if a reader was loaded."""


def run(system: type[System]) -> None:
    """Does what the command line says, and writes what it took as JSON."""
    options = argparse.ArgumentParser()
    options.add_argument("step", choices=("index", "ask"))
    options.add_argument("--texts", type=Path, help="a JSON list: passages for `index`, questions for `ask`")
    options.add_argument("--models", type=Path)
    options.add_argument("--index", type=Path)
    options.add_argument("--started", type=float, help="when the process was started, in seconds of the epoch")
    options.add_argument("--result", type=Path)
    options.add_argument("--reader", action="store_true")
    chosen = options.parse_args()
    texts = json.loads(chosen.texts.read_text(encoding="utf-8"))
    loaded = system(chosen.models, reader=chosen.reader)
    result: dict[str, Any] = {"load s": time.time() - chosen.started}
    result |= (_index if chosen.step == "index" else _ask)(loaded, texts, chosen.index, chosen.started)
    result["peak MiB"] = _peak()
    chosen.result.write_text(json.dumps(result), encoding="utf-8")


def _index(system: System, passages: list[str], folder: Path, started: float) -> dict[str, Any]:
    begun = time.perf_counter()
    system.index(passages, folder)
    return {"index s": time.perf_counter() - begun}


def _ask(system: System, questions: list[str], folder: Path, started: float) -> dict[str, Any]:
    system.open(folder)
    first = None
    answers = []
    for question in questions:
        begun = time.perf_counter()
        found = system.ask(question)
        answers.append({**asdict(found), "ms": (time.perf_counter() - begun) * 1000})
        first = first or time.time() - started
    return {"first answer s": first, "answers": answers}


def _peak() -> float:
    """The most memory that the process had, in MiB. On Linux `getrusage` would count what its parent had before."""
    status = Path("/proc/self/status")
    if status.is_file():
        fields = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(fields["VmHWM"].split()[0]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
