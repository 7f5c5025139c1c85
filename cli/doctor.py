"""`ibid doctor`: checks the index, the models and the machine, and says how to mend a fault."""

import argparse
from typing import Any

from cli.options import add_command
from cli.streams import say


def define(commands: Any) -> None:
    """Adds the command."""
    add_command(commands, "doctor", run, "checks the index, the models and the machine")


def run(options: argparse.Namespace) -> bool:
    """Prints what was found.

    Returns:
        Whether all is in order.
    """
    from cli.examination import examine

    healthy = True
    for finding in examine(options.index, options.encoder):
        say(f"{'ok   ' if finding.ok else 'FAULT'}  {finding.text}")
        healthy &= finding.ok
    return healthy
