"""Who leads a group, and what an abbreviation stands for, where a text tells it outright."""

import pytest

from qa.extraction.tellings import tellings, with_tellings
from qa.types import Span
from tests.qa.one_text import asked

LED = "Une délégation norvégienne, conduite par la ministre des Ports, Signe Dahl, a visité Lisvaux."
HEADED = "The rescue team, led by Captain Ruth Ames, reached the hut on Friday. A second team waited."
FULL = "Pour la Direction générale de la mer et des ports (DGMP), oui. L'AFM (Agence des fonds marins) l'a lu."


def told(question: str, text: str) -> list[str]:
    asking, hit, _ = asked(question, text, text[:1])
    return [text[start:end] for start, end in tellings(asking, hit)]


@pytest.mark.parametrize(
    ("question", "text", "right"),
    [
        ("Qui conduisait la délégation norvégienne ?", LED, ["Signe Dahl"]),
        ("Qui était à la tête de la délégation ?", LED, ["Signe Dahl"]),
        ("Who led the Norwegian delegation?", LED, ["Signe Dahl"]),
        ("Qui a dirigé la délégation norvégienne à Lisvaux ?", LED, ["Signe Dahl"]),
        ("Who led the rescue team?", HEADED, ["Ruth Ames"]),
        ("Qui conduisait la délégation danoise ?", LED, []),
        ("Who led the Danish delegation?", LED, []),
        ("Qui a visité la délégation norvégienne ?", LED, []),
        ("Qui dirige la Norvège ?", LED, []),
        ("Qui conduisait la délégation norvégienne au Maroc ?", LED, ["Signe Dahl"]),
        ("Who led the delegation to Morocco?", "The delegation to Tunisia, led by Paul Roy, left.", []),
        ("Qui préside le conseil ?", "Le conservatoire présidé par Anna Roy a fermé.", []),
        ("Qui préside la commission ?", "La commission d'enquête a entendu l'association présidée par Paul Roy.", []),
        ("Qui conduisait la délégation ?", "La délégation n'était pas conduite par Paul Roy.", []),
        ("Who led the team?", "The team, led by Paul Roy's deputy, left.", []),
        ("Who led the team?", "The team, led by Jan Van den Berg, left.", ["Jan Van den Berg"]),
        ("Who led the search team?", HEADED, []),
        ("Que signifie DGMP ?", FULL, ["Direction générale de la mer et des ports"]),
        ("What does DGMP stand for?", FULL, ["Direction générale de la mer et des ports"]),
        ("Que veut dire le sigle « AFM » ?", FULL, ["Agence des fonds marins"]),
        ("Qu'est-ce que l'AFM ?", FULL, ["Agence des fonds marins"]),
        ("What is the DGMP?", FULL, ["Direction générale de la mer et des ports"]),
        ("Que signifie DGM ?", FULL, []),
        ("Que fait la DGMP ?", FULL, []),
    ],
)
def test_what_is_told_outright_is_found(question, text, right):
    assert told(question, text) == right


def test_a_bracket_that_spells_out_nothing_is_no_answer():
    assert told("Que signifie XYZ ?", "Le train de Lisvaux (XYZ) est parti.") == []


def test_words_that_are_a_part_become_whole():
    asking, hit, part = asked("Que signifie DGMP ?", FULL, "mer et des ports")
    (whole,) = with_tellings(asking, hit, [part])
    assert whole == Span(FULL.index("Direction"), FULL.index(" (DGMP"), part.score)
