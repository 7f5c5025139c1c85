"""The options that several commands share, and how their values are read."""

import argparse
import math
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

RISKS = (0.05, 0.1, 0.15, 0.2)  # those of qa.weighing.confidence, which is slow to import


def add_command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], bool], summary: str
) -> argparse.ArgumentParser:
    """Adds a command with the options that all have.

    Args:
        commands: what `add_subparsers` made.
        name: of the command.
        run: takes the options and returns whether all went well.
        summary: one line of help.
    """
    command: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=summary)
    command.set_defaults(run=run)
    command.add_argument(
        "--index",
        type=Path,
        default=Path(os.environ.get("IBID_INDEX", ".ibid")),
        metavar="DIR",
        help="default .ibid, or IBID_INDEX",
    )
    command.add_argument(
        "--encoder", metavar="NAME_OR_FOLDER", help="a sentence-transformers model; the bundled one by default"
    )
    return command


def add_reading_options(command: argparse.ArgumentParser) -> None:
    """Adds the options of the commands that answer questions."""
    command.add_argument("--fast", action="store_true", help="pick sentences instead of reading for the exact words")
    command.add_argument(
        "--risk",
        type=float,
        choices=RISKS,
        help="the share of wrong answers, among those shown, that you can bear; by default more is answered",
    )
    command.add_argument(
        "--confidence", type=share, metavar="0.0…1.0", help="abstain below this probability, whatever the risk"
    )


def port(text: str) -> int:
    """A port's number, from what was typed."""
    return int(_number(int, text, 1, 65535))


def count(text: str) -> int:
    """How many of something, from what was typed."""
    return int(_number(int, text, 1, 1000))


def day(text: str) -> date:
    """A day, from what was typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2016-03-01") from None


def share(text: str) -> float:
    """A share of 1, from what was typed."""
    return _number(float, text, 0.0, 1.0)


def _number(kind: Callable[[str], float], text: str, least: float, most: float) -> float:
    """A number between two others; whole where `kind` is `int`."""
    whole = "whole " if kind is int else ""
    try:
        number = kind(text)
    except ValueError:
        number = math.nan
    if not least <= number <= most:  # as nothing is to "not a number"
        raise argparse.ArgumentTypeError(f"{text!r} is no {whole}number from {least} to {most}")
    return number
