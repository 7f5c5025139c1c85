"""Another first name, and two towns of a name."""

import pytest

from qa.rules.namesakes import is_of_a_namesake
from tests.qa.one_text import asked

_TOWNS = (
    "Ashford in Kelland lost its bridge. Ashford in Morvale was spared. Its mayor, Glenn Purdy, sent help to Kelland."
)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Que risque Sophie Lambrecht ?", "Claire Lambrecht est jugée. Mme Lambrecht risque cinq ans.", "cinq ans"),
        ("Who is the mayor of Ashford in Kelland?", _TOWNS, "Glenn Purdy"),
        (
            "Qui est maire de Montfaucon-sur-Aure ?",
            "Montfaucon-les-Bois a un maire, Rémi Tavel. Montfaucon-sur-Aure est loin.",
            "Rémi Tavel",
        ),
    ],
)
def test_words_of_a_namesake(question, text, words):
    assert is_of_a_namesake(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Que risque Claire Lambrecht ?", "Claire Lambrecht est jugée. Mme Lambrecht risque cinq ans.", "cinq ans"),
        ("Que risque Koen Geens ?", "K. Geens est jugé. Ana Geens aussi. Il risque cinq ans.", "cinq ans"),
        ("Who is the mayor of Ashford in Morvale?", _TOWNS, "Glenn Purdy"),
        ("What did Ashford in Kelland lose?", _TOWNS, "bridge"),
    ],
)
def test_words_of_the_one_asked_about(question, text, words):
    assert not is_of_a_namesake(*asked(question, text, words))
