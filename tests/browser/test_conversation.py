"""Talking with the page: stages, stop, edit, ask again, follow-ups freed of what they carry, several conversations."""

from collections.abc import Iterator
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from index.catalogue import Catalogue
from qa.pipeline import Pipeline
from qa.tools import Tools
from qa.weighing.confidence import Confidence
from tests.browser.pages import ask, open_page
from tests.ui.test_server import Served
from ui.guard import Guard
from ui.page import build_page
from ui.server import build_app

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore:.*no_silent_downcasting"
    ),
]
JUSTICE = "Qui est le ministre belge de la Justice ?"
NAIMI = "Who is Mourad Naimi?"


class Slow:
    """Searches as a large index on a slow disk would: until it is let go on."""

    def __init__(self, retriever) -> None:
        self.retriever = retriever
        self.goes_on = Event()

    def search(self, query, language, top, filter):
        self.goes_on.wait(60)
        return self.retriever.search(query, language, top, filter)


@pytest.fixture
def slow(retriever) -> Slow:
    return Slow(retriever)


@pytest.fixture
def slow_address(slow, seed_index, reader) -> Iterator[str]:
    pipeline = Pipeline(slow, reader, Confidence.of_reader(reader.name))
    tools = Tools(pipeline, Catalogue(seed_index.store), seed_index.store.article, seed_index.store.file_of)
    server = Served(build_app(build_page(tools), tools, Guard()))
    yield f"http://127.0.0.1:{server.port}"
    slow.goes_on.set()
    server.stop()


def test_what_takes_long_tells_what_it_does(browser: Browser, slow: Slow, slow_address: str):
    page = open_page(browser, slow_address)
    page.fill("#ibid-box textarea", JUSTICE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Recherche dans les articles…")).to_be_visible()
    slow.goes_on.set()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    expect(page.locator(".ibid-stage")).to_have_count(0)


def test_a_question_that_is_stopped_goes_back_into_the_box(browser: Browser, slow: Slow, slow_address: str):
    page = open_page(browser, slow_address)
    page.fill("#ibid-box textarea", f"{JUSTICE} R&D")
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-stage")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#ibid-box textarea")).to_have_value(f"{JUSTICE} R&D")
    page.wait_for_timeout(1500)  # the server is told beside it
    slow.goes_on.set()
    page.wait_for_timeout(3000)  # its answer does not come after all
    expect(page.locator(".ibid-reply")).to_have_count(0)
    ask(page, JUSTICE)  # and another can be asked
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens")


@pytest.mark.parametrize("passes", [0, 20, 50, 100, 200, 400])
def test_what_is_stopped_while_its_answer_comes_is_answered_or_in_the_box(
    browser: Browser, slow: Slow, slow_address: str, passes: int
):
    page = open_page(browser, slow_address)
    page.fill("#ibid-box textarea", JUSTICE)
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-stage")).to_be_visible()
    slow.goes_on.set()
    page.wait_for_timeout(passes)
    page.keyboard.press("Escape")
    page.wait_for_timeout(3000)
    expect(page.locator("#ibid-box .stop-button")).to_have_count(0)
    answered, typed = page.locator(".ibid-reply").count(), page.locator("#ibid-box textarea").input_value()
    assert (answered, typed) in {(1, ""), (0, JUSTICE)}
    cited = page.locator("#ibid-sources mark").count()
    page.reload()
    expect(page.locator(".ibid-reply")).to_have_count(answered, timeout=30_000)
    assert bool(cited) == bool(answered)


def test_enter_before_the_last_question_has_ended_asks_afterwards(browser: Browser, slow: Slow, slow_address: str):
    page = open_page(browser, slow_address)
    page.fill("#ibid-box textarea", JUSTICE)
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-stage")).to_be_visible()
    page.fill("#ibid-box textarea", NAIMI)
    page.keyboard.press("Enter")
    slow.goes_on.set()
    expect(page.locator(".ibid-reply")).to_have_count(2, timeout=30_000)
    expect(page.locator("#ibid-chat .user").last).to_contain_text(NAIMI)
    expect(page.locator("#ibid-box textarea")).to_have_value("")


def test_enter_once_too_often_asks_nothing_more(browser: Browser, slow: Slow, slow_address: str):
    page = open_page(browser, slow_address)
    page.fill("#ibid-box textarea", JUSTICE)
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(page.locator(".ibid-stage")).to_be_visible()
    page.keyboard.press("Enter")
    slow.goes_on.set()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    page.wait_for_timeout(2000)
    expect(page.locator(".ibid-reply")).to_have_count(1)
    expect(page.locator("#ibid-box .stop-button")).to_have_count(0)


