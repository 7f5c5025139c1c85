"""Where results and messages go: results to stdout, messages and progress to stderr."""

import sys


def say(text: str) -> None:
    """Writes a result, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """Writes a message for the person at the keyboard."""
    sys.stderr.write(text + "\n")
