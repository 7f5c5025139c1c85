"""What certainly answers no question is no candidate."""

from dataclasses import replace

from articles.layout import lay_out
from articles.types import Article, Passage
from index.hit import Hit
from qa.questions.question import understand
from qa.types import Span
from qa.weighing.candidates import candidates, narrowed
from qa.weighing.evidence import Candidate
from tests.qa.one_text import hit_of, span_of

TABLE = "Tarifs\n\nVoici.\n\n| Bassin | Tarif adulte |\n|---|---|\n| Lignac | 3,10 € |"


def test_marks_without_words_or_figures_answer_nothing():
    article = Article("a", "/a.md", "0", "Tarifs", None, "fr", None, None, TABLE, blocks=tuple(lay_out(TABLE)))
    row = article.blocks[-1]
    hit = Hit(1, article, Passage("a", 2, row.start, row.end), 1.0, 0.9, 1, 1, (), ((row.start, row.end),))
    places = [(TABLE.index(words), words) for words in ("€", "3,10")]
    spans = [Span(start, start + len(words), score) for (start, words), score in zip(places, (2.0, 1.0), strict=True)]
    found = candidates(understand("Quel est le tarif adulte à Lignac ?"), hit, spans)
    assert [candidate.words for candidate in found] == ["3,10"]


def test_asked_what_somebody_said_nothing_else_answers_where_a_passage_has_it():
    told, said = "Ann Lee met Luc Roy in Leeds.", "“The bridge holds,” said Ann Lee."
    elsewhere = hit_of(told, "en")
    elsewhere = replace(elsewhere, article=replace(elsewhere.article, id="b"))
    found = [Candidate(elsewhere, span_of(told, "Leeds")), Candidate(hit_of(said, "en"), span_of(said, said))]
    assert narrowed(understand("What did Ann Lee say?"), found) == found[1:]
    assert narrowed(understand("What did Luc Roy say?"), found) == found
