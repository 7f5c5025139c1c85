"""Fits which questions no quotation can answer: `python -m training.beyond`. Writes models/beyond.json.

From training/questions/beyond.tsv, written for Ibid, and questions that a quotation answers: those of
benchmarks/questions/fit.jsonl, and of those that are trained on the press exercises and a sample of the public sets'.
"""

import argparse
import json
import random
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from benchmarks.sets import SEED, read_press, read_reading, with_public_sets
from index.encoder import Encoder
from qa.questions.beyond import BUNDLED, words_and_pairs
from training.confidence import FIT

WRITTEN = Path(__file__).parent / "questions" / "beyond.tsv"
SAMPLE = 3000  # questions of the public sets
TOLERATED = 0.001  # share of the questions that a quotation answers that may be taken for others
STRENGTH = 10.0  # inverse of the penalty; of 10, 30 and 100 the one that finds most at that tolerance
WORDS = 0.3  # of a word, beside a vector of length 1; with .2 as many are found
RARE = 4  # questions that a word or a pair must stand in


@dataclass(frozen=True)
class Labelled:
    """A question, whether no quotation can answer it, and the group that stays together when the fit is checked.

    Attributes:
        real: whether it was asked for its own sake; others were written to look like those beyond quotation.
    """

    question: str
    beyond: bool
    group: int
    real: bool = False


def main() -> None:
    """Fits, writes, and says what the fit is worth on questions left out of it."""
    options = with_public_sets(argparse.ArgumentParser(prog="python -m training.beyond", description=__doc__))
    encoder = Encoder()
    rows = labelled(options.data)
    counter = CountVectorizer(analyzer=words_and_pairs, binary=True, min_df=RARE)
    words = counter.fit_transform([row.question for row in rows]) * WORDS
    numbers = hstack([csr_matrix(encoder.encode_queries([row.question for row in rows])), words]).tocsr()
    beyond = np.array([row.beyond for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    folds = GroupKFold(10)
    chances = cross_val_predict(
        model, numbers, beyond, groups=[r.group for r in rows], cv=folds, method="predict_proba"
    )
    threshold = threshold_of(chances[[row.real for row in rows], 1])
    model.fit(numbers, beyond)
    found = float(np.mean(chances[beyond, 1] >= threshold))
    fitted = {
        "fitted": date.today().isoformat(),
        "data": f"{len(rows)} questions, of which no quotation can answer {int(beyond.sum())}",
        "found": round(found, 4),
        "encoder": encoder.identity,
        "threshold": threshold,
        "intercept": round(float(model.intercept_[0]), 4),
        "weights": [round(float(weight), 4) for weight in model.coef_[0][: encoder.dimension]],
        "words": {
            word: round(float(weight) * WORDS, 4)
            for word, weight in zip(counter.get_feature_names_out(), model.coef_[0][encoder.dimension :], strict=True)
        },
    }
    BUNDLED.write_text(json.dumps(fitted) + "\n", encoding="utf-8")
    sys.stdout.write(f"{found:.1%} found at a threshold of {threshold}\n")


def labelled(data: Path) -> list[Labelled]:
    """All questions; of those written in both languages, line n of each block has the same group."""
    rows: list[Labelled] = []
    seen: dict[str, int] = {}
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        label, language, question = line.split("\t")
        place = seen[label + language] = seen.get(label + language, 0) + 1
        rows.append(Labelled(question, label == "1", place // 5))
    answered = [json.loads(line)["question"] for line in FIT.read_text(encoding="utf-8").splitlines()]
    public = sorted({asked.question for asked in read_reading(data) if not asked.held_out})
    answered += random.Random(SEED).sample(public, SAMPLE)
    answered += sorted({asked.question for asked in read_press() if not asked.held_out})
    return rows + [Labelled(question, False, 1000 + number, real=True) for number, question in enumerate(answered)]


def threshold_of(chances: NDArray[np.float64]) -> float:
    """The probability that no more than `TOLERATED` of the questions that a quotation answers reach.

    Args:
        chances: of such questions.
    """
    return round(float(np.quantile(chances, 1 - TOLERATED)), 3)


if __name__ == "__main__":
    main()
