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

import qa.pipeline
import qa.rules
from benchmarks.cases import CASES, RememberingEncoder, failures, variants
from benchmarks.held_out import FILES, held_out_questions
from benchmarks.machine import save
from benchmarks.quality import QUESTIONS, SETS
from benchmarks.sets import read_questions, with_public_sets, write_articles
from cli.evaluation import Labelled, Outcome, ask_all, load_questions, report
from cli.wiring import joined
from index.folder import IndexFolder
from index.hit import Hit
from index.sync import sync
from qa.extraction import tellings
from qa.reading import reader as reading
from qa.reading.reader import ExtractiveReader
from qa.reading.span_models import SpanModel
from qa.rules import RULES as RULES_OF_ANSWERS
from qa.rules import Rule
from qa.rules.adjectives import is_but_an_adjective
from qa.rules.attributes import is_of_another_attribute
from qa.rules.beneficiaries import is_of_other_beneficiaries
from qa.rules.beside_the_holder import is_beside_the_holder
from qa.rules.columns import is_of_another_column
from qa.rules.days_of_saying import is_day_of_saying
from qa.rules.destinations import is_of_another_destination
from qa.rules.file_numbers import is_of_another_file
from qa.rules.losers import is_of_a_loser
from qa.rules.named import is_of_another
from qa.rules.named_things import is_of_another_thing
from qa.rules.negation import is_denied
from qa.rules.numbered import is_of_another_number
from qa.rules.opposites import is_of_the_opposite
from qa.rules.other_holders import is_of_another_holder
from qa.rules.own_office import is_of_own_office
from qa.rules.recipients import is_of_the_recipient
from qa.rules.retracted import is_retracted
from qa.rules.suspicions import is_but_suspected
from qa.rules.unnamed import is_of_nothing_named
from qa.rules.votes import is_of_the_other_side
from qa.rules.whose_office import is_whoever_holds_it
from qa.rules.years import is_of_another_year
from qa.types import Question, Span
from qa.weighing import candidates

HELD = Path(__file__).parent / "field" / "held"
SHOWN = ("exact_match", "token_f1", "answered_right", "abstention_recall")

Off = tuple[Any, str, Any]
"""A module, the name of what is in it, and what stands in for that where the rule is off."""

RULING_OUT: dict[str, Rule] = {
    "not of another name, year or number": is_of_another,
    "not of another year's figure": is_of_another_year,
    "not of another holder of an office": is_of_another_holder,
    "not who is told beside the holder of an office": is_beside_the_holder,
    "not of another place or house of the kind": is_of_another_thing,
    "not of another attribute": is_of_another_attribute,
    "not of a visit to another country": is_of_another_destination,
    "not one's own office": is_of_own_office,
    "not who lost, for who won": is_of_a_loser,
    "not who got it, for who gave": is_of_the_recipient,
    "not an adjective without its noun": is_but_an_adjective,
    "not what others pay or get": is_of_other_beneficiaries,
    "not of another column of a table": is_of_another_column,
    "not of another number, as of a gate": is_of_another_number,
    "not of another file or contract": is_of_another_file,
    "not of the old for the new, the father for the son": is_of_the_opposite,
    "not what is denied": is_denied,
    "not who is but suspected": is_but_suspected,
    "not what is taken back": is_retracted,
    "not the day of the announcement": is_day_of_saying,
    "not the other side of a vote": is_of_the_other_side,
    "not of an article that never names what is asked about": is_of_nothing_named,
    "not of whoever else holds an office": is_whoever_holds_it,
}

CHANGING: dict[str, Off] = {
    "of the kind asked for, where that is certain": (
        candidates,
        "is_of_kind_asked",
        lambda candidate, kind: True,
    ),
    "what stands beside a name, whole": (
        candidates,
        "with_tellings",
        lambda question, hit, spans: list(spans),
    ),
    "a person by the office": (qa.pipeline, "by_office", lambda question, hits: None),
    "all who went with somebody": (candidates, "with_companions", lambda question, hit, spans: list(spans)),
    "all who are named in one breath": (
        candidates,
        "with_all_named",
        lambda question, hit, spans: list(spans),
    ),
    "without what is put right": (candidates, "without_what_is_put_right", lambda hit, spans: list(spans)),
    "one side's figure of a vote": (candidates, "with_tallies", lambda question, hit, spans: list(spans)),
    "one cell of a row": (candidates, "cell_by_cell", lambda hit, spans: list(spans)),
    "who leads a group": (tellings, "leaders", lambda question, hit: []),
    "the reply to the same question": (tellings, "replies", lambda question, hit: []),
    "what an abbreviation stands for": (tellings, "spelt_out", lambda question, hit: []),
    "an adjective with its noun": (reading, "with_its_noun", lambda text, start, end, asked: start),
    "what somebody says, whole": (candidates, "with_sayings", lambda question, hit, spans: list(spans)),
    "not in a question": (candidates, "asks", lambda candidate: False),
    "titles and headings answer, too": (candidates, "titles_and_headings", lambda hits: []),
    "a question in the spelling of the passage": (reading, "as_written", lambda question, text: question),
    "trimmed edges": (reading, "trimmed", lambda text, start, end: (start, end)),
    "whole words": (reading, "whole_words", lambda text, start, end: (start, end)),
    "whole names": (reading, "whole_name", lambda text, start, end: (start, end)),
    "whole figures with their units": (reading, "whole_figure", lambda text, start, end: (start, end)),
    "whole quotations": (reading, "whole_quotation", lambda text, start, end, sentence: (start, end)),
}

RULES: dict[str, Off] = CHANGING | {
    name: (qa.rules, "RULES", tuple(one for one in RULES_OF_ANSWERS if one != rule))
    for name, rule in RULING_OUT.items()
}

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
