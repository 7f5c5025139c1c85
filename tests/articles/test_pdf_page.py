"""A page of a PDF as it looks: the marks lie over the words where they were drawn, and of several over those meant."""

import io
import struct

import pytest

from articles.formats.pdf_page import Mark, PageWords, Picture, page_words, picture
from articles.reading import read_article
from articles.types import Article
from runtime.errors import UnreadableArticle
from tests.articles.documents import pdf

WIDTH, HEIGHT, SIZE = 595, 842, 12  # points of a page and its letters, as `pdf` makes them
PROSE = [
    "Le conseil municipal de la ville a voté hier la construction d’un second pont sur",
    "la rivière, après neuf heures de débats, par dix-neuf voix contre onze et deux",
    "abstentions. Les travaux dureront trois ans.",
]


def lines(*some: str, x: int = 72, y: int = 740) -> list[tuple[int, int, str]]:
    return [(x, y - 14 * number, words) for number, words in enumerate(some)]


class Made:
    """A PDF, its article, and the pictures of its pages."""

    def __init__(self, folder, data: bytes):
        self.path, self.data = folder / "a.pdf", data
        self.path.write_bytes(data)
        self.article: Article = read_article(self.path)

    def shown(self, words: str, page: int = 1, nth: int = 0) -> Picture:
        """A page with the nth of some words of the article marked."""
        start = -1
        for _ in range(nth + 1):
            start = self.article.text.index(words, start + 1)
        return self.page(page, start, start + len(words))

    def page(self, number: int, start: int = 0, end: int = 0) -> Picture:
        return self.marked(page_words(self.article, number, start, end), number)

    def marked(self, words: PageWords, page: int = 1) -> Picture:
        shown = picture(self.path, data=self.data, number=page, words=words)
        assert shown is not None
        return shown


@pytest.fixture
def made(tmp_path):
    return lambda *pages: Made(tmp_path, pdf(*pages))


def points(mark: Mark) -> tuple[float, float, float, float]:
    """Left, bottom, right and top."""
    return (
        mark.left * WIDTH,
        (1 - mark.top - mark.height) * HEIGHT,
        (mark.left + mark.width) * WIDTH,
        (1 - mark.top) * HEIGHT,
    )


def lies_over(mark: Mark, x: int, y: int, following: int) -> bool:
    """Whether a mark covers a word drawn at a place, and neither the line above nor the word that follows."""
    left, bottom, right, top = points(mark)
    return abs(left - x) < 2 and y - SIZE / 2 < bottom <= y and y + 8 < top < y + SIZE + 2 and right < following


def test_a_mark_lies_over_the_word_where_it_was_drawn(made):
    drawn = [(72, 700, "Le pont se trouve à"), (190, 700, "Lignac"), (230, 700, "depuis mars."), *lines(*PROSE)]
    (mark,) = made(drawn).shown("Lignac").marks
    assert lies_over(mark, 190, 700, 230)
    assert mark.width * WIDTH > 30  # Helvetica's letters are half as wide as high


def test_words_over_a_line_end_have_a_mark_on_each_line(made):
    for words, cut in (
        ("un second pont sur\nla rivière", PROSE),
        ("vice-\nprésident", ["Le conseil a élu hier, par dix-neuf voix, son vice-", "président, qui est de Lignac."]),
        ("constru-\nction", ["Le conseil municipal de la ville a voté la constru-", "ction d’un pont neuf en mars."]),
    ):
        pages = made(lines(*cut))
        quoted = words if words in pages.article.text else words.replace("\n", " ")
        first, second = pages.shown(quoted).marks
        assert points(first)[1] > points(second)[3] - 5  # one above the other
        assert abs(points(second)[0] - 72) < 2 < points(first)[0] - 72


def test_words_that_go_from_a_column_to_the_next_are_marked_in_both(made):
    left = ["Le conseil de la ville a voté hier", "la construction d’un second pont", "et il a dit que le"]
    right = ["maire avait peur de cette crue", "qui est venue deux fois déjà en", "cinq ans, et qui reviendra."]
    rows = [row for pair in zip(lines(*left), lines(*right, x=320), strict=True) for row in pair]  # drawn row by row
    pages = made(rows)
    assert "que le maire avait" in " ".join(pages.article.text.split())
    start, end = pages.article.text.index("que le"), pages.article.text.index(" peur")
    first, second = pages.page(1, start, end).marks
    assert points(first)[0] < 200 and abs(points(first)[1] - 712) < SIZE
    assert abs(points(second)[0] - 320) < 2 and abs(points(second)[1] - 740) < SIZE


def test_of_the_same_words_those_meant_are_marked(made):
    text = [f"Le maire {verb} que le pont est vieux, et il part." for verb in ("dit", "croit", "sait", "dit")]
    pages = made(lines(*text))
    for nth in range(4):
        (mark,) = pages.shown("le pont est vieux", nth=nth).marks
        assert abs(points(mark)[1] - (740 - 14 * nth)) < SIZE / 2


