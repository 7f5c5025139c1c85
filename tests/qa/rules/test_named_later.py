"""What stands before an article names whom a question names is told of somebody else."""

import pytest

from qa.rules.named_later import is_named_later
from qa.types import Question
from tests.qa.one_text import asked, hit_of, span_of

TWO_POOLS = "À Sorbes, la piscine rouvre le 4 mai. Celle de Lignac reste fermée. Sorbes et Lignac se partagent un bus."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quand la piscine de Lignac rouvre-t-elle ?", TWO_POOLS, "le 4 mai"),
        ("Who trained Ben Lee?", "Ana Ruiz was trained by Carl Moss. Her deputy is Ben Lee.", "Carl Moss"),
        ("Qui habite au lot 21 ?", "Au lot 12 habite Ana Ruiz. Le lot 21 est vide.", "Ana Ruiz"),
        ("When does the pool in Lignac open?", TWO_POOLS, "le 4 mai"),  # names are the same in both languages
    ],
)
def test_what_stands_before_a_name_is_told_of_another(question, text, words):
    assert is_named_later(*asked(question, text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quand la piscine de Sorbes rouvre-t-elle ?", TWO_POOLS, "le 4 mai"),
        ("Qui dirige Ana Ruiz ?", "Il y a Carl Moss, chef d’Ana Ruiz. Ana Ruiz le suit.", "Carl Moss"),
        ("Quel âge a Koen Geens ?", "Geens a 61 ans. Koen Geens est né à Louvain.", "61 ans"),
        ("Que dit la ville de Morlanne ?", "Les Morlannais votent non. Morlanne est en colère.", "non"),
        ("Que fait la France ?", "Les Français votent. La France a un budget.", "votent"),
        ("Que fait la DGSN ?", "La Sûreté nationale enquête. La DGSN a un site.", "enquête"),
        ("Quand a eu lieu la foire en mai ?", "Elle a eu lieu lundi. En mai il a plu.", "lundi"),
        ("Combien de lots y a-t-il sur 21 ?", "Douze lots sur vingt et un sont pris. Les 21 lots sont chers.", "Douze"),
        ("Que fait Rosalind ?", "Elle peint.", "peint"),  # named nowhere: not this rule's
    ],
)
def test_what_may_be_told_of_it_stays(question, text, words):
    assert not is_named_later(*asked(question, text, words))


def test_a_name_in_the_title_is_named_before():
    question = Question("Quand la piscine de Lignac rouvre-t-elle ?", "fr")
    text = "À Sorbes, elle rouvre le 4 mai. Lignac attend."
    assert not is_named_later(question, hit_of(text, "fr", "La piscine de Lignac"), span_of(text, "le 4 mai"))
    assert is_named_later(question, hit_of(text, "fr", "La piscine"), span_of(text, "le 4 mai"))


def test_a_text_may_open_on_whom_it_names_later():
    text = "The goalkeeper signed on 4 May. Ann Lee is 34."
    assert not is_named_later(Question("When did Ann Lee sign?", "en"), hit_of(text, "en"), span_of(text, "4 May"))
