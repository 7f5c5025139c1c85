"""The tables of the models' cards, from benchmarks/results and the logs of their trainings."""

import csv
from pathlib import Path
from typing import Any

from benchmarks.markdown import between, load, score, table, where

ROOT = Path(__file__).parent.parent
ENCODER = ROOT / "models" / "encoder-fr-en" / "README.md"
READER = ROOT / "models" / "reader-fr-en" / "README.md"


def with_scores(card: str) -> str:
    """The encoder's card with its scores, and those it had while it was trained, written anew."""
    scores = load("encoder")
    card = between("scores", encoder_scores(scores), card)
    card = between("anchors", _anchors(scores), card)
    log = ENCODER.parent / "training.csv"
    return between("training", _training(log), card) if log.is_file() else card


def with_reading(card: str) -> str:
    """The reader's card with its scores, and those it had while it was trained, written anew."""
    card = between("scores", reader_scores(load("reader")), card)
    log = READER.parent / "training.csv"
    return between("training", _training(log), card) if log.is_file() else card


def encoder_scores(result: dict[str, Any]) -> str:
    """Every model that was scored, a column each."""
    models: dict[str, Any] = result["models"]
    first = next(iter(models.values()))
    rows = [(name, *(score(model["scores"].get(name)) for model in models.values())) for name in first["scores"]]
    told = f"`python -m benchmarks.encoder{' --small' if first['small'] else ''}`. {where(first)}\n\n"
    return told + table(("", *(Path(name).name for name in models)), rows)


def reader_scores(result: dict[str, Any]) -> str:
    """Exact match and token F1 by set."""
    scores = result["scores"]
    names = [name.removesuffix(" exact match") for name in scores if name.endswith(" exact match")]
    told = (
        "`python -m benchmarks.reader`: the right passage given, articles kept from the training, per cent. Of squad "
        "2.0 and of press, a third of whose questions are not answered there, words count above a margin over the null "
        f"span, {scores['squad 2.0 margin']} and {scores['press margin']}: the best one for other questions kept. "
        f"{where(result)}\n\n"
    )
    rows = [(name, scores[f"{name} exact match"], scores[f"{name} token F1"]) for name in names]
    return told + table(("", "exact match", "token F1"), rows)


def _anchors(result: dict[str, Any]) -> str:
    """Published scores of other models; of ours what is measured on the same data."""
    own = result["models"][ENCODER.parent.relative_to(ROOT).as_posix()]["scores"]
    names = list(next(iter(result["anchors"].values())))
    ours = (ENCODER.parent.name, *(score(own.get(name) if name.startswith("sts") else None) for name in names))
    published = sorted(result["anchors"].items(), key=lambda model: -model[1]["sts fr"])
    return table(("", *names), [ours, *((model, *(score(told[name]) for name in names)) for model, told in published)])


def _training(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as text:
        found = [(int(told["step"]), told["score"], float(told["value"])) for told in csv.DictReader(text)]
    steps = sorted({step for step, _, _ in found})
    values = {(step, name): value for step, name, value in found}
    names = dict.fromkeys(name for _, name, _ in found)
    return table(("step", *steps), [(name, *(score(values.get((step, name))) for step in steps)) for name in names])
