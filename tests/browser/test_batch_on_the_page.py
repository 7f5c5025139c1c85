"""Many questions on the page: a file goes in, the file that comes out is the one of `ibid ask --batch`."""

import csv
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import open_page
from ui.batch.cells import COLUMNS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
TABLE = """id;question
1;Qui est le ministre belge de la Justice ?
2;Combien coûte un kilo de tomates à Marseille ?
3;
"""


def with_questions(browser: Browser, address: str, file: Path) -> Page:
    page = open_page(browser, address)
    page.get_by_role("button", name="Beaucoup de questions à la fois").click()
    page.locator("#ibid-questions input[type=file]").set_input_files(file)
    expect(page.locator("#ibid-questions")).to_contain_text(file.stem)
    return page


def answers(page: Page) -> Path:
    with page.expect_download() as download:
        page.locator("#ibid-answers a").first.click()
    path = download.value.path()
    return path.rename(path.with_name(download.value.suggested_filename))


def test_a_table_of_questions_becomes_one_of_answers(browser: Browser, address: str, tmp_path: Path):
    (tmp_path / "été.csv").write_text(TABLE, encoding="utf-8")
    page = with_questions(browser, address, tmp_path / "été.csv")
    page.locator("#ibid-kind").get_by_text("CSV").click()
    page.get_by_role("button", name="Répondre à toutes").click()
    expect(page.locator("#ibid-batch")).to_contain_text("Questions : 3 sur 3", timeout=30_000)
    expect(page.locator("#ibid-batch")).to_contain_text("La question est vide.")
    path = answers(page)
    assert path.name == "été-réponses.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        first, second, third = csv.DictReader(file, delimiter=";")
    assert list(first) == ["id", "question", *COLUMNS]
    assert (first["id"], first["answer"], first["date"]) == ("1", "Koen Geens", "2016-04-22")
    assert (second["answer"], second["note"]) == ("", "Les articles n’y répondent pas.")
    assert third["error"]


def test_the_page_tells_which_column_it_takes_and_what_is_no_file_of_questions(
    browser: Browser, address: str, tmp_path: Path
):
    (tmp_path / "rows.csv").write_text("id;demande\n1;Qui est le ministre belge de la Justice ?\na;b;c\n", "utf-8")
    page = with_questions(browser, address, tmp_path / "rows.csv")
    page.locator("#ibid-kind").get_by_text("CSV").click()
    page.get_by_role("button", name="Répondre à toutes").click()
    expect(page.locator("#ibid-batch")).to_contain_text("Questions de la colonne « demande ».", timeout=30_000)
    expect(page.locator("#ibid-batch")).to_contain_text("La ligne a 3 cellules, et l’en-tête 2.", timeout=30_000)
    assert "La ligne a 3 cellules" in answers(page).read_text(encoding="utf-8-sig")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    page = with_questions(browser, address, tmp_path / "picture.png")
    page.get_by_role("button", name="Répondre à toutes").click()
    expect(page.locator("#ibid-batch")).to_contain_text("picture.png : pas un texte en UTF-8", timeout=30_000)


def test_what_is_answered_when_it_is_stopped_is_kept(browser: Browser, address: str, tmp_path: Path):
    (tmp_path / "many.txt").write_text("Qui est le ministre belge de la Justice ?\n" * 500, encoding="utf-8")
    page = with_questions(browser, address, tmp_path / "many.txt")
    page.get_by_role("button", name="Répondre à toutes").click()
    expect(page.locator("#ibid-batch")).to_contain_text(re.compile(r"[1-9]\d* sur 500"), timeout=30_000)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_role("button", name="Répondre à toutes")).to_be_visible(timeout=30_000)
    said = page.locator("#ibid-batch").inner_text()
    rows = list(openpyxl.load_workbook(answers(page)).active.iter_rows(values_only=True))
    assert f"{len(rows) - 1} sur 500" in said
    assert 1 <= len(rows) - 1 < 500
    assert {row[1] for row in rows[1:]} == {"Koen Geens"}


@pytest.mark.parametrize("words", ["", "question\n\n"])
def test_a_file_without_questions_is_told(browser: Browser, address: str, tmp_path: Path, words: str):
    (tmp_path / "none.csv").write_text(words, encoding="utf-8")
    page = with_questions(browser, address, tmp_path / "none.csv")
    page.get_by_role("button", name="Répondre à toutes").click()
    expect(page.get_by_role("alert").filter(has_text="Aucune question dans ce fichier.")).to_be_visible()


def test_without_a_file_it_says_what_is_missing(browser: Browser, address: str):
    page = open_page(browser, address, locale="en-GB")
    page.get_by_role("button", name="Many questions at once").click()
    page.get_by_role("button", name="Answer all").click()
    expect(page.locator("#ibid-batch")).to_contain_text("Drop a file of questions first.")
