"""Article → Passages: its paragraphs, the long ones cut at sentence ends to fit the encoder's window."""

import re
from collections.abc import Callable, Iterator

from articles.layout import lay_out
from articles.types import Article, Passage
from text.sentences import sentences

OVERLAP = 1  # sentences shared by two windows of one paragraph; docs/numbers.md says what was measured

TokenCounter = Callable[[list[str]], list[int]]


def passages_of(article: Article, count_tokens: TokenCounter, window: int, overlap: int = OVERLAP) -> list[Passage]:
    """The answerable passages of an article, in order.

    Args:
        article: whose title, captions and date lines are left out.
        count_tokens: texts → how many tokens of the encoder each one has.
        window: tokens that the encoder reads of a passage.
        overlap: sentences that two windows of one paragraph share.

    Returns:
        Passages that cover every paragraph whole; only windows of one paragraph may overlap.
    """
    found = []
    paragraphs = [b for b in lay_out(article.text) if b.kind == "paragraph"]
    sizes = count_tokens([article.text[b.start : b.end] for b in paragraphs]) if paragraphs else []
    for number, (block, size) in enumerate(zip(paragraphs, sizes, strict=True), start=1):
        if size <= window:
            found.append(Passage(article.id, number, block.start, block.end))
            continue
        found += [
            Passage(article.id, number, start, end)
            for start, end in _windows(article, (block.start, block.end), count_tokens, window, overlap)
        ]
    return found


def _windows(
    article: Article, paragraph: tuple[int, int], count_tokens: TokenCounter, window: int, overlap: int
) -> Iterator[tuple[int, int]]:
    """Runs of sentences of at most `window` tokens, each sharing its first `overlap` with the run before."""
    start, end = paragraph
    spans = [(start + s, start + e) for s, e in sentences(article.text[start:end], article.language)]
    sizes = count_tokens([article.text[s:e] for s, e in spans])
    pieces = [
        piece
        for span, size in zip(spans, sizes, strict=True)
        for piece in ([span] if size <= window else _short_pieces(article.text, *span, window))
    ]
    sizes = count_tokens([article.text[s:e] for s, e in pieces])
    first = 0
    while first < len(pieces):
        last, total = first, sizes[first]
        while last + 1 < len(pieces) and total + sizes[last + 1] <= window:
            last += 1
            total += sizes[last]
        yield pieces[first][0], pieces[last][1]
        if last + 1 == len(pieces):
            return
        first = max(first + 1, last + 1 - overlap)
        while first <= last and sum(sizes[first : last + 2]) > window:
            first += 1  # shared sentences must leave room for a new one


def _short_pieces(text: str, start: int, end: int, window: int) -> Iterator[tuple[int, int]]:
    """A sentence longer than the window, cut between words, or inside a word that has no end.

    A piece of `window` characters never has more than `window` tokens, whatever the vocabulary.
    """
    pieces = re.compile(rf"\S(?:.{{0,{window - 2}}}\S)?(?=\s|$)|\S{{1,{window}}}", re.DOTALL)
    for match in pieces.finditer(text, start, end):
        yield match.span()
