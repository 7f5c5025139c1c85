"""What is read of a text is its words without what cuts or hides them, and every place in it is known."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.readable import _CHANGED, _IN_ALL_CHANGED, plain, readable

ROOT = Path(__file__).parents[2]
TEXTS = st.text() | st.text(st.sampled_from("aÉ1 \n\t-*_[](>`´ʼﬁ\u00ad\u200b^#:‑"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("la Batell-\nerie", "la Batellerie"),
        ("Odi-\n  lon Ferrandi", "Odilon Ferrandi"),
        ("> Odi-\n> lon", "Odilon"),
        ("Saint-\nDenis", "Saint-Denis"),
        ("de 2018-\n2019", "de 2018-2019"),
        ("un vice-\nprésident", "un vice-président"),
        ("un avant-poste, l’avant-\nposte", "un avant-poste, l’avant-poste"),
        ("deux\nlignes", "deux lignes"),
        ("deux   \n\n  lignes", "deux lignes"),
        ("mus\u00adée, mai\u200bre, 👩\u200d👧", "musée, maire, 👩\u200d👧"),
        ("\u202amu\u200esée\u202c, \u2066mai\u2062re\u2069, l\u034fe\ufe0f", "musée, maire, le"),
        ("L´équipe, lʼAubrelle, l`an", "L’équipe, l’Aubrelle, l’an"),
        ("La ﬁlle eﬀective", "La fille effective"),
        ("Jean‑Marie", "Jean-Marie"),
        ("le **6 avril**, _Bérengère Tassin_.", "le 6 avril, Bérengère Tassin."),
        ("5*3, snake_case, 2 * 3", "5*3, snake_case, 2 * 3"),
        ("[Paul Verrier](https://a.invalid/b?x=1), maire[^2]", "Paul Verrier, maire"),
        ("# Un titre", "Un titre"),
        ("> Le musée\n> rouvre", "Le musée rouvre"),
        ("", ""),
    ],
)
def test_known_readings(text, read):
    assert readable(text, 0, len(text)).text == read == plain(text)


@given(TEXTS)
def test_each_place_is_in_order_and_within(text):
    read = readable(text, 0, len(text))
    assert len(read.places) == len(read.text)
    assert list(read.places) == sorted(read.places)
    assert all(0 <= place < len(text) for place in read.places)


@given(TEXTS)
def test_a_letter_that_is_read_stands_where_it_is_said_to(text):
    read = readable(text, 0, len(text))
    for letter, place in zip(read.text, read.places, strict=True):
        assert letter in {text[place], " ", "’", "-"} or text[place] in "ﬀﬁﬂﬃﬄﬅﬆ"


@given(TEXTS, st.data())
def test_a_stretch_is_read_for_itself(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = readable(text, start, end).places
    assert all(start <= place < end for place in places)


SPECIAL = "aÉ1 \n\t-*_[](>`´ʼ‘′＇ﬁ\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u202a\u2062\u2069\ufe0f\u034f^#:‐‑!"


@given(st.text(st.sampled_from(SPECIAL)))
def test_whatever_is_read_otherwise_has_one_of_the_characters_that_are_looked_for(text):
    assert all(_IN_ALL_CHANGED.search(match[0]) for match in _CHANGED.finditer(text))


def test_what_is_left_out_is_a_space():
    text = "il a reçu Page 2 le maire"
    read = readable(text, 0, len(text), [(10, 16)])
    assert read.text.split() == ["il", "a", "reçu", "le", "maire"]
    start = read.text.index("le maire")
    assert text[slice(*read.original(start, start + 8))] == "le maire"


@pytest.mark.parametrize("text", [" " * 100_000, "[" * 50_000, "*" * 100_000, "> " * 50_000, "-\n" * 50_000])
def test_long_runs_are_read_in_the_end(text):
    program = f"from text.readable import plain\nplain({text[:2]!r} * {len(text) // 2})"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=10, check=True)
