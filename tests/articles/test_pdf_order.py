"""PDF files: columns and tables are read as they stand on the page, in whichever order they were drawn."""

import random
import time

import pytest

from articles.reading import read_article
from articles.types import Article
from articles.workers import SECONDS
from tests.articles.documents import pdf

Placed = list[tuple[int, int, str]]

LEFT = [
    "Le conseil municipal a voté hier la",
    "construction d’un second pont sur la",
    "rivière, après neuf heures de débats,",
    "par dix-neuf voix contre onze et deux",
    "abstentions. Les travaux vont durer",
    "trois ans et coûter douze millions.",
]
RIGHT = [
    "Le préfet ne veut pas de ce pont, qui",
    "lui semble trop cher pour une commune",
    "de onze mille habitants. Il a demandé",
    "au tribunal de suspendre le vote du",
    "conseil, que le maire défend encore.",
    "Une audience est prévue au printemps.",
]
COLUMNS = (72, 310)
TITLE = (72, 800, "Le second pont de Lignac")


def columns(*sides: list[str], at: int = 760, off: int = 0, places: tuple[int, ...] = COLUMNS) -> list[Placed]:
    """The lines of each column; `off` is how much lower each stands than the one before."""
    return [
        [(x, at - off * column - 14 * y, words) for y, words in enumerate(side)]
        for column, (x, side) in enumerate(zip(places, sides, strict=False))
    ]


def across(sides: list[Placed]) -> Placed:
    return [line for row in zip(*sides, strict=True) for line in row]


def read(tmp_path, *pages: Placed) -> Article:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*pages))
    return read_article(path)


def words_of(article: Article, *kinds: str) -> list[str]:
    return [" ".join(article.text[b.start : b.end].split()) for b in article.blocks if b.kind in kinds]


@pytest.mark.parametrize("off", [0, 3, 7])
def test_columns_drawn_line_by_line_are_read_one_after_the_other(tmp_path, off):
    article = read(tmp_path, [TITLE, *across(columns(LEFT, RIGHT, off=off))])
    assert article.title == "Le second pont de Lignac"
    assert " ".join(words_of(article, "paragraph")) == " ".join([*LEFT, *RIGHT])


def test_three_narrow_columns_are_no_table(tmp_path):
    sides = [
        ["Le maire a dit non,", "et le conseil avec", "lui, après un débat", "de neuf heures."],
        ["Le préfet, lui, ne", "veut pas du pont,", "qui est trop cher", "pour la commune."],
        ["Les habitants, eux,", "attendent encore le", "tracé, que personne", "ne leur montre."],
    ]
    article = read(tmp_path, [TITLE, *across(columns(*sides, places=(72, 230, 390)))])
    assert not words_of(article, "table head", "table row")
    assert " ".join(words_of(article, "paragraph")) == " ".join(line for side in sides for line in side)


def test_what_stands_across_the_page_parts_its_columns(tmp_path):
    whole = (72, 660, "Les trois communes de la vallée ont signé la convention devant trois cents personnes hier.")
    above, below = across(columns(LEFT, RIGHT)), across(columns(LEFT[:3], RIGHT[:3], at=620))
    found = " ".join(words_of(read(tmp_path, [TITLE, *above, whole, *below]), "paragraph"))
    assert found == " ".join([*LEFT, *RIGHT, whole[2], *LEFT[:3], *RIGHT[:3]])


def test_a_word_cut_at_the_end_of_a_column_is_whole(tmp_path):
    left = ["Le conseil municipal a voté la cons-", "truction d’un second pont sur la ri-", "vière, hier."]
    right = ["Le préfet ne veut pas de la conven-", "tion, qui lui semble trop coû-", "teuse. Il l’a dit."]
    article = read(tmp_path, [TITLE, *across(columns(left, right))])
    told = article.readable(0, len(article.text)).text
    for word in ("construction", "rivière", "convention", "coûteuse"):
        assert word in told


@pytest.mark.parametrize("seed", range(3))
def test_a_column_drawn_in_any_order_is_read_from_its_top(tmp_path, seed):
    lines = [TITLE, *columns(LEFT)[0]]
    random.Random(seed).shuffle(lines)
    article = read(tmp_path, lines)
    assert article.title == TITLE[2]
    assert words_of(article, "paragraph") == [" ".join(LEFT)]


def test_a_page_drawn_from_its_bottom_is_read_from_its_top(tmp_path):
    article = read(tmp_path, [TITLE, *across(columns(LEFT, RIGHT))][::-1])
    assert article.title == TITLE[2]
    assert " ".join(words_of(article, "paragraph")) == " ".join([*LEFT, *RIGHT])


def test_columns_drawn_one_after_the_other_stay_so(tmp_path):
    left, right = columns(LEFT, RIGHT)
    article = read(tmp_path, [TITLE, *left, *right])
    assert words_of(article, "paragraph") == [" ".join(LEFT), " ".join(RIGHT)]


TABLE = [
    ("Commune", "Habitants", "Écoles", "Ponts"),
    ("Lignac", "11 987", "4", ""),
    ("Sarmeuse", "", "1", "2"),
    ("Valmontois", "", "", "3"),
    ("Aubrelle", "2 034", "", ""),
    ("Orcines", "512", "1", "1"),
]
PLACES = (72, 190, 300, 410)
BEFORE = (72, 780, "Voici les communes de la vallée, telles que la préfecture les a comptées mardi.")
AFTER = (72, 600, "Le préfet a promis de les compter de nouveau dans deux ans, avec les maires des communes.")


