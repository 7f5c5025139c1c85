"""A figure that its sentence tells for others than those asked about is no answer."""

import pytest

from qa.questions.question import understand
from qa.rules.beneficiaries import is_of_other_beneficiaries
from tests.qa.one_text import hit_of, span_of
from text.language import Language

ENTRY = "Entry costs £6 for adults and £2 for children."
TOLL = "Le péage coûtera 2,60 euros pour les voitures et 7,80 euros pour les camions."
IN_FRONT = "Pour les adultes, l’entrée est à 6 euros ; pour les enfants, à 2 euros."
COST = "How much does entry cost for adults?"


def is_other(question: str, previous: str, text: str, words: str, language: Language) -> bool:
    hit = hit_of(text, language)
    return is_of_other_beneficiaries(understand(question, previous), hit, span_of(text, words))


@pytest.mark.parametrize(
    ("question", "previous", "text", "right", "wrong", "language"),
    [
        (COST, "", ENTRY, "£6", "£2", "en"),
        ("And for children?", COST, ENTRY, "£2", "£6", "en"),
        ("Combien coûtera le péage pour un camion ?", "", TOLL, "7,80 euros", "2,60 euros", "fr"),
        ("Combien coûte l’entrée pour les enfants ?", "", IN_FRONT, "2 euros", "6 euros", "fr"),
    ],
)
def test_the_figure_of_those_asked_about_is_left(question, previous, text, right, wrong, language):
    assert not is_other(question, previous, text, right, language)
    assert is_other(question, previous, text, wrong, language)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How much does entry cost?", ENTRY, "£2"),
        ("How much does entry cost for dogs?", ENTRY, "£6"),
        ("How much does entry cost for adults?", "Entry costs £6 for adults, and the shop sold 40 keys.", "40 keys"),
        ("How much does the council pay?", "For years, the council has paid £3 for school meals.", "£3"),
        ("How much is paid for school meals?", "For years, the council has paid £3 for school meals.", "£3"),
        ("How much for adults?", "For years, it was £3 for adults and £4 for children, as in 1990.", "£3"),
        ("How much does entry cost for children?", "Entry costs £6 for adults and for children.", "£6"),
        ("How much for children?", "For adults it costs £6, and £2 for children.", "£2"),
        (
            "Who opens the museum for adults?",
            "It opens for adults with Ann Lee, for children with 2.",
            "Ann Lee",
        ),
    ],
)
def test_where_the_sentence_does_not_tell_nothing_is_left_out(question, text, words):
    assert not is_other(question, "", text, words, "en")
