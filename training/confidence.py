"""Fits how evidence becomes a probability, for each reader: `python -m training.confidence`.

Reads the labelled questions of benchmarks/questions/fit.jsonl over their articles and the seeds, and writes
models/confidence.json: coefficients, the threshold, the date and the data.
"""

import json
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from benchmarks.evaluate import RIGHT_F1
from benchmarks.sets import SEED
from index.encoder import Encoder
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.agreement import contains, token_f1
from qa.confidence import BUNDLED, FEATURES, Candidate, Confidence, evidence
from qa.picker import SentencePicker
from qa.pipeline import READ
from qa.question import understand
from qa.reader import ExtractiveReader, Reader

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "benchmarks" / "questions"
FIT = QUESTIONS / "fit.jsonl"
COVERAGE = 0.75  # share of the answerable questions that shall get an answer; the rest is the price of abstaining
FOLDS = 10
STRENGTH = 0.3  # inverse of the penalty on the standardised weights

Rows = list[tuple[NDArray[np.float64], NDArray[np.bool_], bool]]
"""For each question: evidence of its candidates (n, features), which are right (n,), whether there is an answer."""


def main() -> None:
    """Fits all readers and writes the file."""
    encoder = Encoder()
    readers: list[Reader] = [ExtractiveReader(), SentencePicker(encoder)]
    with tempfile.TemporaryDirectory() as folder:
        index = IndexFolder.create(Path(folder), encoder)
        sync(index, [ROOT / "seeds", QUESTIONS / "articles"], encoder)
        retriever = Retriever(index, encoder)
        found = {reader.name: fit(rows_of(FIT, retriever, reader)) for reader in readers}
        index.close()
    BUNDLED.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def rows_of(labelled: Path, retriever: Retriever, reader: Reader) -> Rows:
    """The evidence and labels of every question in a labelled file."""
    rows: Rows = []
    for line in labelled.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        question = understand(asked["question"])
        hits = retriever.search(question, READ)
        spans = reader.read(question, hits)
        candidates = [Candidate(hit, span) for hit, found in zip(hits, spans, strict=True) for span in found]
        if candidates:
            numbers = np.array([evidence(question, c, candidates) for c in candidates])
            rows.append((numbers, np.array([is_right(c, asked) for c in candidates]), bool(asked["answers"])))
    return rows


def is_right(candidate: Candidate, asked: Mapping[str, Any]) -> bool:
    """Whether a candidate's words answer the labelled question."""
    accepted = asked["answers"]
    return contains(candidate.words, accepted) or token_f1(candidate.words, accepted) >= RIGHT_F1


def fit(rows: Rows) -> dict[str, Any]:
    """What models/confidence.json holds for a reader."""
    confidence = fitted(rows)
    threshold = threshold_of(rows, confidence)
    candidates = sum(len(right) for _, right, _ in rows)
    return {
        "fitted": date.today().isoformat(),
        "data": f"{FIT.relative_to(ROOT).as_posix()}, {len(rows)} questions, {candidates} candidates",
        "intercept": round(confidence.intercept, 5),
        "weights": {name: round(weight, 5) for name, weight in zip(FEATURES, confidence.weights, strict=True)},
        "threshold": threshold,
        "risk": risk_of(rows, threshold),
    }


def fitted(rows: Rows) -> Confidence:
    """A logistic regression on standardised evidence, its weights told for the raw numbers; it never abstains."""
    numbers = np.concatenate([n for n, _, _ in rows])
    right = np.concatenate([r for _, r, _ in rows])
    mean, spread = numbers.mean(axis=0), numbers.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((numbers - mean) / spread, right)
    weights = model.coef_[0] / spread
    return Confidence(float(model.intercept_[0] - mean @ weights), [float(w) for w in weights], 0.0)


def threshold_of(rows: Rows, confidence: Confidence) -> float:
    """The threshold at which `COVERAGE` of the answerable questions get an answer, right or wrong."""
    best = [max(confidence.probability(list(row)) for row in numbers) for numbers, _, answerable in rows if answerable]
    return round(float(np.quantile(best, 1 - COVERAGE)), 3)


def risk_of(rows: Rows, threshold: float) -> float:
    """The share of wrong answers among those given: each question is asked of coefficients fitted without its fold."""
    wrong = []
    for others, fold in KFold(FOLDS, shuffle=True, random_state=SEED).split(rows):
        confidence = fitted([rows[place] for place in others])
        for numbers, right, _ in (rows[place] for place in fold):
            chances = [confidence.probability(list(row)) for row in numbers]
            if max(chances) >= threshold:
                wrong.append(not right[int(np.argmax(chances))])
    return round(float(np.mean(wrong)), 3)


if __name__ == "__main__":
    main()
