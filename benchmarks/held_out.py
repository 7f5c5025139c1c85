"""End to end on public articles kept from the training: `python -m benchmarks.held_out`. Writes results/held_out.json.

All passages of PIAF and of SQuAD's dev set are indexed together, those of the held-out articles and the others; the
questions are of held-out articles, less those that the confidence was fitted on, and the translated ones are in the
language that their passage is not in. Every question has an answer, so abstaining is never right here: what counts is
which questions it would rather not answer.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.encoder import passage_digest, translated
from benchmarks.machine import save
from benchmarks.risk import measured
from benchmarks.sets import SEED, Asked, read_questions, with_public_sets, write_articles
from cli.evaluation import Labelled, ask_all, report
from cli.wiring import joined
from index.encoder import Encoder
from index.folder import IndexFolder
from index.sync import sync
from qa.pipeline import Pipeline
from qa.reading.picker import SentencePicker
from qa.reading.reader import ExtractiveReader, Reader

FILES = ("piaf-v1.0.fr", "squad-v1.1-dev.en")
_MOST = 200  # questions of each file
SHOWN = ("recall@10", "token_f1", "answered", "answered_right", "quotation_contains")


def main() -> None:
    """Asks everything of both readers, prints and saves."""
    options = argparse.ArgumentParser(description=__doc__)
    chosen = with_public_sets(options)
    questions = [asked for name in FILES for asked in read_questions(chosen.data / "reading" / f"{name}.json.gz")]
    encoder = Encoder()
    readers: list[Reader] = [ExtractiveReader(), SentencePicker(encoder)]
    found: dict[str, dict[str, dict[str, float | int | None]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = IndexFolder.create(Path(scratch) / "index", encoder)
        sync(folder, [write_articles(questions, Path(scratch) / "articles")], encoder)
        for reader in readers:
            pipeline = joined(folder, encoder, reader)
            found[reader.name] = {
                name: _scores(pipeline, asked) for name, asked in held_out_questions(questions).items()
            }
        folder.close()
    save("held_out", {"readers": found})
    for name, sets in found.items():
        for of_set, scores in sets.items():
            sys.stdout.write(f"{name}, {of_set}: {scores}\n")


def held_out_questions(questions: Sequence[Asked]) -> dict[str, list[Labelled]]:
    """Questions by their language and their passage's."""
    held_out = [
        asked for asked in dict.fromkeys(questions) if asked.held_out and asked.answered and not asked.for_fitting
    ]
    random.Random(SEED).shuffle(held_out)
    found = {
        f"{lang}-{lang}": [_labelled(asked.question, lang, asked) for asked in held_out if asked.language == lang][
            :_MOST
        ]
        for lang in ("fr", "en")
    }
    originals = {(passage_digest(asked.passage), asked.question): asked for asked in questions}
    rows = [(row, originals.get((row["passage_sha"], row["original"]))) for row in translated()]
    found["across"] = [_labelled(row["question"], row["lang"], asked) for row, asked in rows if asked]
    return found


def _labelled(question: str, lang: str, asked: Asked) -> Labelled:
    answers = tuple(dict.fromkeys(words for _, words in asked.answers))
    return Labelled(f"{lang} {question}", question, lang, answers, None)


def _scores(pipeline: Pipeline, asked: Sequence[Labelled]) -> dict[str, float | int | None]:
    outcomes = ask_all(pipeline, asked)
    metrics = report(outcomes)["all"]
    return {
        "questions": len(asked),
        **{name: metrics[name] for name in SHOWN},
        "right at 80 %": measured(outcomes)["right at 80 %"],
    }


if __name__ == "__main__":
    main()
