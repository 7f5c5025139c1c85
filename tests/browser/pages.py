"""What the tests in a browser do again and again."""

from typing import Any

from playwright.sync_api import Browser, Page, expect

HOSTILE = '<img src=x onerror="document.title=1"> **bold** <script>document.title=2</script>'


def open_page(browser: Browser, address: str, **context: Any) -> Page:
    page = browser.new_context(**{"locale": "fr-FR", "viewport": {"width": 1280, "height": 800}, **context}).new_page()
    page.goto(address)
    expect(page.locator("#ibid-box textarea")).to_be_visible(timeout=30_000)
    expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
    return page


def ask(page: Page, question: str) -> None:
    expect(page.locator("#ibid-box .stop-button")).to_have_count(0)  # while one is asked, Enter asks no other
    replies = page.locator(".ibid-reply")
    before = replies.count()
    page.fill("#ibid-box textarea", question)
    page.keyboard.press("Enter")
    expect(replies).to_have_count(before + 1, timeout=30_000)
