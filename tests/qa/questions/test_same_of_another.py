"""Follow-ups that ask the same of another place or thing: its name takes the place of the one before."""

import pytest

from qa.questions.question import understand

PLANTS = """Power stations

The Didcot plant closed in March 2013 after forty years of service. It employed 400 people. The Harwell plant closed in
May 1990. It employed 120 people.

The fair in Leeds drew 12,000 visitors. The fair in York drew 5,000 visitors.
"""
USINES = """Les usines du groupe

L’usine de Lyon a fermé en juin 2015, après trente ans. L’usine de Grenoble a fermé en mars 2011.

La directrice du musée de Lignac est Odile Marchand. La directrice du musée de Thorel est Anne Roy.
"""
# Told as uncertain, at .28 and .25, from the article in the other language, where names are spelt otherwise.
OF_THE_OTHER_LANGUAGE = pytest.mark.xfail(reason="names are not compared across the languages", strict=False)
PLANT, USINE = "When did the Didcot plant close?", "Quand l’usine de Lyon a-t-elle fermé ?"


@pytest.fixture(scope="module")
def pipeline(asking_about):
    return asking_about(PLANTS, USINES)


@pytest.mark.parametrize(
    ("previous", "text", "context"),
    [
        (PLANT, "And in Harwell?", "When did the Harwell plant close?"),
        (PLANT, "And the one in Harwell?", "When did the Harwell plant close?"),
        (PLANT, "What about Harwell?", "When did the Harwell plant close?"),
        ("When did the plant in Didcot close?", "And Harwell's?", "When did the plant in Harwell close?"),
        (USINE, "Et à Grenoble ?", "Quand l’usine à Grenoble a-t-elle fermé ?"),
        (USINE, "Et celle d’Oyonnax ?", "Quand l’usine d’Oyonnax a-t-elle fermé ?"),
        (USINE, "Et Grenoble ?", "Quand l’usine de Grenoble a-t-elle fermé ?"),
        ("Qui dirige le musée de Lignac ?", "Et de celui de Thorel ?", "Qui dirige le musée de Thorel ?"),
        (f"{PLANT} And in Harwell?", "And in Leeds?", "When did the Leeds plant close?"),
        ("Quand l'usine a-t-elle fermé ?", "Et celle de Lyon ?", "Quand l'usine a-t-elle fermé ?"),
        (PLANT, "And why?", "the Didcot plant close."),
        (PLANT, "And when did the Harwell plant close?", ""),
        ("Qui est le ministre de la Justice ?", "Et Theo Francken ?", "Qui est ?"),
        ("Qui est le ministre de la Justice ?", "Et en Belgique ?", "Qui est le ministre de la Justice ?"),
        (
            "How many visitors did the Leeds museum have in April?",
            "And in May?",
            "How many visitors did the Leeds museum have ?",
        ),
    ],
)
def test_the_name_of_a_follow_up_takes_the_place_of_the_one_before(previous, text, context):
    assert understand(text, previous).context == context


@pytest.mark.parametrize(
    ("previous", "text", "quotes"),
    [
        (PLANT, "And in Harwell?", ["May 1990"]),
        (PLANT, "And the one in Harwell?", ["May 1990"]),
        (PLANT, "And when did the Harwell plant close?", ["May 1990"]),
        pytest.param(PLANT, "And in Abingdon?", [], marks=OF_THE_OTHER_LANGUAGE),
        ("How many visitors did the Leeds fair draw?", "And in Hull?", []),
        (USINE, "Et à Grenoble ?", ["mars 2011"]),
        pytest.param(USINE, "Et celle de Nantes ?", [], marks=OF_THE_OTHER_LANGUAGE),
        ("Qui est la directrice du musée de Lignac ?", "Et de celui de Thorel ?", ["Anne Roy"]),
    ],
)
def test_what_follows_is_answered_of_its_own_place(pipeline, previous, text, quotes):
    found = [citation.quote for citation in pipeline.ask(text, previous=previous).citations]
    assert len(found) == len(quotes)
    assert all(words in quote for words, quote in zip(quotes, found, strict=True))  # "in May 1990", too
