"""What is exported holds the exact words and where they stand."""

import json
from dataclasses import replace
from datetime import date

import pytest

from articles.types import Article, Block, Passage
from index.hit import Hit
from qa.export import bibtex, csl, evidence, html, markdown, plain_text, ris, with_source
from qa.types import Answer, Citation, Question, Span

TEXT = "Un pont\n\nLe maire est venu. Le pont,\nqui fuit, a coûté 12 000 €."
ARTICLE = Article(
    "pont", "/a/pont.pdf", "f" * 64, "Un pont", date(2019, 3, 1), "fr", "La Gazette", "Lise Garnault", TEXT,
    "https://gazette.invalid/pont", (Block("title", 0, 7, page=1), Block("paragraph", 9, len(TEXT), page=2)),
)  # fmt: skip
START = TEXT.index("12 000 €")
CITATION = Citation(1, ARTICLE, Span(START, START + 8, 5.0), (28, len(TEXT)), Passage("pont", 1, 9, len(TEXT)))
HIT = Hit(1, ARTICLE, CITATION.passage, 1.0, 0.9, 1, None, (), ())
ANSWER = Answer(Question("Combien a coûté le pont ?", "fr"), "12 000 €", 0.5, (CITATION,), (HIT,))
SENTENCE = "Le pont, qui fuit, a coûté 12 000 €."


def test_words_with_their_source_are_set_as_the_language_does():
    source = "(Un pont, Lise Garnault, La Gazette, {}, p.\u00a02)"
    assert with_source(CITATION, "fr") == f"«\u00a0{SENTENCE}\u00a0» {source.format('1er mars 2019')}"
    assert with_source(CITATION, "en") == f"“{SENTENCE}” {source.format('1 March 2019')}"


def test_markdown_quotes_the_sentence_and_names_its_source():
    assert markdown(ANSWER).splitlines()[2:5] == [
        f"> {SENTENCE}",
        ">",
        "> — Un pont, Lise Garnault, La Gazette, 1er mars 2019, p.\u00a02 <https://gazette.invalid/pont>",
    ]


def test_ris_has_a_record_for_each_citation():
    lines = ris(ANSWER).split("\r\n")
    assert lines[0] == "TY  - NEWS" and lines[-2] == "ER  - "
    assert {"TI  - Un pont", "AU  - Lise Garnault", "DA  - 2019/03/01", "UR  - https://gazette.invalid/pont"} < set(
        lines
    )


def test_csl_has_each_article_once():
    (item,) = json.loads(csl(Answer(ANSWER.question, "x", 0.5, (CITATION, CITATION), ())))
    assert item["issued"] == {"date-parts": [[2019, 3, 1]]}
    assert item["author"] == [{"literal": "Lise Garnault"}]


def test_text_tells_where_the_words_stand_in_which_version():
    assert plain_text(ANSWER).split("\n\n")[1].splitlines() == [
        with_source(CITATION, "fr"),
        "https://gazette.invalid/pont#:~:text=12%20000%20%E2%82%AC",
        f"/a/pont.pdf [{START}:{START + 8}] SHA-256 {'f' * 64}",
    ]


HOSTILE = "<script>alert(1)</script> \\input{x} 50 % & co_"


def test_html_marks_the_words_and_escapes_all_others():
    page = html(ANSWER)
    assert "a coûté <mark>12 000 €</mark>." in page and 'href="https://gazette.invalid/pont#:~:text=12%20000' in page
    hostile = replace(ARTICLE, title=HOSTILE, address="javascript:alert(1)")
    page = html(replace(ANSWER, question=Question(HOSTILE, "fr"), citations=(replace(CITATION, article=hostile),)))
    assert "<script" not in page and "javascript" not in page and "&lt;script&gt;" in page


def test_bibtex_has_each_article_once_and_no_command_of_an_article():
    entry = bibtex(replace(ANSWER, citations=(CITATION, CITATION)))
    assert entry.count("@article{pont,") == 1 and entry.count("{") == entry.count("}")
    assert "  date = {2019-03-01},\n" in entry and "  note = {12 000 €},\n" in entry
    hostile = bibtex(replace(ANSWER, citations=(replace(CITATION, article=replace(ARTICLE, title=HOSTILE)),)))
    assert r"\textbackslash{}input\{x\} 50 \% \& co\_" in hostile


@pytest.mark.parametrize("key", ["quote", "before", "after"])
def test_the_evidence_is_the_text_itself(key):
    (cited,) = json.loads(evidence(ANSWER))["citations"]
    assert cited["before"] + cited["quote"] + cited["after"] == TEXT[START - 40 :]
    assert cited["sha256"] == "f" * 64 and cited["start"] == START and cited[key] in TEXT
