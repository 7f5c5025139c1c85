"""Article → Passages: what belongs together in its blocks, cut at sentence ends where the encoder has no room."""

import re
from collections.abc import Callable, Iterator, Sequence

from articles.types import WORDS, Article, Block, Passage
from text.sentences import sentences

OVERLAP = 1  # sentences shared by two windows of one paragraph; docs/numbers.md says what was measured

TokenCounter = Callable[[list[str]], list[int]]

_BARE = re.compile(r"[^\w]+")


def passages_of(article: Article, count_tokens: TokenCounter, window: int, overlap: int = OVERLAP) -> list[Passage]:
    """The passages of an article, in order.

    Args:
        article: whose titles and headings travel with them as context, and whose metadata and boilerplate are left out.
        count_tokens: texts → how many tokens of the encoder each one has.
        window: tokens that the encoder reads of a passage.
        overlap: sentences that two windows of one paragraph share.

    Returns:
        Passages that cover every paragraph, list, table row and caption whole, a caption that stands twice once; only
        windows of one paragraph may overlap.
    """
    groups = [(group[0].start, group[-1].end) for group in _together(article) if group[0].kind in WORDS]
    captions = {block.start for block in article.blocks if block.kind == "caption"}
    texts = [article.readable(*group).text for group in groups]
    sizes = count_tokens(texts) if groups else []
    found: list[Passage] = []
    seen: set[str] = set()
    number = 0
    for (start, end), text, size in zip(groups, texts, sizes, strict=True):
        is_caption = start in captions
        bare = _BARE.sub("", text.removesuffix("DR"))
        if is_caption and bare in seen:
            continue
        seen.add(bare)
        number += not is_caption
        windows = [(start, end)] if size <= window else _windows(article, (start, end), count_tokens, window, overlap)
        found += [Passage(article.id, 0 if is_caption else number, *bounds) for bounds in windows]
    return found


def sentences_of(article: Article, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a stretch of an article, as `(start, end)` in its text; an item of a list is one of its own.

    A sentence goes on where a page's end has cut it, and over the marks and line ends in it.
    """
    found = []
    for first, last in _parts(article, start, end):
        read = article.readable(first, last)
        found += [read.original(*bounds) for bounds in sentences(read.text, article.language)]
    return found


def sentences_around(article: Article, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of what belongs together with a stretch of an article: of its paragraph, its list."""
    runs = [run for run in _together(article) if run[0].start < end and start < run[-1].end]
    return sentences_of(article, min(start, runs[0][0].start), max(end, runs[-1][-1].end)) if runs else []


def _together(article: Article) -> Iterator[Sequence[Block]]:
    """The blocks in runs that make one passage each; boilerplate inside a run is in it, at its end is not."""
    run: list[Block] = []
    waiting: list[Block] = []
    for block in article.blocks:
        if run and block.kind == "boilerplate":
            waiting.append(block)
            continue
        if run and block.continues:
            run += [*waiting, block]
        else:
            if run:
                yield run
            run = [block]
        waiting = []
    if run:
        yield run


def _parts(article: Article, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches within one that no sentence crosses: its blocks, those as one that boilerplate parts."""
    parts: list[tuple[int, int]] = []
    cut = False
    for block in article.blocks_within(start, end):
        if block.kind == "boilerplate":
            cut = bool(parts)
            continue
        bounds = max(start, block.start), min(end, block.end)
        if cut and block.continues and block.kind == "paragraph":
            parts[-1] = parts[-1][0], bounds[1]
        else:
            parts.append(bounds)
        cut = False
    return parts or [(start, end)]


def _windows(
    article: Article, paragraph: tuple[int, int], count_tokens: TokenCounter, window: int, overlap: int
) -> Iterator[tuple[int, int]]:
    """Runs of sentences of at most `window` tokens, each sharing its first `overlap` with the run before."""
    spans = sentences_of(article, *paragraph)
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
