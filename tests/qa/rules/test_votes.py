"""A vote's figures: the one of the side asked about, never the other; both where no side is asked for."""

import pytest

from articles.types import Article, Passage
from index.hit import Hit
from qa.rules.votes import is_of_the_other_side, with_tallies
from qa.types import Question, Span
from text.language import language_of_question
from text.sentences import sentences


def found(question: str, text: str, words: str) -> tuple[Question, Hit, Span]:
    language = language_of_question(question)
    article = Article("a", "/a.txt", "0" * 64, "", None, language, None, None, text)
    hit = Hit(1, article, Passage("a", 1, 0, len(text)), 1.0, 1.0, 1, 1, (), tuple(sentences(text, language)))
    start = text.index(words)
    return Question(question, language), hit, Span(start, start + len(words), 1.0)


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
    question, hit, span = found(question, text, words)
    (told,) = with_tallies(question, hit, [span])
    assert text[told.start : told.end] == right
    assert not is_of_the_other_side(question, hit, told)


def test_the_other_side_is_ruled_out():
    text = "La motion est passée par 21 voix contre 12."
    assert is_of_the_other_side(*found("Combien de voix contre ?", text, "21"))
    assert not is_of_the_other_side(*found("Combien de voix contre ?", text, "12"))
    assert not is_of_the_other_side(*found("Combien de voix ?", text, "21"))
    assert is_of_the_other_side(*found("Combien d’abstentions ?", text, "12"))
