"""What is seen while an answer is looked for: the question and what is being done, before the search has ended."""

import threading
import time

import pytest
from playwright.sync_api import Browser, expect

from index.catalogue import Catalogue
from index.retriever import Retriever
from qa.pipeline import Pipeline
from qa.tools import Tools
from qa.weighing.confidence import Confidence
from tests.browser.pages import open_page
from tests.browser.test_access import JUSTICE
from tests.ui.test_server import Served
from ui.guard import Guard
from ui.page import build_page
from ui.server import build_app

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:.*no_silent_downcasting"),
]


class Held(Retriever):
    """Finds nothing before it may."""

    def __init__(self, *parts):
        super().__init__(*parts)
        self.may = threading.Event()

    def search(self, *asked, **how):
        assert self.may.wait(60)
        return super().search(*asked, **how)


def test_a_sign_is_seen_before_the_search_has_ended(browser: Browser, seed_index, encoder, reader):
    held = Held(seed_index, encoder)
    pipeline = Pipeline(held, reader, Confidence.of_reader(reader.name))
    tools = Tools(pipeline, Catalogue(seed_index.store), seed_index.store.article, seed_index.store.file_of)
    web = Served(build_app(build_page(tools), tools, Guard()))
    try:
        page = open_page(browser, str(web.client.base_url))
        page.fill("#ibid-box textarea", JUSTICE)
        started = time.monotonic()
        page.keyboard.press("Enter")
        expect(page.locator("#ibid-chat")).to_contain_text(JUSTICE, timeout=30_000)
        expect(page.locator(".ibid-stage")).to_have_text("Recherche dans les articles…", timeout=30_000)
        assert time.monotonic() - started < 3  # ten times what is meant: other programs run on the machine, too
        expect(page.locator(".ibid-reply")).to_have_count(0)
        held.may.set()
        expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
        page.context.close()
    finally:
        held.may.set()
        web.stop()
