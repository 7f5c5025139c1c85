"""The opened article: from citation to citation, finding in it, a link to the place, and what became of the file."""

import json
import shutil
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from gradio_client import Client
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import ask, open_page
from tests.served import ROOT, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
JUSTICE = "Qui est le ministre belge de la Justice ?"


def opened(page: Page):
    return page.frame_locator("#ibid-reading iframe")


def test_buttons_and_arrows_go_from_passage_to_passage(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, JUSTICE)
    page.locator(".ibid-card .number").click()
    bar = page.locator("#ibid-reading .bar")
    expect(bar).to_contain_text("1 sur 5")
    expect(opened(page).locator("mark#quote")).to_have_text("Koen Geens")
    expect(page.get_by_role("button", name="Citation précédente")).to_have_count(0)
    page.get_by_role("button", name="Citation suivante").click()
    expect(bar).to_contain_text("2 sur 5")
    expect(opened(page).locator("mark#quote")).not_to_have_text("Koen Geens")
    second = opened(page).locator("mark#quote").inner_text()
    assert second != "Koen Geens"
    page.keyboard.press("ArrowRight")
    expect(bar).to_contain_text("3 sur 5")
    expect(opened(page).locator("mark#quote")).not_to_have_text(second)  # it has come up, and listens
    page.keyboard.press("ArrowLeft")
    expect(opened(page).locator("mark#quote")).to_have_text(second)
    opened(page).locator("h1").click()  # the keys serve inside the article, too
    page.keyboard.press("ArrowLeft")
    expect(opened(page).locator("mark#quote")).to_have_text("Koen Geens")
    page.keyboard.press("Escape")
    expect(page.locator("#ibid-reading")).not_to_be_visible()


@pytest.mark.parametrize(
    "question",
    [
        JUSTICE,
        "When was the phone call between the two kings?",
        "Combien de temps Charles Michel est-il resté au Maroc ?",
        "Qui est le directeur de la DSITI ?",
        "« coopération sécuritaire »",
    ],
)
def test_the_mark_is_the_quotation_of_the_json(browser: Browser, address: str, question: str):
    citations = Client(address, verbose=False, download_files=False).predict(question, api_name="/ask")["citations"]
    assert citations
    page = open_page(browser, address)
    ask(page, question)
    numbers = page.locator(".ibid-reply .number")
    for place, cited in enumerate(citations[: numbers.count()]):
        with urlopen(f"{address}/api/article/{quote(cited['article']['id'])}") as found:
            text = json.load(found)["text"]
        page.goto(f"{address}/{numbers.nth(place).get_attribute('href')}")
        marks = page.locator("mark").all_text_contents()
        assert "".join(marks) == cited["quote"] == text[cited["start"] : cited["end"]]
        page.go_back()
        expect(numbers.first).to_be_visible(timeout=30_000)


def test_words_are_found_in_the_article_whatever_their_accents(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, JUSTICE)
    page.locator(".ibid-reply .number").click()
    expect(opened(page).locator("mark#quote")).to_be_visible()
    text = opened(page).locator("body").inner_text()
    page.keyboard.press("/")
    page.keyboard.type("securite")
    every = text.lower().count("sécurité")
    assert every > 1
    expect(page.locator("#ibid-reading .bar")).to_contain_text(f"1 sur {every}")
    page.keyboard.press("Enter")
    expect(page.locator("#ibid-reading .bar")).to_contain_text(f"2 sur {every}")
    words = page.locator("#ibid-reading iframe").evaluate(
        "frame => [...frame.contentWindow.CSS.highlights.get('found')].map(String)"
    )
    assert {word.lower() for word in words} == {"sécurité"}
    page.keyboard.press("Shift+Enter")
    page.keyboard.type(" xyz")
    expect(page.locator("#ibid-reading .bar")).to_contain_text("0 sur 0")


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_what_closes_it_stands_at_the_end_of_the_first_line(browser: Browser, address: str, width: int):
    page = open_page(browser, address, viewport={"width": width, "height": 800})
    ask(page, JUSTICE)
    page.locator(".ibid-card .number").click()
    page.get_by_placeholder("Chercher (/)").fill("le")
    expect(page.locator("#ibid-reading .bar")).to_contain_text("1 sur", timeout=10_000)
    *others, close = page.locator("#ibid-reading .bar").evaluate(
        "bar => [...bar.children].filter(one => one.offsetWidth).map(one => one.getBoundingClientRect())"
    )
    first = [one for one in others if one["top"] < close["bottom"]]
    assert first and max(one["right"] for one in first) < close["left"]
    assert abs(min(one["top"] for one in others) - close["top"]) < 8
    page.context.close()


def test_a_link_to_the_place_opens_at_the_words(browser: Browser, address: str):
    context = browser.new_context(locale="fr-FR", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
    ask(page, JUSTICE)
    page.locator(".ibid-reply .number").click()
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.locator("mark#quote")).to_have_text("Koen Geens")
    expect(page.locator("mark#quote")).to_be_in_viewport()


def test_a_file_that_changed_since_is_told(browser: Browser, tmp_path: Path):
    articles = Path(shutil.copytree(ROOT / "seeds", tmp_path / "articles"))
    with served(tmp_path / "index", "--articles", str(articles)) as address:
        page = open_page(browser, address)
        ask(page, JUSTICE)
        page.locator(".ibid-reply .number").click()
        expect(opened(page).locator("mark#quote")).to_be_visible()
        expect(opened(page).locator(".changed")).to_have_count(0)
        for file in articles.iterdir():
            file.write_text("Autre chose.\n\nUn autre texte.\n", encoding="utf-8")
        page.keyboard.press("Escape")
        page.locator(".ibid-reply .number").click()
        expect(opened(page).locator(".changed")).to_contain_text("Le fichier a changé depuis qu’il a été lu")
        expect(opened(page).locator("mark#quote")).to_have_text("Koen Geens")
