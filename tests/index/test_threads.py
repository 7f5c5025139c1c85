"""Mails with one subject make a thread, once one of them answers."""

import pytest

from index.folder import IndexFolder
from index.sync import sync
from index.threads import subject_of, thread_of

MAILS = {
    "1": ("Grève au port", 4),
    "2": ("Re: Grève au port", 5),
    "3": ("TR : RE: [presse] grève au port", 6),
    "4": ("Grève au port de Lisvaux", 7),
    "5": ("Bonjour", 8),
    "6": ("Bonjour", 9),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("threads")
    (folder / "mails").mkdir()
    for name, (subject, day) in MAILS.items():
        mail = f"From: Ana {name} <a@x.fr>\nSubject: {subject}\nDate: {day} Mar 2024 09:00:00 +0100\n\nMail {name}.\n"
        (folder / "mails" / f"{name}.eml").write_text(mail, encoding="utf-8")
    (folder / "mails" / "7.txt").write_text("Grève au port\n\nRien de neuf.\n", encoding="utf-8")
    index = IndexFolder.create(folder / "index", encoder)
    sync(index, [folder / "mails"], encoder)
    yield index.store
    index.close()


def thread(store, name: str) -> list[str]:
    return [mail.id for mail in thread_of(store.article(name), store.articles)]


def test_what_answers_and_passes_on_is_of_the_thread_first_to_last(store):
    assert thread(store, "2") == thread(store, "1") == thread(store, "3") == ["1", "2", "3"]


def test_another_subject_an_article_and_what_nobody_answered_are_none(store):
    assert [thread(store, name) for name in ("4", "5", "7")] == [[], [], []]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Re: Re : RE: Budget", "budget"),
        ("[presse] Re: Budget", "budget"),
        ("Réf: Budget", "réf: budget"),
        ("Re: " * 1000, ""),
        ("Fwd: FW: Budget", "budget"),
        ("Re[3]: Budget", "budget"),
        ("Rapport : le budget", "rapport : le budget"),
        ("Retour du budget", "retour du budget"),
        ("Re:", ""),
    ],
)
def test_what_is_put_in_front_of_a_subject(title, subject):
    assert subject_of(title) == subject
