"""What our own retriever finds for the questions of the reading sets and that does not answer them."""

import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tqdm import tqdm

from benchmarks.sets import SEED, Asked, write_articles
from index.encoder import Encoder
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.agreement import contains
from qa.question import understand

# Shares of the questions used: of those far from the press less.
SHARES = {"squadshifts-amazon": 0.15, "squadshifts-reddit": 0.15, "policyqa-dev": 0.15}
SEARCHED = {"fr": 1.0, "en": 0.3}  # share of the questions that are searched for, by language
_FOUND = 6  # passages that the others are chosen from
_OTHERS = 2


@dataclass(frozen=True)
class Searched:
    """A question and passages that do not hold its answer, the order left to chance."""

    asked: Asked
    others: tuple[str, ...]


def search_all(questions: Sequence[Asked], encoder: Encoder) -> list[Searched]:
    """Searches the passages of all questions for a share of the questions; those with nothing to show are left out."""
    chance = random.Random(SEED)
    wanted = [q for q in questions if chance.random() < SEARCHED[q.language] * SHARES.get(q.source, 1.0)]
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = IndexFolder.create(Path(scratch) / "index", encoder)
        sync(folder, [write_articles(questions, Path(scratch) / "articles")], encoder)
        retriever = Retriever(folder, encoder)
        for asked in tqdm(wanted, desc="passages that do not answer", unit="question"):
            hits = retriever.search(replace(understand(asked.question), language=asked.language), _FOUND)
            accepted = [words for _, words in asked.answers]
            others = [hit.text for hit in hits if hit.text not in asked.passage and not contains(hit.text, accepted)]
            if others:
                found.append(Searched(asked, tuple(chance.sample(others, min(_OTHERS, len(others))))))
        folder.close()
    return found
