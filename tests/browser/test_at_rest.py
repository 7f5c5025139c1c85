"""A page that nobody uses leaves the processor alone."""

from playwright.sync_api import Browser

from tests.browser.pages import ask, open_page

_COUNTED = """
  const atNextFrame = window.requestAnimationFrame.bind(window);
  window.frames_asked = 0;
  window.requestAnimationFrame = (call) => { window.frames_asked += 1; return atNextFrame(call); };
"""


def test_a_page_at_rest_asks_for_hardly_any_frame(browser: Browser, address: str):
    page = open_page(browser, address)
    page.add_init_script(_COUNTED)
    page.reload()
    ask(page, "Qui est le ministre belge de la Justice ?")
    page.wait_for_timeout(5000)  # what moves when an answer comes has come to rest
    before = page.evaluate("frames_asked")
    page.wait_for_timeout(2000)
    assert before > 0 and page.evaluate("frames_asked") - before < 20  # two seconds of 60 frames are 120
