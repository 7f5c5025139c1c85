"""`ibid ask`: one answer, or one a line of stdin."""

import argparse
import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli import batch
from cli.filters import add_filter_options, filter_of
from cli.options import add_command, add_reading_options, count
from cli.streams import say
from cli.wiring import encoder_of, opened, pipeline_of
from runtime.errors import WrongInput

if TYPE_CHECKING:
    from index.filter import Filter
    from qa.pipeline import Pipeline

EXPORTS = ("md", "txt", "html", "ris", "bib", "csl", "json")  # those of qa.citing.export, which is slow to import


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "ask", run, "one answer; `-` reads one question a line from stdin")
    command.add_argument("question", metavar="QUESTION", nargs="?")
    command.add_argument(
        "--batch", type=Path, metavar="FILE", help="a table with a question a row, or a question a line"
    )
    command.add_argument("--output", type=Path, metavar="FILE", help="where its answers go: .csv, .xlsx or .jsonl")
    command.add_argument("--force", action="store_true", help="overwrite that file")
    printed = command.add_mutually_exclusive_group()
    printed.add_argument("--json", action="store_true", help="the whole answer as JSON")
    printed.add_argument("--export", choices=EXPORTS, help="the answer to cite by; `ibid verify` checks it later")
    command.add_argument("--top", type=count, default=10, metavar="N", help="how many hits to tell, default 10")
    add_filter_options(command)
    add_reading_options(command)


def run(options: argparse.Namespace) -> bool:
    """Answers.

    Returns:
        Whether every line of stdin, or every row of a batch, was a question.
    """
    from index.retriever import rows_let_through
    from qa.questions.question import understand

    _check(options)
    folder = opened(options)
    filter = filter_of(options, folder.store)
    if filter:
        rows_let_through(folder.store, filter)  # one that lets none through is told before anything is loaded
    if options.batch:
        return batch.run(
            options,
            lambda: partial(pipeline_of(options, folder, encoder_of(options)).ask, top=options.top, filter=filter),
        )
    if options.question != "-":
        understand(options.question)  # a question that is none is refused before anything is loaded
    pipeline = pipeline_of(options, folder, encoder_of(options))
    if options.question == "-":
        return _answer_lines(pipeline, sys.stdin, options.top, filter)
    answer = pipeline.ask(options.question, top=options.top, filter=filter)
    if options.export:
        from qa.as_json import evidence_as_json
        from qa.citing.export import KINDS

        say(KINDS[options.export].of([evidence_as_json(answer)]).rstrip("\r\n"))
    elif options.json:
        from qa.as_json import answer_as_json

        say(json.dumps(answer_as_json(answer), ensure_ascii=False, indent=2))
    else:
        from ui.terminal import in_words

        say(in_words(answer, bold=sys.stdout.isatty()))
    return True


def _check(options: argparse.Namespace) -> None:
    if options.export and (options.batch or options.question == "-"):
        raise WrongInput('--export takes one question: ibid ask "QUESTION" --export md')
    if options.batch and options.question is None:
        if not options.output:
            raise WrongInput("Where do the answers go? ibid ask --batch questions.csv --output answers.csv")
    elif options.batch or options.output or options.question is None:
        raise WrongInput(
            'Ask one question, ibid ask "QUESTION", or those of a file: ibid ask --batch FILE --output FILE'
        )


def _answer_lines(pipeline: "Pipeline", lines: Iterator[str], top: int, filter: "Filter") -> bool:
    from qa.as_json import answer_as_json

    every_one = True
    for line in lines:
        try:
            row: Any = answer_as_json(pipeline.ask(line, top=top, filter=filter))
        except WrongInput as error:
            row, every_one = {"question": line.strip()[:200], "error": str(error)}, False
        say(json.dumps(row, ensure_ascii=False))
    return every_one
