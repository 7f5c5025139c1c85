"""From a citation, one click leads to the page of the PDF as it looks, with the words marked on it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.articles.documents import pdf
from tests.browser.pages import ask
from tests.browser.test_access import faults
from tests.served import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


SHOWN = "Page {} de «\u202fLes phares de la côte\u202f», telle quelle"
MARKED = f"{SHOWN.format(2)}. Mots marqués\u00a0: «\u202fEwen Kerloc’h\u202f»"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_number_on_a_card_opens_the_page_with_its_mark(browser: Browser, tmp_path: Path, width: int):
    (tmp_path / "articles").mkdir()
    first = [(72, 780, "Les phares de la côte"), (72, 740, "La côte a neuf phares, que la mer use chaque hiver.")]
    second = [(72, 740, "Le gardien du phare de Brévan se nomme"), (300, 740, "Ewen Kerloc’h.")]
    (tmp_path / "articles/phare.pdf").write_bytes(pdf(first, second))
    with served(tmp_path / "index", "--articles", str(tmp_path / "articles")) as address:
        page = browser.new_context(locale="fr-FR", viewport={"width": width, "height": 800}).new_page()
        page.goto(address)
        expect(page.locator("#ibid-box textarea")).to_be_visible(timeout=30_000)
        ask(page, "Comment se nomme le gardien du phare de Brévan ?")
        page.locator(".ibid-card").first.get_by_role("link", name="page 2").click()
        opened = page.frame_locator("#ibid-reading iframe")
        expect(opened.locator("#quote")).to_be_in_viewport()
        expect(opened.get_by_role("img")).to_have_attribute("alt", MARKED)
        sheet, mark = (opened.locator(name).bounding_box() for name in (".sheet", "#quote"))
        assert sheet and mark
        assert abs((mark["x"] - sheet["x"]) / sheet["width"] - 300 / 595) < 0.01
        assert abs((mark["y"] - sheet["y"]) / sheet["height"] - (842 - 740) / 842) < 0.02
        expect(page.get_by_placeholder("Chercher (/)")).to_have_count(1)
        expect(page.get_by_placeholder("Chercher (/)")).not_to_be_visible()  # in a picture, nothing is
        opened.get_by_role("link", name="Ouvrir l’article").click()
        expect(opened.locator("mark#quote")).to_have_text("Ewen Kerloc’h")
        opened.get_by_role("link", name="Voir la page 2").click()
        opened.get_by_role("link", name="précédente").click()
        expect(opened.get_by_role("img")).to_have_attribute("alt", SHOWN.format(1))
        page.keyboard.press("Escape")
        page.goto(f"{address}/pdf/phare?page=2")
        assert faults(page) == {}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.context.close()
