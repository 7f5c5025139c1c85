"""Ibid's composition root and command line: reads the settings, wires the parts, runs a command.

Heavy libraries are imported by the command that needs them, so that `--help` and `show` answer at once.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.errors import IbidError, WrongInput

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.folder import IndexFolder
    from qa.pipeline import Pipeline

SEEDS = Path(__file__).parent / "seeds"
DONE, COULD_NOT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Returns:
        The exit status: 0 done, 1 could not, 2 wrong usage, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except WrongInput as error:
        _tell(f"ibid: {error}")
        return WRONG_USAGE
    except IbidError as error:
        _tell(f"ibid: {error}")
        return COULD_NOT
    except KeyboardInterrupt:
        _tell("ibid: interrupted. What was indexed so far is kept; the same command goes on from there.")
        return INTERRUPTED
    except BrokenPipeError:  # `ibid ask … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def parser() -> argparse.ArgumentParser:
    """The command line's grammar; README.md names every option of it."""
    top = argparse.ArgumentParser(prog="ibid", description="Ask your articles, and be answered in their own words.")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    top.set_defaults(run=serve, articles=None, port=7860, share_auth=None, **_COMMON_DEFAULTS)

    chat = _command(commands, "serve", serve, "the chat page (what `python app.py` starts)")
    chat.add_argument("--articles", type=Path, metavar="DIR", help="index this folder first, and serve it alone")
    chat.add_argument("--port", type=_port, default=7860, metavar="N", help="default 7860")
    chat.add_argument(
        "--share-auth", metavar="USER:PASSWORD", help="let other machines of the network in, with this login"
    )
    _reading_options(chat)

    build = _command(commands, "index", build_index, "add or update folders of articles")
    build.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="folders of .txt and .md files")
    build.add_argument("--watch", action="store_true", help="go on, and follow every change in the folders")
    build.add_argument("--rebuild", action="store_true", help="start the index anew")

    ask = _command(commands, "ask", ask_one, "one answer; `-` reads one question a line from stdin")
    ask.add_argument("question", metavar="QUESTION")
    ask.add_argument("--json", action="store_true", help="the whole answer as JSON")
    ask.add_argument("--top", type=_count, default=10, metavar="N", help="how many hits to tell, default 10")
    _reading_options(ask)

    show = _command(commands, "show", show_article, "an article's text, the one that offsets count in")
    show.add_argument("article", metavar="ARTICLE_ID", help="its id, or an unambiguous beginning of it")
    show.add_argument("--json", action="store_true", help="with all that is known of it")

    measure = _command(commands, "evaluate", evaluate, "metrics on a file of labelled questions")
    measure.add_argument("file", type=Path, metavar="FILE.jsonl")
    measure.add_argument("--json", action="store_true", help="the metrics as JSON")
    _reading_options(measure)

    _command(commands, "doctor", doctor, "checks the index, the models and the machine")
    return top


_COMMON_DEFAULTS: dict[str, Any] = {
    "index": Path(os.environ.get("IBID_INDEX", ".ibid")),
    "encoder": None,
    "fast": False,
    "confidence": None,
    "risk": None,
}


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], summary: str
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=summary)
    made.set_defaults(run=run)
    made.add_argument(
        "--index", type=Path, default=_COMMON_DEFAULTS["index"], metavar="DIR", help="default .ibid, or IBID_INDEX"
    )
    made.add_argument(
        "--encoder", metavar="NAME_OR_FOLDER", help="a sentence-transformers model; the bundled one by default"
    )
    return made


def _reading_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--fast", action="store_true", help="pick sentences instead of reading for the exact words")
    command.add_argument(
        "--risk",
        type=float,
        choices=(0.05, 0.1, 0.15, 0.2),
        help="the share of wrong answers, among those shown, that you can bear; by default more is answered",
    )
    command.add_argument(
        "--confidence", type=_share, metavar="0.0…1.0", help="abstain below this probability, whatever the risk"
    )


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError(f"{number} is no port; ports go from 1 to 65535")
    return number


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError(f"{number} is not between 1 and 1000")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0.0 and 1.0")
    return number


def serve(options: argparse.Namespace) -> int:
    """The chat."""
    from index.store import FILE
    from ui.server import EVERYWHERE, LOOPBACK, check_port

    login = _login(options.share_auth)
    host = EVERYWHERE if login else LOOPBACK
    check_port(host, options.port)
    encoder = _encoder(options)
    if options.articles or not (options.index / FILE).is_file():
        folder = _serve_folder(options, encoder)
    else:
        folder = _open(options)
    pipeline = _pipeline(options, folder, encoder)
    pipeline.ask("Warm-up.")  # the first question should not be the slow one

    from ui.page import build_page
    from ui.server import build_app
    from ui.server import serve as serve_app

    page = build_page(pipeline.ask, folder.store.articles, risk=options.risk)
    _tell(f"{folder.store.count()[0]} articles. Ibid is at http://{LOOPBACK}:{options.port}  (Ctrl-C stops it)")
    serve_app(build_app(page, folder.store.article, login), host, options.port)
    return DONE


def _serve_folder(options: argparse.Namespace, encoder: "Encoder") -> "IndexFolder":
    """The index of one folder, synced; the seeds give way to a user's own folder, other folders do not."""
    from index.folder import IndexFolder

    wanted = (options.articles or SEEDS).resolve()
    folder = IndexFolder.create(options.index, encoder)
    elsewhere = {a.id: Path(a.path) for a in folder.store.articles() if not Path(a.path).is_relative_to(wanted)}
    foreign = [path for path in elsewhere.values() if not path.is_relative_to(SEEDS.resolve())]
    if foreign:
        raise WrongInput(
            f"The index {options.index} also holds articles from elsewhere, such as {foreign[0]}. Serve them all "
            f"with `ibid serve`, or give this folder its own index: ibid serve --articles {wanted} --index DIR"
        )
    _sync(folder, [wanted], encoder)
    folder.forget(list(elsewhere))
    return folder


