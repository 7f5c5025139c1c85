"""Where words stand in their file: chapter, row, message."""

import pytest

from articles.containers import members
from articles.reading import read_article
from qa.citing.place import chapter_of, place_in_file
from tests.articles.documents import TWINS, with_lines

MAIL = "From lise@a.invalid Tue Mar 12 18:04:11 2019\nSubject: Le pont {0}\nFrom: lise@a.invalid\n\nIl fuit {0}.\n\n"
TEXT = "Le conseil municipal a voté hier, numéro {}."
FIGURES = "Commune;Habitants\nLignac;11987\nSarmeuse;861\nValmontois;5400\n"


def test_a_message_of_a_mailbox_and_a_row_of_a_table_of_articles(tmp_path):
    (tmp_path / "mails.mbox").write_text("".join(MAIL.format(n) for n in (1, 2)), encoding="utf-8")
    rows = "".join(f"Un pont {n};{TEXT.format(n)}\n" for n in (1, 2, 3))
    (tmp_path / "export.csv").write_text(f"titre;texte\n{rows}", encoding="utf-8")
    second = read_article((members(tmp_path / "mails.mbox") or [])[1])
    third = read_article((members(tmp_path / "export.csv") or [])[2])
    assert place_in_file(second, 0, "fr") == place_in_file(second, 0, "en") == "mails.mbox, message\u00a02"
    assert [place_in_file(third, 0, "en"), place_in_file(third, 0, "fr")] == [
        "export.csv, row\u00a03", "export.csv, ligne\u00a03",
    ]  # fmt: skip


@pytest.mark.parametrize("above", ["", "Population au 1er janvier\n\n"])
def test_a_row_of_a_table_is_counted_below_its_head(tmp_path, above):
    (tmp_path / "a.csv").write_text(above + FIGURES, encoding="utf-8")
    article = read_article(tmp_path / "a.csv")
    places = [place_in_file(article, article.text.index(words), "en") for words in ("861", "5400", "Habitants")]
    assert places == ["row\u00a02", "row\u00a03", ""]


def test_a_table_in_a_text_has_no_rows_of_its_file(tmp_path):
    (tmp_path / "a.md").write_bytes(TWINS["a.md"]())
    article = read_article(tmp_path / "a.md")
    assert place_in_file(article, article.text.index("861"), "en") == ""
    assert chapter_of(article, article.text.index("861")) == ""


def test_a_book_has_parts_and_chapters(tmp_path):
    body = "</p><h1>Première partie</h1><h2>Le  pont</h2><p>Il fuit.</p><h2>La halle</h2><p>Elle brûle.</p><p>Fin."
    (tmp_path / "a.epub").write_bytes(with_lines("a.epub", TWINS["a.epub"](), (body,)))
    article = read_article(tmp_path / "a.epub")
    assert chapter_of(article, article.text.index("Il fuit")) == "Première partie › Le pont"
    assert chapter_of(article, article.text.index("Elle")) == "Première partie › La halle"
    assert chapter_of(article, 0) == ""
