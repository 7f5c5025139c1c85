"""Who says each sentence of a passage, and which sentences go on with the saying before."""

import pytest

from qa.extraction.sayings import sayings_in
from qa.extraction.speech import sayings
from qa.types import Question
from tests.qa.one_text import hit_of
from text.language import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“The bridge holds,” Ann Lee told Luc Roy. He replied that it is old.", "en"),
        ("« Le pont tient », a dit Ann Lee à Luc Roy. Il a répondu qu’il est vieux.", "fr"),
        ("« Le pont tient », a affirmé le maire. Il a été annoncé que la gare ferme.", "fr"),
        ("« Le pont tient », a affirmé le maire. Il a lancé une pétition.", "fr"),
        ("“The bridge holds,” said Ann Lee. She takes notes at every meeting.", "en"),
    ],
)
def test_what_may_be_another_s_does_not_go_on(text: str, language: Language):
    first, *others = sayings_in(hit_of(text, language))
    assert all(saying.speaker != first.speaker for saying in others)


@pytest.mark.parametrize(
    ("text", "language", "speaker", "counted"),
    [
        ("« Le pont tient », a affirmé le maire. Il a indiqué qu’il reste ouvert.", "fr", "affirmé le maire", 2),
        ("« Le pont tient », a affirmé le maire. Et d’ajouter : « Il est vieux. »", "fr", "affirmé le maire", 2),
        ("« Le pont tient », a affirmé le maire. Puis de conclure : « Il est vieux. »", "fr", "affirmé le maire", 2),
        ("“The bridge holds,” said Ann Lee. She added that it is old.", "en", "said Ann Lee", 2),
        ("“The bridge holds,” said Ann Lee. It rained all day.", "en", "said Ann Lee", 1),
        ("« Le pont tient », a affirmé le maire. Et la pluie tombe.", "fr", "affirmé le maire", 1),
        ("« Le pont tient », a affirmé le maire. Et d’autre part, le musée ferme lundi.", "fr", "affirmé le maire", 1),
    ],
)
def test_a_saying_goes_on_with_its_speaker(text: str, language: Language, speaker: str, counted: int):
    assert [saying.speaker for saying in sayings_in(hit_of(text, language))] == [speaker] * counted


@pytest.mark.parametrize(
    ("question", "begins"),
    [("Qu'a dit Paul Verrier ?", ["« Le pont"]), ("Que dit Paul Verrier de l'école ?", ["Il a ajouté"])],
)
def test_what_goes_on_is_quoted_where_it_alone_tells_of_what_is_asked(question: str, begins: list[str]):
    hit = hit_of("« Le pont tient », a affirmé Paul Verrier. Il a ajouté que l’école ouvrira.", "fr")
    own, _ = sayings(Question(question, "fr"), hit)
    assert [
        hit.article.text[start:end][: len(begin)] for (start, end), begin in zip(own, begins, strict=True)
    ] == begins
