"""Asks the questions of a batch one after the other, and writes each answer when it is there."""

from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

from qa.as_json import answer_as_json
from qa.types import Answer
from runtime.errors import WrongInput
from ui.batch.answers import Cell, answers_file
from ui.batch.cells import COLUMNS, cells_of
from ui.batch.questions import QUESTION, Asked, Batch


def answer_all(
    batch: Batch,
    ask: Callable[[str], Answer],
    output: Path,
    *,
    force: bool = False,
    apology: Callable[[WrongInput], str] = str,
) -> Generator[WrongInput | None]:
    """Answers every question into a file; what is written stays, however many are still to come.

    Args:
        batch: the questions.
        ask: answers one; may raise WrongInput.
        output: the file, see `answers_file`.
        force: whether a file that is there is overwritten.
        apology: words an error in the file.

    Yields:
        After each question why it could not be asked; None where it was.

    Raises:
        WrongInput: the file cannot be made or written.
    """
    names = _names(batch)
    before, after = batch.columns[: batch.place], batch.columns[batch.place :]
    columns = [*before, QUESTION, *after, *names.values()]
    answers = answers_file(output, columns, batch.mark, force=force)
    done = 0
    try:
        for asked in batch.asked:
            error = None
            try:
                cells, whole = _answer(asked, ask)
            except WrongInput as wrong:
                error, cells = wrong, {"error": apology(wrong)}
                whole = {"question": asked.question, "error": apology(wrong), "row": dict(asked.others)}
            row: dict[str, Cell] = {QUESTION: asked.question, **asked.others}
            answers.write(row | {names[name]: cell for name, cell in cells.items()}, whole)
            done += 1
            yield error
    except OSError as error:
        raise WrongInput("{}: {}, after {} of {} questions.", output, error.strerror, done, len(batch.asked)) from error
    finally:
        answers.close()


def _names(batch: Batch) -> Mapping[str, str]:
    """What our columns are called; where the table has one of that name, ours gives way."""
    taken = {QUESTION, *(name.casefold() for name in batch.columns)}
    return {name: f"ibid {name}" if name in taken else name for name in COLUMNS}


def _answer(asked: Asked, ask: Callable[[str], Answer]) -> tuple[dict[str, Cell], dict[str, Any]]:
    """The cells of a row, and the answer as JSON."""
    if asked.error:
        raise asked.error
    answer = ask(asked.question)
    return {**cells_of(answer)}, {**answer_as_json(answer), "row": dict(asked.others)}
