"""The SQuAD definitions of exact match and token F1, with French articles and elisions."""

import re
import string
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from text.normalisation import contains, exact_match, normalized, token_f1

WORDS = st.lists(
    st.sampled_from("Koen Geens le la l’accord ministre belge deux jours the an of 2016 « » , Où où d'Etat".split()),
    max_size=8,
).map(" ".join)


def squad_normalized(words):
    """As in SQuAD's evaluate-v2.0.py."""
    bare = "".join(c for c in words.lower() if c not in set(string.punctuation))
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", bare).split())


def squad_f1(words, wanted):
    said, gold = squad_normalized(words).split(), squad_normalized(wanted).split()
    shared = sum((Counter(said) & Counter(gold)).values())
    return 2 * shared / (len(said) + len(gold)) if shared else 0.0


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("L’accord, « signé »", "accord signé"),
        ("l'accord", "L’ACCORD"),
        ("The Minister", "minister"),
        ("an apple a day", "apple day"),
        ("du ministre de la Justice", "ministre Justice"),
        ("d’un pays", "pays"),
        ("qu’il", "il"),
        ("Où", "où"),
        ("ﬁn mars", "fin mars"),
        ("2\u00a0jours", "2 jours"),
        ("2\u202f000", "2 000"),
        ("e\u0301te\u0301", "été"),
        ("  Koen \n Geens. ", "koen geens"),
        ("aux Etats", "Etats"),
        ("Straße", "STRASSE"),
        ("œuvre", "oeuvre"),
        ("Cæsar, SŒUR", "caesar soeur"),
        ("mu\u200esée \u2066de\u2069 Lignac\ufe0f", "musée de Lignac"),
    ],
)
def test_wordings_that_are_the_same(words, same):
    assert normalized(words) == normalized(same)
    assert exact_match(words, [same])


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Koen Geens", "Koen"),
        ("où", "ou"),
        ("2015", "2016"),
        ("aujourd'hui", "hui"),
        ("thé", "the"),
        ("lac", "ac"),
        ("dune", "une"),
    ],
)
def test_wordings_that_differ(words, other):
    assert not exact_match(words, [other])


@pytest.mark.parametrize(
    ("words", "accepted", "f1"),
    [
        ("Koen Geens, ministre", ["Koen Geens"], 4 / 5),
        ("Koen Geens", ["Koen Geens"], 1.0),
        ("le 23 novembre 2015", ["23 novembre 2015"], 1.0),
        ("novembre 2015", ["23 novembre 2015"], 4 / 5),
        ("vendredi 22 avril", ["le 23 novembre 2015"], 0.0),
        ("deux deux jours", ["deux jours"], 4 / 5),  # a token counts once for each time it stands in both
        ("deux jours", ["trois mois", "deux jours au Maroc"], 4 / 5),  # "au" is an article
        ("a b c d", ["c d e f"], 2 * 2 / (3 + 4)),  # "a" is an article
        ("Geens", [], 0.0),
    ],
)
def test_token_f1_by_hand(words, accepted, f1):
    assert token_f1(words, accepted) == pytest.approx(f1)


@pytest.mark.parametrize(
    ("words", "accepted", "held"),
    [
        ("le ministre Koen Geens, hier", ["Koen Geens"], True),
        ("Koen Geensel", ["Koen Geens"], False),
        ("12 avril", ["2 avril"], False),
        ("le 2 avril", ["nothing", "2 avril"], True),
        ("Geens Koen", ["Koen Geens"], False),
        ("Koen", ["Koen Geens"], False),
        ("Koen", [], False),
        ("Koen", ["«»"], False),
        ("une visite de l’Intérieur", ["visite Intérieur"], True),
    ],
)
def test_contains_whole_words_in_order(words, accepted, held):
    assert contains(words, accepted) is held


@pytest.mark.parametrize(
    "english", ["Koen Geens", "the 23rd of November", "two days", "A visit, in Rabat!", "(the) U.K", "x a y"]
)
@pytest.mark.parametrize("other", ["Geens", "23rd November", "the two days", "visit Rabat"])
def test_plain_english_is_scored_as_squad_does(english, other):
    assert token_f1(english, [other]) == pytest.approx(squad_f1(english, other))


@pytest.mark.parametrize(("words", "same"), [("U.S.", "US"), ("1,000", "1000")])
def test_punctuation_inside_words_falls_away_as_in_squad(words, same):
    assert squad_normalized(words) == squad_normalized(same)
    assert exact_match(words, [same])


@given(WORDS, WORDS)
def test_an_exact_match_is_a_full_score(words, other):
    assume(normalized(words))
    if exact_match(words, [other]):
        assert token_f1(words, [other]) == 1.0
        assert contains(words, [other])


@given(WORDS, WORDS)
def test_token_f1_is_symmetric_and_a_share(words, other):
    assert token_f1(words, [other]) == pytest.approx(token_f1(other, [words]))
    assert 0.0 <= token_f1(words, [other]) <= 1.0


@given(WORDS, WORDS, WORDS)
def test_words_contain_themselves_within_more(before, words, after):
    assume(normalized(words))
    assert contains(f"{before} {words} {after}", [words])


@given(st.text())
def test_what_is_normalized_is_words_and_single_spaces(words):
    once = normalized(words)
    assert once == " ".join(once.split())
    assert all(c.isalnum() or c == " " for c in once)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=4))
def test_the_best_accepted_answer_counts(words, accepted):
    assert token_f1(words, accepted) == max(token_f1(words, [answer]) for answer in accepted)
    assert exact_match(words, accepted) == any(exact_match(words, [answer]) for answer in accepted)
