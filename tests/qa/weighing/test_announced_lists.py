"""The item of a list that a question counts to, or all, where the list is of what it asks about; else nothing."""

from dataclasses import replace

import pytest

from articles.layout import lay_out
from articles.passages import passages_of, sentences_of
from articles.types import Article
from index.hit import Hit
from qa.questions.question import understand
from qa.types import Span
from qa.weighing.announced_lists import asks_for_all, nth_item
from qa.weighing.confidence import Weighed
from qa.weighing.evidence import Candidate

FRENCH = "Accord\n\nLe préfet de Lignac pose trois conditions :\n\na) la paix ;\nb) le retour des exilés ;\nc) l’eau."
ENGLISH = "Plan\n\nThe council named these requirements:\n\n(1) a roof\n(2) a bridge\n    (i) of stone\n(3) a garden"


def ranked_in(text: str, language: str, window: int) -> list[Weighed]:
    article = Article("a", "/a.txt", "0", text[:4], None, language, None, None, text, blocks=tuple(lay_out(text)))
    passages = passages_of(article, lambda texts: [len(words.split()) for words in texts], window)
    return [
        Weighed(Candidate(hit, Span(p.start, p.end, 1.0)), 0.1, 0.1)
        for p in passages
        for hit in [Hit(1, article, p, 1.0, 0.9, 1, None, (), tuple(sentences_of(article, p.start, p.end)))]
    ]


def answer(question: str, text: str, language: str, window: int = 100) -> str | None:
    found = nth_item(understand(question), ranked_in(text, language, window), 0.3)
    assert found is None or found.probability == 0.3
    return found.candidate.words if found else None


@pytest.mark.parametrize("window", [100, 8])
@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("Quelle est la première condition ?", "la paix"),
        ("Quelle est la 2e condition du préfet ?", "le retour des exilés"),
        ("Quelle est la troisième condition posée par le préfet de Lignac ?", "l’eau"),
        ("Quelle est la dernière condition ?", "l’eau"),
        ("Quelle est la quatrième condition ?", None),
        ("Quelle est la troisième condition du maire ?", None),
        ("Quel est le premier préfet de Lignac ?", None),
        ("Quel est le premier ministre ?", None),
        ("Quelles sont les conditions du préfet ?", None),
    ],
)
def test_the_item_that_is_counted_to(question, item, window):
    assert answer(question, FRENCH, "fr", window) == item


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("What is the first requirement?", "a roof"),
        ("What was the 3rd requirement of the council?", "a garden"),
        ("What is the last requirement of the council?", "a garden"),
        ("What is the second requirement of the mayor?", None),
        ("Who is the first minister?", None),
    ],
)
def test_what_stands_further_in_is_not_counted(question, item):
    assert answer(question, ENGLISH, "en") == item


MENU = "Cantine\n\nLe menu de Noël comprend :\n\n- une soupe de potiron\n- du chapon\n- une bûche au café"
SUPPLIES = "Summit\n\nSupplies will include:\n\n* oxygen bottles\n* a diesel generator"
STORM = (
    "The mayor closes a bridge\n\nOn Tuesday the mayor announced these measures:\n\n"
    "- the Marlow bridge is closed\n- a ferry runs"
)
OPENED = "Kermeur\n\nLa cantine a ouvert lundi. Le menu comprend :\n\n- une soupe\n- du chapon"


@pytest.mark.parametrize(
    ("question", "text", "language", "all_of_it"),
    [
        ("Que comprend le menu de Noël ?", MENU, "fr", True),
        ("Qu'est-ce que le menu de Noël comprend ?", MENU, "fr", True),
        ("What will the supplies include?", SUPPLIES, "en", True),
        ("Que comprend le menu de Pâques ?", MENU, "fr", False),
        ("Qu'y a-t-il dans la soupe du menu de Noël ?", MENU, "fr", False),
        ("Combien coûte le menu ?", MENU, "fr", False),
        ("What is the summit?", SUPPLIES, "en", False),
        ("What is the generator of the supplies?", SUPPLIES, "en", False),
        ("Que ne comprend pas le menu de Noël ?", MENU, "fr", False),
        ("Quelle soupe le menu de Noël comprend-il ?", MENU, "fr", False),
        ("Que comprend le menu ?", MENU.replace("comprend", "ne comprend pas"), "fr", False),
        ("Que comprend le menu ?", MENU.replace("du chapon", "du chapon :"), "fr", False),
        ("What bridge did the mayor close?", STORM, "en", False),
        ("What did the mayor close?", STORM, "en", False),
        ("Qu'a ouvert la cantine ?", OPENED, "fr", False),
        ("Que comprend le menu ?", OPENED, "fr", True),
    ],
)
def test_what_is_listed_is_asked_for(question, text, language, all_of_it):
    item = ranked_in(text, language, 100)[-1].candidate
    at = replace(item, span=Span(len(text) - 4, len(text), 1.0))
    assert asks_for_all(understand(question), at) == all_of_it


def test_nothing_is_listed_beside_a_list():
    hit = ranked_in(MENU, "fr", 100)[-1].candidate.hit
    place = MENU.index("menu")
    assert not asks_for_all(understand("Que comprend le menu ?"), Candidate(hit, Span(place, place + 4, 1.0)))


def test_a_list_that_goes_on_in_another_passage_is_not_shown_as_the_whole():
    text = MENU + "".join(f"\n- un plat numéro {number} de la maison" for number in range(20))
    asked = understand("Que comprend le menu de Noël ?")
    parts = [weighed.candidate for weighed in ranked_in(text, "fr", 30)]
    assert len(parts) > 2 and not any(asks_for_all(asked, part) for part in parts)
