"""What each rule brings beside the reader: `python -m benchmarks.rules`. Writes results/rules.json.

The program answers twice, with the rule and without: the fresh questions, questions on public articles that nothing
was trained on or fitted to, the cases from the field, see `benchmarks.cases`, and those that nobody looks into. Nothing
else changes; the confidence stays as it was fitted with all rules. What a rule never touches is not asked again.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import qa.rules
from benchmarks.cases import CASES, RememberingEncoder, failures, variants
from benchmarks.held_out import FILES, held_out_questions
from benchmarks.machine import save
from benchmarks.quality import QUESTIONS, SETS
from benchmarks.rules_by_name import CHANGING, RULES, RULING_OUT, Off
from benchmarks.sets import read_questions, with_public_sets, write_articles
from cli.evaluation import Labelled, Outcome, ask_all, load_questions, report
from cli.wiring import joined
from index.folder import IndexFolder
from index.hit import Hit
from index.sync import sync
from qa.reading.reader import ExtractiveReader
from qa.reading.span_models import SpanModel
from qa.rules import RULES as RULES_OF_ANSWERS
from qa.types import Question, Span

HELD = Path(__file__).parent / "field" / "held"
SHOWN = ("exact_match", "token_f1", "answered_right", "abstention_recall")

_Asked = TypeVar("_Asked")
_Found = TypeVar("_Found")


class Remembering:
    """A reader's model that computes each window once: rules change nothing about it."""

    def __init__(self, model: SpanModel) -> None:
        """Takes the model's place."""
        self.reads_titles = model.reads_titles
        self._model, self._known = model, dict[tuple[int, ...], Any]()

    def scores(self, windows: Sequence[Any]) -> list[Any]:
        """Start and end scores of each window's tokens."""
        new = {tuple(window.ids): window for window in windows if tuple(window.ids) not in self._known}
        self._known |= zip(new, self._model.scores(list(new.values())), strict=True)
        return [self._known[tuple(window.ids)] for window in windows]


def main() -> None:
    """Measures each rule, prints and saves."""
    data = with_public_sets(argparse.ArgumentParser(description=__doc__)).data
    public = [asked for name in FILES for asked in read_questions(data / "reading" / f"{name}.json.gz")]
    encoder, reader = RememberingEncoder(), ExtractiveReader()
    reader._model = Remembering(reader._model)
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        written = write_articles(public, Path(scratch) / "articles")
        of_languages = held_out_questions(public)
        sets: dict[str, tuple[Sequence[Path], list[Labelled]]] = {
            "fresh": (SETS["fresh"], load_questions(QUESTIONS / "fresh.jsonl")),
            "near_misses": (SETS["near_misses"], load_questions(QUESTIONS / "near_misses.jsonl")),
            "public": ([written], [*of_languages["fr-fr"], *of_languages["en-en"]]),
        }
        for name, (articles, questions) in sets.items():
            folder = IndexFolder.create(Path(scratch) / name, encoder)
            sync(folder, articles, encoder)
            pipeline = joined(folder, encoder, reader)
            # All are asked before the loop has another pipeline.
            found[name] = effects(questions, lambda asked: ask_all(pipeline, [asked])[0], _shown)  # noqa: B023
            sys.stdout.write(f"{name}: {found[name]}\n")
            folder.close()
    for name, folder_of_cases in {"cases": CASES, "held": HELD}.items():
        cases = variants(folder=folder_of_cases)
        found[name] = effects(cases, lambda case: len(failures(case, encoder, reader)), _wrong)
        sys.stdout.write(f"{name}: {found[name]}\n")
    save("rules", {"rules": {rule: {name: found[name][rule] for name in found} for rule in ("all rules", *RULES)}})


def effects(
    asked: Sequence[_Asked], ask: Callable[[_Asked], _Found], summed: Callable[[list[_Found]], dict[str, float]]
) -> dict[str, dict[str, float]]:
    """The figures with all rules and without each; what a rule never changed is not asked again.

    Args:
        asked: questions, or cases of several.
        ask: what one of them comes to.
        summed: the figures of all that they come to.
    """
    found, changed_by = [], []
    for one in asked:
        with _noting_changes() as changing:
            found.append(ask(one))
        changed_by.append(changing)
    figures = {"all rules": summed(found)}
    for rule, off in RULES.items():
        with _in_place_of(off):
            again = [
                ask(one) if rule in changing else before
                for one, before, changing in zip(asked, found, changed_by, strict=True)
            ]
        figures[rule] = summed(again)
    return figures


@contextmanager
def _noting_changes() -> Iterator[set[str]]:
    """The names of the rules that change anything while it lasts."""
    changing: set[str] = set()
    by_rule = {rule: name for name, rule in RULING_OUT.items()}
    ruling_out = tuple(_noting(rule, _never, partial(changing.add, by_rule[rule])) for rule in RULES_OF_ANSWERS)
    with ExitStack() as stack:
        stack.enter_context(_in_place_of((qa.rules, "RULES", ruling_out)))
        for name, (module, attribute, stand_in) in CHANGING.items():
            noting = _noting(getattr(module, attribute), stand_in, partial(changing.add, name))
            stack.enter_context(_in_place_of((module, attribute, noting)))
        yield changing


def _noting(rule: Callable[..., Any], stand_in: Callable[..., Any], note: Callable[[], None]) -> Callable[..., Any]:
    """A rule that tells when it does something else than what stands in for it."""

    def noting(*given: Any) -> Any:
        result = rule(*given)
        result = list(result) if isinstance(result, Iterator) else result
        if result != stand_in(*given):
            note()
        return result

    return noting


def _never(question: Question, hit: Hit, span: Span) -> bool:
    return False


def _shown(outcomes: list[Outcome]) -> dict[str, float]:
    metrics = report(outcomes)["all"]
    return {name: value for name in SHOWN if (value := metrics[name]) is not None}


def _wrong(failures_of_cases: list[int]) -> dict[str, float]:
    return {"wrong": sum(failures_of_cases)}


@contextmanager
def _in_place_of(rule: Off) -> Iterator[None]:
    """Has something stand in for a rule while it lasts."""
    module, name, stand_in = rule
    before = getattr(module, name)
    setattr(module, name, stand_in)
    try:
        yield
    finally:
        setattr(module, name, before)


if __name__ == "__main__":
    main()
