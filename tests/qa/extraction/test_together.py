"""Who attended is answered by all that are named in one breath."""

import pytest

from qa.extraction.together import with_all_named
from tests.qa.one_text import asked

TEXT = (
    "À l’invitation du maire, Luc Roy, la ministre des Ports, Ana Lys, et le préfet Jean Lescot ont signé l’accord. "
    "Étaient là l’ingénieur Carl Voss et Marie Aubrac, directrice du port. Le juge Paul Verne est parti."
)
BOTH = "la ministre des Ports, Ana Lys, et le préfet Jean Lescot"


def answer(question: str, words: str) -> list[str]:
    asking, hit, span = asked(question, TEXT, words)
    return [TEXT[one.start : one.end] for one in with_all_named(asking, hit, [span])]


@pytest.mark.parametrize(
    ("question", "words", "right"),
    [
        ("Qui a signé l’accord ?", "Ana Lys", BOTH),
        ("Who signed the deal?", "préfet Jean Lescot", BOTH),
        ("Qui était présent ?", "Carl Voss", "l’ingénieur Carl Voss et Marie Aubrac, directrice du port"),
        ("Qui a signé l’accord ?", "Luc Roy", "Luc Roy"),
        ("Qui est parti ?", "Le juge", "Le juge Paul Verne"),
        ("Who left?", "directrice du port", "Marie Aubrac, directrice du port"),
        ("Qui a rencontré la ministre ?", "Paul Verne", "Paul Verne"),
        ("Qui est la ministre des Ports ?", "Ana Lys", "Ana Lys"),
        ("Qu’ont-ils signé ?", "l’accord", "l’accord"),
        ("Qui Marie Aubrac a-t-elle invité ?", "directrice du port", "directrice du port"),
    ],
)
def test_all_that_are_named_in_one_breath_are_quoted(question, words, right):
    assert answer(question, words) == [right]


def test_both_found_are_one_answer():
    asking, hit, first = asked("Qui a signé l’accord ?", TEXT, "Ana Lys")
    _, _, second = asked("Qui a signé l’accord ?", TEXT, "Jean Lescot")
    (whole,) = with_all_named(asking, hit, [first, second])
    assert TEXT[whole.start : whole.end] == BOTH
