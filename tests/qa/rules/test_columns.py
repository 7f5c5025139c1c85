"""A figure of a table answers only from the column that the question asks about."""

import pytest

from articles.layout import lay_out
from articles.types import Article, Passage
from index.hit import Hit
from qa.questions.question import understand
from qa.rules.columns import is_of_another_column
from qa.types import Span

TABLE = (
    "Chiffres\n\nVoici.\n\n| Commune | Habitants 2016 | Habitants 2019 |\n|---|---|---|\n| Lignac | 12 440 | 11 987 |"
)


@pytest.mark.parametrize(
    ("question", "words", "wrong"),
    [
        ("Combien d’habitants Lignac comptait-elle en 2019 ?", "11 987", False),
        ("Combien d’habitants Lignac comptait-elle en 2019 ?", "12 440", True),
        ("Combien d’habitants Lignac comptait-elle en 2016 ?", "12 440", False),
        ("Combien d’habitants Lignac comptait-elle ?", "11 987", False),
        ("Quelle commune comptait 11 987 habitants en 2019 ?", "Lignac", False),
    ],
)
def test_a_figure_of_another_column_is_wrong(question, words, wrong):
    article = Article("a", "/a.md", "0", "Chiffres", None, "fr", None, None, TABLE, blocks=tuple(lay_out(TABLE)))
    start = TABLE.index(words)
    row = article.blocks[-1]
    hit = Hit(1, article, Passage("a", 2, row.start, row.end), 1.0, 0.9, 1, 1, (), ((row.start, row.end),))
    assert is_of_another_column(understand(question), hit, Span(start, start + len(words), 1.0)) is wrong
