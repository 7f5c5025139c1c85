"""What a person sees: the answer from its beginning, nothing that is broken, pale or out of line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import ask, open_page
from tests.browser.test_access import JUSTICE
from tests.served import ROOT, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
PHONE, DESK = {"width": 360, "height": 800}, {"width": 1280, "height": 800}
BUDGET = """---
title: Budget 2024
date: 2024-02-03
---

# Budget 2024

Le conseil a voté le budget.

| Poste | 2023 | 2024 | Évolution | Commentaire du service des finances |
|---|---|---|---|---|
| Taxe foncière | 12 500 € | 13 100 € | +4,8 % | Revalorisation des bases, sans hausse de taux |
| Dotations | 8 200 € | 7 900 € | −3,7 % | Baisse de la dotation globale |
"""
TOWN = """Brévan fête ses écoles

Par Anne Le Goff, le 3 mars 2024

La population de Brévan est de 12 900 habitants. Les communes voisines sont les suivantes :

- Kervigan
- Lanvelec
- Port-Ardec
- Saint-Tudy

La fête aura lieu le 12 juin.
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("city")
    articles = shutil.copytree(ROOT / "seeds", folder / "articles")
    (articles / "budget.md").write_text(BUDGET, encoding="utf-8")
    (articles / "town.txt").write_text(TOWN, encoding="utf-8")
    with served(folder / "index", "--articles", str(articles)) as url:
        yield url


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_answer_is_seen_from_its_beginning_with_its_question(browser: Browser, city: str, size: dict[str, int]):
    page = open_page(browser, city, viewport=size)
    for _ in range(3):
        ask(page, JUSTICE)
        expect(page.locator(".message.user").last).to_be_in_viewport(ratio=0.9)
        expect(page.locator(".ibid-reply mark").last).to_be_in_viewport()
    page.reload()
    expect(page.locator(".ibid-reply mark").last).to_be_in_viewport(timeout=30_000)


def test_nothing_gapes_in_a_reply(browser: Browser, city: str):
    page = open_page(browser, city)
    ask(page, JUSTICE)
    gaps = page.evaluate(
        """() => { const at = (some) => document.querySelector(`.ibid-reply ${some}`).getBoundingClientRect();
          return [at("blockquote").top - document.querySelector(".ibid-reply").getBoundingClientRect().top,
                  at("blockquote ~ .about").top - at("blockquote").bottom]; }"""
    )
    assert max(gaps) < 10


def test_what_is_said_of_an_article_has_one_colour_and_stands_in_line(browser: Browser, city: str):
    page = open_page(browser, city)
    ask(page, JUSTICE)
    colours = page.evaluate(
        """() => [...document.querySelectorAll(".ibid-reply .about, .ibid-card .about")].flatMap((about) =>
          [about, ...about.querySelectorAll(":not(abbr)")].map((one) => getComputedStyle(one).color))"""
    )
    assert len(set(colours)) == 1
    lefts = [page.locator(some).first.bounding_box()["x"] for some in ("#ibid-beside h2", ".near", ".ibid-card")]
    assert max(lefts) - min(lefts) < 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_to_type_is_not_too_pale(browser: Browser, city: str, scheme: str):
    page = open_page(browser, city, color_scheme=scheme)
    contrast = page.evaluate(
        """() => { const box = document.querySelector("#ibid-box textarea");
          const light = (colour) => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number)
              .map((c) => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b; };
          const clear = (colour) => /, 0\\)$/.test(colour);
          let behind = box; while (clear(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
          const colours = [getComputedStyle(box, "::placeholder").color, getComputedStyle(behind).backgroundColor];
          const both = colours.map(light);
          return (Math.max(...both) + .05) / (Math.min(...both) + .05); }"""
    )
    assert contrast > 4.5


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_label_lies_over_what_is_dropped_on(browser: Browser, city: str, size: dict[str, int]):
    page = open_page(browser, city, viewport=size)
    for title, place in (("Ajouter des articles", "#ibid-drop"), ("Beaucoup de questions", "#ibid-questions")):
        page.get_by_text(title).first.click()
        expect(page.locator(f"{place} label").first).to_be_visible()
        shared = page.locator(place).evaluate(
            """(drop) => { const at = (one) => one.getBoundingClientRect(), label = at(drop.querySelector("label"));
              const inside = drop.querySelector("[data-testid=upload-text]"), found = [];
              const words = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
              for (let node; (node = words.nextNode()); ) if (node.data.trim()) {
                const range = document.createRange(); range.selectNodeContents(node); found.push(at(range)); }
              return [...found, ...[...inside.querySelectorAll("svg")].map(at)].filter((one) => one.width
                && one.left < label.right && one.right > label.left && one.top < label.bottom).length; }"""
        )
        assert shared == 0, place


def test_the_items_of_a_list_have_one_card_with_their_numbers(browser: Browser, city: str):
    page = open_page(browser, city, viewport=PHONE)
    ask(page, "Quelles sont les communes voisines de Brévan ?")
    expect(page.locator(".ibid-reply .number")).to_have_count(4)
    expect(page.locator(".ibid-reply cite")).to_have_count(1)
    assert page.locator(".ibid-reply blockquote").first.inner_text() == "Kervigan1"
    card = page.locator(".ibid-card").first
    assert card.locator(".number").all_inner_texts() == ["1", "2", "3", "4"]
    assert card.locator("mark").all_inner_texts() == ["Kervigan", "Lanvelec", "Port-Ardec", "Saint-Tudy"]
    tops = [one.bounding_box()["y"] for one in card.locator(".number").all()]
    assert max(tops) - min(tops) < 1
    card.locator(".number").nth(2).click()
    expect(page.frame_locator("#ibid-reading iframe").locator("mark#quote")).to_have_text("Port-Ardec")


def test_a_table_breaks_no_number_and_its_title_stands_once(browser: Browser, city: str):
    page = browser.new_context(locale="fr-FR", viewport=PHONE).new_page()
    page.goto(f"{city}/article/budget")
    cell = page.locator("td", has_text="12 500 €")
    assert (
        cell.bounding_box()["height"]
        <= 2.5 * float(cell.evaluate("td => parseFloat(getComputedStyle(td).fontSize)")) * 1.65
    )
    assert (
        cell.evaluate(
            "td => { const r = document.createRange(); r.selectNodeContents(td); return r.getClientRects().length }"
        )
        == 1
    )
    assert page.get_by_text("Budget 2024", exact=True).count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    border, ink = cell.evaluate("td => [getComputedStyle(td).borderTopColor, getComputedStyle(td).color]")
    assert border != ink


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_list_of_articles_stands_in_line(browser: Browser, city: str, size: dict[str, int]):
    page = browser.new_context(locale="fr-FR", viewport=size).new_page()
    page.goto(f"{city}/articles")
    heights = page.evaluate(
        """[...document.querySelectorAll("form :is(input:not([type=hidden]), select, button)")]
          .map((one) => one.offsetHeight)"""
    )
    assert len(set(heights)) == 1
    lines = page.evaluate(
        """[...document.querySelectorAll("td.date")].map((td) => { const r = document.createRange();
          r.selectNodeContents(td); return r.getClientRects().length; })"""
    )
    assert set(lines) == {1}
    expect(page.locator("nav")).to_have_count(0)  # of its pages: there is one
