"""What people put around a question is taken off, and nothing of the question is."""

import pytest

from qa.questions.asking import bare


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("« Qui préside le club d’Aubernay ? »", "Qui préside le club d’Aubernay ?"),
        ('"when does work on the second plant start?"', "when does work on the second plant start?"),
        ("“Who signed the deal” ?", "Who signed the deal"),
        ("1) who's the mayor", "who's the mayor"),
        ("12. Who is the mayor?", "Who is the mayor?"),
        ("(b) who is the mayor?", "who is the mayor?"),
        ("b) who is the mayor?", "who is the mayor?"),
        ("Q: who is the mayor?", "who is the mayor?"),
        ("Question 3 : qui est la maire ?", "qui est la maire ?"),
        ("- qui est la maire ?", "qui est la maire ?"),
        ("Bonjour, qui est la maire ?", "qui est la maire ?"),
        ("hello who is the mayor", "who is the mayor"),
        ("bonjour à quelle heure ouvre le musée", "à quelle heure ouvre le musée"),
        ("who is the mayor, thanks", "who is the mayor"),
        ("Bonsoir à tous ! Qui est la maire, s'il vous plaît ?", "Qui est la maire ?"),
        ("who is the mayor, please?", "who is the mayor?"),
    ],
)
def test_what_stands_around_a_question_is_taken_off(typed, question):
    assert bare(typed) == question


@pytest.mark.parametrize(
    "typed",
    [
        "Hello Kitty was drawn by whom?",
        "Qui a écrit « Les Misérables » ?",
        "« accord de Rabat »",
        "12 clubs ont joué, lequel a gagné ?",
        "12:30 train leaves from where?",
        "24: who plays Jack?",
        "Q3 results were what?",
        "Who wrote Thank You?",
        "Bonjour tristesse, qui l'a écrit ?",
        "3.5 millions de quoi ?",
        "-police",
        "A-t-il signé ?",
        "please",
    ],
)
def test_a_question_stays_as_it_is(typed):
    assert bare(typed) == typed


def test_a_long_row_of_commas_takes_no_time():
    assert bare("who is" + "," * 200_000 + "x").endswith("x")  # quadratic it would take half an hour
