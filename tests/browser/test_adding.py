"""Adding articles on the page: dropped, asked about, removed; off where strangers may come in."""

import json
from base64 import b64encode
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import ask, open_page
from tests.served import ROOT, add_account, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
KEEPER = "Le phare\n\nLa gardienne du phare de Brévan se nomme Ewen Kerloc’h.\n"
QUESTION = "Qui est la gardienne du phare de Brévan ?"


def opened(browser: Browser, address: str) -> Page:
    page = open_page(browser, address)
    page.get_by_text("Ajouter des articles").click()
    return page


def test_a_dropped_file_is_read_asked_about_and_removed(browser: Browser, tmp_path: Path):
    (tmp_path / "phare.txt").write_text(KEEPER, encoding="utf-8")
    (tmp_path / "tableur.xlsx").write_bytes(b"x")
    with served(tmp_path / "index", "--articles", str(ROOT / "seeds")) as address:
        page = opened(browser, address)
        page.locator("#ibid-drop input[type=file]").set_input_files([tmp_path / "phare.txt", tmp_path / "tableur.xlsx"])
        report = page.locator("#ibid-added")
        expect(report).to_contain_text("Ajoutés : 1", timeout=30_000)
        expect(report).to_contain_text("tableur.xlsx")
        ask(page, QUESTION)
        expect(page.locator(".ibid-card").first).to_contain_text("Ewen Kerloc’h")
    assert (tmp_path / "index-dropped" / "phare.txt").read_text(encoding="utf-8") == KEEPER
    with served(tmp_path / "index", "--articles", str(ROOT / "seeds")) as address:  # another start keeps it
        page = opened(browser, address)
        ask(page, QUESTION)
        expect(page.locator(".ibid-card").first).to_contain_text("Ewen Kerloc’h")
        page.get_by_role("button", name="Retirer phare.txt").click()
        expect(page.get_by_role("button", name="Retirer phare.txt")).to_have_count(0)
        page.get_by_role("button", name="Réessayer").click()
        expect(page.locator("#ibid-sources")).not_to_contain_text("Ewen Kerloc’h", timeout=30_000)
    assert list((tmp_path / "index-dropped").iterdir()) == []


def test_a_whole_folder_is_chosen_and_no_file_of_it_gives_way_to_another(browser: Browser, tmp_path: Path):
    for place, keeper in (("nord", "Ewen Kerloc’h"), ("sud", "Maëlle Tanguy")):
        (tmp_path / "own" / place).mkdir(parents=True)
        (tmp_path / "own" / place / "phare.txt").write_text(KEEPER.replace("Ewen Kerloc’h", keeper), encoding="utf-8")
    with served(tmp_path / "index", "--articles", str(ROOT / "seeds")) as address:
        page = opened(browser, address)
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choisir un dossier entier").click()
        chooser.value.set_files(tmp_path / "own")
        expect(page.locator("#ibid-added")).to_contain_text("Ajoutés : 2", timeout=30_000)
        expect(page.get_by_role("button", name="Retirer own")).to_be_visible()
        own = tmp_path / "index-dropped" / "own"
        assert sorted(own.rglob("*.txt")) == [own / "nord" / "phare.txt", own / "sud" / "phare.txt"]


def test_a_whole_folder_is_dropped(browser: Browser, tmp_path: Path):
    (tmp_path / "own" / "nord").mkdir(parents=True)
    (tmp_path / "own" / "nord" / "phare.txt").write_text(KEEPER, encoding="utf-8")
    (tmp_path / "own" / "vide.txt").write_text(" ", encoding="utf-8")
    with served(tmp_path / "index", "--articles", str(ROOT / "seeds")) as address:
        page = opened(browser, address)
        page.locator("#ibid-drop button").scroll_into_view_if_needed()
        box = page.locator("#ibid-drop button").bounding_box()
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        data = {"items": [], "files": [str(tmp_path / "own")], "dragOperationsMask": 1}
        for step in ("dragEnter", "dragOver", "drop"):
            page.context.new_cdp_session(page).send("Input.dispatchDragEvent", {"type": step, **at, "data": data})
        report = page.locator("#ibid-added")
        expect(report).to_contain_text("Ajoutés : 1", timeout=30_000)
        expect(report).to_contain_text("Fichiers non lus, ou lus en partie : 1")
        expect(page.get_by_role("button", name="Retirer own")).to_be_visible()
        assert (tmp_path / "index-dropped" / "own" / "nord" / "phare.txt").read_text(encoding="utf-8") == KEEPER


