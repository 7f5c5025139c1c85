"""`ibid ask --batch`: the questions of a table, answered into another table."""

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cli.answers import Answers, Cell, answers_file, check
from cli.questions import QUESTION, Asked, Batch, batch_of
from cli.streams import tell
from runtime.errors import WrongInput

if TYPE_CHECKING:
    from qa.types import Answer


def run(options: argparse.Namespace, prepare: "Callable[[], Callable[[str], Answer]]") -> bool:
    """Answers every question of `--batch` into `--output`.

    Args:
        options: of the command.
        prepare: makes what answers; not before the files are known to be good, for that takes long.

    Returns:
        Whether every row was a question.

    Raises:
        WrongInput: one of the two files cannot be used.
    """
    from ui.spreadsheet import COLUMNS

    check(options.output, force=options.force)
    batch = batch_of(options.batch)
    if options.output.exists() and options.output.samefile(options.batch):
        raise WrongInput(f"{options.output} has the questions. Name another file for the answers.")
    names = _names(COLUMNS, batch)
    ask = prepare()
    answers = answers_file(options.output, [QUESTION, *batch.columns, *names.values()], batch.mark, force=options.force)
    return _answered(batch, ask, answers, names, options)


def _names(ours: tuple[str, ...], batch: Batch) -> dict[str, str]:
    """What our columns are called; where the table has one of that name, ours gives way."""
    taken = {QUESTION, *(name.casefold() for name in batch.columns)}
    return {name: f"ibid {name}" if name in taken else name for name in ours}


def _answered(
    batch: Batch,
    ask: "Callable[[str], Answer]",
    answers: Answers,
    names: Mapping[str, str],
    options: argparse.Namespace,
) -> bool:
    from tqdm import tqdm

    done = failed = 0
    try:
        for asked in tqdm(batch.asked, desc="asking", unit=" questions", delay=1, file=sys.stderr):
            cells, whole = _answer(asked, ask)
            if "error" in whole:
                failed += 1
                tqdm.write(f"row {done + 1}: {whole['error']}", file=sys.stderr)
            row: dict[str, Cell] = {QUESTION: asked.question, **asked.others}
            answers.write(row | {names[name]: cell for name, cell in cells.items()}, whole)
            done += 1
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"{done} of {len(batch.asked)} questions are answered in {options.output}.") from None
    except OSError as error:
        raise WrongInput(
            f"{options.output}: {error.strerror}, after {done} of {len(batch.asked)} questions."
        ) from error
    finally:
        answers.close()
    tell(f"{done} questions, {failed} of them could not be asked: {options.output}")
    return not failed


def _answer(asked: Asked, ask: "Callable[[str], Answer]") -> tuple[dict[str, Cell], dict[str, Any]]:
    """The cells of a row, and the answer as JSON."""
    from qa.as_json import answer_as_json
    from ui.spreadsheet import cells_of

    try:
        if asked.error:
            raise WrongInput(asked.error)
        answer = ask(asked.question)
    except WrongInput as error:
        return {"error": str(error)}, {"question": asked.question, "error": str(error), "row": dict(asked.others)}
    return {**cells_of(answer)}, {**answer_as_json(answer), "row": dict(asked.others)}
