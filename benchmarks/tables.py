"""Writes docs/numbers.md, and the numbers of the READMEs, from benchmarks/results: `python -m benchmarks.tables`."""

from pathlib import Path
from typing import Any

from benchmarks.cards import ENCODER, READER, encoder_scores, reader_scores, with_reading, with_scores
from benchmarks.markdown import load, number, row, table, where
from benchmarks.peers.table import peers
from benchmarks.readmes import with_numbers

ROOT = Path(__file__).parent.parent
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
    ENCODER.write_text(with_scores(ENCODER.read_text(encoding="utf-8")), encoding="utf-8")
    READER.write_text(with_reading(READER.read_text(encoding="utf-8")), encoding="utf-8")


def numbers() -> str:
    """The whole of docs/numbers.md."""
    parts = [
        "# Measured numbers\n\nWritten by `python -m benchmarks.tables` from `benchmarks/results/`. "
        "Timings on a shared machine are noisy; compare within one run. Each part names the day that it was measured "
        "on, and was measured with the models of that day; the encoder is of 27 November 2026.",
        _quality(load("quality")),
        _speed(load("speed")),
        _page(load("page")),
        _arithmetic(load("arithmetic")),
        peers(load("peers")),
        _formats(load("formats")),
        _vectors(load("vectors")),
        _growth(load("growth")),
        _overlap(load("overlap")),
        f"## Encoder\n\n{encoder_scores(load('encoder'))}",
        f"## Reader\n\n{reader_scores(load('reader'))}",
        _held_out(load("held_out")),
        _rules(load("rules")),
        _calibration(load("calibration")),
    ]
    return "\n\n".join(parts) + "\n"


def _quality(result: dict[str, Any]) -> str:
    lines = [f"## Answers\n\n`python -m benchmarks.quality`. {where(result)}"]
    for reader, sets in result["readers"].items():
        for name, metrics in sets.items():
            lines += [f"\n### {name}, {reader} reader\n", "| | fr | en | all |", "|---|---|---|---|"]
            lines += [
                row(key, *(number(metrics[group][key]) for group in ("fr", "en", "all"))) for key in _QUALITY_ROWS
            ]
    return "\n".join(lines)


def _speed(result: dict[str, Any]) -> str:
    lines = [f"## Speed and memory\n\n`python -m benchmarks.speed`. {where(result)}\n", "| | |", "|---|---|"]
    lines += [row(f"indexing: {name}", value) for name, value in result["indexing"].items()]
    for reader, asked in result["ask"].items():
        lines += [row(f"ask, {reader}: {name}", asked[name]) for name in ("questions", "p50 ms", "p95 ms")]
        lines += [row(f"ask, {reader}: p50 of {step}, ms", value) for step, value in asked["p50 by step"].items()]
    lines += [row(f"cold start of `ibid ask`: {name}", value) for name, value in result["cold start"].items()]
    lines += [row(f"cold start: importing {name}, s", value) for name, value in result["imports"].items()]
    return "\n".join(lines)


def _page(result: dict[str, Any]) -> str:
    told = (
        "## Page\n\n`python -m benchmarks.page`: the seeds, Chromium on the same cores, new windows. The first window "
        "is opened as soon as the server is up; the aims are 2,000 ms to the page usable and 300 ms to the first sign, "
        f"the question seen. {where(result)}\n\n"
    )
    loaded, many = result["loaded"], result["at once"]
    steps = {name: result[name] for name in ("page usable", "question seen", "answer shown")}
    steps |= {f"{many['people']} at once: {name}": many[name] for name in ("question seen", "answer shown")}
    rows = [(name, *times.values()) for name, times in steps.items()]
    return (
        f"{told}{table(('', 'first ms', 'median ms', 'slowest ms'), rows)}\n\n{loaded['requests']} requests of "
        f"{loaded['KiB']} KiB make the page. Of {many['people']} who ask at once, each something else, "
        f"{many['own answer']} get what `ibid ask` answers to theirs."
    )


def _arithmetic(result: dict[str, Any]) -> str:
    told = (
        "## Arithmetic\n\n`python -m benchmarks.arithmetic`: multiplications and additions a second, one text, one "
        f"thread, beside plain matrix products in float32 of the same shapes. {where(result)}\n\n"
    )
    return told + table(tuple(result["rows"][0]), [tuple(measured.values()) for measured in result["rows"]])


def _formats(result: dict[str, Any]) -> str:
    told = (
        "## Formats\n\n`python -m benchmarks.formats`: public test files of other projects, some of them broken, empty "
        f"or protected on purpose; each mail of a mailbox counts as one `.eml`. {where(result)}\n\n"
    )
    head = ("format", "files", "read", "words", "files a second", "slowest ms")
    rows = [
        (
            f"`{suffix}`",
            of["files"],
            of["read"],
            of["words"],
            round(of["files"] / of["seconds"]),
            round(of["slowest s"] * 1000),
        )
        for suffix, of in result["formats"].items()
    ]
    not_read = "\n".join(f"- {reason}" for of in result["formats"].values() for reason in of["not read"])
    pdf, unchanged = result["pdf"], result["unchanged"]
    return (
        f"{told}{table(head, rows)}\n\nNot read, as the report says it:\n\n{not_read}\n\n"
        f"{pdf['files']:,} PDF files, in processes of their own: {pdf['files a second']} a second, at most "
        f"{pdf['peak MB of a process']} MB in a process. A folder of {unchanged['files']:,} articles that did not "
        f"change is looked through in {unchanged['again s']} s."
    )


