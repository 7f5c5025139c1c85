"""Nations by their adjectives, people and names, in both languages."""

import pytest

from text.nationalities import nationalities, nations


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