def test_enter_before_a_stop_asks_nothing_after_it(browser: Browser, slow: Slow, slow_address: str):
    page = open_page(browser, slow_address)
    page.fill("#ibid-box textarea", JUSTICE)
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-stage")).to_be_visible()
    page.keyboard.press("Enter")  # impatient
    page.keyboard.press("Escape")
    expect(page.locator("#ibid-box textarea")).to_have_value(JUSTICE)
    page.wait_for_timeout(1500)
    slow.goes_on.set()
    page.wait_for_timeout(3000)
    expect(page.locator(".ibid-reply")).to_have_count(0)
    expect(page.locator("#ibid-box textarea")).to_have_value(JUSTICE)
    page.locator("#ibid-box .submit-button").click()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)


def test_enter_while_a_link_is_answered_loses_neither_question(browser: Browser, slow: Slow, slow_address: str):
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(f"{slow_address}/?q={NAIMI}")
    expect(page.locator("#ibid-box .stop-button")).to_have_count(1, timeout=30_000)
    page.fill("#ibid-box textarea", JUSTICE)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    slow.goes_on.set()
    expect(page.locator(".ibid-reply")).to_have_count(1, timeout=30_000)
    expect(page.locator("#ibid-box .stop-button")).to_have_count(0)
    expect(page.locator("#ibid-box textarea")).to_have_value(JUSTICE)
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-reply")).to_have_count(2, timeout=30_000)
    expect(page.locator("#ibid-chat .user").first).to_contain_text(NAIMI)


def test_after_an_error_the_question_is_in_the_box_and_can_be_asked(browser: Browser, slow: Slow, slow_address: str):
    page = open_page(browser, slow_address)
    working, slow.retriever = slow.retriever, None  # as where a disk fails
    slow.goes_on.set()
    page.fill("#ibid-box textarea", JUSTICE)
    page.keyboard.press("Enter")
    expect(page.locator(".toast-body")).to_be_visible(timeout=30_000)
    expect(page.locator("#ibid-box .stop-button")).to_have_count(0)
    expect(page.locator("#ibid-box textarea")).to_have_value(JUSTICE)
    expect(page.locator(".ibid-stage")).to_have_count(0)
    slow.retriever = working
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)


def test_what_is_typed_meanwhile_stays_when_a_question_is_stopped(browser: Browser, slow: Slow, slow_address: str):
    page = open_page(browser, slow_address)
    page.fill("#ibid-box textarea", NAIMI)
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-stage")).to_be_visible()
    page.fill("#ibid-box textarea", JUSTICE)
    page.keyboard.press("Escape")
    page.wait_for_timeout(1500)
    slow.goes_on.set()
    page.wait_for_timeout(3000)
    expect(page.locator(".ibid-reply")).to_have_count(0)
    expect(page.locator("#ibid-box textarea")).to_have_value(JUSTICE)
    page.keyboard.press("Enter")
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)


def test_a_box_that_is_not_rewritten_is_emptied_all_the_same(browser: Browser, address: str):
    """As Svelte leaves a focused field on a slow machine: its first empty value never arrives."""
    page = open_page(browser, address)
    page.evaluate("""() => {
        const box = document.querySelector("#ibid-box textarea");
        const { get, set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
        let kept = false;
        Object.defineProperty(box, "value", { get, set(text) {
            if (text === "" && !kept) kept = true;
            else set.call(this, text);
        } });
    }""")
    ask(page, JUSTICE)
    expect(page.locator("#ibid-box textarea")).to_have_value("")


@pytest.mark.parametrize("entered", ["before", "after"])
def test_a_question_typed_while_the_page_opens_is_asked(browser: Browser, address: str, entered: str):
    """On a slow machine the box is there a while before the articles are listed."""
    page = browser.new_context(locale="fr-FR").new_page()
    held: list[Route] = []
    opening = [True]
    page.route("**/queue/join*", lambda route: held.append(route) if opening else route.continue_())
    page.goto(address)
    box = page.locator("#ibid-box textarea")
    expect(box).to_be_visible(timeout=30_000)
    box.fill(JUSTICE)
    if entered == "before":
        page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    opening.clear()
    for route in held:
        route.continue_()
    if entered == "after":
        expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
        expect(box).to_have_value(JUSTICE)
        page.keyboard.press("Enter")
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)


def test_what_stands_in_the_box_stays_when_another_question_is_asked_again(
    browser: Browser, slow: Slow, slow_address: str
):
    page = open_page(browser, slow_address)
    slow.goes_on.set()
    ask(page, NAIMI)
    box = page.locator("#ibid-box textarea")
    box.fill(JUSTICE)
    slow.goes_on.clear()
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator("#ibid-box .stop-button")).to_have_count(1)
    slow.goes_on.set()
    expect(page.locator("#ibid-box .stop-button")).to_have_count(0, timeout=30_000)
    expect(box).to_have_value(JUSTICE)


