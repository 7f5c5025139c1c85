"""Things that a name tells from others of their kind: what is told of one is no answer for another."""

import pytest

from qa.rules.named_things import is_of_another_thing
from tests.qa.one_text import asked

DEPOT = """Fire at the Leeds depot

The Leeds depot burned down on 4 July 2018. It employed 40 people. Firefighters came from York.

The hospital in Bradford treated 12 people.
"""
USINE = """Une usine ferme

L’usine de Lyon a fermé en juin 2015, après trente ans. Elle employait 250 personnes.

Le musée Picasso a rouvert ses portes le 25 octobre 2014. Le pont de Normandie a été inauguré en 1995.
"""


def is_of_another(question: str, text: str, words: str, title: str = "") -> bool:
    return is_of_another_thing(*asked(question, text, words, title))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Who signed the Casablanca contract?", "Karim Alaoui signed the Rabat contract.", "Karim Alaoui"),
        ("Who signed the contract in Casablanca?", "Karim Alaoui signed the Rabat contract.", "Karim Alaoui"),
        ("When did the Harwell plant close?", "The Didcot power plant closed in 2013.", "2013"),
        ("When was Harwell's plant closed?", "Didcot's plant was closed in 2013.", "2013"),
        ("How many people live in Harwell?", "Some 25,000 people live in Didcot.", "25,000"),
        ("Who leads the university of Cambridge?", "Ann Hill leads the University of Oxford.", "Ann Hill"),
        ("Quand l’usine de Grenoble a-t-elle fermé ?", "L’usine de Lyon a fermé en 2015.", "2015"),
        ("Combien l’usine de Grenoble emploie-t-elle ?", "L’usine de Lyon a fermé. Elle employait 250 gens.", "250"),
        ("Quand le musée Rodin a-t-il rouvert ?", "Le musée Picasso a rouvert en 2014.", "2014"),
        ("Qui a vu la maire de Vienne ?", "Luc Roy a vu la maire de Lyon.", "Luc Roy"),
        ("When did the Harwell plant close?", "The Harwell plant is open. The Didcot plant closed in 2013.", "2013"),
    ],
)
def test_what_is_told_of_another_thing_of_the_kind_is_no_answer(question, text, words):
    assert is_of_another(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words", "title"),
    [
        ("When did the Harwell plant close?", "The plant closed in 1990.", "1990", "Harwell"),
        ("When did the Harwell plant close?", "The Magnox plant closed in 1990.", "1990", "Harwell mourns"),
        ("When did the Harwell plant close?", "The Harwell plant was old. It closed in 1990.", "1990", ""),
        ("When did the Harwell plant close?", "The Harwell plant was old. It outlived the Didcot plant to close in"
         " 1990.", "1990", ""),
        ("Quand l’usine de Lyon a-t-elle fermé ?", "À Lyon, l’usine a fermé en 2015, et l’usine de Vienne en 2016.",
         "2015", ""),
        ("Quand l’usine de Lyon a-t-elle fermé ?", "L’usine lyonnaise a fermé en 2015.", "2015", ""),
        ("When will the UN mission end?", "The United Nations mission will end in 2020.", "2020", ""),
        ("When did the London office close?", "The Londres office closed in 2020.", "2020", ""),
        ("When did the Moroccan office close?", "The Rabat office closed in 2020.", "2020", ""),
        ("When did the Renault plant in Flins open?", "The Flins plant opened in 1952.", "1952", ""),
        ("Quel âge a le maire Verrier ?", "Le maire de Lyon a 54 ans.", "54 ans", ""),
        ("Who signed the agreement in Rabat?", "RABAT, 3 May. The agreement at the Foreign Office was signed by Al Ro.",
         "Al Ro", ""),
        ("When was the Casablanca contract signed?", "Karim Alaoui signed the contract in 2019.", "2019", ""),
        ("Who is the mayor of Saint Brannocks?", "The mayor of St. Brannock's, Mary-Ann O’Dell, left.", "Mary-Ann", ""),
        ("Who leads the plant in March?", "Ann Hill leads the plant in April.", "Ann Hill", ""),
    ],
)  # fmt: skip
def test_what_may_be_told_of_it_stays(question, text, words, title):
    assert not is_of_another(question, text, words, title)


@pytest.fixture(scope="module")
def pipeline(asking_about):
    return asking_about(DEPOT, USINE)


@pytest.mark.parametrize(
    "question",
    [
        "When did the Sheffield depot burn down?",
        "How many people did the Hull depot employ?",
        "Quand l’usine de Grenoble a-t-elle fermé ?",
        "Combien de personnes l’usine de Vienne employait-elle ?",
        "Quand le musée Rodin a-t-il rouvert ?",
        "Quand le pont de Tancarville a-t-il été inauguré ?",
    ],
)
def test_another_place_or_house_is_not_answered_and_passages_are_shown(pipeline, question):
    answer = pipeline.ask(question)
    assert (answer.text, answer.citations) == (None, ())
    assert answer.hits


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("When did the Leeds depot burn down?", "4 July 2018"),
        ("Combien de personnes l’usine de Lyon employait-elle ?", "250"),
        ("Quand l’usine lyonnaise a-t-elle fermé ?", "juin 2015"),
        ("Quand le musée Picasso a-t-il rouvert ?", "25 octobre 2014"),
    ],
)
def test_the_place_or_house_asked_about_is_answered(pipeline, question, quote):
    assert pipeline.ask(question).text == quote
