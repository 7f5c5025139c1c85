"""Who said something is whoever says most of its words, by name or by office."""

import pytest

from qa.extraction.speakers import speakers
from qa.types import Question
from tests.qa.one_text import hit_of
from text.language import Language

FR = (
    "Luc Roy a reçu Ana Ruiz. « Le pont ne sera pas fermé cet été », tranche le chef d’équipe. Anne Petit, préfète, a"
    " parlé des bus. « Les bus seront gratuits le samedi », a-t-elle ajouté."
)
EN = "Ann Hill met the head of the port. “The quay is too old to be mended,” said Ann Hill on Monday. It rained."


def said(question: str, text: str, language: Language) -> list[str]:
    return [text[start:end] for start, end in speakers(Question(question, language), hit_of(text, language))]


@pytest.mark.parametrize(
    ("question", "text", "language", "speaker"),
    [
        ("Qui a dit que le pont ne sera pas fermé cet été ?", FR, "fr", "le chef d’équipe"),
        ("Qui affirme que les bus seront gratuits ?", FR, "fr", "Anne Petit"),
        ("Who said that the quay is too old?", EN, "en", "Ann Hill"),
        ("Who said that the port would be closed?", EN, "en", None),
        ("Qui a fermé le pont cet été ?", FR, "fr", None),
        ("Qui a dit que le lac est vieux ?", "« Le lac est vieux », a dit, de son côté, Luc Roy.", "fr", "Luc Roy"),
        ("Who told the truth about the old quay?", EN, "en", None),
    ],
)
def test_whoever_says_most_of_the_words(question: str, text: str, language: Language, speaker: str | None):
    assert said(question, text, language) == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    "text",
    [
        "« Le pont fermera en mars », a annoncé l’avocat de Luc Roy.",
        "« Le pont fermera en mars », a répondu Ana à Luc Roy et à tous.",
        "Selon un proche de Luc Roy, le pont fermera en mars.",
        "« Le pont ne fermera pas en mars », a dit Luc Roy.",
        "Ana Ruiz verra que le pont fermera en mars, a annoncé quelqu’un.",
    ],
)
def test_a_spokesman_and_who_denies_it_did_not_say_so(text: str):
    assert said("Qui a dit que le pont fermera en mars ?", text, "fr") == []


def test_a_single_word_in_common_tells_nothing():
    assert said("Qui a dit que la coopération était excellente ?", "« La coopération va », a dit Luc Roy.", "fr") == []
