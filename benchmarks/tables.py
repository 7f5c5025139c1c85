"""Writes docs/numbers.md, and the numbers of the READMEs, from benchmarks/results: `python -m benchmarks.tables`."""

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.machine import RESULTS
from ui.labels import long_date

ROOT = Path(__file__).parent.parent
CARD = ROOT / "models" / "encoder-fr-en" / "README.md"
_QUALITY_ROWS = (
    "questions", "answerable", "recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10", "exact_match", "token_f1",
    "answered", "answered_right", "quotation_contains", "sentence_contains", "abstention_precision",
    "abstention_recall", "risk_coverage_area",
)  # fmt: skip


def main() -> None:
    """Writes every document that holds measured numbers."""
    (ROOT / "docs" / "numbers.md").write_text(numbers(), encoding="utf-8")
    for name in ("README.md", "README.fr.md"):
        path = ROOT / name
        path.write_text(with_numbers(path.read_text(encoding="utf-8"), french=".fr." in name), encoding="utf-8")
    CARD.write_text(with_scores(CARD.read_text(encoding="utf-8")), encoding="utf-8")


def numbers() -> str:
    """The whole of docs/numbers.md."""
    parts = [
        "# Measured numbers\n\nWritten by `python -m benchmarks.tables` from `benchmarks/results/`. "
        "Timings on a shared machine are noisy; compare within one run.",
        _quality(_load("quality")),
        _speed(_load("speed")),
        _vectors(_load("vectors")),
        _overlap(_load("overlap")),
        f"## Encoder\n\n{_encoder(_load('encoder'))}",
    ]
    return "\n\n".join(parts) + "\n"


def with_numbers(readme: str, *, french: bool) -> str:
    """A README with the lines between its two number marks written anew."""
    return _between("numbers", _summary(french), readme)


def with_scores(card: str) -> str:
    """The encoder's card with its scores, and those it had while it was trained, written anew."""
    card = _between("scores", _encoder(_load("encoder")), card)
    log = CARD.parent / "training.csv"
    return _between("training", _training(log), card) if log.is_file() else card


def _between(mark: str, lines: str, text: str) -> str:
    block = f"<!-- {mark} -->\n{lines}\n<!-- /{mark} -->"
    return re.sub(rf"<!-- {mark} -->.*<!-- /{mark} -->", lambda _: block, text, flags=re.DOTALL)


def _summary(french: bool) -> str:
    quality, speed = _load("quality"), _load("speed")
    at = quality["machine"]
    day = date.fromisoformat(at["date"])
    seeds = quality["readers"]["extractive"]["seeds"]
    asked, cold, indexed = speed["ask"]["extractive"], speed["cold start"], speed["indexing"]
    head = "| | français | anglais |" if french else "| | French | English |"
    names = (
        {
            "recall@5": "bon passage parmi les cinq premiers",
            "answered_right": "questions avec réponse : réponse juste affichée",
            "abstention_recall": "questions sans réponse : le programme le dit",
        }
        if french
        else {
            "recall@5": "right passage among the first five",
            "answered_right": "answerable questions: right answer shown",
            "abstention_recall": "unanswerable questions: it says so",
        }
    )
    rows = [
        _row(title, _share(seeds["fr"][key], french), _share(seeds["en"][key], french)) for key, title in names.items()
    ]
    if french:
        tail = (
            f"Mesuré le {long_date(day, 'fr')} ({at['processor']}, {at['cores']} cœurs) : "
            f"médiane de {_french(asked['p50 ms'])} ms par question, {_french(cold['median s'])} s du lancement "
            f"de `ibid ask` à la réponse, {_french(indexed['passages a second'])} passages indexés par seconde, "
            f"{cold['peak MiB']} Mio de mémoire au plus."
        )
    else:
        tail = (
            f"Measured on {long_date(day, 'en')} ({at['processor']}, {at['cores']} cores): "
            f"median {asked['p50 ms']} ms a question, {cold['median s']} s from the start of `ibid ask` to its answer, "
            f"{indexed['passages a second']} passages indexed a second, {cold['peak MiB']} MiB of memory at most."
        )
    return "\n".join([head, "|---|---|---|", *rows, "", tail])


