"""Roles: one line of the list is one role, in both languages and of either gender."""

from collections import Counter

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


def test_a_manager_is_either_of_two_and_these_are_not_each_other():
    assert roles("la directrice") & roles("the manageress") and roles("le gérant") & roles("the manager")
    assert not roles("la directrice") & roles("la gérante")


def test_few_words_stand_for_two_roles():
    lines = [line for line in _lines() if line and not line.startswith("#")]
    words = Counter(word for line in lines for word in dict.fromkeys(line.split()))
    assert words.keys() == role_words().keys()
    assert {word for word, times in words.items() if times > 1} == {
        "manager", "manageress", "headmaster", "headmistress", "headteacher"
    }  # fmt: skip


def _lines() -> list[str]:
    from text.roles import _LIST

    return _LIST.read_text(encoding="utf-8").splitlines()
