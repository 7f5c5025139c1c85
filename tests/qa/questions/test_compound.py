"""Questions that ask two things: both halves are answered, or the one that is not is told."""

import pytest

from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.as_json import answer_as_json
from qa.pipeline import Pipeline
from qa.questions.compound import halves_of
from qa.weighing.confidence import Confidence
from ui.batch.cells import cells_of
from ui.terminal import in_words

MUSEUM = """Le musée du Sel rouvrira au printemps

Fermé depuis l’incendie du 14 novembre 2017, le musée du Sel rouvrira ses portes le 6 avril 2019, a annoncé mardi sa
directrice, Odile Marchand.

Les travaux ont coûté 2,4 millions d’euros.
"""


@pytest.fixture(scope="module")
def asking(tmp_path_factory, encoder, reader):
    folder = tmp_path_factory.mktemp("compound")
    (folder / "articles").mkdir()
    (folder / "articles" / "musee.txt").write_text(MUSEUM, encoding="utf-8")
    index = IndexFolder.create(folder / "index", encoder)
    sync(index, [folder / "articles"], encoder)
    yield Pipeline(Retriever(index, encoder), reader, Confidence.of_reader(reader.name))
    index.close()


@pytest.mark.parametrize(
    ("question", "halves"),
    [
        ("Who signed and when?", ("Who signed?", "and when?")),
        ("Qui a signé, et quand ?", ("Qui a signé ?", "et quand ?")),
        ("Qui a signé l’accord - et quand ?", ("Qui a signé l’accord ?", "et quand ?")),
        ("Where and when was he born?", ("Where was he born?", "when was he born?")),
        ("Who is the mayor and how old is she?", ("Who is the mayor?", "how old is she?")),
        ("Quel ministre est venu et avec qui ?", ("Quel ministre est venu ?", "et avec qui ?")),
    ],
)
def test_the_halves_of_a_question(question, halves):
    assert halves_of(question) == halves


@pytest.mark.parametrize(
    "question",
    ["Who met Ann and Paul?", "Qui sait quand et où il est né ?", "Le maire a-t-il dit quand et comment il part ?",
     "Combien de femmes et combien d’hommes ont voté ?", "How many women and how many men voted?",
     "Et quand ?", "Qui et quand ?", "Who came?", "", "Qui a vu Ana et Paul, et la maire ?"],
)  # fmt: skip
def test_one_thing_asked_is_one_question(question):
    assert halves_of(question) is None


def test_both_halves_are_quoted(asking):
    answer = asking.ask("Qui est la directrice du musée du Sel et quand rouvrira-t-il ?")
    assert [citation.quote for citation in answer.citations][:2] == ["Odile Marchand", "6 avril 2019"]
    assert [citation.number for citation in answer.citations][:2] == [1, 2]
    assert [len(citations) for citations in answer.statements][:2] == [1, 1]
    assert (answer.shown, answer.unanswered) == ("parts", ())
    assert answer.question.text == "Qui est la directrice du musée du Sel et quand rouvrira-t-il ?"


def test_both_halves_follow_what_was_asked_before(asking, monkeypatch):
    searched, search = [], asking._retriever.search
    monkeypatch.setattr(
        asking._retriever, "search", lambda query, *rest: searched.append(query) or search(query, *rest)
    )
    asking.ask("Quand et pourquoi a-t-il fermé ?", previous="Où est le musée du Sel ?")
    assert ["musée du Sel" in query for query in searched] == [True, True]


def test_a_half_without_a_name_is_looked_for_where_the_other_is(asking):
    answer = asking.ask("Combien ont coûté les travaux et quand le musée du Sel rouvrira-t-il ?")
    assert [citation.quote for citation in answer.citations][:2] == ["2,4 millions d’euros", "6 avril 2019"]


def test_the_half_that_the_articles_do_not_answer_is_told(asking):
    answer = asking.ask("Qui est la directrice du musée du Sel et qui est le roi de Norvège ?")
    assert [citation.quote for citation in answer.citations] == ["Odile Marchand"]
    assert answer_as_json(answer)["unanswered"] == ["qui est le roi de Norvège ?"]
    assert "qui est le roi de Norvège ?" in in_words(answer, bold=False)
    assert cells_of(answer)["unanswered"] == "qui est le roi de Norvège ?"


def test_neither_half_answered_is_no_answer(asking):
    answer = asking.ask("Who is the king of Norway and what is the capital of Peru?")
    assert (answer.text, answer.citations, answer.unanswered) == (None, (), ())
