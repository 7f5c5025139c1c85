"""Nations by their adjectives, people and names, in both languages."""

import pytest

from text.nationalities import nationalities, nations, nations_of_places, respelt


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le ministre BELGE", {"belge"}),
        ("a Moroccan envoy and two Spaniards", {"marocain", "espagnol"}),
        ("la frontière franco-algérienne", {"algerien"}),
        ("les Sud-Africains ; l’équipe sud-africaine", {"sud-africain"}),
        ("il parle en anglais, She writes in French", set()),
        ("En anglais, In French", set()),
        ("Pôle emploi, Philippine et Jordan", set()),
        ("La Belgique et le Maroc", set()),
    ],
)
def test_what_people_are_called(text, found):
    assert nationalities(text) == found


def test_a_country_is_its_people_in_either_language():
    assert nations("Germany") == nations("Allemagne") == nations("les Allemands") == nations("a German")
    assert nations("États-Unis") == nations("l’envoyé américain") == {"americain"}
    assert nations("Rabat et Bruxelles, 2016") == set()
    assert nations("en Belgique, in Spain, in Spanish") == {"belge", "espagnol"}


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("king of Morroco", "king of morocco"),
        ("roi du Marroc", "roi du maroc"),
        ("president of Brasil", "president of Brasil"),  # another spelling, not a slip
        ("minister of Gremany", "minister of germany"),
        ("ministre de la Tunisi", "ministre de la tunisie"),
        ("maire de Germain", "maire de Germain"),
        ("governor of Rhode Island", "governor of Rhode Island"),
        ("Le maire a besoin de temps", "Le maire a besoin de temps"),
        ("le maire a besoin de temps", "le maire a besoin de temps"),
        ("roi de Belgique", "roi de Belgique"),
        ("le maire de Lisvaux", "le maire de Lisvaux"),
        ("president of Iraq", "president of Iraq"),
    ],
)
def test_slips_in_the_name_of_a_country(typed, right):
    assert respelt(typed) == right


def test_capitals_are_of_their_countries():
    assert nations_of_places("Bruxelles, London") == {"belge", "britannique"}
    assert nations_of_places("le Danois, à Lisvaux") == set()
