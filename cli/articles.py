"""`ibid articles`: which articles the index holds, what is known of each, and where it was found."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from cli.filters import add_filter_options, filter_of
from cli.options import add_command
from cli.streams import say, tell
from cli.wiring import opened

if TYPE_CHECKING:
    from articles.types import Article


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(
        commands, "articles", run, "the articles of the index, newest first, and what is known of them"
    )
    add_filter_options(command)
    command.add_argument("--json", action="store_true", help="one object a line, with where each value was found")


def run(options: argparse.Namespace) -> bool:
    """Prints them."""
    from index.catalogue import Catalogue
    from qa.as_json import known_as_json

    store = opened(options).store
    chosen = Catalogue(store).articles(filter_of(options, store))
    for article in chosen:
        say(json.dumps(known_as_json(article), ensure_ascii=False) if options.json else _line(article))
    tell(f"{len(chosen)} of {store.count()[0]} articles")
    return True


def _line(article: "Article") -> str:
    """One article on two lines: date, language and title; then where it comes from and what was guessed.

    A front matter's values are the article's own words on itself; all others were found by a rule.
    """
    guessed = [f"{name} from {origin}" for name, origin in article.origins.items() if origin != "front matter"]
    parts = [article.id, article.source, article.author, *guessed]
    written = article.date.isoformat() if article.date else "undated   "
    return (
        f"{written}  {article.language}  {article.title}\n                {' · '.join(part for part in parts if part)}"
    )
