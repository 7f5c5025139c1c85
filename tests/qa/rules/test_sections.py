"""Sections that a heading alone names: the words of one are no answer about another."""

import pytest

from qa.candidates import read, to_read
from qa.question import understand

WORKS = """# Le point sur les travaux

## 1. Pont des Tanneurs

Il sera fermé du 4 au 22 juillet. La société Berthonnet refera l’étanchéité.

## 2. Rue de la Gare

Elle sera fermée à partir du 9 août, comme le dit l’arrêté du 2 mai. La société Colasse y posera des pavés.

## 3. Divers

Le pont des Tanneurs aura un nouvel éclairage, pour 31 000 euros. Le stade a coûté 84 000 euros.
"""
CANDIDATES = """# Candidates in Wexcombe

## Marion Tull (Labour)

She has taught chemistry since 2005. Her campaign has cost £1,700.

## Asha Nand (Independent)

The vet wants a bus every ten minutes. Her campaign has cost £3,200.
"""


@pytest.fixture(scope="module")
def pipeline(asking_about):
    return asking_about(WORKS, CANDIDATES)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Quand le pont des Tanneurs sera-t-il fermé ?", "juillet", "août"),
        ("Quand la rue de la Gare sera-t-elle fermée ?", "août", "juillet"),
        ("Quelle société travaille au pont des Tanneurs ?", "Berthonnet", "Colasse"),
        ("Combien a coûté la campagne d’Asha Nand ?", "3,200", ""),  # in the other language nothing is ruled out
        ("How much has Asha Nand's campaign cost?", "3,200", "1,700"),
        ("How much has Marion Tull's campaign cost?", "1,700", "3,200"),
        ("Combien coûtera l’éclairage du pont des Tanneurs ?", "31 000", ""),  # elsewhere, but named there
    ],
)
def test_words_of_another_section_are_no_candidates(pipeline, question, right, wrong):
    found = candidates_of(pipeline, question)
    assert any(right in words for words in found)
    assert not wrong or not any(wrong in words for words in found)


def candidates_of(pipeline, typed):
    question = understand(typed)
    hits = to_read(question, pipeline.search(typed))
    return [one.words for one in read(pipeline._reader, question, hits)]
