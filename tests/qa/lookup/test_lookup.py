"""Words that are looked up: what consists of operators is such a search, and finds all that a plain reading finds."""

import random
import re
from datetime import date

import pytest

from articles.types import Article, Passage
from index.exact import Wanted
from index.folder import IndexFolder
from index.hit import Hit
from index.retriever import Retriever
from index.sync import sync
from qa.lookup.operators import wanted_of
from qa.pipeline import Pipeline
from qa.questions.quotation import nearest, pasted
from qa.weighing.confidence import Confidence

BRIDGE = """---
title: Le pont de Kerlouan
source: La Gazette
date: 2019-03-12
---
# Le pont de Kerlouan

Le pont a rouvert hier. « Nous n’avons jamais douté de nos ingénieurs ni de leur travail. Rien ne nous arrêtera ! » a
déclaré la maire, Yvonne Tanguy.

Les tra-
vaux ont coûté 12 000 euros, œuvre comprise.

## Une fête à l’école

La fanfare y jouera.
"""
HARBOUR = """---
title: The harbour at night
source: The Signal
date: 2021-05-02
---
# The harbour at night

“We will never again leave our boats without any light in this harbour,” said Tom Brannigan, its master.

The bridge of Kerlouan, le pont, is far away.
"""


@pytest.fixture(scope="module")
def asking(tmp_path_factory, encoder, reader):
    folder = tmp_path_factory.mktemp("lookup")
    (folder / "articles").mkdir()
    for name, text in (("pont", BRIDGE), ("harbour", HARBOUR)):
        (folder / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    index = IndexFolder.create(folder / "index", encoder)
    sync(index, [folder / "articles"], encoder)
    yield Pipeline(Retriever(index, encoder), reader, Confidence.of_reader(reader.name))
    index.close()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('"Koen Geens"', Wanted(("Koen Geens",))),
        ("« accord de Rabat »", Wanted(("accord de Rabat",))),
        ("“deal” -police", Wanted(("deal",), ("police",))),
        ('"a b" -"c d" titre : Maroc source:"La Gazette"', Wanted(("a b",), ("c d",), ("Maroc",), ("La Gazette",))),
        ("title:Maroc", Wanted(titles=("Maroc",))),
        ("SOURCE:Gazette -police", Wanted((), ("police",), (), ("Gazette",))),
        ("Koen -police", Wanted(("Koen",), ("police",))),
        ("le budget title:festival", Wanted(("budget",), (), ("festival",))),
        ('"exact words" source:Lesoir minister', Wanted(("exact words", "minister"), (), (), ("Lesoir",))),
        ("vice-president -deal", Wanted(("vice-president",), ("deal",))),
    ],
)
def test_what_consists_of_operators_is_a_search(typed, wanted):
    assert wanted_of(typed) == wanted


@pytest.mark.parametrize(
    "typed",
    ["Qui a écrit « Les Misérables » ?", 'Who wrote "Dubliners"?', "Rabat", "-police", "température -5",
     "Qui est Koen -police ?", '"?!"', '""',
     "", "«", "-", "-«»", "Qui a signé l’accord - et quand ?", "« Rabat » et Anvers", "title:",
     "Qui parle du title: Maroc ?"],
)  # fmt: skip
def test_anything_else_is_a_question(typed):
    assert wanted_of(typed) is None
    assert pasted(typed) is None


def quotes(answer):
    return [(citation.article.id, citation.quote) for citation in answer.citations]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ('"le pont"', [("harbour", "le pont"), ("pont", "Le pont"), ("pont", "Le pont")]),  # a title, a passage
        ('"pont a rouvert"', [("pont", "pont a rouvert")]),
        ('"les travaux ont"', [("pont", "Les tra-\nvaux ont")]),
        ('"l\'école"', [("pont", "l’école")]),  # in a heading
        ('"a l\'ecole"', [("pont", "à l’école")]),
        ('"oeuvre comprise"', [("pont", "œuvre comprise")]),
        ('"pont" source:Gazette', [("pont", "pont"), ("pont", "pont")]),
        ('"pont" title:harbour', [("harbour", "pont")]),
        ('"pont" -far -rouvert', [("pont", "pont")]),
        ("pont -far -rouvert", [("pont", "pont")]),
        ("le pont title:harbour", [("harbour", "pont")]),
        ("pont -pont", []),
        ('"pont" "far away"', [("harbour", "pont")]),
        ("title:pont", [("pont", "pont")]),
        ("source:signal", [("harbour", "The harbour at night")]),
        ("source:signal -boats", []),
        ('"pont pont"', []),
        ('"pon"', []),
        ('"Pônt"', []),
    ],
)
def test_exact_words_are_found_wherever_they_stand(asking, typed, places):
    answer = asking.ask(typed)
    assert quotes(answer) == places
    assert answer.found is not None and answer.found.passages == len(places)
    assert answer.found.articles == len({article for article, _ in places})
    for citation in answer.citations:
        assert citation.article.text[citation.span.start : citation.span.end] == citation.quote
        start, end = citation.sentence
        assert start <= citation.span.start < citation.span.end <= end


