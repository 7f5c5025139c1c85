"""Numbers are worth the same however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("12 500", "fr", [12500]), ("12\u202f500", "fr", [12500]), ("12,500", "en", [12500]),
        ("12.500", "fr", [12500]), ("12500", "fr", [12500]), ("3,50 millions", "fr", [3.5e6]),
        ("3.5 million", "en", [3.5e6]), ("1 234 567,89", "fr", [1234567.89]), ("2,4", "fr", [2.4]),
        ("douze", "fr", [12]), ("vingt-six", "fr", [26]), ("vingt et un", "fr", [21]), ("£418,500", "en", [418500]),
        ("quatre-vingt-dix-neuf", "fr", [99]), ("deux mille dix-neuf", "fr", [2019]), ("un homme", "fr", []),
        ("two hundred and five", "en", [205]), ("five hundred thousand", "en", [500_000]),
        ("0,125", "fr", [0.125]), ("0.125", "en", [0.125]), ("un million et demi", "fr", [1.5e6]),
        ("1,5 million", "fr", [1.5e6]), ("deux millions et demi", "fr", [2.5e6]), ("un demi-milliard", "fr", [5e8]),
        ("half a million", "en", [5e5]), ("two and a half million", "en", [2.5e6]),
        ("a million and a half", "en", [1.5e6]), ("3 ans et demi", "fr", [3.5]), ("$1.2bn", "en", [1.2e9]),
        ("1.2 billion dollars", "en", [1.2e9]), ("3 Md€", "fr", [3e9]), ("3 milliards d’euros", "fr", [3e9]),
        ("1,1 M€", "fr", [1.1e6]), ("1 100 000 euros", "fr", [1.1e6]), ("£2.5m", "en", [2.5e6]), ("5 m", "en", [5]),
        ("30 mn", "fr", [30]), ("12 k€", "fr", [12000]), ("12 km", "fr", [12]), ("deux blessés", "fr", [2]),
        ("tous les deux", "fr", []), ("une demi-heure", "fr", []), ("half an hour", "en", []),
        ("quinze à vingt", "fr", [15, 20]), ("2019 2020", "fr", [2019, 2020]), ("no number", "en", []), ("", "en", []),
    ],
)  # fmt: skip
def test_known_values(text, language, values):
    assert numbers_in(text, language) == values


@given(st.integers(0, 10**9), st.sampled_from(["", " ", "\u00a0", "\u202f", ",", "."]))
def test_what_parts_the_thousands_does_not_count(number, mark):
    assert numbers_in(f"{number:,}".replace(",", mark), "fr") == [number]


@given(st.text(max_size=80), st.sampled_from(["fr", "en"]))
def test_any_text_has_finite_values(text, language):
    assert all(0 <= value < float("inf") for value in numbers_in(text, language))
