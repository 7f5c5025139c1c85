"""Everyone can use it: no fault of WCAG A or AA on any view, all by the keyboard, languages told, no motion unasked."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.pages import ask, open_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
JUSTICE = "Qui est le ministre belge de la Justice ?"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def faults(page: Page | Frame) -> dict[str, list[str]]:
    found = Axe().run(page, options=RULES).response
    assert found["passes"], "axe looked at nothing"
    return {fault["id"]: [node["html"][:150] for node in fault["nodes"]] for fault in found["violations"]}


def start(page: Page) -> None:
    for title in ("Autres conversations", "Ajouter des articles", "Beaucoup de questions", "Part d’erreurs acceptée"):
        page.get_by_text(title).first.click()
    expect(page.locator("#ibid-others [data-does=clear]")).to_be_visible()


def answer(page: Page) -> None:
    ask(page, JUSTICE)
    page.locator(".ibid-sure summary").click()
    ask(page, "Et quand ?")


def filtered(page: Page) -> None:
    page.goto(f"{page.url}?q={quote(JUSTICE)}&since=2016-03-01&languages=fr&formats=txt")
    expect(page.locator(".ibid-reply mark").first).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Filtres").click()
    expect(page.locator("#ibid-of-languages")).to_contain_text("français")


def listing(page: Page) -> None:
    page.goto(f"{page.url}articles?q=ministre&since=2016-03-01")
    expect(page.locator("tbody tr").first).to_be_visible()


def abstention(page: Page) -> None:
    ask(page, "Quel temps fera-t-il demain à Tokyo ?")


def article(page: Page) -> None:
    ask(page, JUSTICE)
    page.locator(".ibid-card .number").click()
    expect(page.frame_locator("#ibid-reading iframe").locator("mark#quote")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 768, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [start, answer, filtered, listing, abstention, article])
def test_no_view_has_a_fault(browser: Browser, address: str, view: Callable[[Page], None], scheme: Any, width: int):
    page = open_page(browser, address, viewport={"width": width, "height": 800}, color_scheme=scheme)
    view(page)
    assert faults(page) == {}
    for frame in page.frames[1:]:
        assert faults(frame) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("width", [640, 320])  # of 1280, at 200 and at 400 per cent
@pytest.mark.parametrize("view", [start, answer, filtered, listing, abstention, article])
def test_nothing_scrolls_sideways_when_the_page_is_enlarged(
    browser: Browser, address: str, view: Callable[[Page], None], width: int
):
    page = open_page(browser, address, viewport={"width": width, "height": 400})
    view(page)
    for frame in page.frames:
        assert frame.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.context.close()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab never reaches {wanted}; it ended at {focused(page)}")


def test_the_keyboard_alone_asks_opens_and_closes(browser: Browser, address: str):
    page = open_page(browser, address)
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "#ibid-box textarea")
    page.keyboard.type(JUSTICE)
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    page.evaluate("document.activeElement.blur()")
    tab_to(page, ".ibid-reply .number")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline not in {"none", "hidden"}, "the focus cannot be seen"
    page.keyboard.press("Enter")
    mark = page.frame_locator("#ibid-reading iframe").locator("mark#quote")
    expect(mark).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#ibid-reading")).not_to_be_visible()
    assert page.evaluate("document.activeElement.matches('.ibid-reply .number')"), focused(page)
    page.keyboard.press("/")  # the shortcut to the box
    assert page.evaluate("document.activeElement.matches('#ibid-box textarea')"), focused(page)
    expect(page.locator("#ibid-box textarea")).to_have_value("")


def test_quoted_words_are_in_the_language_of_their_article(browser: Browser, address: str):
    page = open_page(browser, address, locale="en-GB")
    ask(page, "When was the phone call between the two kings?")
    expect(page.locator(".ibid-reply blockquote")).to_have_attribute("lang", "fr")
    assert set(page.locator(".ibid-card .passage").evaluate_all("all => all.map(one => one.lang)")) == {"fr"}
    assert set(page.locator(".ibid-card h3").evaluate_all("all => all.map(one => one.lang)")) == {"fr"}
    page.locator(".ibid-reply .number").first.click()
    frame = page.frame_locator("#ibid-reading iframe")
    expect(frame.locator("html")).to_have_attribute("lang", "en")
    expect(frame.locator(".article")).to_have_attribute("lang", "fr")


def test_nothing_moves_for_those_who_asked_for_it(browser: Browser, address: str):
    page = open_page(browser, address, reduced_motion="reduce")
    ask(page, JUSTICE)
    moving = page.evaluate("document.getAnimations().filter(a => a.effect.getComputedTiming().duration > 1).length")
    assert moving == 0
    times = "[...document.querySelectorAll('*')].map(one => getComputedStyle(one).transitionDuration)"
    assert set(page.evaluate(times)) <= {"0s"}


def test_answers_are_announced(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, JUSTICE)
    log = page.locator("#ibid-chat [role=log], #ibid-chat [aria-live]").first
    expect(log).to_contain_text("Koen Geens")
