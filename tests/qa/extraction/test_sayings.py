"""Who says each sentence of a passage, and which sentences go on with the saying before."""

import pytest

from qa.extraction.sayings import sayings_in
from tests.qa.one_text import hit_of
from text.language import Language


@pytest.mark.parametrize(
    ("text", "language", "speaker", "counted"),
    [
        ("« Le pont tient », a affirmé le maire. Il a indiqué qu’il reste ouvert.", "fr", "affirmé le maire", 2),
        ("« Le pont tient », a affirmé le maire. Et d’ajouter : « Il est vieux. »", "fr", "affirmé le maire", 2),
        ("« Le pont tient », a affirmé le maire. Puis de conclure : « Il est vieux. »", "fr", "affirmé le maire", 2),
        ("“The bridge holds,” said Ann Lee. She added that it is old.", "en", "said Ann Lee", 2),
        ("“The bridge holds,” said Ann Lee. It rained all day.", "en", "said Ann Lee", 1),
        ("« Le pont tient », a affirmé le maire. Et la pluie tombe.", "fr", "affirmé le maire", 1),
    ],
)
def test_a_saying_goes_on_with_its_speaker(text: str, language: Language, speaker: str, counted: int):
    assert [saying.speaker for saying in sayings_in(hit_of(text, language))] == [speaker] * counted
