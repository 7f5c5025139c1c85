"""A visit to another country is not the one asked about."""

import pytest

from qa.rules.destinations import is_of_another_destination
from tests.qa.one_text import asked

OSLO = "La ministre a effectué une visite de travail mardi 3 mai à Oslo."
TRIP = "The president travelled to Japan on 4 June and met the emperor."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quand la ministre s'est-elle rendue en Espagne ?", OSLO, "mardi 3 mai"),
        ("When did the minister visit Madrid?", OSLO, "mardi 3 mai"),
        ("Quand la ministre a-t-elle visité l'Espagne ?", OSLO, "mardi 3 mai"),
        ("When did the president go to China?", TRIP, "4 June"),
        ("QUAND LE PRÉSIDENT EST-IL ALLÉ EN CHINE ?", TRIP, "4 June"),
    ],
)
def test_another_country_is_ruled_out(question, text, words):
    assert is_of_another_destination(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quand la ministre s'est-elle rendue en Norvège ?", OSLO, "mardi 3 mai"),
        ("When did the minister visit Norway?", OSLO, "mardi 3 mai"),
        ("Quand la ministre a-t-elle visité le port ?", OSLO, "mardi 3 mai"),
        ("When did the president visit Japan?", TRIP, "4 June"),
        ("Quand la ministre s'est-elle rendue à Varnes ?", OSLO, "mardi 3 mai"),  # wherever that is
        ("When did the king go to France?", "He went to Lyon in 2016 and to Rome in 2017.", "2016"),
        ("Quand est-il parti en Belgique ?", "Parti pour la Belgique le 3 mai, il est arrivé à Paris le 5.", "3 mai"),
        ("Quel parti a gagné en Allemagne ?", "Le parti social a gagné, dit-on à Paris.", "social"),
        ("Quel tournoi a-t-elle gagné en Espagne ?", "Le tournoi de Séville, après celui perdu à Paris.", "Séville"),
        ("Qui a signé en Espagne ?", OSLO, "mardi 3 mai"),
        ("When did she visit Spain?", "She visited Spain and Norway on 3 May.", "3 May"),
    ],
)
def test_the_same_and_what_is_unknown_stay(question, text, words):
    assert not is_of_another_destination(*asked(question, text, words))
