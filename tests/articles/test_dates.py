"""Dates as French and English articles write them; impossible and ambiguous ones are not guessed."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.dates import find_date, find_date_of_writing

ROOT = Path(__file__).parents[2]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ENGLISH_MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("mardi 1er mars 2016 à Rabat", "fr", date(2016, 3, 1)),
        ("Le 01/03/2016 à 13h33", "fr", date(2016, 3, 1)),
        ("le 1.3.2016", "fr", date(2016, 3, 1)),
        ("le 3 AOÛT 2021", "fr", date(2021, 8, 3)),
        ("le 3 aout 2021", "fr", date(2021, 8, 3)),
        ("le 12\u00a0mars\u00a02019", "fr", date(2019, 3, 12)),
        ("01/03/2016", "en", None),
        ("13/03/2016", "en", date(2016, 3, 13)),
        ("03/13/2016", "en", date(2016, 3, 13)),
        ("03/03/2016", "en", date(2016, 3, 3)),
        ("2016-03-01T10:00", "en", date(2016, 3, 1)),
        ("on March 12, 2019, in Paris", "en", date(2019, 3, 12)),
        ("the 2nd of May 2020", "en", date(2020, 5, 2)),
        ("Sept. 3, 2020", "en", date(2020, 9, 3)),
        ("03/13/2016", "fr", date(2016, 3, 13)),
        ("le 13-03-2016", "en", date(2016, 3, 13)),
        ("12-Mar-2019", "en", date(2019, 3, 12)),
        ("2019/03/12", "fr", date(2019, 3, 12)),
        ("06-12-03-2019", "fr", None),
        ("31/02/2016", "fr", None),
        ("le 30 février 2016", "fr", None),
        ("2016-02-31", "fr", None),
        ("version 99.99.2016", "fr", None),
        ("le 31/02/2016, ou plutôt le 1er mars 2016", "fr", date(2016, 3, 1)),
        ("en 2016", "fr", None),
        ("", "fr", None),
    ],
)
def test_known_dates(text, language, expected):
    assert find_date(text, language) == expected


@given(DAYS)
def test_every_day_is_found_as_french_articles_write_it(day):
    first = "er" if day.day == 1 else ""
    long = f"le {day.day}{first} {FRENCH_MONTHS[day.month - 1]} {day.year}"
    for text in (long, f"le {day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat()):
        assert find_date(f"Il a été signé {text} à Rabat.", "fr") == day


@given(DAYS)
def test_every_day_is_found_as_english_articles_write_it(day):
    month = ENGLISH_MONTHS[day.month - 1]
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
    ):
        assert find_date(f"It was signed on {text} in Rabat.", "en") == day


@given(DAYS)
def test_numeric_english_date_is_the_day_or_nothing(day):
    for text in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"):
        found = find_date(text, "en")
        assert found in (None, day)
        assert (found is None) == (day.day <= 12 and day.day != day.month)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Depuis le 23 novembre 2015, tout va. Ils ont signé ce vendredi 22 avril 2016.", "fr", date(2016, 4, 22)),
        ("Since May 2, 2020 all went well. They signed this Friday, April 22, 2016.", "en", date(2016, 4, 22)),
        ("Depuis le 23 novembre 2015, tout va.", "fr", None),
        ("Inauguré le vendredi 4 mai 1968, le pont fermera.", "fr", None),
        ("They signed on Friday, April 22, 2016.", "en", None),
        ("La fête aura lieu ce samedi 14 août 2032.", "fr", None),
        ("Il pleuvra demain. Ils ont signé ce vendredi 22 avril 2016.", "fr", date(2016, 4, 22)),
        ("Ils ont signé ce vendredi 22 avril 2016 à l’opéra de Lille. Il rouvrira.", "fr", date(2016, 4, 22)),
        ("Ce samedi 4 mai 2019, le musée ouvrira ses portes.", "fr", None),
        ("Ce samedi 4 mai 2019 aura lieu la fête.", "fr", None),
        ("Le procès est prévu ce lundi 6 mai 2019.", "fr", None),
        ("Né ce vendredi 4 mai 1919, il fut maçon.", "fr", None),
        ("The museum opens this Saturday, 4 May 2019.", "en", None),
        ("This Saturday, 4 May 2019, the bridge is due to close.", "en", None),
        ("Rien.", "fr", None),
    ],
)
def test_day_an_article_speaks_from(text, language, expected):
    assert find_date_of_writing(text, language) == expected


def test_paragraph_of_ten_thousand_dates_is_searched_in_the_end():
    # A log without blank lines is one paragraph. Run apart, so that a search without end fails instead of hanging.
    program = "from articles.dates import find_date_of_writing as find\n"
    program += "print(find('Vente du 12 mars 2019, ce mardi 12 mars 2019. ' * 10_000, 'fr'))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=5, check=True
    )
    assert done.stdout.strip() == "2019-03-12"
