"""Fits how evidence becomes a probability, for each reader: `python -m training.confidence`.

Reads the labelled questions of benchmarks/questions/fit.jsonl over their articles and the seeds, which were made hard,
those of who.jsonl, public ones on articles that no model was trained on, as people asked them, and press exercises on
such articles, which nearly answer half of them. The likeliest words, by a first fit, are read again in their
sentences, as the program does it. Writes models/confidence.json: coefficients, thresholds with the risk that each
keeps to, the date and the data.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import beta
from sklearn.model_selection import KFold

from benchmarks.sets import PRESS, SEED, read_press, read_questions, with_public_sets, write_articles
from index.encoder import Encoder
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.reading.picker import SentencePicker
from qa.reading.reader import ExtractiveReader, Reader
from qa.weighing.confidence import BUNDLED, RISKS, Confidence, Promise
from qa.weighing.evidence import FEATURES
from training.labelled import Read, Row, labelled, left_out, of_exercises, of_people, read_all, rows_of, second_reading

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "benchmarks" / "questions"
FIT = QUESTIONS / "fit.jsonl"
WHO = QUESTIONS / "who.jsonl"
"""Questions after who somebody is, heads or said: of few kinds, for the weights. Thresholds go by what people ask."""
OWN = [ROOT / "seeds", QUESTIONS / "articles"]  # what both ask about
PUBLIC = ("piaf-v1.0.fr", "squad-v1.1-dev.en", "squad-v2.0-dev.en")
COVERAGE = 0.8  # share of the answerable questions that shall get an answer where no risk is chosen: .4 are wrong then
COVERAGE_OF_PICKER = 0.7  # who is wrong more often
HARDLY_EVER = 0.995  # share of questions
OF_READER = ("reading", "alone")
FOLDS = 10
PENALTY = 1.0  # on the squares of the standardised weights
SIGNS = {
    "reading": 1,
    "cosine": 1,
    "fused": 1,
    "kind": 1,
    "missing": -1,
    "missing_in_sentence": -1,
    "aside": -1,
    "in_apposition": 1,
    "saying": 1,
    "alone": 1,
}
"""Which way evidence may speak, whatever a thousand questions say: that names are missing is no good sign."""
OF_KINDS = ("in_apposition", "saying")  # what few questions as people ask them tell of
LEAST = 0.01  # of a standardised weight with a sign


def main() -> None:
    """Fits all readers and writes the file."""
    options = with_public_sets(argparse.ArgumentParser(prog="python -m training.confidence", description=__doc__))
    encoder = Encoder()
    readers: list[Reader] = [ExtractiveReader(), SentencePicker(encoder)]
    found: dict[str, list[Read]] = {reader.name: [] for reader in readers}
    public = [asked for name in PUBLIC for asked in read_questions(options.data / "reading" / f"{name}.json.gz")]
    press = [asked for asked in read_press() if asked.held_out]
    with tempfile.TemporaryDirectory() as scratch:
        indexed = [asked for asked in public if not left_out(asked)]
        articles = write_articles(indexed, Path(scratch) / "articles")
        for name, folders, questions in (
            ("own", OWN, labelled(FIT)),
            ("who", OWN, labelled(WHO)),
            ("public", [articles], of_people(public)),
            (PRESS, [write_articles(press, Path(scratch) / "press articles")], of_exercises(press)),
        ):
            index = IndexFolder.create(Path(scratch) / name, encoder)
            sync(index, folders, encoder)
            for reader in readers:
                found[reader.name] += read_all(questions, Retriever(index, encoder), reader, counted=name != "who")
            index.close()
    extractive, picker = (reader.name for reader in readers)
    expected, again = second_reading(found[extractive], readers[0], first=fitted(rows_of(found[extractive])))
    fits = {
        extractive: fit(rows_of(again), COVERAGE) | {"alone": asdict(expected)},
        picker: fit(rows_of(found[picker]), COVERAGE_OF_PICKER)
        | {"alone": None, "late": None},  # it reads all at once, and once
    }
    BUNDLED.write_text(json.dumps(fits, indent=2) + "\n", encoding="utf-8")


def fit(rows: Sequence[Row], coverage: float) -> dict[str, Any]:
    """What models/confidence.json holds for a reader, see `usual_of`."""
    confidence = fitted(rows)
    best, right = never_fitted(rows)
    counted = np.array([row.counted for row in rows])
    asked, best, right = [row for row in rows if row.counted], best[counted], right[counted]
    candidates = sum(len(row.words) for row in rows)
    return {
        "fitted": date.today().isoformat(),
        "data": f"{', '.join([FIT.name, WHO.name, *PUBLIC, PRESS])}: {len(rows)} questions, {candidates} candidates",
        "intercept": round(confidence.intercept, 5),
        "weights": {name: round(weight, 5) for name, weight in zip(FEATURES, confidence.weights, strict=True)},
        "late": late(rows, confidence),
        "usual": asdict(usual_of(asked, best, right, coverage)),
        "risks": [asdict(promise_of(risk, best, right)) for risk in RISKS],
    }


def fitted(rows: Sequence[Row]) -> Confidence:
    """The weights under which the right candidates, or none where none is right, are likeliest; it never abstains.

    What is asked in one kind of words, and not counted, tells of `OF_KINDS` alone.
    """
    raw = np.concatenate([row.evidence for row in rows])
    mean, spread = raw.mean(axis=0), raw.std(axis=0)
    spread[spread == 0] = 1  # what a reader has no numbers for
    sides = [SIGNS.get(name, 0) for name in FEATURES]
    bounds = [(LEAST, None) if side > 0 else (None, -LEAST) if side < 0 else (None, None) for side in sides]
    start = np.zeros(len(FEATURES) + 1)
    everyday = _likeliest([row for row in rows if row.counted], mean, spread, [*bounds, (None, None)], start)
    known = [
        bound if name in OF_KINDS else (weight, weight)
        for name, bound, weight in zip([*FEATURES, "intercept"], [*bounds, None], everyday, strict=True)
    ]
    found = _likeliest(rows, mean, spread, known, everyday)
    weights = found[:-1] / spread
    return Confidence(float(found[-1] - mean @ weights), [float(w) for w in weights])


def _likeliest(
    rows: Sequence[Row],
    mean: NDArray[np.float64],
    spread: NDArray[np.float64],
    bounds: Sequence[Any],
    start: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The weights of the standardised evidence, and the intercept, within bounds."""
    raw = np.concatenate([row.evidence for row in rows])
    numbers = np.column_stack([(raw - mean) / spread, np.ones(len(raw))])
    right = np.concatenate([row.right for row in rows]).astype(float)
    sizes = [len(row.words) for row in rows]
    question, first = np.repeat(np.arange(len(rows)), sizes), np.cumsum([0, *sizes[:-1]])
    penalised = PENALTY * np.append(np.ones(len(FEATURES)), 0.0)  # not the intercept

    def cost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = np.exp(numbers @ weights)
        every = 1 + np.add.reduceat(odds, first)
        wanted = np.add.reduceat(odds * right, first)
        wanted[wanted == 0] = 1  # none of them
        slope = (odds / every[question] - odds * right / wanted[question]) @ numbers
        total = np.log(every).sum() - np.log(wanted).sum() + penalised @ weights**2 / 2
        return float(total), slope + penalised * weights

    found = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=bounds)
    if not found.success:
        raise ArithmeticError(f"The weights were not found: {found.message}")
    return np.asarray(found.x)


