"""PDF files: what stands at the edges of pages, titles over several lines, pages that have no text."""

import pytest

from articles.passages import passages_of
from articles.reading import read_article
from articles.types import Article
from tests.articles.documents import pdf

PROSE = [
    "Le conseil municipal de la ville a voté hier la construction d’un second pont sur",
    "la rivière, après neuf heures de débats, par dix-neuf voix contre onze et deux",
    "abstentions. Les travaux dureront trois ans.",
]
Placed = list[tuple[int, int, str]]


def page(*lines: str, head: tuple[str, ...] = (), foot: tuple[str, ...] = (), at: int = 740) -> Placed:
    """A page with a head from 810 points down, paragraphs' lines from 740 down, and a foot."""
    placed = [(72, 810 - 14 * n, words) for n, words in enumerate(head)]
    placed += [(72, at - 14 * n, words) for n, words in enumerate(lines) if words]
    return placed + [(72, 60 - 14 * n, words) for n, words in enumerate(foot)]


def read(tmp_path, *pages: Placed) -> Article:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*pages))
    return read_article(path)


def words_of(article: Article, *kinds: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind in kinds]


def passages(article: Article) -> list[str]:
    found = passages_of(article, lambda texts: [1] * len(texts), 200)
    return [" ".join(article.readable(p.start, p.end).text.split()) for p in found]


def body(number: int) -> list[str]:
    return [f"Séance du mois {'abcdefgh'[number]}.", "", *PROSE]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Rapport annuel de la commune", ""),
        ("", "Tous droits réservés"),
        ("La Gazette de Lignac {}", "Tous droits réservés."),
        ("{} La Gazette de Lignac", "www.gazette.invalid"),
        ("Gazette de Lignac, n° 212 du 3 mars 2019, {} sur 5", "{}"),
        ("GAZETTE DE LIGNAC", "Imprimé le 12 mars 2019"),
    ],
)
@pytest.mark.parametrize("count", [2, 3, 5])
def test_what_stands_at_the_edge_of_every_page_is_boilerplate(tmp_path, head, foot, count):
    def edge(words: str, number: int) -> tuple[str, ...]:
        return (words.format(number + 1),) if words else ()

    pages = [page(*body(n), head=edge(head, n), foot=edge(foot, n)) for n in range(count)]
    pages[0] = [(72, 780, "Le second pont de Lignac"), *pages[0]]
    article = read(tmp_path, *pages)
    edges = [words for n in range(count) for words in (*edge(head, n), *edge(foot, n))]
    assert words_of(article, "boilerplate") == edges
    assert article.title == "Le second pont de Lignac"
    assert not words_of(article, "heading")
    assert not any(words in passage for words in edges for passage in passages(article) if words)


def test_a_head_of_three_lines_and_other_heads_on_even_pages(tmp_path):
    heads = [("Commune de Lignac", "Rapport annuel", "Exercice 2019"), ("Direction des finances", "Rapport annuel")]
    article = read(tmp_path, *[page(*body(n), head=heads[n % 2]) for n in range(6)])
    assert words_of(article, "boilerplate") == [words for n in range(6) for words in heads[n % 2]][3:]


def test_a_paragraph_that_goes_on_over_a_head_and_a_foot_is_whole(tmp_path):
    cut = ["Le conseil a refusé de voter la construction du second pont dont le", "préfet ne veut pas, parce que le"]
    edges = {"head": ("Commune de Lignac", "Rapport annuel", "Exercice 2019"), "foot": ("Tous droits réservés", "{}")}
    pages = [page(*PROSE, "", *cut, **edges), page("maire avait peur.", "", *PROSE, **edges), page(*PROSE, **edges)]
    pages = [[(x, y, words.format(n)) for x, y, words in lines] for n, lines in enumerate(pages, start=1)]
    article = read(tmp_path, *pages)
    assert passages(article)[1] == f"{' '.join(cut)} maire avait peur."


def test_feet_that_are_drawn_first_do_not_part_a_paragraph(tmp_path):
    pages = [
        [(72, 810, "Le pont"), *page("Le pont est refusé, et chacun en parle, car le")],
        page("maire avait peur."),
        page(*PROSE),
    ]
    article = read(tmp_path, *[[(72, 60, "Tous droits réservés"), *lines] for lines in pages])
    assert "Le pont est refusé, et chacun en parle, car le maire avait peur." in passages(article)


def test_the_title_stays_one_where_it_heads_the_other_pages(tmp_path):
    title = "Rapport annuel de la commune"
    for first in (810, 770):
        pages = [page(*body(n), head=(title,)) for n in range(4)]
        pages[0][0] = (72, first, title)
        article = read(tmp_path, *pages)
        assert article.title == title
        assert words_of(article, "title") == [title]
        assert words_of(article, "boilerplate") == [title] * 3


def test_lines_at_the_edges_that_are_not_alike_are_kept(tmp_path):
    places = ["Lignac", "Valmontois", "Sarmeuse", "Aubrelle"]
    pages = [page(*PROSE, f"Le pont de {place} est vieux.", head=(f"Les ponts de {place}",)) for place in places]
    assert not words_of(read(tmp_path, *pages), "boilerplate")


