"""Filters and the list of articles on the real page."""

import pytest
from gradio_client import Client
from playwright.sync_api import Browser, expect

from tests.browser.pages import ask, open_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore:.*no_silent_downcasting"
    ),
]
JUSTICE = "Qui est le ministre belge de la Justice ?"


def test_a_day_keeps_the_question_to_later_articles_and_a_click_lifts_it(browser: Browser, address: str):
    page = open_page(browser, address)
    page.get_by_role("button", name="Filtres").click()
    expect(page.locator("#ibid-of-languages")).to_contain_text("français")  # the parts are filled when the page opens
    day = page.locator("#ibid-until input").first
    day.fill("2016-03-31")
    day.press("Enter")
    expect(page.locator("#ibid-only")).to_contain_text("jusqu’au 31 mars 2016", timeout=10_000)
    ask(page, JUSTICE)
    expect(page.locator(".ibid-reply .ibid-only")).to_contain_text("jusqu’au 31 mars 2016")
    expect(page.locator(".ibid-card").first).to_contain_text("1er mars 2016")
    expect(page.locator("#ibid-sources")).not_to_contain_text("22 avril 2016")
    page.reload()
    expect(page.locator("#ibid-only")).to_contain_text("jusqu’au 31 mars 2016", timeout=30_000)
    page.locator(".ibid-reply .ibid-chip").click()
    expect(page.locator(".ibid-reply mark").last).to_have_text("Koen Geens", timeout=30_000)
    expect(page.locator(".ibid-reply").last.locator(".ibid-only")).to_have_count(0)
    expect(page.locator("#ibid-only")).not_to_contain_text("2016")


def test_no_article_that_fits_is_said(browser: Browser, address: str):
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(f"{address}/?q=Qui%20%3F&since=2020-01-01")
    expect(page.locator(".ibid-reply")).to_contain_text("Aucun article ne correspond", timeout=30_000)
    page.goto(f"{address}/?q=Qui%20%3F&since=hier")
    expect(page.locator(".ibid-reply").last).to_contain_text("Ce jour n’existe pas", timeout=30_000)


def test_a_month_of_the_timeline_asks_its_articles_alone(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, JUSTICE)
    page.locator(".ibid-months a", has_text="mars 2016").click()
    expect(page.locator(".ibid-reply").last.locator(".ibid-only")).to_contain_text("31 mars 2016", timeout=30_000)
    expect(page.locator("#ibid-sources")).not_to_contain_text("22 avril 2016")


def test_the_list_leads_to_an_article_and_to_questions_to_it_alone(browser: Browser, address: str):
    page = open_page(browser, address)
    assert page.locator("#ibid-all a").get_attribute("href") == "articles"
    page.goto(f"{address}/articles")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("Maroc-Belgique")
    page.get_by_role("link", name="Titre").click()
    expect(rows.first).to_contain_text("Le ministre")
    page.get_by_role("searchbox").fill("interieur")
    page.get_by_role("button", name="Chercher").click()
    expect(rows).to_have_count(1)
    page.locator("td.ask a").click()
    expect(page.locator("#ibid-only")).to_contain_text("Le ministre de l'Intérieur", timeout=30_000)
    page.wait_for_timeout(1000)  # what the opened page says of its parts one by one has come in
    expect(page.locator("#ibid-only")).to_contain_text("Le ministre de l'Intérieur")
    ask(page, JUSTICE)
    expect(page.locator(".ibid-reply .ibid-only")).to_contain_text("Le ministre de l'Intérieur")
    expect(page.locator("#ibid-sources")).not_to_contain_text("22 avril 2016")
    page.goto(address)
    expect(page.locator(".ibid-card").first).to_be_visible(timeout=30_000)
    page.wait_for_timeout(1000)
    expect(page.locator("#ibid-only")).to_contain_text("Le ministre de l'Intérieur")
    page.goto(f"{address}/articles")
    page.locator("tbody tr a").first.click()
    expect(page.locator("h1")).to_contain_text("Maroc-Belgique")


def test_the_http_api_takes_the_filters_of_the_command_line(address: str):
    client = Client(address, verbose=False, download_files=False)
    answer = client.predict(JUSTICE, filter={"until": "2016-03-31"}, api_name="/ask")
    assert {hit["article_id"][:3] for hit in answer["hits"]} == {"004"}
    other = next(one["id"] for one in client.predict(api_name="/articles")["articles"] if one["id"].startswith("000"))
    hits = client.predict(JUSTICE, filter={"articles": [other]}, api_name="/search")
    assert {hit["article_id"] for hit in hits} == {other}
    for wrong in ({"since": "hier"}, {"since": "2020-01-01"}, {"sources": "x"}, {"articles": ["000"]}):
        with pytest.raises(Exception, match="no day|No article|lists of texts"):
            client.predict(JUSTICE, filter=wrong, api_name="/ask")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_and_the_filters_fit_the_screen(browser: Browser, address: str, width: int):
    page = open_page(browser, address, viewport={"width": width, "height": 800})
    page.get_by_role("button", name="Filtres").click()
    ask(page, JUSTICE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{address}/articles")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_address_is_applied_once_and_a_reload_changes_nothing(browser: Browser, address: str):
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(f"{address}/?q=Qui%20est%20le%20ministre%20belge%20de%20la%20Justice%20%3F&since=2016-04-01")
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    expect(page).to_have_url(f"{address}/")
    link = page.locator("[data-link]").get_attribute("data-link")
    assert link is not None and "since=2016-04-01" in link  # whoever opens it gets the same answer
    page.get_by_role("button", name="Filtres").click()
    page.get_by_role("button", name="Retirer tous les filtres").click()
    expect(page.locator("#ibid-only")).not_to_contain_text("2016")
    page.reload()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    page.wait_for_timeout(1000)
    expect(page.locator("#ibid-only")).not_to_contain_text("2016")
    expect(page.locator(".ibid-reply")).to_have_count(1)


def test_an_address_of_a_language_that_is_none_does_no_harm(browser: Browser, address: str):
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(f"{address}/?languages=de")
    expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
    ask(page, JUSTICE)
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)


def test_a_slow_network_brings_no_lifted_filter_back(browser: Browser, address: str):
    page = browser.new_context(locale="fr-FR").new_page()
    slow = {"offline": False, "latency": 600, "downloadThroughput": -1, "uploadThroughput": -1}
    page.goto(f"{address}/?since=2016-04-01")
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    day = page.locator("#ibid-since input").first
    page.get_by_role("button", name="Filtres").click()
    expect(day).to_have_value("2016-04-01", timeout=30_000)
    page.get_by_role("button", name="Retirer tous les filtres").click()
    expect(day).to_have_value("", timeout=15_000)
    page.wait_for_timeout(1200)  # an answer of the server to what was chosen before came about now, once
    page.reload()
    expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
    page.wait_for_timeout(3000)
    expect(page.locator("#ibid-only")).not_to_contain_text("2016")
