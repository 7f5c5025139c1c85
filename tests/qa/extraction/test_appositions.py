"""Who a text says somebody is, beside the name."""

import pytest

from qa.extraction.appositions import appositions


def told(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*one.role)], text[slice(*one.name)]) for one in appositions(text)]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Le maire, Paul Verrier, a promis la gratuité.", "Le maire", "Paul Verrier"),
        ("Le maire de Lille Martine Aubin est venu.", "Le maire de Lille", "Martine Aubin"),
        ("Jan Jambon, ministre de l’Intérieur, est venu.", "ministre de l’Intérieur", "Jan Jambon"),
        ("L’architecte lyonnais Odilon Ferrandi a dessiné.", "L’architecte lyonnais", "Odilon Ferrandi"),
        ("Anne Roy (67), directrice du musée, part.", "directrice du musée", "Anne Roy"),
        ("Anne Roy, 67 ans, directrice du musée, part.", "directrice du musée", "Anne Roy"),
        ("Koen Geens (CD&V), ministre de la Justice, dit oui.", "ministre de la Justice", "Koen Geens"),
        ("Nadia Oury – la directrice de l'école – part.", "la directrice de l'école", "Nadia Oury"),
        ("Marie Curie est une physicienne polonaise.", "une physicienne polonaise", "Marie Curie"),
        ("LE MAIRE, PAUL VERRIER, A PROMIS.", "LE MAIRE", "PAUL VERRIER"),
        ("A ANNONCÉ MARDI SA DIRECTRICE, BÉRENGÈRE TASSIN.", "SA DIRECTRICE", "BÉRENGÈRE TASSIN"),
        ("Anna Wells, the head of the library, said so.", "the head of the library", "Anna Wells"),
        ("Anna Wells, 61, head of the library, said so.", "head of the library", "Anna Wells"),
        ("The museum's new director, Ana Lee, left.", "The museum's new director", "Ana Lee"),
        ("Part of its gallery, keeper Maud Ellery said.", "keeper", "Maud Ellery"),
        ("Secretary of State Antony Blunt spoke.", "Secretary of State", "Antony Blunt"),
        ("Tom Hart was appointed director of the zoo.", "director of the zoo", "Tom Hart"),
    ],
)
def test_the_role_beside_a_name(text, role, name):
    assert told(text) == [(role, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Selon Jan Jambon, le ministre belge refuse de signer.",
        "Jan Jambon, a déclaré le ministre, est là.",
        "L'avocat belge du Français Salah Abdou a parlé.",
        "The mayor met Ann Lee.",
        "Le conseil de Lignac, Paul Roy et Anne Dur.",
        "Lors de sa visite, la première depuis sa nomination, Paul Roy a vu le port.",
        "Le directeur de la Sûreté et de la Surveillance du Territoire, absent, s’est excusé.",
    ],
)
def test_what_is_no_role_of_the_name(text):
    assert told(text) == []


def test_of_several_each_has_its_own():
    text = (
        "Paul Roy, maire de Lignac, Anne Dur, préfète, le ministre de la Justice Koen Geens et le secrétaire, Luc Fa,"
    )
    assert told(text) == [
        ("maire de Lignac", "Paul Roy"),
        ("préfète", "Anne Dur"),
        ("le ministre de la Justice", "Koen Geens"),
        ("le secrétaire", "Luc Fa"),
    ]


def test_many_words_that_never_end_in_a_name_take_no_time():
    assert told("le maire de la ville de " * 500 + "Paul Roy, " * 500) is not None