def test_a_question_is_edited_in_its_place(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, NAIMI)
    page.get_by_role("button", name="Modifier").click()
    field = page.locator("#ibid-chat textarea")
    expect(field).to_have_value(NAIMI)
    field.fill(f"{JUSTICE} R&D <b>")
    page.get_by_role("button", name="Envoyer").first.click()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    expect(page.locator(".ibid-reply")).to_have_count(1)
    expect(page.locator("#ibid-chat .user").first).to_contain_text(f"{JUSTICE} R&D <b>")
    expect(page.locator("#ibid-sources mark")).to_have_text("Koen Geens")


def test_the_last_question_is_asked_again(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Où a eu lieu la visite du 22 avril 2016 ?")  # likely, not more
    page.get_by_text("Part d’erreurs acceptée").first.click()
    page.locator("#ibid-risk").get_by_text("5 %").first.click()
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".ibid-reply")).to_contain_text("Les articles n’y répondent pas", timeout=30_000)
    expect(page.locator(".ibid-reply")).to_have_count(1)


def test_a_follow_up_is_freed_of_what_it_carries(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, "Qui est le directeur de la DSITI ?")
    ask(page, "Et quand ?")
    ask(page, NAIMI)
    chip = page.locator(".following")
    expect(chip).to_contain_text("le directeur de la DSITI")
    chip.get_by_role("button").click()
    expect(chip).to_have_count(0, timeout=30_000)
    expect(page.locator(".ibid-reply")).to_have_count(3)
    questions = page.locator("#ibid-chat .user .message-content, #ibid-chat .user.message").all_inner_texts()
    assert [text for text in questions if "Et quand ?" in text]


def test_a_second_window_goes_on_and_nothing_is_lost(browser: Browser, address: str):
    context = browser.new_context(locale="fr-FR")
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(address)
        expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
    ask(second, JUSTICE)
    expect(first.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    ask(first, NAIMI)
    expect(second.locator(".ibid-reply")).to_have_count(2, timeout=30_000)
    first.reload()
    expect(first.locator(".ibid-reply")).to_have_count(2, timeout=30_000)


def test_the_sources_of_an_earlier_answer_are_shown_by_the_keyboard(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, JUSTICE)
    ask(page, NAIMI)
    expect(page.locator("#ibid-sources mark")).not_to_have_text("Koen Geens")
    page.get_by_role("button", name="Voir les sources").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ibid-sources mark")).to_have_text("Koen Geens")


def others(page: Page):
    if not page.locator("#ibid-others").is_visible():
        page.get_by_text("Autres conversations").click()
    return page.locator("#ibid-others .title")


def test_several_conversations_are_kept_taken_up_and_deleted(browser: Browser, address: str):
    page = open_page(browser, address)
    ask(page, JUSTICE)
    expect(others(page)).to_have_count(0)
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".ibid-reply")).to_have_count(0)
    expect(page.locator(".ibid-articles")).to_be_visible()
    ask(page, "Et quand ?")
    expect(page.locator(".following")).to_have_count(0)  # it follows up nothing of the other conversation
    page.reload()
    expect(page.locator(".ibid-reply")).to_have_count(1, timeout=30_000)
    expect(others(page)).to_have_text([JUSTICE])
    others(page).first.click()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens")
    expect(page.locator(".ibid-card mark")).to_have_text("Koen Geens")
    expect(others(page)).to_have_text(["Et quand ?"])
    page.get_by_role("button", name="Supprimer la conversation « Et quand ? »").click()
    expect(others(page)).to_have_count(0)
    page.reload()
    expect(page.locator(".ibid-reply mark")).to_have_text("Koen Geens", timeout=30_000)
    expect(others(page)).to_have_count(0)


def test_a_link_to_a_follow_up_asks_it_whole(browser: Browser, address: str):
    context = browser.new_context(locale="fr-FR", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#ibid-sources")).to_contain_text("Maroc", timeout=30_000)
    ask(page, "Qui est le directeur de la DSITI ?")
    ask(page, "Et quand ?")
    page.get_by_role("button", name="Copier un lien vers la question").last.click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}/?q=Et+quand+%3F&after=Qui+est")
    other = browser.new_context(locale="fr-FR").new_page()
    other.goto(link)
    expect(other.locator(".following")).to_contain_text("le directeur de la DSITI", timeout=30_000)
    expect(other.locator("#ibid-chat")).to_contain_text("Et quand ?")
