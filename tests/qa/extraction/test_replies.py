"""What replies to a question in an article that asks the same."""

import pytest

from qa.extraction.replies import replies
from qa.questions.question import understand
from tests.qa.one_text import hit_of

_FRENCH = (
    "**Quand ouvrirez-vous la salle ?**\n\nM. T. : Le 4 octobre, si tout va bien.\n\n— Combien de livres ?\n— On verra."
)
_ENGLISH = "Q: When will dredging start?\nA: In November, after the regatta.\n\nQ: Who pays for it?\nA: The county."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quand la salle ouvrira-t-elle ?", _FRENCH, ["Le 4 octobre"]),
        ("Quand ouvrirez-vous la salle ?", _FRENCH, ["Le 4 octobre"]),
        ("Combien de livres ?", _FRENCH, []),
        ("When will dredging start?", _ENGLISH, ["In November"]),
        ("Who pays for the dredging?", _ENGLISH, ["The county"]),
        ("Who starts it?", _ENGLISH, []),
    ],
)
def test_a_reply_is_told_as_far_as_its_first_mark(question, text, words):
    asked = understand(question)
    assert [text[slice(*place)] for place in replies(asked, hit_of(text, asked.language))] == words
