"""An adjective is quoted with the thing that was asked for."""

import pytest

from qa.reading.nouns import with_its_noun


@pytest.mark.parametrize(
    ("question", "text", "words", "right"),
    [
        (
            "Quelle méthode a été choisie ?",
            "Il aime la méthode « très douce ».",
            "très douce",
            "méthode « très douce",
        ),
        ("Quel est le rôle du port ?", "Le port a un rôle de moteur régional.", "régional", "rôle de moteur régional"),
        ("Which technology is used?", "Il admire la technologie avancée.", "avancée", "technologie avancée"),
        # What stands by itself, or is no such thing, stays
        ("Quelle ville a gagné ?", "La ville de Lisvaux a gagné.", "Lisvaux", "Lisvaux"),
        ("Quel score ?", "Il perd sur le score de deux à zéro.", "deux à zéro", "deux à zéro"),
        ("Quelles formes ?", "Les formes principales de l’épopée.", "l’épopée", "l’épopée"),
        ("Quel montant ?", "Un montant de 30 euros.", "30 euros", "30 euros"),
        ("Quelle méthode ?", "La méthode, dit-il, est douce.", "douce", "douce"),
        ("Qui vient ?", "Une méthode douce.", "douce", "douce"),
    ],
)
def test_words_begin_with_their_noun(question, text, words, right):
    place = text.index(words)
    start = with_its_noun(text, place, place + len(words), question)
    assert text[start : place + len(words)] == right
