"""`ibid evaluate`: metrics on a file of labelled questions."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from cli.options import add_command, add_reading_options
from cli.streams import say
from cli.wiring import encoder_of, opened, pipeline_of


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "evaluate", run, "metrics on a file of labelled questions")
    command.add_argument("file", type=Path, metavar="FILE.jsonl")
    command.add_argument("--json", action="store_true", help="the metrics as JSON")
    add_reading_options(command)


def run(options: argparse.Namespace) -> bool:
    """Asks every question and prints the metrics."""
    from tqdm import tqdm

    from cli.evaluation import as_table, ask_all, load_questions, report

    questions = load_questions(options.file)
    pipeline = pipeline_of(options, opened(options), encoder_of(options))
    with tqdm(total=len(questions), delay=1, file=sys.stderr, unit=" questions") as bar:
        metrics = report(ask_all(pipeline, questions, lambda done, total: bar.update()))
    say(json.dumps(metrics, indent=2) if options.json else as_table(metrics))
    return True
