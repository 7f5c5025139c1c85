"""The options that keep a command to some of the articles, and the filter that they mean."""

import argparse
from typing import TYPE_CHECKING

from cli.options import day

if TYPE_CHECKING:
    from index.filter import Filter
    from index.protocols import PassageStore


def add_filter_options(command: argparse.ArgumentParser) -> None:
    """Adds them."""
    group = command.add_argument_group("which articles", "those with several may be given more than once")
    group.add_argument(
        "--since", type=day, metavar="YYYY-MM-DD", help="of this day or later; undated ones are left out"
    )
    group.add_argument("--until", type=day, metavar="YYYY-MM-DD", help="of this day or earlier; the same")
    group.add_argument("--source", action="append", metavar="WORDS", help="whose source has these words; several")
    group.add_argument("--language", choices=("fr", "en"))
    group.add_argument("--format", action="append", metavar="SUFFIX", help="such as pdf or html; several")
    group.add_argument(
        "--article", action="append", metavar="ARTICLE_ID", help="its id, or an unambiguous beginning of it; several"
    )


def filter_of(options: argparse.Namespace, store: "PassageStore") -> "Filter":
    """The filter that was asked for.

    Raises:
        UnknownArticle: `--article` names none, or several.
    """
    from index.catalogue import Catalogue

    return Catalogue(store).filter_of(
        options.since and options.since.isoformat(),
        options.until and options.until.isoformat(),
        options.source,
        options.language and [options.language],
        options.format,
        options.article,
    )
