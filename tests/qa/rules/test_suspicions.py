"""Whoever is suspected of something is not told to have done it."""

import pytest

from qa.rules.suspicions import is_but_suspected
from qa.types import Question
from tests.qa.one_text import asked, hit_of, span_of

SUSPECT = "La police soupçonne Paul Mérigot d’avoir volé les vitraux de Sorbes."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui a volé les vitraux ?", SUSPECT, "Paul Mérigot"),
        ("Qui a volé les vitraux ?", "Accusé d’avoir volé les vitraux, Paul Mérigot se tait.", "Paul Mérigot"),
        ("Qui a payé les vitraux ?", "Paul Mérigot aurait payé les vitraux en espèces.", "Paul Mérigot"),
        ("Who burnt the barn down?", "Detectives believe that Ana Ruiz burnt the barn down.", "Ana Ruiz"),
        ("Who stole the lamp?", "Ana Ruiz has been accused of stealing the lamp.", "Ana Ruiz"),
    ],
)
def test_a_suspect_is_no_culprit(question, text, words):
    assert is_but_suspected(*asked(question, text, words))


def test_in_the_other_language_too():
    question = Question("Who stole the vitraux of Sorbes?", "en")
    assert is_but_suspected(question, hit_of(SUSPECT, "fr"), span_of(SUSPECT, "Paul Mérigot"))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui est soupçonné d’avoir volé les vitraux ?", SUSPECT, "Paul Mérigot"),
        ("Qui soupçonne Paul Mérigot ?", SUSPECT, "La police"),
        ("Qui a témoigné ?", "Accusé d’avoir volé une lampe, Paul Mérigot a témoigné.", "Paul Mérigot"),
        ("Qui a volé les vitraux ?", "Accusé d’avoir volé les vitraux, Paul Mérigot a avoué.", "Paul Mérigot"),
        ("Who stole the lamp?", "Ana Ruiz was convicted; she had been accused of stealing the lamp.", "Ana Ruiz"),
        ("Who killed Ann Lee?", "Ben Roy, accused of killing Ann Lee, was sentenced to life.", "Ben Roy"),
        (
            "Qui a été arrêté après le vol ?",
            "Paul Mérigot, soupçonné d’avoir commis le vol, a été arrêté.",
            "Paul Mérigot",
        ),
        ("Who thinks the bridge is unsafe?", "Ann Lee believes that the bridge is unsafe.", "Ann Lee"),
        ("Combien de vitraux ont été volés ?", "Il aurait volé douze vitraux.", "douze"),
    ],
)
def test_what_is_asked_so_or_certain_stays(question, text, words):
    assert not is_but_suspected(*asked(question, text, words))