def read(stored):
    return stored.article.readable(stored.passage.start, stored.passage.end).text


def test_all_that_a_plain_reading_finds_is_found(seed_index, retriever):
    chance = random.Random(7)
    passages = list(seed_index.store.every_passage())
    for _ in range(60):
        stored = chance.choice(passages)
        words = list(re.finditer(r"\w+", read(stored)))
        first = chance.randrange(len(words))
        some = words[first : first + chance.randint(1, 6)]
        phrase = some[0].string[some[0].start() : some[-1].end()]
        same = re.sub("['’]", "['’]", re.escape(phrase))
        pattern = re.compile(rf"\b{same}\b", re.IGNORECASE)
        holding = [one for one in passages if pattern.search(read(one))]
        places = [(place.hit.article.id, place.start) for place in retriever.find(Wanted((phrase,)), 1000).first]
        assert holding, phrase
        for one in holding:
            bounds = range(one.passage.start, one.passage.end)
            assert any(article == one.article.id and start in bounds for article, start in places), phrase
        assert {article for article, _ in places} == {one.article.id for one in holding}, phrase


def test_the_first_of_many_are_told_and_all_are_counted(retriever):
    every, first = retriever.find(Wanted(("le",)), 1000), retriever.find(Wanted(("le",)), 3)
    assert every.passages == len(every.first) == first.passages > 3 == len(first.first)
    assert [place.hit.article.date for place in every.first] == sorted(
        (place.hit.article.date for place in every.first), reverse=True
    )
    assert first.first[0].hit.article.date == date(2016, 4, 22)


SAID = "Nous n’avons jamais douté de nos ingénieurs ni de leur travail"


@pytest.mark.parametrize("typed", [f"« {SAID} »", SAID, f"{SAID}.", f"Qui a dit « {SAID} » ?", f'who said "{SAID}"?'])
def test_a_pasted_quotation_is_found_with_its_speaker(asking, typed):
    answer = asking.ask(typed)
    assert answer.text == SAID and answer.found is not None and answer.found.passages == 1
    start, end = answer.citations[0].sentence
    sentence = answer.citations[0].article.text[start:end]
    assert sentence.startswith("«") and sentence.endswith("Yvonne Tanguy.")


def test_a_quotation_that_is_nearly_there_is_shown_with_the_difference(asking):
    answer = asking.ask("« We will never again leave the boats without a light in this harbour »")
    assert answer.text == "We will never again leave our boats without any light in this harbour"
    assert answer.found is not None and answer.found.passages == 0
    assert [(piece.of, piece.words) for piece in answer.found.nearly if piece.of != "both"] == [
        ("typed", "the"), ("article", "our"), ("typed", "a"), ("article", "any"),
    ]  # fmt: skip
    assert 0.7 <= answer.confidence < 1
    start, end = answer.citations[0].sentence
    assert "Tom Brannigan" in answer.citations[0].article.text[start:end]


def test_the_nearest_wording_begins_and_ends_with_whole_words():
    text = "Hier, le vice-ministre des forêts a promis cent mille arbres aux communes-sœurs de la vallée."
    article = Article("a", "/a.txt", "0" * 64, "", None, "fr", None, None, text)
    hit = Hit(1, article, Passage("a", 1, 0, len(text)), 1.0, 1.0, 1, 1, (), ((0, len(text)),))
    near = nearest("ministre des forêts promit cent mille arbres aux communes", [hit])
    assert near is not None
    assert text[near.start : near.end] == "vice-ministre des forêts a promis cent mille arbres aux communes-sœurs"
    assert [piece.words for piece in near.pieces if piece.of == "article"] == ["vice", "a promis", "sœurs"]


def test_a_quotation_in_the_other_language_brings_the_passages_nearest_in_meaning(asking):
    answer = asking.ask("« Plus jamais nous ne laisserons nos bateaux sans lumière dans ce port »")
    assert answer.text is None and answer.citations == ()
    assert answer.hits[0].article.id == "harbour" and "boats" in answer.hits[0].text


def test_a_long_request_that_is_no_quotation_is_a_question(asking):
    assert asking.ask("dites-moi combien les travaux du pont de Kerlouan ont coûté en euros").found is None
    assert asking.ask("Combien ont coûté les travaux ?").found is None
    assert asking.ask("who said we will never again leave our boats without any light").found is None


@pytest.mark.parametrize("typed", ["« Qui est la maire de Kerlouan ? »", '"qui est la maire de Kerlouan"'])
def test_a_question_in_quotation_marks_is_a_question(asking, typed):
    answer = asking.ask(typed)
    assert answer.shown != "places"
    assert answer.best is not None
    assert answer.best.quote == "Yvonne Tanguy"


def test_a_quoted_question_that_an_article_asks_is_looked_up(asking_about):
    asking = asking_about("Le bal\n\nLe maire a ri. « Qui viendra danser ici demain ? » demanda Ana Ruiz, sa cousine.")
    answer = asking.ask("« Qui viendra danser ici demain ? »")
    assert answer.shown == "places"
    assert answer.found is not None and answer.found.passages == 1
