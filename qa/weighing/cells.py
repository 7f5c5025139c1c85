"""Words that run over several cells of a table's row, cut into the cells: « 412;96 » is 412 beds and 96 minutes."""

from collections.abc import Sequence

from articles.tables import cells_of
from index.hit import Hit
from qa.types import Span


def cell_by_cell(hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans, one that begins in one cell and ends in another as one span for each cell.

    A whole row stays, and what is no two figures: a name may stand in two columns.
    """
    return [part for span in spans for part in (_parts(hit, span) or [span])]


def _parts(hit: Hit, span: Span) -> list[Span]:
    block = next(iter(hit.article.blocks_within(span.start, span.start + 1)), None)
    if not block or block.kind != "table row" or span.end > block.end:
        return []
    every = [cell for cell in cells_of(hit.article, block) if cell[0] < cell[1]]
    own = [(start, end) for start, end in every if start < span.end and span.start < end]
    figures = sum(any(map(str.isdigit, hit.article.text[start:end])) for start, end in own)
    if own == every or len(own) == 1 or figures < len(own):
        return []
    return [Span(max(start, span.start), min(end, span.end), span.score) for start, end in own]
