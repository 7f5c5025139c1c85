"""A vote's figures: the one of the side asked about, never the other; both where no side is asked for."""

import pytest

from qa.rules.votes import is_of_the_other_side, with_tallies
from tests.qa.one_text import asked


@pytest.mark.parametrize(
    ("question", "text", "words", "right"),
    [
        ("Combien de voix contre la motion ?", "La motion est passée par 21 voix contre 12.", "21", "12"),
        ("Combien d’élus ont voté pour ?", "La motion est passée par 21 voix contre 12.", "21 voix contre 12", "21"),
        ("How many voted against the plan?", "The plan was carried by 21 votes to 12.", "21 votes to 12", "12"),
        ("How many voted for it?", "It was carried by twenty-one votes to twelve.", "twelve", "twenty-one"),
        ("How many MPs opposed the bill?", "MPs approved the bill by 312 to 208.", "312", "208"),
        ("How many MPs supported the bill?", "MPs passed the bill 312 votes to 208, 31 abstaining.", "31 ", "312"),
        ("How many were against?", "The plan fell, with 4 in favour, 7 against and 2 abstentions.", "4", "7"),
        ("How many members abstained?", "With 4 in favour, 7 against and 2 abstentions, it fell.", "7", "2"),
        (
            "Combien d’élus se sont abstenus ?",
            "Adopté par 48 voix pour, 9 contre et 4 abstentions.",
            "9 contre et 4",
            "4",
        ),
        ("Combien de voix contre ?", "Adopté par 1 048 voix pour, 9 contre et 4 abstentions.", "1 048 voix", "9"),
        # What is rejected has more votes against it
        ("Combien de voix pour la rocade ?", "Le projet a été rejeté par 19 voix contre 14.", "19", "14"),
        ("How many voted against it?", "The council turned down the plan by 8 votes to 15.", "8", "15"),
        ("How many voted for the pool?", "The council, which rejected it in May, passed it by 9 votes to 8.", "8", "9"),
        ("Combien d’élus ont voté contre ?", "Le plan a été rejeté par les élus par 19 voix contre 14.", "14", "19"),
        ("How many voted for the plan?", "The plan was rejected in a vote by 21 to 12.", "21", "12"),
        ("How many voted against it?", "By 15 votes to 8, the council rejected the plan.", "8", "15"),
        ("How many voted against it?", "The council voted 15-8 against the plan.", "8", "15"),
        ("How many voted for it?", "By 15 votes to 8, the council, which had rejected it, approved it.", "8", "15"),
        # What is voted on may itself be against something
        (
            "Combien ont voté pour la loi contre le vol ?",
            "La loi contre le vol passa par 30 voix contre 12.",
            "12",
            "30",
        ),
        ("How many MPs backed the ban against hunting?", "MPs passed it by 312 votes to 208.", "208", "312"),
        ("How many voted for the motion against war?", "It fell by 21 votes to 12.", "21", "12"),
        # Both sides are asked for
        ("How many voted for and against it?", "It was carried by 21 votes to 12.", "12", "21 votes to 12"),
        ("Combien d’élus ont voté pour ou contre ?", "Adopté par 21 voix contre 12.", "12", "21 voix contre 12"),
        # No side is asked for
        ("Quel est le score du vote ?", "La motion est passée par 21 voix contre 12.", "21", "21 voix contre 12"),
        ("By how many votes was it carried?", "It was carried by 21 votes to 12 on Monday.", "12", "21 votes to 12"),
        ("How many votes for Ann Lee?", "Ann Lee was elected by 21 votes to 12.", "21", "21 votes to 12"),
        ("Quel fut le score ?", "Lignac a battu Rabat par 24 points à 13.", "24", "24 points à 13"),
        # No vote
        ("How many were against the plan?", "Of 40 people, 12 wrote letters.", "12", "12"),
        ("How many goals against Leeds?", "Leeds lost by three goals to one.", "three", "three goals to one"),
        ("How many people opposed it?", "It opened in 12 schools, 7 against the advice of parents.", "12", "12"),
    ],
)
def test_a_vote_is_told_by_the_side_asked_about(question, text, words, right):
    question, hit, span = asked(question, text, words)
    (told,) = with_tallies(question, hit, [span])
    assert text[told.start : told.end] == right
    assert not is_of_the_other_side(question, hit, told)


def test_the_other_side_is_ruled_out():
    text = "La motion est passée par 21 voix contre 12."
    assert is_of_the_other_side(*asked("Combien de voix contre ?", text, "21"))
    assert not is_of_the_other_side(*asked("Combien de voix contre ?", text, "12"))
    assert not is_of_the_other_side(*asked("Combien de voix ?", text, "21"))
    assert is_of_the_other_side(*asked("Combien d’abstentions ?", text, "12"))