def table(rows: list[tuple[str, ...]], places: tuple[int, ...] = PLACES, step: int = 18) -> list[Placed]:
    """Its rows, the empty cells not drawn."""
    return [
        [(x, 750 - step * y, cell) for x, cell in zip(places, row, strict=True) if cell] for y, row in enumerate(rows)
    ]


def written(rows: list[tuple[str, ...]]) -> list[str]:
    return [" ".join(f"| {' | '.join(row)} |".split()) for row in rows]


def by_columns(rows: list[Placed]) -> Placed:
    return [cell for x in PLACES for row in rows for cell in row if cell[0] == x]


@pytest.mark.parametrize("drawn", [lambda rows: [cell for row in rows for cell in row], by_columns])
def test_a_figure_stays_under_its_column_where_cells_are_empty(tmp_path, drawn):
    article = read(tmp_path, [TITLE, BEFORE, *drawn(table(TABLE)), AFTER])
    assert words_of(article, "table head", "table row") == written(TABLE)
    assert words_of(article, "table head") == written(TABLE[:1])
    assert words_of(article, "paragraph", "caption") == [BEFORE[2], AFTER[2]]


def test_figures_on_the_right_of_a_wide_column_are_in_it(tmp_path):
    rows = [
        ("Commune", "Habitants", "Prix"),
        ("Lignac", "11 987", "12"),
        ("Sarmeuse", "", "31"),
        ("Orcines", "861", ""),
    ]
    head, *others = table(rows, (72, 200, 340))
    placed = [*head, *[(x + 70 if x > 72 else x, y, cell) for row in others for x, y, cell in row]]
    article = read(tmp_path, [TITLE, BEFORE, *placed, AFTER])
    assert words_of(article, "table head", "table row") == written(rows)


def test_a_head_over_several_columns_heads_each(tmp_path):
    rows = [("Commune", "2018", "2019"), ("Lignac", "11 987", "12 004"), ("Sarmeuse", "", "861")]
    over = (225, 768, "Nombre d’habitants")
    placed = [cell for row in table(rows, (72, 200, 310)) for cell in row]
    article = read(tmp_path, [TITLE, (72, 790, BEFORE[2]), over, *placed, AFTER])
    found = words_of(article, "table head", "table row")
    assert found[-3:] == written(rows)


def test_a_row_with_a_name_alone_is_one_of_the_table(tmp_path):
    rows = [*TABLE[:3], ("Morterre", "", "", ""), *TABLE[3:]]
    article = read(tmp_path, [TITLE, BEFORE, *[cell for row in table(rows) for cell in row], AFTER])
    assert words_of(article, "table head", "table row") == written(rows)


def test_names_beside_what_is_told_of_them_are_read_together(tmp_path):
    """A name in a narrow column and lines in a wide one: each line with its name, as it was drawn."""
    told = [
        ("1998", "Le pont de pierre est fermé aux camions, après une inspection."),
        ("2004", "Le maire promet un second pont aux habitants de la vallée."),
        ("2019", "Le conseil vote la construction du second pont, en mars."),
    ]
    placed = [(x, 750 - 18 * y, words) for y, row in enumerate(told) for x, words in zip((72, 140), row, strict=True)]
    article = read(tmp_path, [TITLE, BEFORE, *placed, AFTER])
    found = " ".join(article.text.replace("|", " ").split())
    assert all(f"{year} {words}" in found for year, words in told)


def test_names_in_two_columns_stay_as_they_were_drawn(tmp_path):
    left = ["Armand Guivarch", "Bérengère Tassin", "Zoé Sarment", "Anne Colas"]
    right = ["Lise Garnault", "Paul Verrier", "Hugo Maréchal", "Inès Roux"]
    article = read(tmp_path, [TITLE, BEFORE, *[line for side in columns(left, right) for line in side], AFTER])
    order = [article.text.index(name) for name in (*left, *right)]
    assert order == sorted(order)


def test_the_marks_of_a_list_are_no_column(tmp_path):
    items = ["Le pont de pierre sera gardé pour les piétons", "Le second pont aura deux voies", "Le péage est refusé"]
    placed = [(x, 750 - 18 * y, words) for y, item in enumerate(items) for x, words in ((72, "\u2022"), (100, item))]
    article = read(tmp_path, [TITLE, BEFORE, *placed, AFTER])
    assert not words_of(article, "table head", "table row")
    assert [words.removeprefix("\u2022 ") for words in words_of(article, "list item")] == items


def test_a_word_in_capitals_that_a_line_cuts_is_whole(tmp_path):
    lines = [
        "Le conseil a publié son vote au bulletin de la RÉPU-",
        "BLIQUE, comme la loi le veut, avant la fin du mois.",
    ]
    article = read(tmp_path, [TITLE, *[(72, 760 - 14 * y, words) for y, words in enumerate(lines)]])
    assert len(words_of(article, "paragraph")) == 1


def test_a_page_of_thousands_of_lines_takes_no_longer_than_a_file_may(tmp_path):
    started = time.perf_counter()
    article = read(tmp_path, [(72, 100_000 - 16 * y, "le mot est dit") for y in range(4_900)])
    assert article.text.count("dit") == 4_900
    assert time.perf_counter() - started < SECONDS