def test_the_same_words_in_other_places_are_kept(tmp_path):
    pages = [page("Le maire a dit non", "", *PROSE, at=800 - 30 * n) for n in range(4)]
    assert not words_of(read(tmp_path, *pages), "boilerplate")


def test_a_page_that_stands_twice_is_kept(tmp_path):
    article = read(tmp_path, *[page("Aux habitants", "", *PROSE, "", "Le maire l’a dit.")] * 2)
    assert not words_of(article, "boilerplate")


def test_the_rows_of_a_table_that_goes_on_are_kept(tmp_path):
    def table(page: int) -> Placed:
        rows = [("Commune", "Habitants"), *[(f"Lieu {'abcdef'[n]}{page}", f"{page}{n} 500") for n in range(6)]]
        return [(72 + 200 * x, 800 - 15 * y, cell) for y, row in enumerate(rows) for x, cell in enumerate(row)]

    article = read(tmp_path, *[table(n) for n in range(1, 5)])
    assert not words_of(article, "boilerplate")
    assert words_of(article, "table head", "table row").count("| Commune | Habitants |") == 4


@pytest.mark.parametrize("second", ["du musée de la Batellerie", "Valmontois attend ses visiteurs"])
def test_a_title_over_two_lines_is_whole(tmp_path, second):
    article = read(tmp_path, [(72, 800, "Au printemps, la réouverture"), (72, 786, second), *page(*PROSE)])
    assert article.title == f"Au printemps, la réouverture {second}"


def test_a_byline_below_the_title_is_none_of_it(tmp_path):
    article = read(tmp_path, [(72, 800, "La piscine ferme"), (72, 786, "Par Lise Garnault"), *page(*PROSE)])
    assert (article.title, article.author) == ("La piscine ferme", "Lise Garnault")


def test_what_stands_on_one_line_is_one(tmp_path):
    raised = [(72, 780, "Zoé Sarment"), (142, 785, "1"), (152, 780, ", Anne Colas"), (225, 785, "2")]
    article = read(tmp_path, [(72, 810, "Les ponts"), *raised, *page(*PROSE)])
    assert words_of(article, "paragraph")[0].split() == ["Zoé", "Sarment1", ",", "Anne", "Colas", "2"]


@pytest.mark.parametrize("scanned", [[], [(72, 60, "Archives de Lignac, feuillet 2")]])
def test_pages_without_text_of_their_own_are_told(tmp_path, scanned):
    foot = ("Archives de Lignac, feuillet {}",) if scanned else ()
    written = [page("Le pont", "", *body(n), foot=tuple(words.format(n) for words in foot)) for n in (1, 3, 6)]
    article = read(tmp_path, written[0], scanned, written[1], scanned, scanned, written[2])
    assert (article.unread, article.unread_pages) == ((2, 4, 5), "2, 4–5")


OF_ITS_FONT = "Le conseil municipal a voté"  # which a font without a mapping shows as signs of its own


def with_secret_font(data: bytes) -> bytes:
    """A PDF in which words of some lines are in the private letters of their font."""
    mapping = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    mapping += b"1 beginbfrange <20> <FF> <F020> endbfrange endcmap end"
    place = data.index(b"3 0 obj")
    font = data[place : data.index(b"endobj", place)].partition(b"\n")[2].strip()
    secret = font[:-2] + b"/ToUnicode 99 0 R >>"
    added = b"98 0 obj\n" + secret + b"\nendobj\n99 0 obj\n<< /Length %d >>\nstream\n" % len(mapping)
    added += mapping + b"\nendstream\nendobj\n"
    data = data.replace(b"/F1 3 0 R", b"/F1 3 0 R /F2 98 0 R").replace(b"3 0 obj", added + b"3 0 obj", 1)
    lines = data.split(b"\n")
    known = OF_ITS_FONT.encode("cp1252")
    lines = [line.replace(b"/F1 12", b"/F2 12") if known in line else line for line in lines]
    return b"\n".join(lines)


def test_what_is_illegible_is_left_out_and_its_page_told(tmp_path):
    in_part = page("Le maire répond.", "", OF_ITS_FONT, OF_ITS_FONT, "", *PROSE)
    path = tmp_path / "a.pdf"
    pages = [page("Le pont", "", *PROSE), in_part, page(*[OF_ITS_FONT] * 4), page(*PROSE)]
    path.write_bytes(with_secret_font(pdf(*pages)))
    article = read_article(path)
    assert article.unread == (2, 3)
    assert "Le maire répond." in article.text
    assert article.text.count(PROSE[0]) == 3
    assert not any("\ue000" <= c <= "\uf8ff" for c in article.text)


def test_a_sign_in_words_that_can_be_read_costs_no_line(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(with_secret_font(pdf(page("Le pont", "", *PROSE)).replace(b"abstentions", b"abst\x01ntions")))
    assert read_article(path).unread == ()
