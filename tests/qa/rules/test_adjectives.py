"""An adjective alone answers no question after a thing, a person, a place or a number."""

import pytest

from qa.rules.adjectives import is_but_an_adjective
from tests.qa.one_text import asked, hit_of

TEXT = (
    "Des incendies violents ont frappé la côte. Les toits étaient rouges. Des élus belges. Onze buts. "
    "Il est déclaré coupable, devenu boulanger."
)


@pytest.mark.parametrize("question", ["Quel groupe est venu ?", "Which group came?", "Qui est venu ?"])
def test_an_adjective_is_ruled_out(question):
    asking, _, span = asked(question, TEXT, "violents")
    assert is_but_an_adjective(asking, hit_of(TEXT, "fr"), span)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("De quelle couleur étaient les toits ?", "rouges"),
        ("Comment étaient les incendies ?", "violents"),
        ("What was the weather?", "violents"),
        ("Quelle côte ?", "côte"),
        ("Quels élus ?", "belges"),
        ("Quel verdict a été rendu ?", "coupable"),
        ("Qui est-il devenu ?", "boulanger"),
        ("Quel score ?", "buts"),
        ("Combien de morts ?", "violents"),
        ("Qui est venu ?", "incendies"),
        ("Quel groupe est venu ?", "incendies violents"),
    ],
)
def test_other_words_stay(question, words):
    asking, _, span = asked(question, TEXT, words)
    assert not is_but_an_adjective(asking, hit_of(TEXT, "fr"), span)
