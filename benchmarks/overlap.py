"""How many sentences windows of a long paragraph should share: `python -m benchmarks.overlap FILE.json.gz…`.

Takes reading sets in SQuAD's JSON, joins all paragraphs of an article into one, cuts it with each overlap, and
counts how often a window that holds the whole answer is among the first found by the encoder. Writes
results/overlap.json.
"""

import argparse
import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from articles.passages import passages_of
from articles.types import Article
from benchmarks.machine import save
from index.encoder import Encoder
from text.language import Language
from text.normalisation import contains


def main() -> None:
    """Measures overlaps of 0, 1, 2 and 3 sentences on every file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--questions", type=int, default=600)
    chosen = options.parse_args()
    encoder = Encoder()
    rows = [_measure(path, overlap, encoder, chosen.questions) for path in chosen.files for overlap in (0, 1, 2, 3)]
    save("overlap", {"rows": rows})


def _measure(path: Path, overlap: int, encoder: Encoder, count: int) -> dict[str, Any]:
    language: Language = "fr" if ".fr." in path.name else "en"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)["data"]
    texts, owners, asked = [], [], []
    for number, entry in enumerate(data):
        article = _article(entry, language)
        for passage in passages_of(article, encoder.count_tokens, encoder.window, overlap):
            texts.append(article.text[passage.start : passage.end])
            owners.append(number)
        asked += [(number, qa) for p in entry["paragraphs"] for qa in p["qas"] if qa["answers"]]
    passages = encoder.encode_passages(
        [encoder.titled(data[o]["title"], text) for o, text in zip(owners, texts, strict=True)]
    )
    chosen = [asked[i] for i in np.random.default_rng(0).permutation(len(asked))[:count]]
    scores = encoder.encode_queries([qa["question"] for _, qa in chosen]) @ passages.T
    ranks = [
        _rank(
            order,
            [
                o == number and contains(t, [a["text"] for a in qa["answers"]])
                for o, t in zip(owners, texts, strict=True)
            ],
        )
        for order, (number, qa) in zip(np.argsort(-scores, axis=1), chosen, strict=True)
    ]
    row = {
        "file": path.name,
        "overlap": overlap,
        "passages": len(texts),
        **{f"recall@{k}": round(float(np.mean([rank <= k for rank in ranks])), 4) for k in (1, 5, 10)},
    }
    sys.stdout.write(f"{row}\n")
    return row


def _rank(order: "np.ndarray[Any, Any]", right: list[bool]) -> int:
    return next((rank for rank, place in enumerate(order, start=1) if right[place]), len(order) + 1)


def _article(entry: dict[str, Any], language: Language) -> Article:
    text = f"{entry['title']}\n\n" + " ".join(" ".join(p["context"].split()) for p in entry["paragraphs"])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(entry["title"], "", digest, entry["title"], None, language, None, None, text)


if __name__ == "__main__":
    main()
