"""Saying on the page what an answer is worth, and measuring the program by it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import ask, open_page
from tests.served import ROOT, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
MINISTER = "Qui est le ministre belge de la Justice ?"
TOKYO = "Quel temps fera-t-il demain à Tokyo ?"
KINGS = "When was the phone call between the two kings?"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feedback") / "index"


@pytest.fixture(scope="module")
def address(index: Path) -> Iterator[str]:
    with served(index) as url:
        yield url


def ibid(*arguments: str | Path) -> str:
    command = [sys.executable, "-W", "ignore", str(ROOT / "app.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True, cwd=ROOT, encoding="utf-8", timeout=120).stdout


def test_what_is_said_on_the_page_is_exported_and_measured(
    browser: Browser,
    address: str,
    index: Path,
    tmp_path: Path,
):
    page = open_page(browser, address)
    ask(page, TOKYO)
    page.locator(".ibid-reply .ibid-feedback").last.get_by_role("button", name="Juste").click()
    expect(page.locator(".ibid-reply .ibid-feedback").last.get_by_role("status")).to_have_text("Noté, merci.")

    ask(page, MINISTER)
    about = page.locator(".ibid-reply .ibid-feedback").last
    about.get_by_role("button", name="Juste").click()
    expect(about.get_by_role("status")).to_have_text("Noté, merci.")
    expect(about.get_by_role("button", name="Juste")).to_have_attribute("aria-pressed", "true")

    ask(page, KINGS)
    page.locator(".ibid-reply .ibid-feedback").last.get_by_role("button", name="Wrong").click()
    card = page.locator(".ibid-card").nth(1)
    passage = card.locator(".passage").inner_text()
    card.get_by_role("button", name="This is the passage").click()
    expect(card.get_by_role("status")).to_have_text("Noted, thank you.")

    file = tmp_path / "feedback.jsonl"
    ibid("feedback", "--output", file, "--index", index)
    rows = {row["question"]: row for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    assert rows[MINISTER]["answers"] == ["Koen Geens"]
    assert rows[TOKYO]["answers"] == []
    assert (rows[KINGS]["answers"], rows[KINGS]["wrong"]) == (None, ["23 novembre 2015"])
    assert rows[KINGS]["passage"].split() == passage.split()
    assert [json.loads(line) for line in ibid("feedback", "--index", index).splitlines()] == list(rows.values())

    metrics = json.loads(ibid("evaluate", file, "--json", "--index", index))["all"]
    assert (metrics["questions"], metrics["answered_right"], metrics["abstention_recall"]) == (3, 1.0, 1.0)
    assert (metrics["recall@10"], metrics["wrong_again"]) == (1.0, 1.0)


def test_what_cannot_be_noted_is_told(browser: Browser, address: str):
    page = open_page(browser, address, locale="en-GB")
    ask(page, MINISTER)
    page.route("**/feedback", lambda route: route.abort())
    about = page.locator(".ibid-reply .ibid-feedback").last
    about.get_by_role("button", name="Faux").press("Enter")
    expect(about.get_by_role("status")).to_have_text("Votre avis n’a pas pu être noté.")
    expect(about.get_by_role("button", name="Faux")).to_have_attribute("aria-pressed", "false")
