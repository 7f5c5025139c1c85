"""How good the answers are on the labelled questions: `python -m benchmarks.quality`. Writes results/quality.json.

`seeds` asks about the two seed articles, they alone indexed; `fresh` about the articles of benchmarks/questions/fresh,
indexed together with the seeds; `near_misses` asks of each of 160 short texts what it answers and what it nearly does;
`reworded` asks 120 questions of both again, as people type them to a chatbot, of the articles of both together. No
question of these was used to fit anything.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.machine import save
from cli.evaluation import Metrics, Outcome, as_table, ask_all, load_questions, report
from cli.wiring import joined
from index.encoder import Encoder
from index.folder import IndexFolder
from index.sync import sync
from qa.reading.picker import SentencePicker
from qa.reading.reader import ExtractiveReader, Reader

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "benchmarks" / "questions"
SETS = {
    "seeds": [ROOT / "seeds"],
    "fresh": [ROOT / "seeds", QUESTIONS / "fresh"],
    "near_misses": [QUESTIONS / "near_misses"],
    "reworded": [ROOT / "seeds", QUESTIONS / "fresh", QUESTIONS / "near_misses"],
}


def main() -> None:
    """Measures both readers on all sets."""
    encoder = Encoder()
    readers: list[Reader] = [ExtractiveReader(), SentencePicker(encoder)]
    found = {reader.name: {name: measure(name, encoder, reader) for name in SETS} for reader in readers}
    for reader, sets in found.items():
        for name, metrics in sets.items():
            sys.stdout.write(f"{name}, {reader}\n{as_table(metrics)}\n\n")
    save("quality", {"readers": found})


def measure(name: str, encoder: Encoder, reader: Reader) -> Metrics:
    """The metrics of one labelled set."""
    return report(outcomes(name, encoder, reader))


def outcomes(name: str, encoder: Encoder, reader: Reader) -> list[Outcome]:
    """What the program makes of a labelled set, over an index made for it."""
    with tempfile.TemporaryDirectory() as path:
        folder = IndexFolder.create(Path(path), encoder)
        sync(folder, SETS[name], encoder)
        found = ask_all(joined(folder, encoder, reader), load_questions(QUESTIONS / f"{name}.jsonl"))
        folder.close()
    return found


if __name__ == "__main__":
    main()