def _vectors(result: dict[str, Any]) -> str:
    told = (
        f"## FAISS ladder\n\n`python -m benchmarks.vectors FILE…` on {', '.join(result['files'])}, "
        f"{result['queries']} queries, one thread. {where(result)}\n\n"
    )
    head = ("vectors", "kind", "build s", "query ms", "recall@10", "MB")
    return told + table(head, [tuple(measured.values()) for measured in result["rows"]])


def _growth(result: dict[str, Any]) -> str:
    told = (
        "## Growth\n\n`python -m benchmarks.growth`: paragraphs of laws and debates, fifty to an article, vectors of a "
        f"sample moved (its docstring says how), {result['queries']} questions, one thread. *Processor* is the time "
        "that other programs on the machine take no part of. The exponent is that of the number of passages that "
        f"a quantity grows with. {where(result)}\n\n"
        "![Growth of memory, seconds, searches and bytes](growth.svg)\n\n"
    )
    sizes, exponents = result["sizes"], result["exponents"]
    head = ("", *(f"{measured['passages']:,}" for measured in sizes), "exponent")
    names = [name for name in sizes[0] if name != "passages"]
    return told + table(head, [(name, *(of[name] for of in sizes), exponents[name]) for name in names])


def _overlap(result: dict[str, Any]) -> str:
    told = (
        "## Overlap of windows\n\n`python -m benchmarks.overlap FILE…`: articles joined into one paragraph each, "
        f"cut with so many shared sentences; dense retrieval alone. {where(result)}\n\n"
    )
    head = ("file", "overlap", "passages", "recall@1", "recall@5", "recall@10")
    return told + table(head, [tuple(measured.values()) for measured in result["rows"]])


def _held_out(result: dict[str, Any]) -> str:
    told = (
        "## End to end on public articles\n\n`python -m benchmarks.held_out`: PIAF and SQuAD's dev set indexed whole, "
        "questions of articles on which nothing was trained; *across*, the language of the question is not "
        f"that of the passage. {where(result)}\n\n"
    )
    columns = list(next(iter(next(iter(result["readers"].values())).values())))
    rows = [
        (reader, name, *(number(scores[column]) for column in columns))
        for reader, sets in result["readers"].items()
        for name, scores in sets.items()
    ]
    return told + table(("reader", "", *columns), rows)


_KEPT_RULES = (
    "Those that change nothing here and stay answer or keep from answering what these sets do not ask: denials, "
    "opposites, votes and "
    "recipients what the reader alone gets wrong (`tests/qa/rules/test_in_the_program.py`); offices, companions, "
    "sayings, leaders, abbreviations, destinations, nouns and adjectives questions on the seeds; who lost, what "
    "others pay, numbered gates, cells and years each mend one of `development`; places of a kind keep a follow- "
    "up at its own place; and no quotation ends inside a word, a number or a pair of quotation marks, which exact "
    "match does not see. Suspects stay for the harm that they do. Near misses were looked at in the odd half of that "
    "set alone: words told before the article names what is asked, the other way round, or with a word of contrary "
    "meaning, and who sold for who bought, were rules for a day. With them 30 of the 80 near misses of the odd half "
    "were told, without them 14; of the even half, which nobody looked into, 31 and 28, and a reader of the rules "
    "found everyday questions that each would have left without their right answer. They went, and so did those on "
    "namesakes and on what is denied altogether. Tried, too: what is planned for what was done; a total that the "
    "sentence does not call so (23 of 31 public questions after a total are answered by such a sentence)."
)


def _rules(result: dict[str, Any]) -> str:
    """Each rule: what is lost without it."""
    rules = result["rules"]
    every = rules["all rules"]
    names = {
        "exact_match": "exact match",
        "token_f1": "token F1",
        "answered_right": "right",
        "abstention_recall": "told",
        "wrong": "wrong",
    }
    columns = [(of, name) for of in every for name in names if every[of].get(name) is not None]
    head = ["without", *(f"{of}, {names[name]}" for of, name in columns)]
    rows = [["(all rules)", *(number(every[of][name]) for of, name in columns)]]
    for rule, sets in rules.items():
        if rule != "all rules":
            rows.append([rule, *(_change(sets[of][name] - every[of][name]) for of, name in columns)])
    return (
        f"## Rules against the model\n\n`python -m benchmarks.rules`: the program with all rules, and what "
        f"changes where one is left out, on the fresh questions, on near misses (what each of 160 texts answers, and "
        f"what it nearly does), on questions about public articles kept from training and fits, which all have "
        f"answers, and how many answers are wrong in the cases from the field and in benchmarks/field/held, where "
        f"fewer are better. "
        f"{where(result)}\n\n{table(head, rows)}\n\n{_KEPT_RULES}"
    )


def _change(by: float) -> str:
    return f"{by:+g}" if by == int(by) else f"{by:+.3f}"


def _calibration(result: dict[str, Any]) -> str:
    told = (
        "## Confidence\n\n`python -m benchmarks.calibration` on benchmarks/questions/fresh.jsonl, of which nothing was "
        f"fitted. {where(result)}\n\n![Reliability, and risk by coverage](calibration.svg)\n\n"
    )
    rows = [
        (name, found["questions"], found["calibration error"], found["right at 80 %"])
        for name, found in result["readers"].items()
    ]
    return told + table(("reader", "questions", "calibration error", "right among the surest 80 %"), rows)


if __name__ == "__main__":
    main()
