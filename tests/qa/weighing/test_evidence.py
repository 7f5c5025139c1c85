"""What speaks for a candidate: an age behind a name needs no word for years."""

from datetime import date

import pytest

from articles.types import Article, Passage
from index.hit import Hit
from qa.types import Span
from qa.weighing.evidence import Candidate, is_of_kind_asked


def candidate(text: str, words: str) -> Candidate:
    article = Article("a", "/a.txt", "0" * 64, "", date(2020, 1, 1), "en", None, None, text)
    hit = Hit(1, article, Passage("a", 1, 0, len(text)), 1.0, 1.0, 1, 1, (), ((0, len(text)),))
    start = text.index(words)
    return Candidate(hit, Span(start, start + len(words), 1.0))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Griffin Raffles, 46, has been named.", "46"),
        ("Griffin Raffles (46) has been named.", "46"),
        ("Mrs Lee, now 46 and a widow, read it.", "46"),
        ("The deputy, Ann Hill,\u00a051, had applied.", "51"),
        ("It was won by Ann Hill, 102.", "102"),
        ("Ann Hill is aged 46 now.", "aged 46"),
        ("Ann Hill runs the shop. She is 61 and lives above it.", "61"),
        ("Ann Hill runs the shop. She is 61.", "61"),
        ("He turned 90 last week.", "90"),
        ("Walter Tibbs Sr is 83. He will move.", "83"),
        ("The deputy, who was only 22 when she came, left.", "22"),
    ],
)
def test_an_age_may_stand_behind_a_name(text, words):
    assert is_of_kind_asked(candidate(text, words), "age")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Hill scored 46 points.", "46"),
        ("She is 46 points behind.", "46"),
        ("He is 1.5 m tall.", "1"),
        ("The score was 46.", "46"),
        ("He was 46th.", "46"),
        ("Lines 12, 46, and 50 are closed.", "46"),
        ("In Rabat, 1946, she left.", "1946"),
        ("Ann Hill, 46 points behind, smiled.", "46"),
    ],
)
def test_other_numbers_are_no_age(text, words):
    assert not is_of_kind_asked(candidate(text, words), "age")
