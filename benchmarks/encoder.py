"""How good an encoder is on the public sets: `python -m benchmarks.encoder [MODEL …]`. Writes results/encoder.json.

The file keeps the scores of every model ever named, each with the machine and the day. Every number is from data that
steers and is never trained on: news and Tatoeba pairs, judged likeness, questions on held-out articles. Models are
loaded as the program loads them. Passages go in without a title, and as far as the model's own window reaches.
"""

import argparse
import csv
import hashlib
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.stats import spearmanr

from benchmarks.machine import RESULTS, machine
from benchmarks.sets import SEED, Asked, held_out_tatoeba, read_pairs, read_questions, read_sts, with_public_sets
from cli.ranking import ranking_metrics
from index.encoder import BUNDLED, identity_of
from index.encoder_models import SentenceTransformerEncoder, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

ROOT = Path(__file__).parent.parent
TRANSLATED = ROOT / "benchmarks" / "questions" / "translated.jsonl"
FRENCH = ("piaf-v1.0.fr",)
ENGLISH = ("squad-v1.1-dev.en", "squad-v2.0-dev.en", "squadshifts-wiki.en")

# What others have published of models that one might take instead: our name of the score → task, split, subset.
ANCHORS = {
    "sts fr": ("STSBenchmarkMultilingualSTS", "dev", "fr"),
    "sts en": ("STSBenchmarkMultilingualSTS", "dev", "en"),
    "ntrex fr-en": ("NTREXBitextMining", "test", "fra_Latn-eng_Latn"),
    "ntrex en-fr": ("NTREXBitextMining", "test", "eng_Latn-fra_Latn"),
    "tatoeba": ("Tatoeba", "test", "fra-eng"),
}

_WMT, _WMT_SMALL = 3000, 1000  # pairs
_ASKED, _ASKED_SMALL = 1500, 400  # questions a language
_TIMED = 256  # passages
_BATCH = 32
_TOP = 10
_RANKED = ("recall@1", "recall@10", "ndcg@10")


def main() -> None:
    """Scores every model named, prints the scores and saves them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "models",
        metavar="[NAME=]MODEL",
        nargs="*",
        default=[str(BUNDLED)],
        help="a folder or a hub's name; NAME is its column",
    )
    options.add_argument("--small", action="store_true", help="fewer pairs and questions, and no timing")
    options.add_argument("--out", type=Path, default=RESULTS / "encoder.json")
    chosen = with_public_sets(options)
    named = [(place, label or _label(place)) for label, _, place in (name.rpartition("=") for name in chosen.models)]
    for place, label in sorted(named, key=lambda name: Path(name[0]).is_dir()):  # the first folder ends all downloads
        scores = score(SentenceTransformerEncoder(place).model, chosen.data, chosen.small)
        result = {"identity": identity_of(place), "machine": machine(), "small": chosen.small, "scores": scores}
        _merge(chosen.out, label, result, anchors(chosen.data))
        sys.stdout.write(f"{label}\n" + "".join(f"  {row:18}{value:>10}\n" for row, value in scores.items()))


def score(model: "SentenceTransformer", data: Path, small: bool = False) -> dict[str, float]:
    """Everything that is measured, by name; the model is left in evaluation mode.

    Args:
        model: any; with prompts named "query" and "document" if it wants them.
        data: the folder of the public sets.
        small: fewer pairs and questions and no timing, to steer a training.

    Returns:
        "wmt fr-en" → share of the French sentences whose nearest English one is theirs; "sts fr" → rank correlation;
        "en-fr recall@1" → share of the English questions whose French passage comes first; and so on.
    """
    french, english = passages_of(data, FRENCH), passages_of(data, ENGLISH)
    scores = {
        **_bitext("wmt", model, news_pairs(data)[: _WMT_SMALL if small else _WMT]),
        **_bitext("tatoeba", model, held_out_tatoeba(data)),
        **{f"sts {lang}": sts_correlation(model, data / "dev" / f"stsb-{lang}-dev.csv") for lang in ("fr", "en")},
        **_retrievals(model, data, french, english, _ASKED_SMALL if small else _ASKED),
        **({} if small else _speed(model, random.Random(SEED).sample(english, _TIMED))),
    }
    return {name: round(value, 4) for name, value in scores.items()}


def bitext_accuracy(left: Vectors, right: Vectors) -> tuple[float, float]:
    """Shares of the rows whose nearest row of the other side is the one with their number, left to right and back."""
    likeness, own = left @ right.T, np.arange(len(left))
    return float(np.mean(likeness.argmax(axis=1) == own)), float(np.mean(likeness.argmax(axis=0) == own))


def sts_correlation(model: "SentenceTransformer", path: Path) -> float:
    """Spearman's correlation of the cosine with the likeness that people judged."""
    first, second, judged = read_sts(path)
    cosine = (sentence_vectors(model, first) * sentence_vectors(model, second)).sum(axis=1)
    return float(spearmanr(cosine, judged).statistic)


def retrieval(questions: Vectors, passages: Vectors, relevant: Sequence[int]) -> dict[str, float]:
    """Recall and nDCG of an exact search.

    Args:
        questions: unit vectors.
        passages: unit vectors.
        relevant: for every question the row of its one relevant passage.
    """
    found = np.argsort(-(questions @ passages.T), axis=1, kind="stable")[:, :_TOP]
    places = [np.flatnonzero(rows == row) for rows, row in zip(found, relevant, strict=True)]
    metrics = ranking_metrics([int(place[0]) + 1 if len(place) else None for place in places])
    return {name: float(metrics[name] or 0) for name in _RANKED}


