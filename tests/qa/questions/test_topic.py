"""What a question is about: what a pronoun of the next question can stand for."""

import pytest

from qa.questions.topic import subjects_of


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Quand l’enclos des loutres sera-t-il inauguré ?", "l’enclos des loutres."),
        ("Combien y a-t-il d’habitants à Lignac ?", "Lignac"),
        ("Pourquoi a-t-il fallu fermer le musée de Lignac ?", "le musée de Lignac"),
        ("Que s’est-il passé au musée de Lignac ?", "musée de Lignac"),
        ("Who found the Roman kiln?", "the Roman kiln"),
    ],
)
def test_what_a_question_is_about_is_never_lost(question, subject):
    assert subject in subjects_of(question)