def test_a_folder_is_added_by_its_path(browser: Browser, tmp_path: Path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "phare.txt").write_text(KEEPER, encoding="utf-8")
    with served(tmp_path / "index", "--articles", str(ROOT / "seeds")) as address:
        page = opened(browser, address)
        box = page.locator("#ibid-path textarea, #ibid-path input")
        box.press("Enter")  # nothing: not the folder that the program was started in
        expect(page.locator("#ibid-added")).to_contain_text("Écrivez le chemin d’un dossier")
        box.fill(str(tmp_path / "nowhere"))
        box.press("Enter")
        expect(page.locator("#ibid-added")).to_contain_text(
            f"pas un dossier de cette machine : « {tmp_path / 'nowhere'} »"
        )
        (tmp_path / "empty").mkdir()
        box.fill(str(tmp_path / "empty"))
        box.press("Enter")
        expect(page.locator("#ibid-added")).to_contain_text("Aucun article dans")
        (own / "vide.txt").write_text(" ", encoding="utf-8")
        (own / "budget.xlsx").write_bytes(b"?")
        box.fill(str(own))
        box.press("Enter")
        expect(page.locator("#ibid-added")).to_contain_text("Ajoutés : 1", timeout=30_000)
        expect(page.locator("#ibid-added")).to_contain_text("vide.txt : aucun paragraphe.")
        expect(page.locator("#ibid-added")).to_contain_text("budget.xlsx n’est pas lu (.xlsx)")
        ask(page, QUESTION)
        expect(page.locator(".ibid-card").first).to_contain_text("Ewen Kerloc’h")


def test_what_is_removed_is_what_was_clicked_though_another_page_removed_before(browser: Browser, tmp_path: Path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(KEEPER.replace("phare", f"phare {name}"), encoding="utf-8")
    with served(tmp_path / "index", "--articles", str(ROOT / "seeds")) as address:
        page = opened(browser, address)
        files = [tmp_path / f"{name}.txt" for name in ("a", "b", "c")]
        page.locator("#ibid-drop input[type=file]").set_input_files(files)
        expect(page.locator("#ibid-added")).to_contain_text("Ajoutés : 3", timeout=30_000)
        other = opened(browser, address)
        page.get_by_role("button", name="Retirer a.txt").click()
        expect(page.get_by_role("button", name="Retirer a.txt")).to_have_count(0)
        other.get_by_role("button", name="Retirer b.txt").click()
        expect(other.get_by_role("button", name="Retirer b.txt")).to_have_count(0)
        expect(other.get_by_role("button", name="Retirer c.txt")).to_be_visible()


@pytest.mark.parametrize(
    ("options", "dropping", "naming"),
    [(("--share",), True, False), (("--root-path", "https://example.org/ibid"), False, False)],
)
def test_who_may_add(tmp_path: Path, options: tuple[str, ...], dropping: bool, naming: bool):
    if "--share" in options:
        add_account(tmp_path / "index", "ana", "open sesame")
    login = {"Authorization": f"Basic {b64encode(b'ana:open sesame').decode()}"}
    with served(tmp_path / "index", "--articles", str(ROOT / "seeds"), *options) as address:
        page = json.load(urlopen(Request(f"{address}/config", headers=login)))
    parts = {part["props"].get("elem_id"): part for part in page["components"] if part["props"].get("visible")}
    assert ("ibid-drop" in parts) is dropping
    assert ("ibid-path" in parts) is naming
    events = [target for event in page["dependencies"] for target in event["targets"]]
    named = [part["id"] for part in page["components"] if part["props"].get("elem_id") == "ibid-path"]
    assert not [event for event in events if event[0] in named]  # nor is there anything behind what is not shown
