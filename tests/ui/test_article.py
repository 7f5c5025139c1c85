"""The page of an article has its structure, and the quoted words marked in whichever block they stand."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from articles.reading import read_article
from articles.types import Block
from runtime.errors import UnknownArticle
from tests.articles.documents import NAMES, TABLE, TITLE, TWINS, pdf
from ui.article import elements
from ui.article_routes import article_routes
from ui.render import article_page, message_page


@pytest.fixture(params=["a.md", "a.docx", "a.html", "a.epub"])
def article(request, tmp_path):
    path = tmp_path / request.param
    path.write_bytes(TWINS[request.param]())
    return read_article(path)


def test_an_article_has_its_headings_lists_and_tables(article):
    page = article_page(article, 0, 0, "fr")
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page) == [unescape(article.text[: len(TITLE) + 2].split("\n")[0])]
    assert len(re.findall(r"<h2>[^<]*Les signataires</h2>", page)) == 1
    assert [name for item in re.findall(r"<li>(.*?)</li>", page) for name in NAMES if name in item] == list(NAMES)
    cells = [unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", page)]
    assert cells == [cell for row in TABLE for cell in row]
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == list(TABLE[0])


def test_exactly_the_words_asked_for_are_marked_wherever_they_stand(article):
    text = article.text
    for words in ("Un second pont", "Les signataires", "étape décisive", "Armand Guivarch", "11 987"):
        start = text.index(words)
        page = article_page(article, start, start + len(words), "fr")
        assert re.findall(r'<mark id="quote" tabindex="-1">(.*?)</mark>', page) == [words]
    start, end = text.index("décisive"), text.index("signée")
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", article_page(article, start, end, "fr"), re.DOTALL)
    assert len(marked) == 3  # a paragraph's end, a heading, a paragraph's beginning
    assert unescape(marked[0]).startswith("décisive") and marked[2].endswith("a été ")
    assert article_page(article, start, end, "fr").count('id="quote"') == 1


def test_every_word_of_an_article_is_shown_once_and_in_order(article):
    shown = "".join(
        piece.words
        for element in elements(article, 20, 90)
        for cell in (element.caption, *(cell for row in element.rows for cell in row))
        for piece in cell
    )
    marks = r"[\s|-]"  # the line below a Markdown table's head is not shown: it would make two tables of it
    assert re.sub(marks, "", shown) == re.sub(marks, "", article.text)


def test_a_table_has_its_caption_and_each_column_its_head(tmp_path):
    path = tmp_path / "a.html"
    rows = "<tr><th></th><th colspan=2>Habitants</th></tr><tr><th>Lieu</th><th>1990</th><th>2020</th></tr>"
    rows += "<tr><td>Lignac</td><td>11 987</td><td>12 004</td></tr><tr><td>Sarmeuse</td><td>861</td><td>902</td></tr>"
    text = "<p>Le canton a grandi, dit le rapport que le conseil a publié hier soir.</p>"
    path.write_text(
        f"<html><body><article><h1>Le canton</h1>{text * 3}<table><caption>Les communes</caption>{rows}</table>"
        f"{text}</article></body></html>",
        encoding="utf-8",
    )
    article = read_article(path)
    start = article.text.index("communes")
    page = article_page(article, start, start + 8, "fr")
    mark = '<mark id="quote" tabindex="-1">communes</mark>'
    assert re.findall(r"<caption>(.*?)</caption>", page) == [f"Les {mark}"]
    heads = re.findall(r'<th scope="col">(.*?)</th>', page)
    assert heads == ["Habitants", "Habitants", "Lieu", "1990", "2020"]  # an empty cell heads nothing
    assert re.findall(r"<td>(.*?)</td>", page)[:3] == ["", "Lignac", "11 987"]


def test_a_page_leads_back_to_the_chat_and_to_all_articles(article):
    for page in (article_page(article, 0, 0, "fr"), message_page("Rien.", "fr")):
        links = re.findall(r'<a href="([^"]*)" target="_top">(.*?)</a>', page)
        assert links == [("../", "← Poser une question"), ("../articles", "Articles indexés")]


def web(*articles):
    def find(name):
        for article in articles:
            if article.id == name:
                return article
        raise UnknownArticle(name)

    app = FastAPI()
    app.include_router(article_routes(find, lambda name: Path(find(name).path), lambda *_, **__: articles))
    return TestClient(app)


def test_the_file_of_an_article_is_given_as_it_is(tmp_path):
    path = tmp_path / "un été.html"
    path.write_bytes(b"<p>Le pont. Il fuit. <script>alert(1)</script></p>")
    article = read_article(path)
    page = web(article).get(f"/article/{article.id}").text
    (link,) = re.findall(r'href="\.\./(original/[^"]*)"', page)
    found = web(article).get(f"/{unescape(link)}")
    assert found.content == path.read_bytes()
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["content-disposition"] == "attachment; filename*=UTF-8''un%20%C3%A9t%C3%A9.html"
    path.write_bytes(b"<p>Un autre.</p>")
    assert web(article).get(f"/{unescape(link)}").status_code == 404
    path.unlink()
    assert web(article).get(f"/{unescape(link)}").status_code == 404
    assert web().get("/original/nothing").status_code == 404


def test_a_pdf_opens_at_the_page_of_the_words(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([(72, 800, "Le premier fait est dit ici.")], [(72, 800, "Le second fait est dit là.")]))
    article = read_article(path)
    start = article.text.index("second")
    page = web(article).get(f"/article/a?version={article.sha256}&start={start}&end={start + 6}").text
    assert re.findall(r'href="\.\./original/[^"#]*(#[^"]*)"', page) == ["#page=2"]
    assert ">page 2</a></p>" in page
    found = web(article).get("/original/a")
    assert (found.headers["content-type"], found.headers["content-disposition"][:6]) == ("application/pdf", "inline")


def test_a_page_of_the_web_is_opened_at_the_words(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\nurl: https://gazette.invalid/pont#haut\n---\nUn pont\n\nIl fuit, dit-on.\n", encoding="utf-8")
    article = read_article(path)
    start = article.text.index("fuit")
    page = web(article).get(f"/article/a?version={article.sha256}&start={start}&end={start + 12}").text
    assert 'href="https://gazette.invalid/pont#:~:text=fuit%2C%20dit%2Don"' in page
    path.write_text("---\nurl: javascript:alert(1)\n---\nUn pont\n\nIl fuit, dit-on.\n", encoding="utf-8")
    assert 'href="javascript' not in web(read_article(path)).get("/article/a").text


def test_the_pages_that_were_not_read_are_told(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([(72, 800, "Le premier fait est dit ici.")], [], [], [(72, 800, "Le second l’est là.")]))
    assert "n’a pas été lu\u00a0: 2–3." in article_page(read_article(path), 0, 0, "fr")
    path.write_bytes(pdf([(72, 800, "Le premier fait est dit ici.")]))
    assert "pas été lu" not in article_page(read_article(path), 0, 0, "fr")


def test_a_quotation_a_note_and_code_are_shown_as_such(tmp_path):
    path = tmp_path / "a.epub"
    path.write_bytes(TWINS["a.epub"]())
    article = read_article(path)
    lines = {"Il a dit oui.": "quote", "Elle a dit non.": "quote", "Selon la mairie.": "footnote", "ibid ask": "code"}
    text = "\n\n".join(lines)
    blocks = [Block(kind, text.index(line), text.index(line) + len(line)) for line, kind in lines.items()]
    page = article_page(replace(article, text=text, blocks=tuple(blocks)), 0, 13, "fr")
    assert re.search(r"<blockquote><p><mark[^>]*>Il a dit oui.</mark></p><p>Elle a dit non.</p></blockquote>", page)
    assert '<p class="note">Selon la mairie.</p>' in page and ">ibid ask</pre>" in page


def test_a_mail_leads_to_the_others_of_its_thread(tmp_path):
    heads = [("a", "Budget 2024", "Ana"), ("b", "RE : Budget 2024", "Luc"), ("c", "Le port", "Ana")]
    for day, (name, subject, author) in enumerate(heads, start=1):
        mail = f"From: {author} <a@x.fr>\nSubject: {subject}\nDate: {day} Mar 2024 09:00:00 +0100\n\nLe pont fuit.\n"
        (tmp_path / f"{name}.eml").write_bytes(mail.encode())
    client = web(*(read_article(tmp_path / f"{name}.eml") for name, _, _ in heads))
    page = client.get("/article/b", headers={"Accept-Language": "fr"}).text
    assert "Messages de ce fil\u00a0: 2" in page
    (thread,) = re.findall(r'<details class="thread">.*?</details>', page, re.DOTALL)
    (link,) = re.findall(r'href="\.\./([^"]*)"', thread)
    assert "Budget 2024" in client.get(f"/{unescape(link)}").text
    assert re.findall(r'aria-current="page">([^<]*)', thread) == ["2 mars 2024 · Luc · "]
    assert 'class="thread"' not in client.get("/article/c").text
