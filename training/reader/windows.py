"""Examples → windows of tokens with the tokens to find, as the reader will see them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Encoding, Tokenizer

from benchmarks.sets import SEED
from training.bert import padded
from training.reader.examples import Example

LONGEST = 384  # tokens of question and passage, as `qa.reader` cuts them
STRIDE = 128  # tokens that two windows of one passage share
WITHOUT = 0.35  # share of the windows without the answer that are learnt from, where another window has it
TOKENS = 4096  # of a batch, padding included


@dataclass(frozen=True)
class Window:
    """Question and passage as tokens; `first` and `last` of the answer, both 0, the null span, where there is none."""

    encoding: Encoding
    first: int
    last: int


Group = tuple[Window, ...]
"""The windows of one question that are read together: of them all, at most one passage answers."""


def windows_of(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Group]:
    """Every window a group of its own; most that miss an answer which another window has are left out."""
    chance = random.Random(SEED)
    return [
        (window,)
        for example, group in zip(examples, groups_of(examples, tokenizer), strict=True)
        for window in group
        if window.first or example.answer is None or chance.random() < WITHOUT
    ]


def groups_of(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Group]:
    """For every example the windows of its passage and of those beside it."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST, stride=STRIDE, strategy="only_second")
    texts = [(example.question, text) for example in examples for text in (example.passage, *example.others)]
    encodings = iter(tokenizer.encode_batch(texts))
    return [
        tuple(
            Window(encoding, *_tokens(encoding, answer))
            for answer in (example.answer, *(None for _ in example.others))
            for whole in (next(encodings),)
            for encoding in (whole, *whole.overflowing)
        )
        for example in examples
    ]


def _tokens(encoding: Encoding, answer: tuple[int, int] | None) -> tuple[int, int]:
    """First and last token of the answer; (0, 0) where the window does not hold all of it."""
    if answer is None:
        return 0, 0
    first, last = encoding.char_to_token(answer[0], 1), encoding.char_to_token(answer[1] - 1, 1)
    return (first, last) if first is not None and last is not None else (0, 0)


def batches_of(groups: Sequence[Group], passes: int) -> list[tuple[int, ...]]:
    """Numbers of groups of about the same length, in random order, from the seed alone; every pass cut anew."""
    chance = random.Random(SEED)
    lengths = [max(len(window.encoding.ids) for window in group) for group in groups]
    batches: list[tuple[int, ...]] = []
    for _ in range(passes):
        order = sorted(range(len(groups)), key=lambda number: lengths[number] + chance.random() * 16)
        cut: list[list[int]] = [[]]
        windows = 0
        for number in order:
            windows += len(groups[number])
            if cut[-1] and windows * padded(lengths[number] + 16) > TOKENS:
                cut.append([])
                windows = len(groups[number])
            cut[-1].append(number)
        chance.shuffle(cut)
        batches.extend(tuple(numbers) for numbers in cut)
    return batches
