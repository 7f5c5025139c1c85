"""A card shows the row of a table as cells, without the bars that it is drawn with."""

from articles.reading import read_article
from articles.types import Passage
from qa.types import Citation, Span
from ui.cards import around, heading_words, passage_pieces

TABLE = """# Budget

La commune | ses comptes.

| Poste | 2023 | Part |
|---|---|---|
| Taxe foncière | 12 500 € | |
"""


def test_the_row_of_a_table_is_shown_as_cells(tmp_path):
    (tmp_path / "budget.md").write_text(TABLE, encoding="utf-8")
    article = read_article(tmp_path / "budget.md")
    row, text = article.blocks[-1], article.text
    passage = Passage(article.id, 2, row.start, row.end)
    start = text.index("12 500 €")
    pieces = passage_pieces(article, passage, None, [Span(start, start + 8, 1.0)])
    assert [(piece.words, piece.kind) for piece in pieces] == [
        ("Taxe foncière · ", "plain"),
        ("12 500 €", "quoted"),
        ("", "plain"),
    ]
    (head,) = [block for block in article.blocks if block.kind == "table head"]
    assert heading_words(article, head) == "Poste · 2023 · Part"


def test_the_sentence_of_a_reply_has_neither_bars_nor_the_mark_of_an_item(tmp_path):
    (tmp_path / "budget.md").write_text(f"{TABLE}\n- Kervigan, au nord\n- Lanvelec\n", encoding="utf-8")
    article = read_article(tmp_path / "budget.md")

    def told(words: str) -> tuple[str, str]:
        start = article.text.index(words)
        (block,) = article.blocks_within(start, start + 1)
        span, passage = Span(start, start + len(words), 1.0), Passage(article.id, 1, block.start, block.end)
        return around(Citation(1, article, span, (block.start, block.end), passage))

    assert told("12 500 €") == ("Taxe foncière · ", "")
    assert told("Kervigan") == ("", ", au nord")
    assert told("ses comptes") == ("La commune | ", ".")


def test_a_bar_in_a_sentence_stays(tmp_path):
    (tmp_path / "budget.md").write_text(TABLE, encoding="utf-8")
    article = read_article(tmp_path / "budget.md")
    start = article.text.index("La commune")
    passage = Passage(article.id, 1, start, start + len("La commune | ses comptes."))
    assert passage_pieces(article, passage, None)[0].words == "La commune | ses comptes."
