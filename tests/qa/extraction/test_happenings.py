"""What happened on a day is what a sentence tells of that day, of no other year and no other place."""

from datetime import date

import pytest

from qa.extraction.happenings import happenings
from qa.types import Question
from tests.qa.one_text import hit_of
from text.language import language_of_question

STORM = "Une tempête a frappé Lignac le 3 mai 2015. Le 3 mai, à Sorbes, un pont s’est écroulé. La pluie a duré."


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Que s'est-il passé le 3 mai 2015 ?", ["Une tempête"]),
        ("What happened on 3 May 2015?", ["Une tempête"]),
        ("What happened on May 3rd, 2015?", ["Une tempête"]),
        ("Que s'est-il passé le 3 mai 2019 ?", ["Le 3 mai, à Sorbes"]),  # the year of the article
        ("Qu'est-ce qui s'est passé le 3 mai ?", ["Une tempête", "Le 3 mai, à Sorbes"]),
        ("Que s'est-il passé à Sorbes le 3 mai 2019 ?", ["Le 3 mai, à Sorbes"]),
        ("Que s'est-il passé à Lignac le 3 mai 2019 ?", []),
        ("Que s'est-il passé le 3 mai 2016 ?", []),
        ("Que s'est-il passé le 4 mai 2015 ?", []),
        ("Que s'est-il passé en mai 2015 ?", []),
        ("Que s'est-il passé entre le 3 mai 2015 et le 4 mai 2015 ?", []),
        ("Qui est venu le 3 mai 2015 ?", []),
    ],
)
def test_the_sentences_of_that_day(question: str, begins: list[str]):
    hit = hit_of(STORM, "fr", day=date(2019, 5, 4))
    found = list(happenings(Question(question, language_of_question(question)), hit))
    assert [STORM[start:end].startswith(words) for (start, end), words in zip(found, begins, strict=True)] == [
        True for _ in begins
    ]
