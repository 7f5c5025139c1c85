"""The questions to click are about the articles at hand, and have answers."""

import pytest

from articles.reading import read_article
from tests.served import ROOT
from ui.examples import examples_of, names

TEXT = """Le pont de Lignac

Hier le maire de Lignac, Paul Verrier, a inauguré un pont. C’est Jeanne Ambly, architecte, qui l’a dessiné.

Selon Paul Verrier, le pont a coûté deux millions d’euros. Dans Lignac on danse.

C’est l’ambassadeur du Royaume de Belgique, selon la Banque Centrale, qui l’a dit.

Ce fut aussi le directeur de Norsk Hydro, la firme du pont.
"""


def test_names_are_those_inside_sentences(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert names([read_article(path)]) == {"Paul Verrier": "fr", "Jeanne Ambly": "fr"}
    assert list(names([read_article(path)])) == ["Paul Verrier", "Jeanne Ambly"]


@pytest.mark.slow
def test_examples_are_answered(pipeline):
    seeds = [read_article(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    found = examples_of(seeds, pipeline)
    assert found
    assert all(pipeline.ask(question).text for question in found)
