"""Whoever is named once, and then called by the office, is found by the name."""

from dataclasses import replace

import pytest

from qa.by_office import answered_by_office, by_office, with_naming
from qa.types import Answer, Citation, Question
from tests.qa.one_text import hit_of, span_of

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


def citation_of(text: str, words: str) -> Citation:
    hit, span = hit_of(text, "fr"), span_of(text, words)
    return Citation(1, hit.article, span, hit.sentence_at(span.start, span.end), hit.passage)


@pytest.mark.parametrize(
    ("office", "sentence", "is_his"),
    [
        ("le ministre de la justice", "Le ministre de la Justice a été entendu lundi.", True),
        ("le ministre de la justice", "L’épouse du ministre de la Justice a été entendue lundi.", False),
        ("le ministre de la justice", "Le cabinet du ministre de la Justice a été fermé lundi.", False),
        ("le ministre de la justice", "La porte-parole officielle du ministre de la Justice est venue lundi.", False),
        ("le ministre de la justice", "Le ministre de l’Intérieur a été entendu lundi.", False),
        ("le maire", "Le maire de Lyon a été entendu lundi.", False),
        ("le maire", "Le maire a été entendu lundi.", True),
        ("le maire", "La femme du maire a été entendue lundi.", False),
        ("le Premier ministre", "Le vice-Premier ministre a été entendu lundi.", False),
    ],
)
def test_whose_office_a_sentence_speaks_of(office, sentence, is_his):
    text = f"Lignac attend. {office[0].upper()}{office[1:]} Paul Roy est là. {sentence}"
    told = f"{office[0].upper()}{office[1:]} Paul Roy"
    by = by_office(Question("Qui a vu Paul Roy ?", "fr"), [hit_of(text, "fr")])
    assert by and text[by.told.start : by.told.end] == told
    citation = citation_of(text, "lundi")
    answer = Answer(Question("", "fr"), "lundi", 0.9, (replace(citation, article=by.hit.article),), ())
    assert (len(with_naming(answer, by).citations) > 1) == is_his


def test_an_answer_of_a_title_or_beyond_the_hits_is_none_of_the_office():
    text = "Le maire Paul Roy est là. Le maire est parti lundi."
    by = by_office(Question("Quand Paul Roy est-il parti ?", "fr"), [hit_of(text, "fr")])
    assert by
    first = Answer(Question("Quand Paul Roy est-il parti ?", "fr"), None, 0.0, (), ())
    again = replace(first, text="lundi", citations=(replace(citation_of(text, "lundi"), article=by.hit.article),))
    assert answered_by_office(first, again, by) == first
    assert answered_by_office(first, replace(again, hits=(by.hit,)), by).text == "lundi"


def test_a_sentence_that_names_the_holder_is_no_answer_by_office():
    text = "La maire Ana Lys et le ministre de la Pêche, Marc Devaux, sont là. La maire est partie lundi."
    asked = Question("Qui Marc Devaux a-t-il renvoyé ?", "fr")
    by = by_office(asked, [hit_of(text, "fr")])
    assert by
    first = Answer(asked, None, 0.0, (), ())
    cited = replace(citation_of(text, "Ana Lys"), article=by.hit.article)
    again = replace(first, text="Ana Lys", citations=(cited,), hits=(by.hit,))
    assert answered_by_office(first, again, by) == first