def _login(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    user, colon, password = text.partition(":")
    if not (user and colon and password):
        raise WrongInput("--share-auth takes USER:PASSWORD, both of them.")
    return user, password


def build_index(options: argparse.Namespace) -> int:
    """Adds or updates folders of articles."""
    from index.folder import IndexFolder, remove_index
    from index.sync import check_folder

    for directory in options.folders:
        check_folder(directory)
    encoder = _encoder(options)
    if options.rebuild:
        remove_index(options.index)
    folder = IndexFolder.create(options.index, encoder)
    failed = _sync(folder, options.folders, encoder)
    if options.watch:
        from watchfiles import watch

        own = options.index.resolve()  # may lie in a watched folder; what is written there is no news
        _tell("Watching. Ctrl-C stops it.")
        for _ in watch(
            *options.folders,
            watch_filter=lambda change, path: not Path(path).is_relative_to(own),
            raise_interrupt=False,
        ):
            failed = _sync(folder, options.folders, encoder)
    folder.close()
    return COULD_NOT if failed else DONE


def _sync(folder: "IndexFolder", folders: Sequence[Path], encoder: "Encoder") -> int:
    """Syncs and prints the report; returns how many files failed."""
    from tqdm import tqdm

    from index.sync import sync

    bars: dict[str, Any] = {}

    def tell(step: str, done: int, total: int) -> None:
        if step not in bars:
            bars[step] = tqdm(total=total, desc=step, delay=1, file=sys.stderr, unit="")
        bars[step].update(done - bars[step].n)

    report = sync(folder, folders, encoder, tell)
    for bar in bars.values():
        bar.close()
    for reason in report.failed.values():
        _tell(f"failed: {reason}")
    _say(str(report))
    return len(report.failed)


def ask_one(options: argparse.Namespace) -> int:
    """One answer, or one a line of stdin."""
    from qa.question import understand

    folder = _open(options)
    if options.question != "-":
        understand(options.question)  # a question that is none is refused before anything is loaded
    pipeline = _pipeline(options, folder, _encoder(options))
    if options.question == "-":
        return _ask_lines(pipeline, sys.stdin, options.top)
    answer = pipeline.ask(options.question, top=options.top)
    if options.json:
        from qa.as_json import answer_as_json

        _say(json.dumps(answer_as_json(answer), ensure_ascii=False, indent=2))
    else:
        from ui.terminal import in_words

        _say(in_words(answer, bold=sys.stdout.isatty()))
    return DONE


def _ask_lines(pipeline: "Pipeline", lines: Iterator[str], top: int) -> int:
    from qa.as_json import answer_as_json

    status = DONE
    for line in lines:
        try:
            row = answer_as_json(pipeline.ask(line, top=top))
        except WrongInput as error:
            row, status = {"question": line.strip()[:200], "error": str(error)}, COULD_NOT
        _say(json.dumps(row, ensure_ascii=False))
    return status


def show_article(options: argparse.Namespace) -> int:
    """An article's text."""
    from qa.as_json import article_as_json

    article = _open(options).store.article(options.article)
    _say(json.dumps(article_as_json(article), ensure_ascii=False, indent=2) if options.json else article.text)
    return DONE


def evaluate(options: argparse.Namespace) -> int:
    """Metrics on labelled questions."""
    from tqdm import tqdm

    from benchmarks.evaluate import as_table, ask_all, load_questions, report

    questions = load_questions(options.file)
    pipeline = _pipeline(options, _open(options), _encoder(options))
    with tqdm(total=len(questions), delay=1, file=sys.stderr, unit=" questions") as bar:
        metrics = report(ask_all(pipeline, questions, lambda done, total: bar.update()))
    _say(json.dumps(metrics, indent=2) if options.json else as_table(metrics))
    return DONE


def doctor(options: argparse.Namespace) -> int:
    """Checks what the program needs."""
    from benchmarks.doctor import examine

    healthy = True
    for finding in examine(options.index, options.encoder):
        _say(f"{'ok   ' if finding.ok else 'FAULT'}  {finding.text}")
        healthy &= finding.ok
    return DONE if healthy else COULD_NOT


def _open(options: argparse.Namespace) -> "IndexFolder":
    from index.folder import IndexFolder

    return IndexFolder.open(options.index)


def _encoder(options: argparse.Namespace) -> "Encoder":
    from index.encoder import BUNDLED, Encoder

    return Encoder(options.encoder or str(BUNDLED))


def _pipeline(options: argparse.Namespace, folder: "IndexFolder", encoder: "Encoder") -> "Pipeline":
    from index.retriever import Retriever
    from qa.beyond import Beyond
    from qa.confidence import Confidence
    from qa.picker import SentencePicker
    from qa.pipeline import Pipeline
    from qa.reader import ExtractiveReader, Reader

    retriever = Retriever(folder, encoder)
    reader: Reader = SentencePicker(encoder) if options.fast else ExtractiveReader()
    confidence, beyond = Confidence.of_reader(reader.name), Beyond.for_encoder(encoder)
    return Pipeline(retriever, reader, confidence, options.confidence, options.risk, beyond or ())


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