def late(rows: Sequence[Row], confidence: Confidence) -> float:
    """What the reader's scores add to the logit of later passages' words: no more in that share of questions."""
    read = [name in OF_READER for name in FEATURES]
    added = [(row.evidence[row.late] @ (read * np.array(confidence.weights))).max() for row in rows if row.late.any()]
    return round(float(np.quantile(added, HARDLY_EVER)), 3)


def never_fitted(rows: Sequence[Row]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The probability of each question's best candidate, and whether it is right, by coefficients fitted without it."""
    best, right = np.zeros(len(rows)), np.zeros(len(rows), dtype=bool)
    for others, fold in KFold(FOLDS, shuffle=True, random_state=SEED).split(rows):
        confidence = fitted([rows[place] for place in others])
        for place in fold:
            row = rows[place]
            chances = confidence.probabilities(row.evidence.tolist(), row.words)
            best[place], right[place] = max(chances), row.right[int(np.argmax(chances))]
    return best, right


def usual_of(rows: Sequence[Row], best: NDArray[np.float64], right: NDArray[np.bool_], coverage: float) -> Promise:
    """The threshold at which a share of the answerable questions get an answer, and what it is worth."""
    answerable = [row.answerable for row in rows]
    threshold = round(float(np.quantile(best[answerable], 1 - coverage)), 4)
    shown = best >= threshold
    count, wrong = int(shown.sum()), int((shown & ~right).sum())
    return Promise(1.0, threshold, round(wrong / count, 4), bound_of(wrong, count), count)


def bound_of(wrong: int, shown: int) -> float:
    """What the share of wrong answers is below with 95 % confidence (Clopper & Pearson, 1934).

    Example:
        >>> bound_of(0, 10), bound_of(10, 10)
        (0.2589, 1.0)
    """
    return round(float(beta.ppf(0.95, wrong + 1, shown - wrong)), 4) if wrong < shown else 1.0


def promise_of(risk: float, best: NDArray[np.float64], right: NDArray[np.bool_]) -> Promise:
    """The threshold that shows most answers of which no more than a share is wrong; 1, and nothing shown, if none does.

    Args:
        risk: the share.
        best: probability of each question's best candidate.
        right: whether it is right.
    """
    order = np.argsort(-best)
    wrong = np.cumsum(~right[order])
    shown = np.arange(1, len(order) + 1)
    kept = np.flatnonzero(wrong <= risk * shown)
    if not kept.size:
        return Promise(risk, 1.0, 0.0, 1.0, 0)
    last = int(kept[-1])
    bound = bound_of(int(wrong[last]), int(shown[last]))
    threshold = float(np.floor(best[order[last]] * 1e4) / 1e4)
    return Promise(risk, threshold, round(float(wrong[last] / shown[last]), 4), bound, int(shown[last]))


if __name__ == "__main__":
    main()
