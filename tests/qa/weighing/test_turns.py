"""What an interviewer says in a question is no answer; what an author says before a question may be one."""

import pytest

from articles.layout import lay_out
from articles.passages import sentences_of
from articles.types import Article, Passage
from index.hit import Hit
from qa.types import Span
from qa.weighing.evidence import Candidate
from qa.weighing.turns import asks

REPLY = "Parce que je suis fatigué. J’ai servi longtemps cette ville."
TURN = "Le budget atteint 2014 euros. N’est-ce pas trop ?"


def stands_in_question(text, words="2014"):
    article = Article("a", "/a.txt", "0", "A", None, "fr", None, None, text, blocks=tuple(lay_out(text)))
    sentences = tuple(sentences_of(article, 0, len(text)))
    start = text.index(words)
    hit = Hit(1, article, Passage("a", 1, 0, len(text)), 1.0, 0.9, 1, None, (), sentences)
    return asks(Candidate(hit, Span(start, start + len(words), 1.0)))


@pytest.mark.parametrize(
    "text",
    [
        f"Entretien\n\nVous êtes maire de Lignac depuis 2014. Pourquoi partez-vous ?\n\n{REPLY}",
        f"Interview\n\nYou have been mayor since 2014. Why are you leaving?\n\n{REPLY}",
        f"Entretien\n\nD’où vient le public ?\n\nDe Lignac, surtout.\n\n{TURN}\n\nNon, pas du tout.",
        f"Entretien\n\nLa Gazette : {TURN}\n\nPaul Verrier : Non.",
        f"Entretien\n\nIl pleut sur la ville.\n\nQ : {TURN}\nR : Non.",
        f"Entretien\n\n— {TURN}\n\n— Non.",
        f"Entretien\n\n{REPLY} Est-ce depuis 2014 ?",
    ],
)
def test_what_stands_in_a_question(text):
    assert stands_in_question(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Un budget\n\n{TURN}\n\nLes habitants en doutent, et le maire aussi.",
        f"Un budget\n\n{TURN} Les habitants en doutent.",
        "Entretien\n\nPourquoi partez-vous ?\n\nJe suis maire depuis 2014. Cela suffit.",
        "Entretien\n\nIl pleut sur la ville.\n\nQ : Depuis quand ?\nR : Depuis 2014.",
    ],
)
def test_what_does_not(text):
    assert not stands_in_question(text)
