"""A question is read in the spelling of the passage."""

import pytest

from qa.reading.wording import as_written


@pytest.mark.parametrize(
    ("question", "text", "read"),
    [
        ("Qui a du pain ?", "Il a dû manger du PAIN.", "Qui a du PAIN ?"),
        ("Qui est ou ?", "Où est-il ?", "Qui est ou ?"),
        ("Quel âge a Laetitia Aeschbach ?", "Lætitia Æschbach, 29 ans", "Quel âge a Lætitia Æschbach ?"),
        ("Quel âge a Lætitia ?", "Laetitia, 29 ans", "Quel âge a Laetitia ?"),
        ("Who is Vandijck of Weisshaupt?", "Vandĳck, Weißhaupt", "Who is Vandĳck of Weißhaupt?"),
        ("Où est l'Aubrelle ?", "rien", "Où est l'Aubrelle ?"),
        ("Which charity receives £1,200,000?", "It receives £1.2 million.", "Which charity receives £1.2 million?"),
        ("Qui versera 2 500 000 € ?", "Il versera 2,5 millions d’euros.", "Qui versera 2,5 millions € ?"),
        ("Qui gère 32.000 ha ?", "32 000 hectares", "Qui gère 32 000 ha ?"),
        ("Who has 12500 members?", "12,500 members", "Who has 12,500 members?"),
        ("Qui est venu le 2 mars 2016 ?", "le 2 mars 2016", "Qui est venu le 2 mars 2016 ?"),
    ],
)
def test_a_question_is_spelt_as_the_passage(question, text, read):
    assert as_written(question, text) == read
