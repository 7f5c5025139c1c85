"""Who went with somebody is answered by all that are told."""

import pytest

from qa.extraction.companions import with_companions
from tests.qa.one_text import asked


def answer(question: str, text: str, words: str) -> str:
    asking, hit, span = asked(question, text, words)
    (span,) = with_companions(asking, hit, [span])
    return text[span.start : span.end]


VISITE = (
    "La ministre des Transports, Hélène Garnier, a visité Varnes mardi. Elle était accompagnée du préfet Jean Lescot, "
    "de la députée Marie Aubrac et du maire, Luc Bardin."
)
VISIT = (
    "Prince Aldred toured the works on Tuesday. He was accompanied by the mayor, Joan Tibbs, the engineer Carl Voss "
    "and two guards before he left."
)


@pytest.mark.parametrize(
    ("question", "text", "words", "right"),
    [
        (
            "Qui accompagnait Hélène Garnier ?",
            VISITE,
            "Jean Lescot",
            "Jean Lescot, de la députée Marie Aubrac et du maire, Luc Bardin",
        ),
        (
            "Par qui la ministre était-elle accompagnée ?",
            VISITE,
            "Hélène Garnier",
            "Jean Lescot, de la députée Marie Aubrac et du maire, Luc Bardin",
        ),
        (
            "Who accompanied Prince Aldred?",
            VISIT,
            "Joan Tibbs",
            "the mayor, Joan Tibbs, the engineer Carl Voss and two guards",
        ),
        (
            "Who was with Prince Aldred?",
            VISIT,
            "Carl Voss",
            "the mayor, Joan Tibbs, the engineer Carl Voss and two guards",
        ),
        (
            "Who travelled with Omar Sayed?",
            "Omar Sayed left with Peter Blunt and Anna Roth on Monday.",
            "Peter Blunt",
            "Peter Blunt and Anna Roth",
        ),
        (
            "Who did Omar Sayed leave with?",
            "Omar Sayed left with Peter Blunt and Anna Roth on Monday.",
            "Peter Blunt",
            "Peter Blunt and Anna Roth",
        ),
    ],
)
def test_all_companions_are_told(question, text, words, right):
    assert right in answer(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Who visited the works?", VISIT, "Prince Aldred"),
        ("Qui a visité Varnes ?", VISITE, "Hélène Garnier"),
        ("Who did Joan Tibbs accompany?", VISIT, "Prince Aldred"),
        ("Who accompanied Ann Lee?", VISIT, "Joan Tibbs"),  # nobody asked about her here
        # No companions are asked for, or they are those of another
        ("Who signed the deal with Kessler?", "The deal was signed with Kessler and Tarn by Ann Lee.", "Ann Lee"),
        ("Who won with the novel Mist?", "Ann Lee won with style and grace for the novel Mist.", "Ann Lee"),
        ("Who was with Kessler?", "Ann Lee came with Kessler and Tarn.", "Ann Lee"),
        ("Who accompanied Ann Lee?", "Accompanied by Tom Weir, Ann Lee and her dog left.", "Tom Weir"),
    ],
)
def test_other_words_are_left_alone(question, text, words):
    assert answer(question, text, words) == words


BESIDES = (
    "Outre Marc Devaux, la reine était accompagnée, ce jour-là, du préfet Jean Lescot et de la députée Marie Aubrac. "
    "Elle a eu des entretiens avec le maire et les présidents des deux chambres."
)


@pytest.mark.parametrize("question", ["Qui accompagnait la reine ?", "Who accompanied the queen?"])
def test_those_told_in_front_are_told_too(question):
    whole = answer(question, BESIDES, "Jean Lescot")
    assert whole.startswith("Outre Marc Devaux") and whole.endswith("Marie Aubrac")


@pytest.mark.parametrize("question", ["Avec qui la reine s’est-elle entretenue ?", "Who did the queen talk to?"])
def test_whoever_comes_along_is_not_met(question):
    assert answer(question, BESIDES, "présidents") == "le maire et les présidents des deux chambres"
    alone = BESIDES.partition(". ")[0] + "."
    asking, hit, span = asked(question, alone, "Marc Devaux")
    assert with_companions(asking, hit, [span]) == []


def test_whom_one_meets_does_not_come_along():
    text = "La reine a eu des entretiens avec le maire et les présidents des deux chambres."
    asking, hit, span = asked("Qui accompagnait la reine ?", text, "le maire et les présidents des deux chambres")
    assert with_companions(asking, hit, [span]) == []
    asking, hit, span = asked("Avec qui la reine a-t-elle eu des entretiens ?", text, "le maire")
    assert with_companions(asking, hit, [span])
    left = "Après un entretien avec le roi, Geens est reparti accompagné de Paul Roy."
    asking, hit, span = asked("Qui accompagnait Geens ?", left, "Paul Roy")
    assert with_companions(asking, hit, [span]) == [span]
    book = "Geens a signé un livre avec Anna Roy."
    asking, hit, span = asked("Avec qui Geens a-t-il collaboré ?", book, "Anna Roy")
    assert with_companions(asking, hit, [span]) == [span]
