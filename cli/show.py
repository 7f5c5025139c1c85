"""`ibid show`: an article's text, the one that offsets count in."""

import argparse
import json
from typing import Any

from cli.options import add_command
from cli.streams import say
from cli.wiring import opened


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "show", run, "an article's text, the one that offsets count in")
    command.add_argument("article", metavar="ARTICLE_ID", help="its id, or an unambiguous beginning of it")
    command.add_argument("--json", action="store_true", help="with all that is known of it")


def run(options: argparse.Namespace) -> bool:
    """Prints it."""
    from qa.as_json import article_as_json

    article = opened(options).store.article_that_begins(options.article)
    say(json.dumps(article_as_json(article), ensure_ascii=False, indent=2) if options.json else article.text)
    return True
