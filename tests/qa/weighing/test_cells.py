"""An answer from a table is one cell, or the row."""

from dataclasses import replace

import pytest

from articles.types import Block
from qa.weighing.cells import cell_by_cell
from tests.qa.one_text import hit_of, span_of

HEAD, ROW = "lieu;lits;attente", "Ludd Street;412;96"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("412;96", ["412", "96"]),
        ("Street;412", ["Street;412"]),
        ("412", ["412"]),
        ("Ludd Street", ["Ludd Street"]),
        (ROW, [ROW]),
    ],
)
def test_words_over_several_cells_are_cut(words, parts):
    text = f"{HEAD}\n{ROW}"
    hit = hit_of(text, "fr")
    blocks = Block("table head", 0, len(HEAD)), Block("table row", len(HEAD) + 1, len(text), (0,))
    hit = replace(hit, article=replace(hit.article, blocks=blocks))
    assert [text[one.start : one.end] for one in cell_by_cell(hit, [span_of(text, words)])] == parts


def test_prose_stays():
    hit = hit_of("Il pleut;il vente", "fr")
    assert cell_by_cell(hit, [span_of("Il pleut;il vente", "pleut;il")]) == [span_of("Il pleut;il vente", "pleut;il")]
