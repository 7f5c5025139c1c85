"""A page of a PDF as it looks has an address, is led to where its number is told, and shown where the original is."""

import re
from base64 import b64decode
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from articles.reading import read_article
from runtime.errors import UnknownArticle
from tests.articles.documents import markdown, pdf
from ui.article_routes import article_routes
from ui.pdf_routes import pdf_routes

FRENCH = {"accept-language": "fr"}


def _article_routes(find, file_of):
    return article_routes(find, file_of, lambda *_, **__: [])


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "un <b> été.pdf"
    first, second = "Le premier fait est dit ici.", "Le second fait est dit là."
    path.write_bytes(pdf([(72, 800, first)], [(72, 800, second), (72, 760, "Il est vrai.")]))
    return read_article(path)


@pytest.fixture
def web(article):
    def find(name):
        if name == article.id:
            return replace(article, path=Path(article.path).name)  # as with --share
        raise UnknownArticle(name)

    app = FastAPI()
    for routes in (_article_routes, pdf_routes):
        app.include_router(routes(find, lambda name: Path(article.path)))
    return TestClient(app, headers=FRENCH)


def asked(article, words="", page=2, **others):
    start = article.text.index(words)
    place = {"start": start, "end": start + len(words)} if words else {}
    return f"/pdf/{article.id}", {"page": page, "version": article.sha256, **place, **others}


def get(web, address, query):
    return web.get(address, params=query)


def test_a_page_is_shown_with_the_words_marked(web, article):
    shown = get(web, *asked(article, "second fait"))
    assert shown.status_code == 200
    page = shown.text
    (image,) = re.findall(r'src="data:image/png;base64,([^"]*)"', page)
    assert b64decode(image).startswith(b"\x89PNG")
    assert len(re.findall('class="mark"', page)) == len(re.findall('id="quote"', page)) == 1
    assert "page 2 sur 2" in page and "Mots marqués\u00a0: «\u202fsecond fait\u202f»" in page
    assert "<b>" not in page and "pas été retrouvés" not in page


def test_links_lead_to_the_other_pages_the_article_and_the_file(web, article):
    page = get(web, *asked(article, "second fait")).text
    links = [unescape(link) for link in re.findall(r'href="\.\./([a-z]+/[^"]*)"', page)]
    assert [link.split("/")[0] for link in links] == ["article", "original", "pdf"]
    assert "page=1&" in links[2] and "#page=2" in links[1]
    for link in links:
        assert web.get(f"/{link}").status_code == 200
    before = web.get(f"/{links[2]}").text
    assert "page 1 sur 2" in before and 'class="mark"' not in before and "pas été retrouvés" not in before
    assert "<mark" in web.get(f"/{links[0]}").text


def test_the_articles_page_leads_to_its_pages(web, article):
    start = article.text.index("second")
    page = web.get(f"/article/{article.id}?version={article.sha256}&start={start}&end={start + 6}").text
    links = [unescape(link) for link in re.findall(r'href="\.\./(pdf/[^"]*)"', page)]
    assert ">Voir la page 2</a>" in page
    assert ["page=2&" in link for link in links] == [True, True]
    assert 'class="mark" id="quote"' in web.get(f"/{links[0]}").text
    assert ">Voir la page 1</a>" in web.get(f"/article/{article.id}").text


def test_without_words_or_their_version_nothing_is_marked(web, article):
    for query in ({"version": ""}, {"start": 5, "end": 2}, {"start": 10**25, "end": 10**26}, {"start": -5}):
        shown = get(web, *asked(article, "second fait", **query))
        assert shown.status_code == 200 and ('class="mark"' in shown.text) == (query == {"start": -5})
    assert web.get(f"/pdf/{article.id}").status_code == 200


@pytest.mark.parametrize(("page", "status"), [(0, 404), (-1, 404), (3, 404), (10**25, 404), ("x", 422)])
def test_a_page_that_does_not_exist_is_told(web, article, page, status):
    shown = get(web, *asked(article, page=page))
    assert shown.status_code == status
    assert status == 422 or "Le fichier n’a pas cette page." in shown.text


def test_a_file_that_changed_or_is_gone_is_shown_no_page_of(web, article):
    path, address = Path(article.path), f"/article/{article.id}?version={article.sha256}"
    assert "../pdf/" in web.get(address).text
    assert get(web, *asked(article, version="0123456789abcdef")).status_code == 404
    path.write_bytes(pdf([(72, 800, "Un autre fait est dit ici.")]))
    for _ in range(2):
        shown = get(web, *asked(article, "second fait"))
        assert shown.status_code == 404
        assert "ce n’est plus le même" in shown.text and "data:image" not in shown.text
        assert "../pdf/" not in web.get(address).text
        path.unlink(missing_ok=True)
    assert web.get("/pdf/nothing").status_code == 404


def test_what_is_no_pdf_has_no_page(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(markdown())
    article, app = read_article(path), FastAPI()
    for routes in (_article_routes, pdf_routes):
        app.include_router(routes(lambda _: article, lambda _: path))
    web = TestClient(app, headers=FRENCH)
    assert "../pdf/" not in web.get("/article/a").text
    shown = web.get("/pdf/a")
    assert shown.status_code == 404 and "ne peut pas être montrée" in shown.text


def test_words_that_are_drawn_otherwise_are_told_not_to_be_found(web, article):
    object.__setattr__(article, "text", article.text.replace("second", "deuxième"))
    shown = get(web, *asked(article, "deuxième fait"))
    assert shown.status_code == 200 and "data:image" in shown.text
    assert "pas été retrouvés" in shown.text and 'class="mark"' not in shown.text
