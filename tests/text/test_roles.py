"""Roles: one line of the list is one role, in both languages and of either gender."""

import pytest

from text.roles import role_words, roles


@pytest.mark.parametrize(
    ("one", "other"),
    [("le ministre", "the minister"), ("la maire", "mayor"), ("sa directrice", "its director"), ("roi", "king")],
)
def test_the_same_role_in_both_languages(one, other):
    assert roles(one) == roles(other) != frozenset()


def test_other_words_are_no_roles():
    assert not roles("le ministère a une direction; the ministry is direct")


def test_a_word_with_a_hyphen_that_is_a_role_is_none_of_its_parts():
    assert roles("la vice-présidente") == roles("a president")
    assert roles("the lock-keeper") == roles("l’éclusier") != frozenset()


@pytest.mark.parametrize(
    "words", ["Il va présenter son projet", "la course cycliste", "the detective story", "à Mâcon"]
)
def test_verbs_adjectives_and_towns_are_no_roles(words):
    assert not roles(words)


def test_no_word_stands_for_two_roles():
    lines = [line for line in _lines() if line and not line.startswith("#")]
    words = [word for line in lines for word in dict.fromkeys(line.split())]
    assert len(words) == len(set(words)) == len(role_words())


def _lines() -> list[str]:
    from text.roles import _LIST

    return _LIST.read_text(encoding="utf-8").splitlines()
