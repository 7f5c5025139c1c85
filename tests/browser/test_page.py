"""The real page in a real browser: asking, reading, opening the source, phone, dark, hostile input, offline."""

import json
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from gradio_client import Client
from playwright.sync_api import Browser, Locator, expect

from qa.citing.proof import proofs_in
from tests.browser.pages import HOSTILE, ask, open_page
from tests.served import ROOT, add_account, free_port, served

pytestmark = [
    pytest.mark.browser,
    # gradio_client and playwright leave loops and sockets to the garbage collector
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


def test_a_french_question_is_answered_and_one_click_shows_the_words_in_their_source(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Qui est le ministre belge de la Justice ?")
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens")
    expect(page.locator(".ibid-card mark")).to_have_text("Koen Geens")
    expect(page.locator(".ibid-card").first).to_contain_text("22 avril 2016")
    page.locator(".ibid-reply .number").first.click()
    mark = page.frame_locator("#ibid-reading iframe").locator("mark#quote")
    expect(mark).to_have_text("Koen Geens")
    expect(mark).to_be_in_viewport()
    page.locator("#ibid-reading .close").click()
    expect(page.locator("#ibid-reading")).not_to_be_visible()


def test_an_english_question_is_answered_in_english_from_french_articles(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "When was the phone call between the two kings?")
    expect(page.locator(".ibid-reply mark")).to_have_text("23 novembre 2015")
    expect(page.locator(".ibid-card").first).to_contain_text("Open the article")


def test_the_card_opens_the_article_too(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "How long did Charles Michel stay in Morocco?")
    page.get_by_text("Open the article").first.click()
    expect(page.frame_locator("#ibid-reading iframe").locator("mark#quote")).to_have_text("deux jours")


def test_a_link_opens_as_a_page_of_its_own_without_the_script(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "How long did Charles Michel stay in Morocco?")
    target = page.locator(".ibid-reply .number").first.get_attribute("href")
    page.goto(f"{address}/{target}")
    expect(page.locator("mark#quote")).to_have_text("deux jours")
    expect(page.locator("mark#quote")).to_be_in_viewport()


def test_what_the_articles_do_not_say_is_said(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Quel temps fera-t-il demain à Tokyo ?")
    expect(page.locator(".ibid-reply")).to_contain_text("Les articles n’y répondent pas.")
    expect(page.locator(".ibid-reply mark")).to_have_count(0)
    expect(page.locator("#ibid-sources")).to_contain_text("Les passages les plus proches")


def test_an_empty_question_is_no_error(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "  ?! ")
    expect(page.locator(".ibid-reply")).to_contain_text("La question est vide.")


def test_an_example_is_asked_by_one_click(browser: Browser, address: str):
    page = open_page(browser, address)
    page.locator("button.example").first.click()
    expect(page.locator(".ibid-reply mark").first).to_be_visible(timeout=30_000)


def test_a_follow_up_leans_on_the_question_before(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Qui est le directeur de la DSITI ?")
    ask(page, "Et quand ?")
    expect(page.locator(".ibid-reply").last).to_contain_text("Repris de la question d’avant")


def test_clearing_the_chat_brings_the_list_of_articles_back(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Who is Mourad Naimi?")
    page.get_by_role("button", name=re.compile("clear|effacer|vider", re.IGNORECASE)).first.click()
    expect(page.locator(".ibid-articles")).to_be_visible()


def test_labels_follow_the_browser(browser: Browser, address: str):
    french, english = open_page(browser, address), open_page(browser, address, locale="en-GB")
    expect(french.locator("#ibid-box textarea")).to_have_attribute("placeholder", re.compile("Posez une question"))
    expect(english.locator("#ibid-box textarea")).to_have_attribute("placeholder", re.compile("Ask a question"))
    expect(french.locator("#ibid-sources")).to_contain_text("Articles indexés")
    expect(english.locator("#ibid-sources")).to_contain_text("Articles in the index")


def test_the_language_of_the_page_is_chosen_on_it(browser: Browser, address: str):
    page = open_page(browser, address)
    page.get_by_role("button", name="English").click()
    expect(page.locator("#ibid-head")).to_contain_text("Ask your articles", timeout=30_000)
    expect(page.locator("#ibid-sources")).to_contain_text("Articles in the index")
    page.reload()
    expect(page.locator("#ibid-sources")).to_contain_text("Articles in the index", timeout=30_000)
    page.goto(f"{address}/articles")
    expect(page.get_by_role("link", name="Ask a question")).to_be_visible()
    page.goto(address)
    page.get_by_role("button", name="Français").click()
    expect(page.locator("#ibid-sources")).to_contain_text("Articles indexés", timeout=30_000)


@pytest.mark.parametrize(("locale", "head"), [("de-DE", "Ask your articles"), ("fr-BE", "Interrogez vos articles")])
def test_a_browser_in_another_language_gets_one_that_is_there(browser: Browser, address: str, locale: str, head: str):
    page = open_page(browser, address, locale=locale)
    expect(page.locator("#ibid-head")).to_contain_text(head)


def test_hostile_articles_and_questions_stay_text(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, f"Qui est le gardien du phare de Brévan ? {HOSTILE}")
    title = page.title()
    expect(page.locator(".ibid-card").first).to_contain_text("<img src=x")
    expect(page.locator("#ibid-chat")).to_contain_text("**bold** <script>")
    assert page.locator("#ibid-chat img, #ibid-chat script, #ibid-sources img, #ibid-sources script").count() == 0
    page.locator(".ibid-card .ibid-open").first.click()
    frame = page.frame_locator("#ibid-reading iframe")
    expect(frame.locator("h1")).to_contain_text("<script>")
    expect(frame.locator("img, script")).to_have_count(0)
    assert page.title() == title


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, address: str, scheme: Any):
    page = open_page(browser, address, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    ask(page, "Qui est le ministre belge de la Justice ?")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box, below = page.locator("#ibid-box").bounding_box(), page.locator("#ibid-beside").bounding_box()
    assert 0 <= below["y"] - (box["y"] + box["height"]) < 60  # nothing stands between


def test_the_page_asks_nothing_of_any_other_machine(browser: Browser, address: str):
    page = browser.new_context(locale="fr-FR").new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(address)
    expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
    ask(page, "Qui est le ministre belge de la Justice ?")
    page.locator(".ibid-reply .number").first.click()
    page.wait_for_timeout(500)
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert complaints == []


def test_the_http_api_gives_the_json_of_the_command_line(address: str):
    client = Client(address, verbose=False, download_files=False)
    answer = client.predict("Qui est le ministre belge de la Justice ?", api_name="/ask")
    assert answer["answer"] == "Koen Geens"
    assert {"question", "language", "answer", "confidence", "abstained", "citations", "hits", "timings_ms"} <= set(
        answer
    )
    hits = client.predict("Qui est le ministre belge de la Justice ?", 3, api_name="/search")
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    with pytest.raises(Exception, match="The question is empty"):
        client.predict("  ", api_name="/ask")


@pytest.mark.slow
def test_fifty_questions_at_once_are_all_answered(address: str):
    client = Client(address, verbose=False, download_files=False)
    questions = ["How long did Charles Michel stay in Morocco?", "Qui est le ministre belge de la Justice ?"] * 25
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda question: client.predict(question, api_name="/ask")["answer"], questions))
    assert answers == ["deux jours", "Koen Geens"] * 25


def test_a_login_is_asked_for_everywhere(tmp_path: Path):
    import urllib.error
    import urllib.request

    shutil.copytree(ROOT / "seeds", tmp_path / "articles")
    add_account(tmp_path / "index", "ana", "open sesame")
    with served(tmp_path / "index", "--articles", str(tmp_path / "articles"), "--share") as url:
        for path in ("/", "/config", "/gradio_api/info", "/article/004_b156fcef65e57a33"):
            with pytest.raises(urllib.error.HTTPError, match="401"):
                urllib.request.urlopen(url + path)


def test_a_reload_keeps_the_conversation_and_clearing_forgets_it(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Qui est le ministre belge de la Justice ?")
    page.reload()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    expect(page.locator(".ibid-card mark")).to_have_text("Koen Geens")
    ask(page, "Et le vice-premier ministre ?")
    expect(page.locator(".ibid-reply").last).to_contain_text("Repris de la question d’avant")
    page.get_by_role("button", name=re.compile("clear|effacer|vider", re.IGNORECASE)).first.click()
    expect(page.locator(".ibid-articles")).to_be_visible()
    page.reload()
    expect(page.locator(".ibid-articles")).to_be_visible(timeout=30_000)
    expect(page.locator(".ibid-reply")).to_have_count(0)


def test_back_closes_the_article_and_stays_on_the_page(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Qui est le ministre belge de la Justice ?")
    page.locator(".ibid-reply .number").first.click()
    expect(page.locator("#ibid-reading")).to_be_visible()
    page.go_back()
    expect(page.locator("#ibid-reading")).not_to_be_visible()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens")
    page.locator(".ibid-reply .number").first.click()
    page.locator("#ibid-reading .close").click()
    page.locator(".ibid-reply .number").first.click()
    expect(page.frame_locator("#ibid-reading iframe").locator("mark#quote")).to_have_text("Koen Geens")


def test_an_earlier_answer_shows_its_sources_again(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Qui est le ministre belge de la Justice ?")
    ask(page, "When was the phone call between the two kings?")
    expect(page.locator(".ibid-card mark")).to_have_text("23 novembre 2015")
    page.locator(".ibid-reply").first.click()
    expect(page.locator(".ibid-card mark")).to_have_text("Koen Geens")


def test_a_link_asks_its_question(browser: Browser, address: str):
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(f"{address}/?q=Qui%20est%20le%20ministre%20belge%20de%20la%20Justice%20%3F")
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)


def test_at_least_five_passages_stand_beside_an_answer(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Qui est le ministre belge de la Justice ?")
    expect(page.locator(".ibid-card")).to_have_count(5)
    expect(page.locator(".ibid-card").first.locator("mark")).to_have_text("Koen Geens")


def test_the_columns_stay_where_they_are_at_the_first_answer(browser: Browser, address: str):
    page = open_page(browser, address)
    before = page.locator("#ibid-chat").bounding_box()["width"]
    ask(page, "Qui est le ministre belge de la Justice ?")
    assert page.locator("#ibid-chat").bounding_box()["width"] == before
    assert not re.search(r"\bcommon\.\w+", page.locator("body").inner_text())


NGINX = """daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}
http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; location /ibid/ {{ proxy_pass {to}/; proxy_buffering off;
    proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Host $http_host; proxy_http_version 1.1; }} }} }}
"""


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx on this machine; `apt install nginx-light`")
def test_behind_a_proxy_a_question_is_answered_and_its_source_opens(browser: Browser, tmp_path: Path):
    port = free_port()
    shutil.copytree(ROOT / "seeds", tmp_path / "articles")
    options = ("--articles", str(tmp_path / "articles"), "--root-path", f"http://127.0.0.1:{port}/ibid")
    with served(tmp_path / "index", *options) as url:
        configuration = tmp_path / "nginx.conf"
        configuration.write_text(NGINX.format(folder=tmp_path, port=port, to=url))
        proxy = subprocess.Popen(["nginx", "-c", configuration, "-p", tmp_path])
        try:
            page = open_page(browser, f"http://127.0.0.1:{port}/ibid/")
            ask(page, "Qui est le ministre belge de la Justice ?")
            page.locator(".ibid-reply .number").first.click()
            expect(page.frame_locator("#ibid-reading iframe").locator("mark#quote")).to_have_text("Koen Geens")
            page.locator("#ibid-reading .close").click()
            assert "Koen Geens" in exported(page.locator(".ibid-reply"), "MD", tmp_path)
        finally:
            proxy.terminate()
            proxy.wait()


def test_a_quotation_is_copied_and_exported_with_its_source(browser: Browser, address: str, tmp_path: Path):
    context = browser.new_context(locale="fr-FR", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
    ask(page, "Qui est le ministre belge de la Justice ?")
    page.get_by_role("button", name="Copier avec la source").click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("«\u00a0Au cours d’une réunion") and copied.endswith("22 avril 2016)")
    (citation,) = json.loads(exported(page.locator(".ibid-reply"), "JSON", tmp_path))["citations"]
    assert citation["quote"] == "Koen Geens" and len(citation["sha256"]) == 64


def test_a_conversation_is_exported_after_a_reload(browser: Browser, address: str, tmp_path: Path):
    page = open_page(browser, address)
    ask(page, "Qui est le ministre belge de la Justice ?")
    ask(page, "Quel temps fera-t-il demain à Tokyo ?")
    ask(page, "When was the phone call between the two kings?")
    page.reload()
    expect(page.locator(".ibid-reply")).to_have_count(3)
    page.get_by_text("Autres conversations").click()
    for kind in ("MD", "TXT", "HTML", "RIS", "BIB", "CSL", "JSON"):
        written = exported(page.locator("#ibid-others"), kind, tmp_path)
        assert [proof["quote"] for proof in proofs_in(written)] == ["Koen Geens", "23 novembre 2015"]


@pytest.mark.parametrize(("locale", "says"), [("fr-FR", "reposez sa question"), ("en-GB", "ask again to export it")])
def test_what_an_earlier_version_has_kept_is_said_not_to_be_exported(
    browser: Browser, address: str, tmp_path: Path, locale: str, says: str
):
    page = open_page(browser, address, locale=locale)
    ask(
        page,
        "Qui est le ministre belge de la Justice ?" if "fr" in locale else "Who is the Belgian minister of Justice?",
    )
    ask(page, "Quel temps fera-t-il demain à Tokyo ?" if "fr" in locale else "What will the weather be in Tokyo?")
    first, shelf = page.locator(".ibid-reply").first, page.locator("#ibid-others")
    page.get_by_text("Autres conversations" if "fr" in locale else "Other conversations").click()
    for part, kept in ((first, '{"question": "?"}'), (first, None), (shelf, None)):
        page.evaluate(
            """kept => kept ? document.querySelector(".ibid-reply").dataset.answer = kept
                            : delete document.querySelector(".ibid-reply").dataset.answer""",
            kept,
        )
        part.get_by_role("button", name="MD", exact=True).click()
        expect(part.locator("[data-old] [role=status]")).to_contain_text(says)
    with page.expect_download() as download:
        shelf.get_by_role("button", name="TXT", exact=True).click()
    download.value.save_as(tmp_path / "export")
    assert "Tokyo" in (tmp_path / "export").read_text(encoding="utf-8")
    page.evaluate("for (const reply of document.querySelectorAll('.ibid-reply')) delete reply.dataset.answer")
    shelf.get_by_role("button", name="TXT", exact=True).click()
    expect(shelf.locator("[data-old] [role=status]")).to_contain_text(says)


def exported(part: Locator, kind: str, folder: Path) -> str:
    """What a click on a kind of export saves."""
    with part.page.expect_download() as download:
        part.get_by_role("button", name=kind, exact=True).click()
    suffix = {"CSL": "csl.json"}.get(kind, kind.lower())
    assert download.value.suggested_filename == f"ibid-qui-est-le-ministre-belge-de-la-justice.{suffix}"
    download.value.save_as(folder / "export")
    return (folder / "export").read_text(encoding="utf-8")


def test_exact_words_are_listed_with_counts_and_open_where_they_stand(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "« Koen Geens »")
    reply = page.locator(".ibid-reply").last
    expect(reply).to_contain_text(re.compile(r"Trouvé dans 1 passage\s+de 1 article"))
    expect(reply.locator("blockquote mark")).to_have_text("Koen Geens")
    expect(reply.locator(".ibid-sure")).to_have_count(0)
    reply.locator(".number").last.click()
    mark = page.frame_locator("#ibid-reading iframe").locator("mark#quote")
    expect(mark).to_have_text("Koen Geens")
    expect(mark).to_be_in_viewport()
