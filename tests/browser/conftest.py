"""The program, served with the seeds and a hostile article, and a browser to look at it with."""

import gc
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.pages import HOSTILE
from tests.served import ROOT, served

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module", autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """What the browser's driver leaves open is told of here, where it is expected, and not in some later test."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("page")
    articles = shutil.copytree(ROOT / "seeds", folder / "articles")
    (articles / "hostile.txt").write_text(
        f"Le phare de Brévan {HOSTILE}\n\nLe gardien du phare de Brévan se nomme Ewen Kerloc’h. {HOSTILE}\n",
        encoding="utf-8",
    )
    with served(folder / "index", "--articles", str(articles)) as url:
        yield url


@pytest.fixture(scope="module")
def launched() -> Iterator[Browser]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine; `apt install chromium` (or any Chrome) runs these tests")
    expect.set_options(timeout=20_000)  # a reload alone takes a busy slow processor more than the usual 5 s
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM or "chromium", args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def browser(launched: Browser) -> Iterator[Browser]:
    """A browser whose windows are closed when the test is over: many open ones slow the others down."""
    yield launched
    for context in launched.contexts:
        context.close()
