"""The oldest is not the youngest, and what closes does not open."""

import pytest

from qa.rules.contraries import is_told_of_the_contrary
from tests.qa.one_text import asked


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui est la plus jeune élue ?", "Ana Ruiz, 88 ans, est la plus âgée des élues.", "Ana Ruiz"),
        ("When will the mill close?", "The mill opened on 3 May 1990.", "3 May 1990"),
        ("Who spoke for the bridge?", "Ana Ruiz spoke against the bridge.", "Ana Ruiz"),
        ("Combien la mairie a-t-elle recruté d’agents ?", "La mairie a licencié douze agents.", "douze"),
        ("À combien est estimé le pont aujourd’hui ?", "À l’origine, le pont était estimé à 3 millions.", "3 millions"),
    ],
)
def test_what_is_told_with_the_contrary_is_no_answer(question, text, words):
    assert is_told_of_the_contrary(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui est la plus âgée ?", "Ana Ruiz, 88 ans, est la plus âgée des élues.", "Ana Ruiz"),
        ("When will the mill close?", "The mill opened in 1990 and closes on 3 May.", "3 May"),
        ("When will the mill close?", "The mill opened in 1990, but shuts on 3 May.", "3 May"),  # another clause
        ("Who is the oldest, or youngest?", "Ana Ruiz is the youngest.", "Ana Ruiz"),
        ("De combien le prix a-t-il augmenté ?", "Le prix est passé de 3 à 4 euros.", "3 à 4 euros"),
        ("What is the largest town?", "The smallest town", "The smallest town"),  # the words themselves say it
    ],
)
def test_what_may_be_told_stays(question, text, words):
    assert not is_told_of_the_contrary(*asked(question, text, words))