def _quality(result: dict[str, Any]) -> str:
    lines = [f"## Answers\n\n`python -m benchmarks.quality`. {_where(result)}"]
    for reader, sets in result["readers"].items():
        for name, metrics in sets.items():
            lines += [f"\n### {name}, {reader} reader\n", "| | fr | en | all |", "|---|---|---|---|"]
            lines += [
                _row(key, *(_number(metrics[group][key]) for group in ("fr", "en", "all"))) for key in _QUALITY_ROWS
            ]
    return "\n".join(lines)


def _speed(result: dict[str, Any]) -> str:
    lines = [f"## Speed and memory\n\n`python -m benchmarks.speed`. {_where(result)}\n", "| | |", "|---|---|"]
    lines += [_row(f"indexing: {name}", value) for name, value in result["indexing"].items()]
    for reader, asked in result["ask"].items():
        lines += [_row(f"ask, {reader}: {name}", asked[name]) for name in ("questions", "p50 ms", "p95 ms")]
        lines += [_row(f"ask, {reader}: p50 of {step}, ms", value) for step, value in asked["p50 by step"].items()]
    lines += [_row(f"cold start of `ibid ask`: {name}", value) for name, value in result["cold start"].items()]
    lines += [_row(f"cold start: importing {name}, s", value) for name, value in result["imports"].items()]
    return "\n".join(lines)


def _vectors(result: dict[str, Any]) -> str:
    lines = [
        f"## FAISS ladder\n\n`python -m benchmarks.vectors FILE…` on {', '.join(result['files'])}, "
        f"{result['queries']} queries, one thread. {_where(result)}\n",
        "| vectors | kind | build s | query ms | recall@10 | MB |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join(lines + [_row(*row.values()) for row in result["rows"]])


def _overlap(result: dict[str, Any]) -> str:
    lines = [
        "## Overlap of windows\n\n`python -m benchmarks.overlap FILE…`: articles joined into one paragraph each, "
        f"cut with so many shared sentences; dense retrieval alone. {_where(result)}\n",
        "| file | overlap | passages | recall@1 | recall@5 | recall@10 |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join(lines + [_row(*row.values()) for row in result["rows"]])


def _encoder(result: dict[str, Any]) -> str:
    models: dict[str, Any] = result["models"]
    names = list(next(iter(models.values()))["scores"])
    lines = [
        f"`python -m benchmarks.encoder`. {_where(next(iter(models.values())))}\n",
        _row("", *(Path(name).name for name in models)),
        "|---" * (len(models) + 1) + "|",
    ]
    rows = [_row(name, *(_score(model["scores"].get(name)) for model in models.values())) for name in names]
    return "\n".join(lines + rows)


def _training(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as text:
        found = [(int(row["step"]), row["score"], float(row["value"])) for row in csv.DictReader(text)]
    steps = sorted({step for step, _, _ in found})
    values = {(step, name): value for step, name, value in found}
    lines = [_row("step", *steps), "|---" * (len(steps) + 1) + "|"]
    names = dict.fromkeys(name for _, name, _ in found)
    return "\n".join(lines + [_row(name, *(_score(values.get((step, name))) for step in steps)) for name in names])


def _score(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if value <= 1 else f"{value:,.0f}"


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def _where(result: dict[str, Any]) -> str:
    at = result["machine"]
    kind = "bfloat16" if at["bfloat16"] else "float32"
    return f"{at['date']}, {at['processor']}, {at['cores']} cores, {kind}, torch {at['torch']}."


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _number(value: float | int | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _share(value: float, french: bool) -> str:
    return f"{value * 100:.0f}\u202f%" if french else f"{value:.0%}"


def _french(value: float) -> str:
    return str(value).replace(".", ",")


if __name__ == "__main__":
    main()
