"""Sentences tile any text, in both languages; abbreviations do not end one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.sentences import sentences

PIECES = st.sampled_from(
    [
        " ",
        "\n",
        "\u00a0",
        ". ",
        "! ",
        "? ",
        "… ",
        "« ",
        " »",
        "“",
        "”",
        "M. ",
        "Mr. ",
        "J.-P. ",
        "U.S. ",
        "a",
        "É",
        "ﬁn",
    ]
    + ["œuvre", "😀", "👩‍🚀", "e\u0301", "3,5", "p.m. ", "etc. ", "(", ")", "\u2028", "\r\n", "。"]
)
TEXTS = st.text() | st.lists(PIECES, max_size=30).map("".join)


def cut(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@settings(max_examples=400)
@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_sentences_tile_any_text(text, language):
    end = 0
    for first, last in sentences(text, language):
        assert not text[end:first].strip(), "words between two sentences"
        assert end <= first < last, "out of order, overlapping or empty"
        assert text[first:last] == text[first:last].strip(), "not trimmed"
        end = last
    assert not text[end:].strip(), "words after the last sentence"


@pytest.mark.parametrize(
    "expected",
    [
        ["M. Geens est venu.", "Il a signé."],
        ["Le Dr. Martin opère.", "Mme Duval attend."],
        ["J.-P. Raffarin est venu.", "Il a signé."],
        ["César, mort en 44 av. J.-C. à Rome, fut consul.", "Il régna."],
        ["MM. Hassad et Hammouchi ont signé.", "Mgr. Aubry aussi."],
        ["Voir l’art. 3 de la loi.", "Il date de 1905."],
        ["Elle coûte 3,50 euros.", "Elle en valait 1.200 hier."],
        ["« Nous irons. Puis nous verrons. »", "Il est parti."],
        ["Il a dit : « Oui. »", "Elle rit."],
        ["A-t-il signé ?", "Oui !", "Enfin, elle respire."],
        ["Le vent est tombé.", "😀 Le soleil revient."],
        ["C’est la ﬁn de l’œuvre.", "Œdipe se tait."],
    ],
    ids=lambda expected: expected[0],
)
def test_french_sentences(expected):
    assert cut(" ".join(expected), "fr") == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Smith left.", "Mrs. Jones stayed."],
        ["Dr. Bukowski led the study.", "It ran for two years."],
        ["The U.S. Army left.", "Nobody came."],
        ["It began at 5 p.m. in Paris.", "It ended late."],
        ["George W. Bush spoke.", "They listened."],
        ["“I will go. I must,” he said.", "He left."],
        ["It costs $3.50 a dose.", "It was free."],
        ["Is it true?", "Yes!", "It is."],
    ],
    ids=lambda expected: expected[0],
)
def test_english_sentences(expected):
    assert cut(" ".join(expected), "en") == expected


@pytest.mark.parametrize("gap", ["\n", "  ", " " * 14, "\n" + " " * 20])
def test_width_of_the_gap_between_two_sentences_does_not_matter(gap):
    assert cut(f"C’est la fin.{gap}Il part.", "fr") == ["C’est la fin.", "Il part."]


@pytest.mark.parametrize(
    "expected",
    [
        ["La ville ouvre un musée d’art.", "Elle en est fière."],
        ["Le navire a changé de cap.", "Il rentre au port."],
    ],
    ids=lambda expected: expected[0],
)
def test_french_word_that_is_also_an_abbreviation_may_end_a_sentence(expected):
    assert cut(" ".join(expected), "fr") == expected
