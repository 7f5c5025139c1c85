"""Who says something is told in its sentence, or before a pronoun."""

import pytest

from qa.rules.speakers import is_of_another_speaker
from tests.qa.one_text import asked

_BRIDGE = "“The bridge may fall,” said Ann Lee. Councillor Tom Weir disagreed. “It will outlive us all,” he told them."
_NESTED = "Ann Lee said that Tom Weir had called the quarry “a wound in the hill”."
_SOURCE = "According to the auditor, Ann Lee, the dean had promised to repay the loan."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Who said the bridge will outlive us all?", _BRIDGE.replace("It will", "The bridge will"), "Ann Lee"),
        ("Who said the bridge may fall?", _BRIDGE, "Tom Weir"),
        ("Who called the quarry a wound in the hill?", _NESTED, "Ann Lee"),
        ("Who had promised to repay the loan?", _SOURCE, "Ann Lee"),
        (
            "Qui a dit que le port est sûr ?",
            "Luc Roy est venu. Ana Ruiz a répondu. « Le port est sûr », a-t-elle dit.",
            "Luc Roy",
        ),
    ],
)
def test_whoever_does_not_say_it_is_no_answer(question, text, words):
    assert is_of_another_speaker(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Who said the bridge may fall?", _BRIDGE, "Ann Lee"),
        ("Who said it will outlive us all?", _BRIDGE, "Tom Weir"),
        ("Who called the quarry a wound in the hill?", _NESTED, "Tom Weir"),
        ("According to whom had the dean promised to repay the loan?", _SOURCE, "Ann Lee"),
        ("Who said that she was tired?", "Ann Lee left. “I am tired,” she said.", "Ann Lee"),
        ("Qui a dit que le port est sûr ?", "Ana Ruiz est maire. « Le port est sûr », a dit la maire.", "Ana Ruiz"),
    ],
)
def test_whoever_says_it_stays(question, text, words):
    assert not is_of_another_speaker(*asked(question, text, words))
