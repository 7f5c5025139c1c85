"""No word of Gradio's own is English on the French page, in no name that a screen reader tells."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import ask, open_page
from tests.browser.test_access import JUSTICE, abstention, answer, article, filtered, listing, start
from tests.served import ROOT, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
# Words of which English labels are made, and French ones are not.
ENGLISH = set(
    "a all and audio bot bot's button cancel chatbot clear click clipboard close copied copy delete download drop edit "
    "error expand file files footer for fullscreen in input like lost more navigation of open or paste processing "
    "queue record remove reset response retry save scroll select send server settings show stop submit textbox the "
    "this to undo up upload uploading user user's view was with you your".split()
)
NAMES = """() => [...document.querySelectorAll("*")]
  .filter((one) => one.checkVisibility() && !one.closest("[data-language]"))
  .flatMap((one) => [
    ...["aria-label", "aria-description", "title", "alt", "placeholder"].map((name) => one.getAttribute(name)),
    one.matches("button, label, .sr-only, h2, th, [class*=toast] *") && !one.children.length && one.innerText,
  ])
  .filter(Boolean)"""


def english(page: Page) -> list[str]:
    """The names that have an English word: articles and questions here are French."""
    names = page.evaluate(NAMES)
    assert names
    return [name for name in names if ENGLISH & set(name.lower().replace(":", " ").split())]


def asking(page: Page) -> None:
    ask(page, JUSTICE)
    page.get_by_role("button", name="Modifier").first.click()
    expect(page.get_by_role("button", name="Annuler")).to_be_visible()


@pytest.mark.parametrize("view", [start, answer, asking, filtered, listing, abstention, article])
def test_the_french_page_has_no_english_name(browser: Browser, address: str, view: Callable[[Page], None]):
    page = open_page(browser, address)
    view(page)
    page.wait_for_timeout(300)
    assert english(page) == []
    page.context.close()


def test_what_boxes_and_buttons_are_called(browser: Browser, address: str):
    french, other = open_page(browser, address), open_page(browser, address, locale="en-GB")
    expect(french.get_by_role("textbox", name="Votre question")).to_be_visible()
    expect(french.locator("#ibid-box").get_by_role("button", name="Envoyer")).to_be_visible()
    expect(other.get_by_role("textbox", name="Your question")).to_be_visible()
    expect(other.locator("#ibid-box").get_by_role("button", name="Send")).to_be_visible()


def test_adding_and_many_questions_are_in_french(browser: Browser, tmp_path: Path):
    (tmp_path / "questions.txt").write_text(f"{JUSTICE}\n", encoding="utf-8")
    (tmp_path / "phare.txt").write_text("Le phare\n\nLe phare de Brévan est blanc et rouge.\n", encoding="utf-8")
    seeds = shutil.copytree(ROOT / "seeds", tmp_path / "articles")  # whose examples are made, and French
    with served(tmp_path / "index", "--articles", str(seeds)) as address:
        page = open_page(browser, address)
        start(page)
        page.locator("#ibid-questions input[type=file]").set_input_files(tmp_path / "questions.txt")
        page.get_by_role("button", name="Répondre à toutes").click()
        expect(page.locator("#ibid-answers a").first).to_be_visible(timeout=30_000)
        page.locator("#ibid-drop input[type=file]").set_input_files(tmp_path / "phare.txt")
        expect(page.locator("#ibid-added")).to_contain_text("Ajoutés : 1", timeout=30_000)
        assert english(page) == []
        expect(page.locator("#ibid-questions")).to_contain_text("42 o")
    page.get_by_role("button", name="Répondre à toutes").click()  # the server is gone
    expect(page.locator("[class*=toast]").first).to_be_visible(timeout=30_000)
    page.wait_for_timeout(300)
    assert english(page) == []
