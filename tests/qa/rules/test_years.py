"""Figures of several years in one sentence: the one that belongs to the year asked."""

from datetime import date

import pytest

from qa.rules.years import is_of_another_year, year_of
from qa.types import Question
from tests.qa.one_text import hit_of, span_of

FAIR = """The Leeds fair

The Leeds fair drew 12,000 visitors in 2019 and 14,500 in 2022, its director said.

The town had 8,100 trees in 2010, 400 more than in 2005.
"""
SALON = """Le salon de Lignac

Le salon a attiré 7 200 et 9 500 visiteurs, respectivement en 2017 et en 2018. En 2015, la commune comptait 3 100
habitants, contre 2 900 en 2005.
"""


def is_of_another(question: str, text: str, words: str) -> bool:
    hit = hit_of(text, "en", day=date(2021, 3, 1))
    return is_of_another_year(Question(question, "en"), hit, span_of(text, words))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It drew 12,000 visitors in 2019 and 14,500 in 2022.", ("12,000", "14,500")),
        ("In 2019, 12,000 came; in 2022, it drew 14,500.", ("12,000", "14,500")),
        ("Il est passé de 12 000 à 14 500 visiteurs entre 2019 et 2022.", ("12 000", "14 500")),
        ("12 000 puis 14 500 visiteurs sont venus, respectivement en 2019 et en 2022.", ("12 000", "14 500")),
        ("It had 40 stalls and 12,000 visitors in 2019, 50 stalls and 14,500 visitors in 2022.", ("12,000", "14,500")),
        ("La part était de 12,5 % en 2019, de 14 % en 2022, pour 300 voix.", ("12,5 %", "14 %")),
        ("On 3 May 2019 it drew 12,000 visitors, on 4 May 2022 14,500.", ("12,000", "14,500")),
    ],
)
def test_a_figure_belongs_to_its_year(text, figures):
    right = [[is_of_another(f"How many in {year}?", text, figure) for figure in figures] for year in (2019, 2022)]
    assert right == [[False, True], [True, False]]
    assert all(is_of_another("How many in 2021?", text, figure) for figure in figures)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How many trees in 2010?", "There were 8,100 trees in 2010, 400 more than in 2005.", "8,100"),
        ("How many came in 2019?", "Founded in 1995, it drew 12,000 visitors in 2019.", "12,000"),
        ("How many came in 2019?", "It drew 12,000 visitors in 2019 and 14,500 in 2022.", "12,000 visitors in 2019"),
        ("How many came?", "It drew 12,000 visitors in 2019 and 14,500 in 2022.", "12,000"),
        ("How many came from 2019 to 2022?", "It drew 12,000 visitors in 2019 and 14,500 in 2022.", "12,000"),
    ],
)
def test_what_is_not_certain_stays(question, text, words):
    assert not is_of_another(question, text, words)


@pytest.fixture(scope="module")
def pipeline(asking_about):
    return asking_about(FAIR, SALON)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many visitors did the Leeds fair draw in 2019?", "12,000"),
        ("How many visitors did the Leeds fair draw in 2022?", "14,500"),
        ("How many trees did the town of Leeds have in 2010?", "8,100"),
        ("Combien de visiteurs le salon de Lignac a-t-il attirés en 2017 ?", "7 200"),
        ("Combien de visiteurs le salon de Lignac a-t-il attirés en 2018 ?", "9 500"),
        ("Combien d’habitants la commune comptait-elle en 2005 ?", "2 900"),
    ],
)
def test_the_figure_of_the_year_asked_is_quoted(pipeline, question, figure):
    assert figure in (pipeline.ask(question).text or "")


@pytest.mark.parametrize(
    "question",
    [
        "How many visitors did the Leeds fair draw in 2021?",
        "Combien de visiteurs le salon de Lignac a-t-il attirés en 2016 ?",
    ],
)
def test_a_year_that_is_not_told_has_no_figure(pipeline, question):
    assert pipeline.ask(question).citations == ()


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("In 2022 the harbour office, founded in 1998, had 85 boats, 12 pilots and 3 cranes.", "85"),
        ("En 2022, 40 ans après sa création en 1982, le club de Lignac compte 300 membres.", "300"),
    ],
)
def test_a_year_that_nothing_is_counted_of_takes_no_figure(sentence, figure):
    start = sentence.index(figure)
    assert year_of(sentence, start, start + len(figure)) is None
