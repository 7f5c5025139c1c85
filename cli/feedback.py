"""`ibid feedback`: what was said of answers on the page, as a file that `ibid evaluate` reads."""

import argparse
import json
from pathlib import Path
from typing import Any

from cli.options import add_command
from cli.streams import say, tell
from cli.wiring import opened
from runtime.errors import WrongInput


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "feedback", run, "what was said of answers, for `ibid evaluate`")
    command.add_argument("--output", type=Path, metavar="FILE", help="instead of stdout")


def run(options: argparse.Namespace) -> bool:
    """Writes a line for each question that something was said of."""
    from qa.feedback import FILE, Feedback, as_questions

    opened(options)  # a wrong --index is told as such
    every = Feedback(options.index / FILE).every()
    lines = [json.dumps(row, ensure_ascii=False) for row in as_questions(every)]
    if options.output:
        try:
            options.output.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        except OSError as error:
            raise WrongInput(f"{options.output} cannot be written: {error.strerror}.") from error
    elif lines:
        say("\n".join(lines))
    tell(f"{len(lines)} questions, of which {len(every)} things were said")
    return True
