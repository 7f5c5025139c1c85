"""Who is told to be beside the holder of an office does not hold it."""

import pytest

from qa.rules.beside_the_holder import is_beside_the_holder
from qa.types import Question
from tests.qa.one_text import hit_of, span_of
from text.language import language_of_question


def is_beside(question: str, text: str, words: str) -> bool:
    asked = Question(question, language_of_question(question))
    return is_beside_the_holder(asked, hit_of(text, language_of_question(text)), span_of(text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui est le chef du gouvernement ?", "Luc Roy a eu des entretiens avec le chef de gouvernement.", "Luc Roy"),
        ("Who is the mayor of Lignac?", "Ana Lys met with the mayor of Lignac on Monday.", "Ana Lys"),
        ("Qui est le maire ?", "Le maire de Lignac a reçu Luc Roy, lundi, dans son bureau.", "Luc Roy"),
        ("Who is the mayor?", "La lettre de Luc Roy au maire est restée sans réponse.", "Luc Roy"),
        (
            "Who is the Belgian prime minister?",
            "Le Premier ministre belge était accompagné, lors de cette visite, du secrétaire d’État, Luc Roy.",
            "Luc Roy",
        ),
        (
            "Who is the Belgian ambassador in Rabat?",
            "Étaient là le directeur de l’Office, Luc Roy, et de l’ambassadeur du royaume de Belgique à Rabat.",
            "Luc Roy",
        ),
    ],
)
def test_the_holder_is_somebody_else(question, text, words):
    assert is_beside(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui est le maire ?", "Le maire de Lignac, Luc Roy, a reçu Ana Lys.", "Luc Roy"),
        ("Qui est le maire ?", "Ana Lys a eu un entretien avec le maire, Luc Roy.", "Luc Roy"),
        (
            "Qui est le maire ?",
            "Le viaduc a rouvert en présence du maire, Jean-Chris-\ntophe Roy.",
            "Jean-Chris-\ntophe Roy",
        ),
        ("Qui est le maire ?", "Le maire a été remplacé par Luc Roy.", "Luc Roy"),
        ("Who is the mayor?", "The mayor is Luc Roy.", "Luc Roy"),
        ("Qui est le maire ?", "Luc Roy a été élu maire de Lignac.", "Luc Roy"),
        ("Qui est le maire de Lignac ?", "Luc Roy a parlé avec le maire de Rocheval.", "Luc Roy"),
        ("Qui est le ministre belge ?", "Luc Roy a parlé avec le ministre marocain.", "Luc Roy"),
        ("Qui est le ministre ?", "Luc Roy a parlé avec le Premier ministre.", "Luc Roy"),
        ("Quel maire a reçu Ana Lys ?", "Luc Roy a parlé avec le maire.", "Luc Roy"),
        ("Qui est le maire ?", "Luc Roy succède au maire.", "Luc Roy"),
        ("Who is the mayor?", "Luc Roy took over from the mayor.", "Luc Roy"),
    ],
)
def test_whoever_may_hold_it_stays(question, text, words):
    assert not is_beside(question, text, words)
