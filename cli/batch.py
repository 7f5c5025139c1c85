"""`ibid ask --batch`: the questions of a table, answered into another table."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

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
    from tqdm import tqdm

    from ui.batch.answers import check
    from ui.batch.asking import answer_all
    from ui.batch.questions import batch_of

    check(options.output, force=options.force)
    batch = batch_of(options.batch)
    if options.output.exists() and options.output.samefile(options.batch):
        raise WrongInput(f"{options.output} has the questions. Name another file for the answers.")
    errors = answer_all(batch, prepare(), options.output, force=options.force)
    if batch.taken:
        tell(f"No column named question: the questions are taken from {batch.taken!r}.")
    total = len(batch.asked)
    done = failed = 0
    try:
        for error in tqdm(errors, total=total, desc="asking", unit=" questions", delay=1, file=sys.stderr):
            done += 1
            if error:
                failed += 1
                tqdm.write(f"row {done}: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"{done} of {total} questions are answered in {options.output}.") from None
    tell(f"{done} questions, {failed} of them could not be asked: {options.output}")
    return not failed
