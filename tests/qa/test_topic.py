"""Follow-ups that ask something themselves are read with what the question before is about, not with its asking."""

import pytest

HALLE = """La halle de Ferrières rouvre

La halle aux grains de Ferrières a rouvert samedi, après trois ans de travaux. Bâtie en 1842, elle avait fermé en mars.

Le chantier a coûté 1,9 million d’euros. Il a été mené par l’architecte Bruno Castaing.
"""
TANNERY = """Wexley orchestra finds a new home

The Wexley Youth Orchestra will move into the old tannery, its conductor, Hattie Blackwood, said on Friday.

The tannery closed in 2004. It was bought by the brewer Giles Penhallow for £310,000.
"""


@pytest.fixture(scope="module")
def pipeline(asking_about):
    return asking_about(HALLE, TANNERY)


@pytest.mark.parametrize(
    ("previous", "text", "words"),
    [
        ("Combien a coûté le chantier de la halle de Ferrières ?", "Par qui a-t-il été mené ?", "Bruno Castaing"),
        ("Quand la halle de Ferrières a-t-elle rouvert ?", "Après combien de temps ?", "trois ans"),
        ("When did the tannery close?", "Who bought it?", "Giles Penhallow"),
        ("Who bought the tannery?", "For how much?", "£310,000"),
    ],
)
def test_a_follow_up_is_answered_not_the_question_before(pipeline, previous, text, words):
    answer = pipeline.ask(text, previous=previous)
    assert words in (answer.text or "")
