"""`ibid serve`: the chat."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cli.index import sync_with, tell_report, update
from cli.mcp import check_library, over_http
from cli.options import add_command, add_reading_options, port
from cli.streams import tell
from cli.wiring import encoder_of, opened, pipeline_of, tools_of
from runtime.errors import AccountsUnusable, IndexOfAnotherVersion, WrongInput

if TYPE_CHECKING:
    from index.added import Adding
    from index.encoder import Encoder
    from index.folder import IndexFolder
    from index.names import Names
    from qa.pipeline import Pipeline
    from ui.accounts import Accounts

SEEDS = Path(__file__).parent.parent / "seeds"


def define(commands: Any) -> None:
    """Adds the command."""
    command = add_command(commands, "serve", run, "the chat page (what `python app.py` starts)")
    command.add_argument("--articles", type=Path, metavar="DIR", help="index this folder first, and serve it alone")
    command.add_argument("--port", type=port, default=7860, metavar="N", help="default 7860")
    command.add_argument(
        "--share", action="store_true", help="let other machines of the network in, with the logins of `ibid accounts`"
    )
    command.add_argument(
        "--root-path", default="", metavar="URL", help="where a proxy puts the page: https://example.org/ibid, or /ibid"
    )
    command.add_argument("--mcp", action="store_true", help="offer the tools of `ibid mcp` at /mcp, too")
    add_reading_options(command)


def run(options: argparse.Namespace) -> bool:
    """Serves until it is stopped."""
    from ui.guard import LOOPBACK, Guard
    from ui.server import EVERYWHERE, check_port

    accounts = _accounts(options.index) if options.share else None
    host = EVERYWHERE if accounts else LOOPBACK
    check_port(host, options.port)
    if options.mcp:
        check_library()
    encoder = encoder_of(options)
    folder = _index(options, encoder)
    pipeline = pipeline_of(options, folder, encoder)
    pipeline.ask("Warm-up.")  # the first question should not be the slow one

    from qa.feedback import FILE as FEEDBACK
    from qa.feedback import Feedback
    from ui.page import build_page
    from ui.server import build_app
    from ui.server import serve as serve_app

    tools = tools_of(pipeline, folder, _names_for_others(options, folder) if accounts else None)
    page = build_page(
        tools,
        _examples(folder, pipeline),
        options.risk,
        folder.store.id,
        _adding(folder, encoder, anyone=accounts is None and bool(options.root_path)),
    )
    tell(f"{folder.store.count()[0]} articles. Ibid is at http://{LOOPBACK}:{options.port}  (Ctrl-C stops it)")
    behind = urlsplit(options.root_path).hostname
    guard = Guard(accounts, (behind,) if behind else ())
    assistants = over_http(tools) if options.mcp else None
    feedback = Feedback(options.index / FEEDBACK)
    app = build_app(page, tools, guard, options.root_path, assistants, feedback)
    serve_app(app, host, options.port)
    return True


def _index(options: argparse.Namespace, encoder: "Encoder") -> "IndexFolder":
    """The index that is there, or one made now; one of the seeds alone, by another version, is made anew."""
    from index.folder import IndexFolder
    from index.store import FILE

    try:
        if not options.articles and (options.index / FILE).is_file():
            return opened(options)
        return _index_of_one_folder(options, encoder)
    except IndexOfAnotherVersion:
        if not _of_seeds_alone(options.index / FILE):
            raise
    tell(f"The index {options.index}, of the seeds alone, was made by another version of the program: made anew.")
    folder = IndexFolder.to_rebuild(options.index)
    with folder.rebuilding(encoder):
        report = sync_with(folder, [options.articles or SEEDS], encoder)
    tell_report(report)
    return folder


def _of_seeds_alone(store: Path) -> bool:
    from index.earlier import files_of_any_version

    files = files_of_any_version(store)
    return bool(files) and all(path.is_relative_to(SEEDS.resolve()) for path in files or ())


def _examples(folder: "IndexFolder", pipeline: "Pipeline") -> Sequence[str]:
    from ui.examples import examples_of
    from ui.page import EXAMPLES

    if all(path.is_relative_to(SEEDS.resolve()) for path in folder.store.paths()):
        return EXAMPLES
    return examples_of((folder.store.article(article.id) for article in folder.store.articles()), pipeline)


def _names_for_others(options: argparse.Namespace, folder: "IndexFolder") -> "Names":
    """What files are called for whoever logs in: perhaps on another machine, they need not know this one's folders."""
    from index.added import added_to, dropped_beside
    from index.names import Names

    own = [(options.articles or SEEDS).resolve(), *added_to(folder), dropped_beside(folder.path)]
    return Names(own, [options.index.resolve().parent])


def _adding(folder: "IndexFolder", encoder: "Encoder", *, anyone: bool) -> "Adding | None":
    """Adds articles; nothing does where anyone may come in, as behind a proxy without a login."""
    from index.added import Adding

    return Adding(folder.path, encoder) if folder.writable and not anyone else None


def _index_of_one_folder(options: argparse.Namespace, encoder: "Encoder") -> "IndexFolder":
    """The index of one folder and of what was added on the page, synced; the seeds give way, other folders do not."""
    from index.added import added_to
    from index.folder import IndexFolder

    wanted = (options.articles or SEEDS).resolve()
    folder = IndexFolder.create(options.index, encoder)
    own = [wanted, *added_to(folder)]
    elsewhere = [path for path in folder.store.paths() if not any(path.is_relative_to(root) for root in own)]
    foreign = [path for path in elsewhere if not path.is_relative_to(SEEDS.resolve())]
    if foreign:
        raise WrongInput(
            f"The index {options.index} also holds articles from elsewhere, such as {foreign[0]}. Serve them all "
            f"with `ibid serve`, or give this folder its own index: ibid serve --articles {wanted} --index DIR"
        )
    update(folder, [wanted], encoder)
    folder.forget(elsewhere)
    return folder


def _accounts(index: Path) -> "Accounts":
    """Those who may come in from other machines; without any, nobody may."""
    from ui.accounts import FILE, Accounts

    accounts = Accounts(index / FILE)
    if not accounts.names:
        raise AccountsUnusable(
            f"Without an account, other machines are not let in. Add one: ibid accounts add NAME --index {index}"
        )
    return accounts