def sentence_vectors(model: "SentenceTransformer", texts: Sequence[str]) -> Vectors:
    """Unit vectors of texts that are compared with their like.

    A model with a prompt for documents too (E5) wants its query prompt here; one with a query prompt alone wants none.
    """
    encode = model.encode_query if model.prompts.get("document") else model.encode_document
    return _unit(encode(list(texts), batch_size=_BATCH, show_progress_bar=False))


def anchors(data: Path) -> dict[str, dict[str, float]]:
    """Model → published scores by the names of `ANCHORS`, of the models that have one for each."""
    names = {task: name for name, task in ANCHORS.items()}
    found: dict[str, dict[str, float]] = {}
    with (data / "mteb_anchor_scores.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if name := names.get((row["task"], row["split"], row["subset"])):
                found.setdefault(row["model"], {})[name] = float(row["main_score"])
    return {model: scores for model, scores in found.items() if len(scores) == len(ANCHORS)}


def news_pairs(data: Path) -> list[tuple[str, str]]:
    """English and French of the news, in their order, without the sentences that stand in two pairs."""
    pairs = list(dict.fromkeys(read_pairs(data / "dev" / "wmt_newstests_2008-2015.en-fr.tsv.gz")))
    english, french = (Counter(side) for side in zip(*pairs, strict=True))
    return [pair for pair in pairs if english[pair[0]] == french[pair[1]] == 1]


def passages_of(data: Path, names: Sequence[str]) -> list[str]:
    """Every passage of the reading sets named, once."""
    return list(dict.fromkeys(asked.passage for asked in _reading(data, names)))


def held_out_questions(data: Path, names: Sequence[str], most: int) -> list[Asked]:
    """A fixed random sample of the answered questions on held-out articles; a smaller one is part of a larger one."""
    asked = list(dict.fromkeys(q for q in _reading(data, names) if q.held_out and q.answered))
    return random.Random(SEED).sample(asked, len(asked))[:most]


def _reading(data: Path, names: Sequence[str]) -> list[Asked]:
    return [asked for name in names for asked in read_questions(data / "reading" / f"{name}.json.gz")]


def _bitext(name: str, model: "SentenceTransformer", pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    english, french = (sentence_vectors(model, side) for side in zip(*pairs, strict=True))
    there, back = bitext_accuracy(french, english)
    return {f"{name} fr-en": there, f"{name} en-fr": back}


def _retrievals(
    model: "SentenceTransformer", data: Path, french: list[str], english: list[str], most: int
) -> dict[str, float]:
    """Retrieval by the language of the question and that of its passage, "en-fr": an English question.

    Within a language, all passages of its sets are candidates, not only the held-out articles': among those few the
    search would be easy. Across languages, the questions are the translated ones, and the passages of both languages
    are candidates together.
    """
    places = {passage_digest(passage): place for place, passage in enumerate(french + english)}
    both = _unit(model.encode_document(french + english, batch_size=_BATCH, show_progress_bar=False))
    scores = {}

    def search(name: str, questions: Sequence[str], relevant: Sequence[int], passages: Vectors) -> None:
        asked = _unit(model.encode_query(list(questions), batch_size=_BATCH, show_progress_bar=False))
        scores.update({f"{name} {row}": value for row, value in retrieval(asked, passages, relevant).items()})

    for name, sets, first, end in (("fr-fr", FRENCH, 0, len(french)), ("en-en", ENGLISH, len(french), len(both))):
        held_out = held_out_questions(data, sets, most)
        relevant = [places[passage_digest(asked.passage)] - first for asked in held_out]
        search(name, [asked.question for asked in held_out], relevant, both[first:end])
    for name, lang in (("en-fr", "en"), ("fr-en", "fr")):
        if rows := [row for row in translated() if row["lang"] == lang]:
            search(name, [row["question"] for row in rows], [places[row["passage_sha"]] for row in rows], both)
    return scores


def translated() -> list[dict[str, str]]:
    """Questions in the language that their passage is not in, each with the start of the passage's digest."""
    lines = TRANSLATED.read_text(encoding="utf-8").splitlines() if TRANSLATED.is_file() else []
    return [json.loads(line) for line in lines]


def passage_digest(passage: str) -> str:
    """The start of a passage's digest, by which `translated` names it."""
    return hashlib.sha256(passage.encode()).hexdigest()[:16]


def _speed(model: "SentenceTransformer", passages: list[str]) -> dict[str, float]:
    """Tokens (those that the model reads) and passages encoded in a second, best of two runs."""
    features = model.preprocess(passages)
    tokens = features["attention_mask"].sum() if "attention_mask" in features else features["input_ids"].numel()
    times = []
    for _ in range(2):
        started = time.perf_counter()
        model.encode_document(passages, batch_size=_BATCH, show_progress_bar=False)
        times.append(time.perf_counter() - started)
    return {"tokens a second": int(tokens) / min(times), "passages a second": len(passages) / min(times)}


def _unit(vectors: Any) -> Vectors:
    found = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _label(name: str) -> str:
    """A model's name in the results: a folder of the project by its place in it, whoever runs this."""
    path = Path(name).resolve()
    return str(path.relative_to(ROOT.resolve())) if path.is_dir() and path.is_relative_to(ROOT.resolve()) else name


def _merge(path: Path, name: str, result: dict[str, Any], published: dict[str, dict[str, float]]) -> None:
    models = json.loads(path.read_text(encoding="utf-8"))["models"] if path.is_file() else {}
    text = json.dumps({"models": {**models, name: result}, "anchors": published}, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
