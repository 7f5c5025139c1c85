"""Who bought did not sell."""

import pytest

from qa.rules.recipients import is_of_the_recipient
from tests.qa.one_text import asked

SOLD = "Le haras a été cédé jeudi à l’éleveur Jean Roy pour 2 millions. La vendeuse, Ana Lys, est partie."
GIVEN = "Ann Lee gave her boat to Tom Weir. The cup was handed to the captain Joe Platt by Kay Dunn."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui a vendu le haras ?", SOLD, "Jean Roy"),
        ("Qui l’a cédé ?", SOLD, "Jean Roy"),
        ("Who sold the stud?", SOLD, "Jean Roy"),
        ("Who gave the boat?", GIVEN, "Tom Weir"),
        ("Who handed over the cup?", GIVEN, "Joe Platt"),
    ],
)
def test_who_got_it_is_ruled_out(question, text, words):
    assert is_of_the_recipient(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("À qui le haras a-t-il été vendu ?", SOLD, "Jean Roy"),
        ("Qui a acheté le haras ?", SOLD, "Jean Roy"),
        ("Qui a vendu le haras ?", SOLD, "Ana Lys"),
        ("Who gave the boat?", GIVEN, "Ann Lee"),
        ("Who handed over the cup?", GIVEN, "Kay Dunn"),
        ("Who was the boat given to?", GIVEN, "Tom Weir"),
    ],
)
def test_who_gave_it_and_other_questions_stay(question, text, words):
    assert not is_of_the_recipient(*asked(question, text, words))
