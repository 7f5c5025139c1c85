"""The tree of errors is the one drawn at the top of its module."""

import re

import pytest

from runtime import errors


def error_classes():
    return {c.__name__: c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, Exception)}


def drawn_parents():
    """Name → name of its parent, read from the drawing."""
    parents, path = {}, {0: "IbidError"}
    for line in errors.__doc__.splitlines():
        match = re.match(r"    ([│ ]*)[├└]── (\w+)", line)
        if match:
            depth = len(match[1]) // 4 + 1
            path[depth] = match[2]
            parents[match[2]] = path[depth - 1]
    return parents


def test_the_drawing_is_the_tree():
    assert drawn_parents() == {n: c.__base__.__name__ for n, c in error_classes().items() if n != "IbidError"}


def test_the_drawing_names_more_than_a_few():
    assert len(drawn_parents()) >= 11


@pytest.mark.parametrize("name", error_classes())
def test_each_says_what_it_is_and_keeps_its_message(name):
    error = error_classes()[name]("Port 80 cannot be used")
    assert str(error) == "Port 80 cannot be used"
    assert isinstance(error, errors.IbidError)
    assert type(error).__doc__


def test_a_wrong_input_is_no_system_error():
    assert not issubclass(errors.IbidError, (ValueError, OSError))
