"""Examples → windows of tokens with the tokens to find, as the reader will see them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Encoding, Tokenizer

from benchmarks.sets import SEED
from qa.reading.reader import STRIDE, WINDOW
from training.bert import padded
from training.reader.examples import Example

WITHOUT = 0.35  # share of the windows without the answer that are learnt from, where another window has it
TOKENS = 4096  # of a batch, padding included


@dataclass(frozen=True)
class Window:
    """Question and passage as tokens.

    Attributes:
        encoding: of both, the passage's title before it.
        context: characters of the title, and of the line end behind it.
        first: token of the answer; 0, the null span, where there is none.
        last: token of the answer.
    """

    encoding: Encoding
    context: int
    first: int
    last: int

    @property
    def allowed(self) -> list[bool]:
        """Whether each token is of the passage: a title is read, but not quoted."""
        places = zip(self.encoding.sequence_ids, self.encoding.offsets, strict=True)
        return [sequence == 1 and end > self.context for sequence, (_, end) in places]


def windows_of(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Window]:
    """Cuts all examples; most windows that miss an answer which another window has are left out."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(WINDOW, stride=STRIDE, strategy="only_second")
    chance = random.Random(SEED)
    found = []
    titles = [f"{example.title}\n" if example.title else "" for example in examples]
    texts = [(example.question, title + example.passage) for example, title in zip(examples, titles, strict=True)]
    for example, title, whole in zip(examples, titles, tokenizer.encode_batch(texts), strict=True):
        for encoding in (whole, *whole.overflowing):
            first, last = _tokens(encoding, example.answer, len(title))
            if first or example.answer is None or chance.random() < WITHOUT:
                found.append(Window(encoding, len(title), first, last))
    return found


def _tokens(encoding: Encoding, answer: tuple[int, int] | None, context: int) -> tuple[int, int]:
    """First and last token of the answer; (0, 0) where the window does not hold all of it."""
    if answer is None:
        return 0, 0
    first, last = (encoding.char_to_token(context + place, 1) for place in (answer[0], answer[1] - 1))
    return (first, last) if first is not None and last is not None else (0, 0)


def batches_of(windows: Sequence[Window], chance: random.Random) -> list[tuple[int, ...]]:
    """Numbers of windows of about the same length, in random order."""
    lengths = [len(window.encoding.ids) for window in windows]
    order = sorted(range(len(windows)), key=lambda number: lengths[number] + chance.random() * 16)
    batches: list[tuple[int, ...]] = []
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or (end + 1 - start) * padded(lengths[order[end]] + 16) > TOKENS:
            batches.append(tuple(order[start:end]))
            start = end
    chance.shuffle(batches)
    return batches
