"""Days told from an article's own date."""

from datetime import date

import pytest

from qa.citing.when import resolved
from qa.types import When

WRITTEN = date(2016, 4, 22)  # a Friday


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("fin mars dernier", "2016-03"),
        ("ce vendredi 22 avril", "2016-04-22"),
        ("mardi 1er mars", "2016-03-01"),
        ("mardi\u00a01er mars", "2016-03-01"),
        ("le 30 décembre", "2015-12-30"),
        ("le 3 janvier", "2016-01-03"),
        ("le 3 janvier prochain", "2017-01-03"),
        ("le 29 février", "2016-02-29"),
        ("on March 1", "2016-03-01"),
        ("Tuesday, the 1st of March", "2016-03-01"),
        ("hier", "2016-04-21"),
        ("aujourd’hui", "2016-04-22"),
        ("yesterday", "2016-04-21"),
        ("ce vendredi", "2016-04-22"),
        ("vendredi dernier", "2016-04-15"),
        ("next Monday", "2016-04-25"),
        ("en avril dernier", "2015-04"),
        ("in late March", "2016-03"),
        ("last December", "2015-12"),
    ],
)
def test_it_is_told_in_full(words: str, iso: str) -> None:
    found = resolved(words, WRITTEN)
    assert found
    assert found.iso == iso


@pytest.mark.parametrize(
    "words",
    [
        "22 avril 2016",  # complete as it is
        "April 22, 2016",
        "mars 2015",
        "mardi",  # the one before or the one after?
        "mercredi 1er mars",  # that day was a Tuesday
        "le 1er octobre",  # of that year or of the one before?
        "the day before yesterday",
        "two days before yesterday",
        "le 3 ou le 4 mai",
        "entre le 3 et le 5 mai",
        "du 3 au 5 mai",
        "May 3 or May 4",
        "the 3rd and 4th of May",
        "hier ou demain",
        "ce mardi",
        "the day after tomorrow",
        "la planète Mars",
        "le 31 février",
        "Koen Geens",
        "",
    ],
)
def test_what_is_complete_or_unclear_stays_as_it_is(words: str) -> None:
    assert resolved(words, WRITTEN) is None


def test_what_is_to_come_is_no_day_before():
    assert resolved("le 3 janvier", WRITTEN, "Le procès aura lieu le 3 janvier.") is None
    assert resolved("le 3 mai", WRITTEN, "Le procès aura lieu le 3 mai.") == When(2016, 5, 3)
    assert resolved("le 3 janvier", WRITTEN, "Le procès a eu lieu le 3 janvier.") == When(2016, 1, 3)


def test_the_weekday_tells_which_year_is_meant():
    assert resolved("jeudi 8 octobre", date(2016, 3, 31)) == When(2015, 10, 8)
