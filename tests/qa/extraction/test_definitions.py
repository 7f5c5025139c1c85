"""What goes by a name is what stands beside it: in front, behind, or as what it is."""

import pytest

from qa.extraction.definitions import definitions
from qa.types import Question
from tests.qa.one_text import hit_of
from text.language import language_of


def told(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in definitions(Question(question, "fr"), hit_of(text, language_of(text)))]


@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        ("Qu'est-ce que Valgaz ?", "La compagnie publique Valgaz versera 3 millions.", "La compagnie publique"),
        (
            "What is Halvorsund?",
            "Le rachat par le géant norvégien de l’eau Halvorsund a plu.",
            "le géant norvégien de l’eau",
        ),
        ("What is Clearpenny?", "Payments are handled by an outside firm, Clearpenny.", "an outside firm"),
        (
            "Qu'est-ce que Corvane Labs ?",
            "Corvane Labs, a company based in Worcester, said no.",
            "a company based in Worcester",
        ),
        ("C'est quoi, Valgaz ?", "Valgaz est une régie d'eau.", "une régie d'eau"),
        ("C'est quoi Valgaz ?", "Valgaz est une régie d'eau.", "une régie d'eau"),
        (
            "What is the Tate Modern?",
            "The Tate Modern (in London) is a gallery of modern art.",
            "a gallery of modern art",
        ),
    ],
)
def test_what_something_is(question: str, text: str, kind: str):
    assert told(question, text) == [kind]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Qu'est-ce que Valgaz ?", "Le maire, la France et Valgaz ont signé."),
        ("Qu'est-ce que Valgaz ?", "Valgaz, la mairie et l'État ont signé."),
        ("Qu'est-ce que Valgaz ?", "La société a vendu Valgaz."),
        ("Qu'est-ce que Valgaz ?", "La compagnie Valgaz a signé."),  # « la compagnie » says nothing
        ("What is Valgaz?", "He is a former employee of Valgaz."),
        ("Qu'est-ce que Valgaz ?", "La société rachetée par Valgaz a fermé."),
        ("What is Valgaz?", "Valgaz, a week after the fire, reopened."),
        ("What is the population of Lyon?", "Lyon, a city of art, has many."),
        ("What is Lyon known for?", "Lyon, a city of art, has many."),
        ("What is Valgaz?", "Valgazole est une huile de synthèse."),
    ],
)
def test_what_tells_no_kind(question: str, text: str):
    assert told(question, text) == []
