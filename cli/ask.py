"""`ibid ask`: one answer, or one a line of stdin."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cli.filters import add_filter_options, filter_of
from cli.options import add_command, add_reading_options, count
from cli.streams import say
from cli.wiring import encoder_of, opened, pipeline_of
from runtime.errors import WrongInput

if TYPE_CHECKING:
    from index.filter import Filter
    from qa.pipeline import Pipeline


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "ask", run, "one answer; `-` reads one question a line from stdin")
    command.add_argument("question", metavar="QUESTION")
    command.add_argument("--json", action="store_true", help="the whole answer as JSON")
    command.add_argument("--top", type=count, default=10, metavar="N", help="how many hits to tell, default 10")
    add_filter_options(command)
    add_reading_options(command)


def run(options: argparse.Namespace) -> bool:
    """Answers.

    Returns:
        Whether every line of stdin was a question.
    """
    from index.retriever import rows_let_through
    from qa.question import understand

    folder = opened(options)
    filter = filter_of(options, folder.store)
    if filter:
        rows_let_through(folder.store, filter)  # one that lets none through is told before anything is loaded
    if options.question != "-":
        understand(options.question)  # a question that is none is refused before anything is loaded
    pipeline = pipeline_of(options, folder, encoder_of(options))
    if options.question == "-":
        return _answer_lines(pipeline, sys.stdin, options.top, filter)
    answer = pipeline.ask(options.question, top=options.top, filter=filter)
    if options.json:
        from qa.as_json import answer_as_json

        say(json.dumps(answer_as_json(answer), ensure_ascii=False, indent=2))
    else:
        from ui.terminal import in_words

        say(in_words(answer, bold=sys.stdout.isatty()))
    return True


def _answer_lines(pipeline: "Pipeline", lines: Iterator[str], top: int, filter: "Filter") -> bool:
    from qa.as_json import answer_as_json

    every_one = True
    for line in lines:
        try:
            row = answer_as_json(pipeline.ask(line, top=top, filter=filter))
        except WrongInput as error:
            row, every_one = {"question": line.strip()[:200], "error": str(error)}, False
        say(json.dumps(row, ensure_ascii=False))
    return every_one