def test_words_whose_lines_stand_elsewhere_on_the_page_are_marked_line_by_line(made):
    pages = made(
        lines("Le pont est vieux, dit", "Rapport annuel", "le maire, et il part.", "Le maire sait que", *PROSE)
    )
    words = PageWords("", "pont est vieux, dit\nle maire", ", et il part.")  # a head that was read before them
    first, second = pages.marked(words).marks
    assert abs(points(first)[1] - 740) < SIZE / 2 and abs(points(second)[1] - 712) < SIZE / 2
    assert pages.marked(PageWords("", "pont est vieux, dit\nla mairesse", "")).marks == ()


def test_ligatures_and_quotes_are_no_difference(made, tmp_path):
    pages = made(lines("L’article « Le pont » dit qu’il est solide.", *PROSE))
    article = pages.article
    start = article.text.index("L’article")
    words = page_words(article, 1, start, start + 20)
    other = type(words)(words.before, 'L\'article "Le pont"', words.after.replace("fi", "ﬁ"))
    shown = picture(pages.path, data=pages.data, number=1, words=other)
    assert shown and shown.marks == pages.page(1, start, start + 19).marks


def test_each_page_has_its_part_of_words_that_go_on_without_heads_and_feet(made):
    cut = ["Le conseil a refusé de voter la construction du second pont dont le", "préfet ne veut pas, parce que le"]
    edges = [[(72, 810, "Commune de Lignac"), (290, 40, str(n))] for n in (1, 2, 3)]
    pages = made(
        lines(*PROSE, *cut) + edges[0],
        lines("maire avait peur.", *PROSE) + edges[1],
        lines(*PROSE) + edges[2],
    )
    text = pages.article.text
    start, end = text.index("parce que le"), text.index(" avait peur")
    (first,), (second,) = pages.page(1, start, end).marks, pages.page(2, start, end).marks
    assert abs(points(first)[1] - (740 - 14 * 4)) < SIZE / 2
    assert abs(points(second)[1] - 740) < SIZE / 2 and points(second)[2] < 110
    assert pages.page(3, start, end).marks == ()


def test_words_in_a_table_are_marked_in_their_cells(made):
    rows = [("Commune", "1990", "2020"), ("Lignac", "11 987", "12 004"), ("Sarmeuse", "861", "902")]
    drawn = [(x, 600 - 20 * n, word) for n, row in enumerate(rows) for x, word in zip((72, 200, 300), row, strict=True)]
    pages = made(lines(*PROSE) + drawn)
    (mark,) = pages.shown("12 004").marks
    assert lies_over(mark, 300, 580, 350)
    assert len(pages.shown("Lignac | 11 987").marks) == 2


def test_a_page_that_lies_on_its_side_or_is_cut_has_its_marks_over_the_words(tmp_path):
    data = pdf([(200, 700, "Lignac"), *lines(*PROSE, y=600)])
    box = b"/MediaBox [0 0 595 842]"
    turned = Made(tmp_path, data.replace(box, b"/Rotate 90 " + box))
    (mark,) = turned.shown("Lignac").marks
    assert (turned.page(1).width, turned.page(1).height) == (1600, 1131)
    assert abs(mark.left * HEIGHT - 700) < SIZE and abs(mark.top * WIDTH - 200) < 3 and mark.width * HEIGHT < 16
    cut = Made(tmp_path, data.replace(box, b"/MediaBox [100 300 595 842]"))
    (mark,) = cut.shown("Lignac").marks
    assert abs(mark.left * 495 - 100) < 3 and abs((1 - mark.top - mark.height) * 542 - 400) < SIZE / 2


@pytest.mark.parametrize("box", ["14400 14400", "14400 20", "20 14400", "595 842", "3 3"])
def test_no_page_makes_a_picture_of_absurd_size(tmp_path, box):
    data = pdf(lines(*PROSE)).replace(b"0 0 595 842", f"0 0 {box}".encode())
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    shown = picture(path, data=data, number=1, words=PageWords())
    assert shown
    assert shown.width <= 1601 and shown.height <= 3201  # pixels are rounded up
    assert shown.png.startswith(b"\x89PNG")
    assert struct.unpack(">II", io.BytesIO(shown.png[16:24]).read()) == (shown.width, shown.height)


def test_words_that_are_not_on_the_page_are_not_marked(made):
    pages = made(lines(*PROSE), lines("Une autre page.", *PROSE))
    shown = pages.marked(PageWords("", "des mots qui n’y sont pas", ""))
    assert shown.marks == () and shown.pages == 2
    assert pages.page(1).marks == ()


def test_what_is_no_page_or_no_pdf_is_none(made, tmp_path):
    pages = made(lines(*PROSE))
    words = PageWords()
    for number in (0, -1, 2, 10**30):
        assert picture(pages.path, data=pages.data, number=number, words=words) is None
    with pytest.raises(UnreadableArticle):
        picture(tmp_path / "a.pdf", data=b"%PDF-1.4 broken", number=1, words=words)
