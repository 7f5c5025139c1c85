"""Whether a head that ranks passages, on the reader's first state, earns its place: `python -m benchmarks.reranking`.

Over the held-out questions of PIAF and SQuAD, each with the passages that the program reads: a logistic model orders
them by the reader's margin and retrieval's scores, with and without such a head, always asked of articles that it was
not fitted on. Writes results/reranking.json.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ir_measures
import numpy as np
import torch
from ir_measures import RR, Success
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from tokenizers import Tokenizer
from tqdm import tqdm
from transformers import BertForQuestionAnswering

from benchmarks.held_out import FILES
from benchmarks.machine import save
from benchmarks.sets import SEED, Asked, read_questions, with_public_sets, write_articles
from index.encoder import Encoder
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.pipeline import READ
from qa.question import understand
from qa.reader import BUNDLED, WINDOW, ExtractiveReader
from qa.types import Hit

_MOST = 400  # questions of each file


@dataclass(frozen=True)
class Read:
    """A passage that was read for a question: evidence (4,), first state (384,), and whether it is the one asked of."""

    question: int
    article: str
    evidence: tuple[float, ...]
    state: NDArray[np.float32]
    right: bool


def main() -> None:
    """Measures, prints and saves."""
    options = argparse.ArgumentParser(description=__doc__)
    chosen = with_public_sets(options)
    found = scores_of(passages_read([read_questions(chosen.data / "reading" / f"{n}.json.gz") for n in FILES]))
    save("reranking", {"orders": found})
    for name, scores in found.items():
        sys.stdout.write(f"{name:28}{scores}\n")


def passages_read(files: Sequence[Sequence[Asked]]) -> list[Read]:
    """The passages found for held-out questions, over an index of all; without the questions whose own is not found."""
    everything = [asked for questions in files for asked in questions]
    chance = random.Random(SEED)
    wanted: list[Asked] = []
    for questions in files:
        held_out = [asked for asked in dict.fromkeys(questions) if asked.held_out]
        wanted += chance.sample(held_out, len(held_out))[:_MOST]
    encoder, reader, states = Encoder(), ExtractiveReader(), FirstStates()
    found: list[Read] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = IndexFolder.create(Path(scratch) / "index", encoder)
        sync(folder, [write_articles(everything, Path(scratch) / "articles")], encoder)
        retriever = Retriever(folder, encoder)
        for number, asked in enumerate(tqdm(wanted, unit="question")):
            question = understand(asked.question)
            hits = retriever.search(question, READ)
            right = [" ".join(hit.text.split()) in " ".join(asked.passage.split()) for hit in hits]
            if not any(right):
                continue
            margins = [max((span.score for span in spans), default=-20.0) for spans in reader.read(question, hits)]
            of_hits = zip(hits, margins, states.of(asked.question, hits), right, strict=True)
            found += [
                Read(number, asked.article, (margin, hit.cosine, hit.score, float(np.log(hit.rank))), state, is_right)
                for hit, margin, state, is_right in of_hits
            ]
        folder.close()
    return found


class FirstStates:
    """The reader's state of the first token, which its null score is read off, too."""

    def __init__(self) -> None:
        """Loads the bundled reader without its head."""
        self._model = BertForQuestionAnswering.from_pretrained(BUNDLED, dtype=torch.float32).eval().bert
        self._tokenizer = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))
        self._tokenizer.enable_truncation(WINDOW, strategy="only_second")
        self._tokenizer.enable_padding()

    def of(self, question: str, hits: Sequence[Hit]) -> NDArray[np.float32]:
        """Shape (hits, 384)."""
        encodings = self._tokenizer.encode_batch([(question, hit.text) for hit in hits])
        ids, mask, types = (
            torch.tensor([getattr(encoding, name) for encoding in encodings])
            for name in ("ids", "attention_mask", "type_ids")
        )
        with torch.inference_mode():
            states: NDArray[np.float32] = self._model(ids, mask, types).last_hidden_state[:, 0].numpy()
        return states


def scores_of(read: Sequence[Read]) -> dict[str, dict[str, float]]:
    """By order: the share of questions whose own passage comes first, and the mean reciprocal rank."""
    right = np.array([one.right for one in read])
    groups = [one.article for one in read]
    evidence = np.array([one.evidence for one in read])
    states = np.array([one.state for one in read])
    questions = np.array([one.question for one in read])

    def fitted(numbers: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
        model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=2000))
        chances: NDArray[np.float64] = cross_val_predict(
            model, numbers, right, groups=groups, cv=GroupKFold(5), method="predict_proba"
        )[:, 1]
        return chances

    head = fitted(states, 1e-3)
    orders = {
        "retrieval": -evidence[:, 3],
        "margin and retrieval": fitted(evidence, 1.0),
        "head": head,
        "margin, retrieval and head": fitted(np.column_stack((evidence, np.log(head / (1 - head)))), 1.0),
    }
    return {name: ranked(questions, right, order) for name, order in orders.items()}


def ranked(questions: NDArray[np.int64], right: NDArray[np.bool_], scores: NDArray[np.float64]) -> dict[str, float]:
    """How an order does, over the questions.

    Example:
        questions [0, 0], right [False, True], scores [0.9, 0.1] → first 0.0, MRR 0.5
    """
    qrels: dict[str, dict[str, int]] = {}
    run: dict[str, dict[str, float]] = {}
    for place, question in enumerate(questions.astype(str)):
        qrels.setdefault(question, {})[str(place)] = int(right[place])
        run.setdefault(question, {})[str(place)] = float(scores[place])
    found = ir_measures.calc_aggregate([Success @ 1, RR], qrels, run)
    return {"questions": len(run), "first": round(found[Success @ 1], 3), "MRR": round(found[RR], 3)}


if __name__ == "__main__":
    main()
