"""Dates, numbers and names agree where both can be right, and only there."""

import itertools

import pytest

from articles.types import Article, Passage
from index.hit import Hit
from qa.types import Span
from qa.weighing.agreement import agree, can_be_compared
from qa.weighing.evidence import Candidate


def words_in(language, words):
    article = Article("a", "/a.txt", "0", "A", None, language, None, None, words)
    hit = Hit(1, article, Passage("a", 1, 0, len(words)), 1.0, 0.9, 1, None, (), ((0, len(words)),))
    return Candidate(hit, Span(0, len(words), 1.0))


def do_agree(kind, one, other):
    pairs = [words_in(*pair.split(":", 1)) for pair in (one, other)]
    assert all(can_be_compared(candidate, kind) for candidate in pairs)
    assert agree(*pairs, kind) is agree(*reversed(pairs), kind)
    return agree(*pairs, kind)


@pytest.mark.parametrize(
    ("kind", "same"),
    [
        ("date", "fr:le 4 mai|fr:4 mai 1968|fr:lundi 4 mai|fr:mai 1968|fr:1968|en:May 4|en:4th of May|en:1968-05-04"),
        ("date", "fr:4 mai 1968|en:04/05/1968|en:04/05/68|fr:04/05/68|en:05/04/1968|fr:mai 68|en:May 1968"),
        ("date", "fr:13 mai 1968|en:13/05/1968|en:05/13/1968|fr:13.05.68|en:13 May 1968"),
        ("date", "fr:2016|fr:avril 2016|fr:fin avril|fr:mardi"),
        ("date", "fr:18 h 30|fr:18h|fr:18:30|en:6:30 pm|en:6:30|fr:18 heures 30"),
        ("number", "fr:12 500|en:12,500|fr:12.500 personnes"),
        ("number", "fr:un million et demi|fr:1,5 million|en:1.5 million|en:one and a half million|fr:1 500 000 €"),
        ("number", "fr:3 Md€|fr:3 milliards d’euros|en:€3bn|en:3 billion euros"),
        ("person", "fr:Geens|fr:Koen Geens|fr:Le ministre Geens|fr:Koen Geens, ministre de la Justice|en:Mr Geens"),
        ("person", "fr:Geens, ministre de la Justice|fr:Koen Geens"),
    ],
)  # fmt: skip
def test_what_can_both_be_right(kind, same):
    for one, other in itertools.combinations(same.split("|"), 2):
        assert do_agree(kind, one, other), (one, other)


@pytest.mark.parametrize(
    ("kind", "differing"),
    [
        ("date", "fr:4 mai|fr:4 juin|fr:6 mai 1968|fr:1er juillet"),
        ("date", "fr:mai 1968|fr:juin 1968|fr:mai 1969|en:July 1968|fr:mai 67"),
        ("date", "fr:lundi|fr:mardi|en:Friday"),
        ("date", "fr:du 3 au 5 mai|fr:du 3 au 6 mai"),
        ("date", "en:13/05/1968|fr:12 mai 1968|en:14 May"),
        ("date", "fr:18 h|fr:19 h 30|fr:20h"),
        ("date", "en:2 pm|fr:15 h"),
        ("number", "fr:0,125|fr:125"),
        ("number", "fr:un million|fr:un million et demi|fr:2 Md€"),
        ("number", "fr:deux|fr:trois"),
        ("person", "fr:Yves Tanguy|fr:Marc Bolloch|fr:Le maire Paul Verrier|fr:Anne Verrier"),
    ],
)
def test_what_cannot(kind, differing):
    for one, other in itertools.combinations(differing.split("|"), 2):
        assert not do_agree(kind, one, other), (one, other)


@pytest.mark.parametrize(("kind", "words"), [("date", "fr:hier"), ("number", "fr:long"), ("person", "fr:le ministre")])
def test_what_cannot_be_compared(kind, words):
    assert not can_be_compared(words_in(*words.split(":")), kind)
