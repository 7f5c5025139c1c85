"""Whoever is named once, and then called by the office, is found by the name."""

import pytest

PORT = """Un accord pour le port de Lisvaux

Le ministre de la Pêche, Marc Devaux, et la maire de Lisvaux, Odile Serret, ont signé lundi l'accord sur le port.

La visite a commencé par la criée, où les marins attendaient depuis l'aube.

Le ministre de la Pêche a promis de rouvrir le phare avant l'été. Il a goûté les huîtres de la baie.

La maire de Lisvaux a demandé trois millions d'euros pour réparer la digue.
"""
HARBOUR = """Harbour deal

The fisheries minister, Martin Dale, and the mayor of Lisport, Olive Serrin, signed the harbour deal on Monday.

The tour began at the fish market, where crews had been waiting since dawn.

The mayor of Lisport asked for three million pounds to mend the sea wall.
"""


@pytest.mark.parametrize(
    ("article", "question", "right", "naming"),
    [
        (PORT, "Combien Odile Serret a-t-elle demandé pour la digue ?", "trois millions", "Odile Serret"),
        (PORT, "Qu'a promis Marc Devaux ?", "rouvrir le phare", "Marc Devaux"),
        (PORT, "combien odile serret a demandé pour réparer la digue", "trois millions", ""),
        (PORT, "How much money did Odile Serret ask for to repair the sea wall?", "trois millions", "Odile Serret"),
        (HARBOUR, "How much did Olive Serrin ask for to mend the sea wall?", "three million", "Olive Serrin"),
    ],
)
def test_what_is_told_of_the_office_is_told_of_its_holder(asking_about, article, question, right, naming):
    answer = asking_about(article).ask(question)
    assert answer.text
    assert right in answer.text
    assert answer.question.text == question
    for citation in answer.citations:
        assert citation.article.text[citation.span.start : citation.span.end] == citation.quote
        assert any(hit.passage == citation.passage for hit in answer.hits)
    assert right in answer.citations[0].quote
    if naming not in answer.citations[0].article.text[slice(*answer.citations[0].sentence)]:
        assert naming in answer.citations[-1].quote
    assert len(answer.statements) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Combien Luc Serret a-t-il demandé pour la digue ?",  # another first name
        "Combien Hugo Lambert a-t-il demandé pour la digue ?",  # nobody of the article
    ],
)
def test_nobody_else_is_meant(asking_about, question):
    answer = asking_about(PORT).ask(question)
    assert not any("Odile Serret" in citation.quote for citation in answer.citations)
