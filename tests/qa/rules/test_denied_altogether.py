"""What is denied altogether has no figure in another sentence."""

import pytest

from qa.rules.denied_altogether import is_denied_altogether
from tests.qa.one_text import asked


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        (
            "Combien le conseil a-t-il voté pour les vélos ?",
            "Le conseil n’a voté aucun crédit pour les vélos. Il a voté 60 000 euros pour les trottoirs.",
            "60 000 euros",
        ),
        (
            "When did Edith Crane live on Sable Street?",
            "Edith Crane never lived on Sable Street. She lived on Fenn Row from 1902.",
            "1902",
        ),
        ("When was the roof restored?", "Only the roof was not restored; the walls were restored in 1998.", "1998"),
    ],
)
def test_what_stands_in_another_clause_is_of_something_else(question, text, words):
    assert is_denied_altogether(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Who did Ann Lee marry?", "Ann Lee did not marry Bob Roy. She married Tom Weir.", "Tom Weir"),
        ("When did the ferry sail?", "The ferry did not sail on Friday. It left on Sunday.", "Sunday"),
        ("Quand le maire signera-t-il ?", "Le maire n’a pas encore signé. Il le fera en mai.", "mai"),
        (
            "Which crew beat the record?",
            "The Ashby crew failed to beat the record. The Penrose crew beat it.",
            "Penrose",
        ),
        ("Combien le pont coûtera-t-il ?", "Le pont ne coûtera pas 2 millions. Il coûtera 3 millions.", "3 millions"),
    ],
)
def test_what_may_be_so_stays(question, text, words):
    assert not is_denied_altogether(*asked(question, text, words))
