"""What an article tells of one firm, team or house is no answer about another that it never names."""

import pytest

from qa.rules.unnamed import is_of_nothing_named
from tests.qa.one_text import asked


def is_unnamed(question: str, text: str, words: str, title: str = "") -> bool:
    return is_of_nothing_named(*asked(question, text, words, title))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("When does Verdane close its plant?", "The firm Kessler will close its plant on 30 June.", "30 June"),
        ("When does Verdane close?", "The mill is Kessler’s. It will close its plant on 30 June.", "30 June"),
        ("Quand Morlanne ferme-t-il son usine ?", "Le groupe Tessandier fermera son usine le 30 juin.", "30 juin"),
        ("Quand Lunel a-t-il battu Ostrac ?", "Le FC Brévin a battu Ostrac samedi.", "samedi"),
        ("Combien de lits compte l’hôpital Belcourt ?", "L’hôpital Saint-Aubin compte 24 lits.", "24"),
        ("Who scored for the Rovers?", "Joe Tarn scored twice for the Lions.", "Joe Tarn"),
        ("Who is the rector of Castleton University?", "Hilda Moss is the rector at Varnes.", "Hilda Moss"),
    ],
)
def test_another_is_named(question, text, words):
    assert is_unnamed(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("When does Kessler close its plant?", "The firm Kessler will close its plant on 30 June.", "30 June"),
        # Named elsewhere in the article, or in other words
        (
            "When does Kessler close?",
            "Ann Lee spoke in Leeds. The plant will close on 30 June, Kessler says.",
            "30 June",
        ),
        ("Quand LeGoff a-t-il parlé ?", "Le maire de Rabat, Le Goff, a parlé samedi.", "samedi"),
        ("When did Mohammed Ali speak?", "At Leeds, Mohamed spoke on Monday.", "Monday"),
        ("Combien de Lyonnais ont voté ?", "À Lyon, Ana Ruiz a compté 300 votes.", "300"),
        # No name
        ("When did the Mayor speak?", "At Leeds, Ann Lee spoke on Monday.", "Monday"),
        ("Quand le Premier ministre a-t-il parlé ?", "À Rabat, la cheffe, Ana Ruiz, a parlé samedi.", "samedi"),
        ("Who signed for France?", "At Leeds, Ann Lee signed for Paris.", "Ann Lee"),
        ("When did the EU speak?", "At Leeds, the Union spoke on Monday.", "Monday"),
        ("Who came on Monday in May?", "At Leeds, Ann Lee came.", "Ann Lee"),
        # Nobody else is named
        ("When does Verdane close its plant?", "The plant will close on 30 June.", "30 June"),
    ],
)
def test_nobody_else_is_meant(question, text, words):
    assert not is_unnamed(question, text, words)


def test_a_title_names_too():
    text = "The firm’s plant in Harlow will close on 30 June."
    assert not is_unnamed("When does Verdane close its plant?", text, "30 June", title="Verdane in trouble")
