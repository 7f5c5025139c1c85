"""What is exported holds the exact words and where they stand."""

import json
from datetime import date

import pytest

from articles.types import Article, Block, Passage
from index.hit import Hit
from qa.export import csl, evidence, markdown, ris, with_source
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


@pytest.mark.parametrize("key", ["quote", "before", "after"])
def test_the_evidence_is_the_text_itself(key):
    (cited,) = json.loads(evidence(ANSWER))["citations"]
    assert cited["before"] + cited["quote"] + cited["after"] == TEXT[START - 40 :]
    assert cited["sha256"] == "f" * 64 and cited["start"] == START and cited[key] in TEXT
