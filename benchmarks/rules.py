"""What each rule brings beside the reader: `python -m benchmarks.rules`. Writes results/rules.json.

The program answers twice, with the rule and without: the fresh questions, questions on public articles that nothing
was trained on or fitted to, and the cases from the field, see `benchmarks.cases`. Nothing else changes; the confidence
stays as it was fitted with all rules.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import qa.candidates
import qa.pipeline
import qa.reader
import qa.tellings
from benchmarks.cases import RememberingEncoder, failures, variants
from benchmarks.held_out import FILES, held_out_questions
from benchmarks.machine import save
from benchmarks.quality import QUESTIONS, SETS
from benchmarks.sets import read_questions, with_public_sets, write_articles
from cli.evaluation import Labelled, ask_all, load_questions, report
from cli.wiring import joined
from index.folder import IndexFolder
from index.sync import sync
from qa.reader import ExtractiveReader
from qa.rules import RULES as RULES_OF_ANSWERS
from qa.rules import Rule
from qa.rules.adjectives import is_but_an_adjective
from qa.rules.attributes import is_of_another_attribute
from qa.rules.beneficiaries import is_of_other_beneficiaries
from qa.rules.beside_the_holder import is_beside_the_holder
from qa.rules.columns import is_of_another_column
from qa.rules.days_of_saying import is_day_of_saying
from qa.rules.denied_altogether import is_denied_altogether
from qa.rules.destinations import is_of_another_destination
from qa.rules.losers import is_of_a_loser
from qa.rules.named import is_of_another
from qa.rules.named_things import is_of_another_thing
from qa.rules.namesakes import is_of_a_namesake
from qa.rules.negation import is_denied
from qa.rules.numbered import is_of_another_number
from qa.rules.opposites import is_of_the_opposite
from qa.rules.other_holders import is_of_another_holder
from qa.rules.own_office import is_of_own_office
from qa.rules.persons import is_person_for_a_thing
from qa.rules.recipients import is_of_the_recipient
from qa.rules.retracted import is_retracted
from qa.rules.sections import is_of_another_section
from qa.rules.speakers import is_of_another_speaker
from qa.rules.unnamed import is_of_nothing_named
from qa.rules.votes import is_of_the_other_side
from qa.rules.years import is_of_another_year
from qa.span_models import SpanModel

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
    "not a person for a thing": is_person_for_a_thing,
    "not an adjective without its noun": is_but_an_adjective,
    "not what others pay or get": is_of_other_beneficiaries,
    "not of another column of a table": is_of_another_column,
    "not of another section": is_of_another_section,
    "not of another number, as of a gate": is_of_another_number,
    "not of the old for the new, the father for the son": is_of_the_opposite,
    "not what is denied": is_denied,
    "not where all of it is denied": is_denied_altogether,
    "not another speaker": is_of_another_speaker,
    "not a namesake": is_of_a_namesake,
    "not what is taken back": is_retracted,
    "not the day of the announcement": is_day_of_saying,
    "not the other side of a vote": is_of_the_other_side,
    "not of an article that never names what is asked about": is_of_nothing_named,
}

RULES: dict[str, Off] = {
    "of the kind asked for, where that is certain": (qa.candidates, "is_of_kind_asked", lambda candidate, kind: True),
    **{name: (qa.candidates, "RULES", tuple(set(RULES_OF_ANSWERS) - {rule})) for name, rule in RULING_OUT.items()},
    "what stands beside a name, whole": (qa.candidates, "with_tellings", lambda question, hit, spans: list(spans)),
    "a person by the office": (qa.pipeline, "by_office", lambda question, hits: None),
    "all who went with somebody": (qa.candidates, "with_companions", lambda question, hit, spans: list(spans)),
    "all who are named in one breath": (qa.candidates, "with_all_named", lambda question, hit, spans: list(spans)),
    "one cell of a row": (qa.candidates, "cell_by_cell", lambda hit, spans: list(spans)),
    "who leads a group": (qa.tellings, "leaders", lambda question, hit: []),
    "the reply to the same question": (qa.tellings, "replies", lambda question, hit: []),
    "what an abbreviation stands for": (qa.tellings, "spelt_out", lambda question, hit: []),
    "an adjective with its noun": (qa.reader, "with_its_noun", lambda text, start, end, asked: start),
    "what somebody says, whole": (qa.candidates, "with_sayings", lambda question, hit, spans: list(spans)),
    "not in a question": (qa.candidates, "asks", lambda candidate: False),
    "titles and headings answer, too": (qa.candidates, "titles_and_headings", lambda hits: []),
    "a question in the spelling of the passage": (qa.reader, "as_written", lambda question, text: question),
    "trimmed edges": (qa.reader, "trimmed", lambda text, start, end: (start, end)),
    "whole words": (qa.reader, "whole_words", lambda text, start, end: (start, end)),
    "whole names": (qa.reader, "whole_name", lambda text, start, end: (start, end)),
    "whole figures with their units": (qa.reader, "whole_figure", lambda text, start, end: (start, end)),
    "whole quotations": (qa.reader, "whole_quotation", lambda text, start, end, sentence: (start, end)),
}


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
            "public": ([written], [*of_languages["fr-fr"], *of_languages["en-en"]]),
        }
        for name, (articles, questions) in sets.items():
            folder = IndexFolder.create(Path(scratch) / name, encoder)
            sync(folder, articles, encoder)
            pipeline = joined(folder, encoder, reader)
            for rule, off in {"all rules": None, **RULES}.items():
                with without(off) if off else nullcontext():
                    metrics = report(ask_all(pipeline, questions))["all"]
                found.setdefault(rule, {})[name] = {shown: metrics[shown] for shown in SHOWN}
                sys.stdout.write(f"{name}, {rule if off is None else 'without: ' + rule}: {found[rule][name]}\n")
            folder.close()
    for rule, off in {"all rules": None, **RULES}.items():
        with without(off) if off else nullcontext():
            right = sum(not failures(variant, encoder, reader) for variant in variants())
        found[rule]["cases"] = {"right": right}
        sys.stdout.write(f"cases, {rule if off is None else 'without: ' + rule}: {right}\n")
    save("rules", {"rules": found})


@contextmanager
def without(rule: Off) -> Iterator[None]:
    """Leaves a rule out while it lasts."""
    module, name, stand_in = rule
    before = getattr(module, name)
    setattr(module, name, stand_in)
    try:
        yield
    finally:
        setattr(module, name, before)


if __name__ == "__main__":
    main()
