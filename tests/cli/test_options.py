"""Options are read as people type them, and refused with what they may be."""

from argparse import ArgumentTypeError
from datetime import date

import pytest

from cli import ask, options
from qa.citing.export import KINDS
from qa.weighing import confidence


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [(options.port, "7860", 7860), (options.count, "1000", 1000), (options.share, "0.5", 0.5), (options.share, "1", 1)],
)
def test_numbers_in_their_bounds(read, text, value):
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "bounds"),
    [
        (options.port, "abc", "no whole number from 1 to 65535"), (options.port, "0", "from 1 to 65535"),
        (options.port, "70000", "from 1 to 65535"), (options.count, "2.5", "no whole number from 1 to 1000"),
        (options.share, "nan", "no number from 0.0 to 1.0"), (options.share, "-1", "from 0.0 to 1.0"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_its_bounds(read, text, bounds):
    with pytest.raises(ArgumentTypeError, match=bounds) as refused:
        read(text)
    assert repr(text) in str(refused.value)


def test_a_day_is_read_and_what_is_none_is_refused():
    assert options.day("2016-03-01") == date(2016, 3, 1)
    with pytest.raises(ArgumentTypeError, match="'01/03/2016' is no day such as 2016-03-01"):
        options.day("01/03/2016")


def test_the_risks_offered_are_those_that_were_fitted():
    assert options.RISKS == confidence.RISKS


def test_the_exports_offered_are_those_that_are_made():
    assert tuple(KINDS) == ask.EXPORTS
