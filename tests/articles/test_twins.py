"""One document in every format: the same words, the same structure."""

from datetime import date

import pytest

from articles.passages import passages_of
from articles.reading import read_article
from tests.articles.documents import AUTHOR, FIRST, HEADING, NAMES, SECOND, TABLE, TITLE, TWINS, with_lines
from text.readable import plain


@pytest.fixture(params=TWINS)
def article(request, tmp_path):
    path = tmp_path / request.param
    path.write_bytes(TWINS[request.param]())
    return read_article(path)


def test_the_words_and_what_they_are(article):
    shown = [block for block in article.blocks if block.kind != "boilerplate"]  # Markdown's line below a table's head
    found = [(block.kind, plain(article.readable(block.start, block.end).text)) for block in shown]
    rows = [" ".join(words.strip(" |").replace("|", " ").split()) for kind, words in found if kind.startswith("table")]
    assert [(kind, words.strip("-# ")) for kind, words in found if not kind.startswith("table")] == [
        ("title", plain(TITLE)),
        ("paragraph", plain(FIRST)),
        ("heading", HEADING),
        ("paragraph", plain(SECOND)),
        *(("list item", name) for name in NAMES),
    ]
    assert rows == [" ".join(row) for row in TABLE]
    assert (article.title, article.language) == (TITLE, "fr")


def test_a_list_is_one_passage_and_a_row_has_its_head(article):
    passages = [article.readable(p.start, p.end).text for p in passages_of(article, lambda texts: [1] * len(texts), 99)]
    assert any(all(name in passage for name in NAMES) and SECOND[-10:] in plain(passage) for passage in passages)
    row = article.text.index("861")
    assert "Habitants" in article.context_of(row) and HEADING in article.context_of(row)


@pytest.mark.parametrize("name", ["a.eml", "a.docx", "strict.docx", "a.odt", "a.rtf", "a.epub", "a.row"])
def test_who_wrote_it(tmp_path, name):
    (tmp_path / name).write_bytes(TWINS[name]())
    assert read_article(tmp_path / name).author == AUTHOR


@pytest.mark.parametrize(("name", "day"), [("a.eml", date(2019, 3, 12)), ("a.row", date(2019, 3, 12)), ("a.odt", None)])
def test_when_it_was_published(tmp_path, name, day):
    (tmp_path / name).write_bytes(TWINS[name]())
    assert read_article(tmp_path / name).date == day


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.rtf", "a.epub", "a.html"])
def test_a_day_and_a_signature_below_the_title(tmp_path, name):
    lines = ("Par Claire Aubanel", "Publié le 12 mars 2019")
    made = TWINS[name]()
    (tmp_path / name).write_bytes(with_lines(name, made, lines))
    article = read_article(tmp_path / name)
    assert (article.author, article.date) == ("Claire Aubanel", date(2019, 3, 12))
    assert [block.kind for block in article.blocks][:4] == ["title", "metadata", "date line", "paragraph"]
