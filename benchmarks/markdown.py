"""Pieces of Markdown that the measured documents are made of."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.machine import RESULTS


def load(name: str) -> dict[str, Any]:
    """A benchmark's saved result."""
    loaded: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def where(result: dict[str, Any]) -> str:
    """Day and machine of a result, for the line above a table."""
    at = result["machine"]
    kind = "bfloat16" if at["bfloat16"] else "float32"
    libraries = f"torch {at['torch']}" + (f", onnxruntime {at['onnxruntime']}" if "onnxruntime" in at else "")
    return f"{at['date']}, {at['processor']}, {at['cores']} cores, {kind}, {libraries}."


def between(mark: str, lines: str, text: str) -> str:
    """A text with the lines between its two marks of that name written anew."""
    block = f"<!-- {mark} -->\n{lines}\n<!-- /{mark} -->"
    return re.sub(rf"<!-- {mark} -->.*<!-- /{mark} -->", lambda _: block, text, flags=re.DOTALL)


def row(*cells: object) -> str:
    """A line of a Markdown table."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table: its head, the line below it, a line for each row."""
    return "\n".join([row(*head), "|---" * len(head) + "|", *(row(*cells) for cells in rows)])


def number(value: float | int | None) -> str:
    """A metric to three decimals, a count as it is, a dash for what was not measured."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def score(value: float | None) -> str:
    """A share to three decimals, a larger number without any."""
    if value is None:
        return "–"
    return f"{value:.3f}" if value <= 1 else f"{value:,.0f}"
