"""PDF files: the dots of contents and registers lead from an entry, which may wrap, to its figure."""

import pytest

from tests.articles.test_pdf import PROSE, page, read, words_of

DOTS = "." * 40


def test_each_entry_of_contents_is_a_row_without_its_dots(tmp_path):
    contents = [f"Avant-propos du maire{DOTS}iv", f"1. Les finances {DOTS} 5", f"Le pont {'. ' * 30}14"]
    article = read(tmp_path, page("Rapport de la commune", "", "", "Sommaire", *contents), page(*PROSE))
    rows = ["| Avant-propos du maire | iv |", "| 1. Les finances | 5 |", "| Le pont | 14 |"]
    assert words_of(article, "table row") == rows
    assert not words_of(article, "table head")
    assert article.title == "Rapport de la commune"


@pytest.mark.parametrize(
    ("lines", "entry"),
    [
        (["1.3 Les emprunts auprès des banques et les garan-", f"ties accordées {DOTS} 12"], "garanties accordées"),
        (
            ["Annexe : le compte rendu de la séance consacrée au", f"Pont de Lignac {DOTS} 12"],
            "consacrée au Pont de Lignac",
        ),
        (["Le pont, l’école,", f"la piscine {DOTS} 12"], "Le pont, l’école, la piscine"),
    ],
)
def test_an_entry_that_wraps_is_whole(tmp_path, lines, entry):
    others = [f"2. Le maire {DOTS} 14", f"3. L’école {DOTS} 21"]
    article = read(tmp_path, page("Rapport", "", f"1. Avant-propos {DOTS} 3", *lines, *others), page(*PROSE))
    rows = words_of(article, "table row")
    assert len(rows) == 4
    assert rows[1].endswith(f"{entry} | 12 |")


def test_what_stands_above_an_entry_and_is_none_of_it_stays_apart(tmp_path):
    contents = ["Sommaire", f"Avant-propos {DOTS} 3", "Première partie", f"Le pont {DOTS} 14", f"L’école {DOTS} 21"]
    article = read(tmp_path, page("Rapport", "", *contents), page(*PROSE))
    assert words_of(article, "table row") == ["| Avant-propos | 3 |", "| Le pont | 14 |", "| L’école | 21 |"]


def test_the_entries_of_a_register_in_two_columns(tmp_path):
    left, right = ("abattoir", "barrage", "canal"), ("digue", "école", "fontaine")
    lines = [
        (x, 700 - 14 * n, f"{word} {DOTS} {n + 3}, {n + 9}")
        for x, words in ((60, left), (320, right))
        for n, word in enumerate(words)
    ]
    article = read(tmp_path, page("Le pont", "", *PROSE), [(60, 740, "Index"), *lines])
    figures = ("3, 9", "4, 10", "5, 11") * 2
    rows = [f"| {word} | {figure} |" for word, figure in zip((*left, *right), figures, strict=True)]
    assert words_of(article, "table row") == rows


def test_dots_in_prose_and_in_items_lead_nowhere(tmp_path):
    items = [f"• {word} {DOTS} 14" for word in ("Pain", "Sel")]
    prose = ["Il a dit « non....... » puis il est parti vers la rivière sans plus", "rien dire.......... On l’attend."]
    article = read(tmp_path, page("Le pont", "", *prose, "", "Les prix :", *items))
    assert not words_of(article, "table row")
    assert words_of(article, "list item") == items
