"""A filter in words and in addresses, the months of what was found, and the page of all articles."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from articles.types import Article, Passage
from index.catalogue import Catalogue
from index.filter import EVERY, Filter
from index.hit import Hit
from index.names import Names
from index.store import Store
from index.unread import note_unread
from qa.types import Answer, Question
from runtime.errors import UnreadableArticle
from tests.index.test_catalogue import add
from ui.filters import address, chips, months_of, within_month
from ui.list_routes import list_routes
from ui.render import apologies, reply, sources
from ui.unread import unread_lines

HOSTILE = '"><script>alert(1)</script>'
FULL = Filter(date(2016, 3, 1), date(2016, 4, 30), ("Le Soir", HOSTILE), ("fr",), ("pdf",), ("a1",))


def asked_by(link: str) -> tuple[str, Filter]:
    """The question and the filter of an address."""
    asked = parse_qs(urlsplit(link).query)
    fields = {name: asked.get(name, []) for name in ("sources", "languages", "formats", "articles")}
    days = {name: asked.get(name, [""])[0] for name in ("since", "until")}
    return asked.get("q", [""])[0], Filter.of(**days, **fields)


def test_an_address_carries_the_question_and_the_whole_filter():
    assert asked_by(address(FULL, "Qui & où ?")) == ("Qui & où ?", FULL)
    assert asked_by(address(EVERY, "Qui ?")) == ("Qui ?", EVERY)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_chip_leads_to_the_question_without_it(language):
    shown = chips(FULL, language, {"a1": "Un titre"}, "Qui ?")
    assert len(shown) == 7
    for chip in shown:
        question, rest = asked_by(chip.address)
        assert question == "Qui ?"
        assert len(chips(rest, language, {})) == 6
        assert chip.words not in [other.words for other in chips(rest, language, {"a1": "Un titre"})]


def test_chips_are_words_of_the_readers_language():
    assert chips(FULL, "fr", {})[0].words == "depuis le 1er mars 2016"
    assert chips(FULL, "en", {"a1": "Un titre"})[-1].words == "“Un titre”"


def found_on(*days: date | None) -> tuple[Hit, ...]:
    hits = []
    for rank, day in enumerate(days, start=1):
        article = Article(
            f"a{rank}", f"/a{rank}.txt", "0" * 64, f"Titre {rank}", day, "fr", None, None, f"Un fait {rank}."
        )
        hits.append(Hit(rank, article, Passage(article.id, 1, 0, 10), 1.0, 0.9, rank, None, (), ((0, 10),)))
    return tuple(hits)


def test_months_count_the_passages_found_and_ask_within_them():
    hits = found_on(date(2016, 3, 1), None, date(2015, 12, 31), date(2016, 3, 31))
    months = months_of(Answer(Question("Qui ?", "fr"), None, 0.0, (), hits, filter=Filter(languages=("fr",))))
    assert [(month.words, month.count, month.width) for month in months] == [
        ("décembre 2015", 1, 0.5),
        ("mars 2016", 2, 1.0),
    ]
    asked, kept = asked_by(months[1].address)
    assert (asked, kept) == ("Qui ?", Filter(date(2016, 3, 1), date(2016, 3, 31), languages=("fr",)))


def test_one_month_is_no_timeline():
    assert months_of(Answer(Question("Qui ?", "fr"), None, 0.0, (), found_on(date(2016, 3, 1), date(2016, 3, 9)))) == []


def test_december_ends_on_its_last_day():
    assert within_month(EVERY, date(2015, 12, 9)) == Filter(date(2015, 12, 1), date(2015, 12, 31))


def test_what_a_question_was_kept_to_is_shown_as_text():
    answer = Answer(Question("Qui ?", "fr"), None, 0.0, (), found_on(date(2016, 3, 1), date(2016, 4, 1)), filter=FULL)
    for html in (reply(answer), sources(answer), apologies("Rien.", "fr", FULL, HOSTILE)):
        assert "<script" not in html
    assert "depuis le 1er mars 2016" in reply(answer)
    assert "Titre 1" in reply(answer)
    assert "avril 2016" in sources(answer)


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("list"))
    with store.change():
        for n in range(120):
            add(
                store,
                f"a{n:03}",
                "pdf" if n % 2 else "txt",
                title=f"Titre {n:03}",
                source=f"Source {n % 3}",
                date=date(2016, 1 + n % 12, 1),
                origins={"title": "first line", "date": "file name"} if n == 7 else {},
            )
        add(store, "odd id", title=HOSTILE, language="en")
    app = FastAPI()
    app.include_router(list_routes(Catalogue(store), Names()))
    yield TestClient(app, headers={"accept-language": "fr"})
    store.close()


def titles(found: httpx.Response) -> list[str]:
    return [part.split("<")[0] for part in found.text.split('lang="fr">')[1:] if part.startswith("Titre")]


def test_the_list_goes_page_by_page_over_all_articles(web):
    pages = [titles(web.get(f"/articles?sort=title&way=up&page={page}")) for page in (1, 2, 3)]
    assert [title for page in pages for title in page] == [f"Titre {n:03}" for n in range(120)]
    assert titles(web.get("/articles?sort=title&way=up&page=99")) == pages[2]
    assert "Articles 51 à 100 sur 121." in web.get("/articles?sort=title&page=2").text
    assert "première" not in web.get("/articles?page=2").text and "dernière" not in web.get("/articles?page=2").text
    assert 'page=3">dernière</a>' in web.get("/articles?page=1").text.replace("&amp;", "&")


def test_the_list_tells_where_each_value_was_found(web):
    (told,) = re.findall(r"<details[^>]*><summary>Provenance</summary>(.*?)</details>", web.get("/articles?q=007").text)
    assert told == "titre (première ligne), date (nom du fichier)"


@pytest.mark.parametrize(("language", "said"), [("fr", "Articles 1 à 50 sur 1\u202f200."), ("en", "1 to 50 of 1,200.")])
def test_thousands_are_parted_as_the_language_does(tmp_path, language, said):
    store = Store(tmp_path)
    with store.change():
        for n in range(1200):
            add(store, f"a{n}")
    app = FastAPI()
    app.include_router(list_routes(Catalogue(store), Names()))
    assert said in TestClient(app, headers={"accept-language": language}).get("/articles").text
    store.close()


def test_the_list_tells_which_files_were_not_read(tmp_path):
    store = Store(tmp_path)
    empty = UnreadableArticle("{}: no page in it.", f"/a/{HOSTILE}.mhtml")
    note_unread(store, [], {f"/a/{n:04}.xlsx": ".xlsx" for n in range(1001)} | {f"/a/{HOSTILE}.mhtml": empty})
    app = FastAPI()
    app.include_router(list_routes(Catalogue(store), Names()))
    told = TestClient(app, headers={"accept-language": "fr"}).get("/articles").text
    store.close()
    assert "Fichiers non lus, ou lus en partie\u00a0: 1\u202f002</summary>" in told
    assert '<li title="/a/0998.xlsx">0998.xlsx n’est pas lu (.xlsx)</li>' in told and "<li>et 2 autres</li>" in told
    assert "</script>.mhtml\u00a0: aucune page dedans.</li>" in unescape(told) and "<script>alert" not in told


def test_a_file_that_was_not_read_is_named_by_its_place_in_the_folder(tmp_path):
    archive = tmp_path / "press" / "liste.zip"
    archive.parent.mkdir()
    archive.write_bytes(b"PK")
    inside = {f"{archive}/vide.pdf": UnreadableArticle("{}: no page in it.", f"{archive}/vide.pdf")}
    assert [line.words for line in unread_lines(inside, "en", Names())] == ["liste.zip/vide.pdf: no page in it."]
    outside = {str(tmp_path / "mails" / "a.xlsx"): ".xlsx"}
    lines = unread_lines(inside | outside, "en", Names())
    assert [line.words.split()[0] for line in lines] == ["press/liste.zip/vide.pdf:", "mails/a.xlsx"]
    assert [line.path for line in lines] == [*inside, *outside]
    assert [line.path for line in unread_lines(inside, "en", Names([tmp_path]))] == [""]  # people on other machines
    assert unread_lines({}, "en", Names()) == []


def test_the_list_is_searched_and_filtered(web):
    found = web.get("/articles?q=titre+01&sources=Source+1&formats=pdf&languages=&since=2016-02-01")
    assert titles(found) == ["Titre 019", "Titre 001", "Titre 013"]
    assert "./?articles=a019&amp;articles=a001&amp;articles=a013" in found.text  # those found, whatever found them
    found = web.get("/articles?sources=Source+1&formats=pdf&languages=&since=2016-02-01")
    assert "./?since=2016-02-01&amp;sources=Source+1&amp;formats=pdf" in found.text
    assert "Interroger ces" not in web.get("/articles?q=titre").text  # they fill several pages
    assert "Aucun article." in web.get("/articles?q=zorglub").text


def test_the_list_is_text_and_bad_values_are_told(web):
    assert "<script>alert" not in web.get("/articles", params={"q": HOSTILE, "sources": HOSTILE}).text
    assert "<script>alert" not in web.get("/articles?q=alert").text
    told = web.get("/articles?since=hier")
    assert told.status_code == 400
    assert "Ce jour n’existe pas" in told.text
    assert web.get("/articles?page=x").text == web.get("/articles").text
