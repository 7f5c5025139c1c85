"""What a system's answers are worth: found, right, how fast."""

import statistics
from collections.abc import Sequence
from typing import Any

from benchmarks.peers.material import Wanted
from text.normalisation import contains


def scores(wanted: Sequence[Wanted], given: Sequence[dict[str, Any]], *, reader: bool) -> dict[str, float]:
    """The numbers of a system's answers, `benchmarks.peers.process.Found` and milliseconds each.

    The first question is not timed: it is in the start.
    """
    pairs = list(zip(wanted, given, strict=True))
    times = [one["ms"] for one in given[1:]]
    found = {
        "p50 ms": round(statistics.median(times), 1),
        "p95 ms": round(statistics.quantiles(times, n=20)[-1], 1),
        "recall@10": _share([one.passage in its["passages"] for one, its in pairs]),
        **{
            f"recall@10 {language}": _share(
                [one.passage in its["passages"] for one, its in pairs if one.language == language]
            )
            for language in ("fr", "en")
        },
    }
    if reader:
        found["answered"] = _share([bool(its["answer"]) for its in given])
        found["right"] = _share([contains(its["answer"] or "", one.answers) for one, its in pairs])
        found["right, never abstaining"] = _share([contains(its["best"] or "", one.answers) for one, its in pairs])
    return found


def _share(those: Sequence[bool]) -> float:
    return round(sum(those) / len(those), 4)
