"""The command line: which commands there are, and what status each end of one has."""

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Sequence

from cli import accounts, articles, ask, doctor, evaluate, feedback, index, mcp, serve, show, verify
from cli.streams import say, tell
from runtime.errors import EmptyQuestion, IbidError, NoMatchingArticle, UnknownArticle, WrongInput

DONE, COULD_NOT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_HELP: dict[type[IbidError], str] = {
    EmptyQuestion: 'Ask for something, such as: ibid ask "Who visited Rabat?"',
    NoMatchingArticle: "To see what there is: ibid articles",
    UnknownArticle: "`ibid ask --json` names the ids it cites.",
}
"""Which command helps, at the command line; who asks by the page or a program has none."""

atexit.register(gc.freeze)  # to look for what could be freed as the process ends takes a fifth of a second


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; the chat where none is named.

    Args:
        arguments: those of the process by default.

    Returns:
        The exit status: 0 done, 1 could not, 2 wrong usage, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = sys.argv[1:] if arguments is None else arguments
    options = parser().parse_args(_with_command(given))
    try:
        return DONE if options.run(options) else COULD_NOT
    except IbidError as error:
        tell(" ".join(["ibid:", str(error), *([_HELP[type(error)]] if type(error) in _HELP else [])]))
        return WRONG_USAGE if isinstance(error, WrongInput) else COULD_NOT
    except KeyboardInterrupt as interrupted:
        tell(" ".join(["ibid: interrupted.", *interrupted.args]))
        return INTERRUPTED
    except BrokenPipeError:  # `ibid ask … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _with_command(given: Sequence[str]) -> Sequence[str]:
    """The chat where no command is named, its options given or not.

    Example:
        >>> _with_command([]), _with_command(["--port", "8000"]), _with_command(["--version"])
        (['serve'], ['serve', '--port', '8000'], ['--version'])
    """
    named = given and (not given[0].startswith("-") or given[0] in {"-h", "--help", "--version"})
    return given if named else ["serve", *given]


class _Version(argparse.Action):
    """Tells the version, and ends: what looks it up takes as long to import as all that `--help` needs."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        say(f"ibid {version('ibid')}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """The command line's grammar; README.md names every option of it."""
    top = argparse.ArgumentParser(
        prog="ibid",
        description="Ask your articles, and be answered in their own words.",
        epilog="Without a command: the chat over the seed articles, or over the index that is there.",
    )
    top.add_argument("--version", action=_Version, nargs=0, help="show the program's version number and exit")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (serve, index, ask, articles, show, verify, evaluate, feedback, accounts, mcp, doctor):
        command.define(commands)
    return top
