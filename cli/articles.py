"""`ibid articles`: which articles the index holds, what is known of each, and where it was found."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from cli.options import add_command, day
from cli.streams import say, tell
from cli.wiring import opened

if TYPE_CHECKING:
    from articles.types import Article


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(
        commands, "articles", run, "the articles of the index, newest first, and what is known of them"
    )
    command.add_argument(
        "--since", type=day, metavar="YYYY-MM-DD", help="of this day or later; undated ones are left out"
    )
    command.add_argument("--until", type=day, metavar="YYYY-MM-DD", help="of this day or earlier; the same")
    command.add_argument("--source", metavar="WORDS", help="whose source has these words")
    command.add_argument("--language", choices=("fr", "en"))
    command.add_argument("--json", action="store_true", help="one object a line, with where each value was found")


def run(options: argparse.Namespace) -> bool:
    """Prints them."""
    from articles.selection import selected
    from qa.as_json import known_as_json

    every = opened(options).store.articles()
    chosen = selected(every, options.since, options.until, options.source, options.language)
    for article in chosen:
        say(json.dumps(known_as_json(article), ensure_ascii=False) if options.json else _line(article))
    tell(f"{len(chosen)} of {len(every)} articles")
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
