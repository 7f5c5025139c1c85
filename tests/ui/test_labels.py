"""The page's own words in both languages."""

import ast
import locale
import pickle
import re
import string
from datetime import date

import pytest

from qa.questions.question import LONGEST
from runtime import errors
from runtime.errors import EmptyQuestion, QuestionTooLong, UnreadableArticle, WrongInput
from tests.conftest import ROOT
from text.calendar import long_date
from ui.labels import ERRORS, LABELS, REPLIES, apology, browser_language, i18n


@pytest.mark.parametrize("labels", [LABELS, REPLIES])
def test_both_languages_have_the_same_keys(labels):
    assert set(labels) == {"fr", "en"}
    assert set(labels["fr"]) == set(labels["en"])


@pytest.mark.parametrize("labels", [LABELS, REPLIES])
def test_no_label_is_empty_or_left_untranslated(labels):
    same = [key for key in labels["fr"] if labels["fr"][key] == labels["en"][key]]
    assert set(same) <= {"confidence", "sources", "formats", "articles", "of formats", "passages unit"}
    assert all(text.strip() == text != "" for language in labels.values() for text in language.values())


def holes(text):
    return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]


def test_both_languages_have_the_same_holes():
    assert {k: holes(v) for k, v in REPLIES["fr"].items()} == {k: holes(v) for k, v in REPLIES["en"].items()}


@pytest.mark.parametrize("labels", [LABELS, REPLIES, {"fr": ERRORS}])
def test_french_is_set_as_french(labels):
    for text in labels["fr"].values():
        assert "'" not in text, text  # ’ is the apostrophe
        assert not re.search(r"[^\u00a0\u202f][:;?!»]|«[^\u00a0\u202f]", text), text


@pytest.mark.parametrize("labels", [LABELS, REPLIES])
def test_english_has_no_space_before_its_marks(labels):
    assert not [text for text in labels["en"].values() if re.search(r"\s[:;?!.,]", text)]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr", "fr"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("en-US,en;q=0.9,fr;q=0.8", "en"),
        ("FR-BE", "fr"),
        ("nl-BE,fr;q=0.7,en;q=0.3", "fr"),
        ("de-DE,en;q=0.5", "en"),
        ("de, es", "en"),
        (" fr ", "fr"),
        ("", "en"),
        ("*", "en"),
        (";;;,,,", "en"),
    ],
)
def test_the_language_of_a_browser(accepted, language):
    assert browser_language(accepted) == language


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2016, 3, 1), "1er mars 2016", "1 March 2016"),
        (date(2016, 4, 22), "22 avril 2016", "22 April 2016"),
        (date(2015, 8, 31), "31 août 2015", "31 August 2015"),
        (date(1999, 2, 2), "2 février 1999", "2 February 1999"),
        (date(2024, 12, 11), "11 décembre 2024", "11 December 2024"),
        (date(987, 1, 1), "1er janvier 987", "1 January 987"),
    ],
)
def test_dates_in_words(day, french, english):
    assert long_date(day, "fr") == french
    assert long_date(day, "en") == english


def test_every_month_has_its_own_name():
    assert len({long_date(date(2016, month, 5), "fr") for month in range(1, 13)}) == 12


def test_an_english_date_is_english_whatever_the_machine_speaks():
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "fr_FR.UTF-8")
    except locale.Error:
        pytest.skip("this machine knows no French locale")
    try:
        assert long_date(date(2016, 3, 1), "en") == "1 March 2016"
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_apologies_say_what_is_wrong(language):
    assert apology(EmptyQuestion("x"), language) == REPLIES[language]["no question"]
    assert str(LONGEST) in apology(QuestionTooLong("x"), language)
    assert apology(WrongInput("the very words"), language) == "the very words"


OF_COMMANDS = {"ModelUnusable", "PortInUse", "AccountsUnusable", "IndexMissing"}  # no page is open where they are told
WITH_AN_APOLOGY = {"EmptyQuestion", "QuestionTooLong", "NoMatchingArticle", "NoQuestions", "NoSuchDay"}


def messages_of_errors(besides: set[str] = OF_COMMANDS | WITH_AN_APOLOGY) -> set[str]:
    """What the rooms behind the page raise, as it is written there; a message that is made up on the spot is none."""
    known = {name for name, kind in vars(errors).items() if isinstance(kind, type)} - besides
    found = set()
    for path in (path for room in ("articles", "index", "qa", "ui") for path in (ROOT / room).rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in known:
                message = call.args[0]
                assert isinstance(message, ast.Constant), f"{path}:{call.lineno} cannot be told in French"
                found.add(message.value)
    return found


def test_every_error_has_its_french():
    assert messages_of_errors() == set(ERRORS)
    assert all(len(holes(english)) == len(holes(french)) for english, french in ERRORS.items())


def test_who_asks_by_the_page_or_a_program_is_told_no_command():
    """But for the index that a command alone makes anew, and the file that `ibid ask --batch` alone would overwrite."""
    told = {*messages_of_errors(OF_COMMANDS), *REPLIES["en"].values(), *LABELS["en"].values()}
    of_commands = {text for text in told if re.search(r"\bibid \w|(?<!\w)--\w|\bDIR\b|\bFOLDER\b", text)}
    assert {text for text in of_commands if "ibid index --rebuild {} --index {}" not in text} == {
        "{} is there already. Name another file, or add --force to overwrite it."
    }


def test_an_error_within_an_error_is_told_in_french_too():
    inner = UnreadableArticle("{}: no page in it.", "a.mhtml")
    error = pickle.loads(pickle.dumps(UnreadableArticle("{}: {}", "b.zip", inner)))  # as from a process that reads
    assert str(error) == "b.zip: a.mhtml: no page in it."
    assert apology(error, "en") == str(error)
    assert apology(error, "fr") == "b.zip\xa0: a.mhtml\xa0: aucune page dedans."
    assert apology(UnreadableArticle("{brace}: of its own"), "fr") == "{brace}: of its own"


def test_the_page_is_told_both_languages():
    assert set(i18n().translations) == {"fr", "en"}
