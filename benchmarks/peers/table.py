"""The tables of benchmarks/results/peers.json: a system a line, and Ibid against the best of the others."""

from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.markdown import number, table, where

IBID = "ibid"
READER, RETRIEVAL = "with reader", "retrieval"
_NAMES = {
    IBID: "Ibid",
    "sentence_transformers": "sentence-transformers + FAISS",
    "haystack": "Haystack",
    "txtai": "txtai",
    "llama_index": "LlamaIndex + FAISS",
    "langchain": "LangChain + FAISS",
}
_NOTE = (
    "`python -m benchmarks.peers`: every system in an environment and processes of its own, one at a time, with its "
    "own defaults, on the same encoder and reader (torch in float32; Ibid its int8 networks). Half of the passages and "
    "questions are French, half English; the questions are of articles on which nothing was trained or fitted. "
    "*Start* is from the start of the process to the first answer over an existing index, the median of three; *peak* "
    "the most memory of that process; *right*, that the words shown hold an accepted answer. Haystack reads the first "
    "five passages, as Ibid does; txtai the first three as one text, and it fails where the reader finds nothing, "
    "which counts as no answer; the others have no extractive reader."
)

Values = dict[str, float]
"""System → a number of it."""


def peers(result: dict[str, Any]) -> str:
    """The part of docs/numbers.md that compares."""
    parts = [f"## Beside other systems\n\n{_NOTE} {where(result)}", _environments(result["environments"])]
    for size in result["sizes"]:
        title = f"### {size['passages']:,} passages, {size['questions']} questions"
        parts += [title, _indexing(size["systems"]), _asking(size["systems"])]
        parts += ["Ibid against the best of the others:", _against(size["systems"], result["environments"])]
    return "\n\n".join(parts)


def _environments(environments: dict[str, Any]) -> str:
    rows = (
        (_NAMES[name], of["installed MB"], ", ".join(f"{package} {at}" for package, at in of["versions"].items()))
        for name, of in environments.items()
    )
    return table(("environment", "installed MB", "versions"), rows)


def _indexing(systems: dict[str, Any]) -> str:
    columns = ("passages a second", "load s", "peak MiB")
    rows = ((_NAMES[name], *(of["indexing"][column] for column in columns)) for name, of in systems.items())
    return table(("indexing", *columns), rows)


def _asking(systems: dict[str, Any]) -> str:
    timed = ("start s", "p50 ms", "p95 ms", "peak MiB")
    shares = ("recall@10", "recall@10 fr", "recall@10 en", "answered", "right", "right, never abstaining")
    rows = (
        (_NAMES[name], kind, *(of[kind][key] for key in timed), *(number(of[kind].get(key)) for key in shares))
        for kind in (RETRIEVAL, READER)
        for name, of in systems.items()
        if kind in of
    )
    return table(("asking", "", *timed, *shares), rows)


def _against(systems: dict[str, Any], environments: dict[str, Any]) -> str:
    """A line a number that Ibid should be better at, with what was aimed at."""
    hybrid = [name for name in systems if READER in systems[name]]  # those with a reader search for words, too

    def of(kind: str, key: str, names: Iterable[str] = systems) -> Values:
        return {name: systems[name][kind][key] for name in names if kind in systems[name]}

    rows = [
        _ratio("indexing, passages a second", of("indexing", "passages a second"), max, "≥ 4"),
        _ratio("question with reader, p50 ms", of(READER, "p50 ms"), min, "≤ 0.33"),
        _ratio("question, retrieval, p50 ms", of(RETRIEVAL, "p50 ms"), min, ""),
        _ratio("the same, hybrid alone", of(RETRIEVAL, "p50 ms", hybrid), min, ""),
        _ratio("start with reader, s", of(READER, "start s"), min, "≤ 0.33"),
        _ratio("start, retrieval, s", of(RETRIEVAL, "start s"), min, "≤ 0.33"),
        _ratio("memory while indexing, MiB", of("indexing", "peak MiB"), min, "≤ 0.5"),
        _ratio("memory with reader, MiB", of(READER, "peak MiB"), min, "≤ 0.5"),
        _ratio("memory, retrieval, MiB", of(RETRIEVAL, "peak MiB"), min, "≤ 0.5"),
        _ratio("installed MB", {name: at["installed MB"] for name, at in environments.items()}, min, ""),
        _ratio("recall@10", of(RETRIEVAL, "recall@10"), max, "≥ 1"),
        _ratio("right", of(READER, "right"), max, "≥ 1"),
        _ratio("right, never abstaining", of(READER, "right, never abstaining"), max, "≥ 1"),
    ]
    return table(("", "Ibid", "best other", "", "ratio", "aimed at"), rows)


def _ratio(title: str, values: Values, best_of: Callable[..., str], aim: str) -> tuple[object, ...]:
    """A number of Ibid, the best of the others, whose it is, and what part of it Ibid's is."""
    others = [name for name in values if name != IBID]
    best = best_of(others, key=lambda name: values[name])
    return title, values[IBID], values[best], _NAMES[best], f"{values[IBID] / values[best]:.2f}", aim
