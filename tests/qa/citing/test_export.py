"""What is exported holds the exact words and where they stand."""

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.types import Article, Block, Passage
from index.hit import Hit
from qa.as_json import cited_as_json, evidence_as_json
from qa.citing.export import KINDS, evidence, file_name, html, markdown, plain_text
from qa.citing.proof import in_line, proof_of
from qa.citing.references import bibtex, csl, ris
from qa.citing.source import with_source
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
TOLD = evidence_as_json(ANSWER)
CITED = cited_as_json(CITATION, "fr")
PROOF = "ibid: " + in_line(proof_of(CITED))
SENTENCE = "Le pont, qui fuit, a coûté 12 000 €."
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)


def told(*citations, question="Combien a coûté le pont ?"):
    return evidence_as_json(replace(ANSWER, question=Question(question, "fr"), citations=citations))


def titled(title):
    return told(replace(CITATION, article=replace(ARTICLE, title=title, source=title, author=title)))


def test_words_with_their_source_are_set_as_the_language_does():
    source = "(Un pont, Lise Garnault, La Gazette, {}, p.\u00a02)"
    assert with_source(CITED, "fr") == f"«\u00a0{SENTENCE}\u00a0» {source.format('1er mars 2019')}"
    assert with_source(CITED, "en") == f"“{SENTENCE}” {source.format('1 March 2019')}"


def test_markdown_quotes_the_sentence_and_names_its_source():
    assert markdown([TOLD]).splitlines()[2:7] == [
        f"> {SENTENCE}",
        ">",
        "> — Un pont, Lise Garnault, La Gazette, 1er mars 2019, p.\u00a02 "
        "<https://gazette.invalid/pont#:~:text=12%20000%20%E2%82%AC>",
        "",
        f"<!-- {PROOF} -->",
    ]


def test_ris_has_a_record_for_each_citation():
    lines = ris([TOLD]).split("\r\n")
    assert lines[0] == "TY  - NEWS" and lines[-2] == "ER  - "
    assert {"TI  - Un pont", "AU  - Lise Garnault", "DA  - 2019/03/01", "UR  - https://gazette.invalid/pont"} < set(
        lines
    )


def test_csl_has_each_article_once():
    (item,) = json.loads(csl([told(CITATION, CITATION)]))
    assert item["issued"] == {"date-parts": [[2019, 3, 1]]}
    assert item["author"] == [{"literal": "Lise Garnault"}]


def test_text_tells_where_the_words_stand_in_which_version():
    assert plain_text([TOLD]).split("\n\n")[1].splitlines() == [
        with_source(CITED, "fr"),
        "https://gazette.invalid/pont#:~:text=12%20000%20%E2%82%AC",
        'ibid: {"article": {"path": "/a/pont.pdf", "title": "Un pont"}, '
        f'"start": {START}, "end": {START + 8}, "sha256": "{"f" * 64}", '
        f'"before": "re est venu. Le pont,\\nqui fuit, a coûté ", "quote": "12 000 €", "after": ".", '
        f'"sentence": "Le pont,\\nqui fuit, a coûté 12 000 €.", "sentence_start": {CITED["sentence_start"]}}}',
    ]


HOSTILE = "<script>alert(1)</script> \\input{x} 50 % & co_"


def test_html_marks_the_words_and_escapes_all_others():
    page = html([TOLD])
    assert "a coûté <mark>12 000 €</mark>." in page and 'href="https://gazette.invalid/pont#:~:text=12%20000' in page
    hostile = replace(ARTICLE, title=HOSTILE, address="javascript:alert(1)")
    page = html([told(replace(CITATION, article=hostile), question=HOSTILE)])
    assert "<script" not in page and "javascript" not in page and "&lt;script&gt;" in page


def test_bibtex_has_each_article_once_and_no_command_of_an_article():
    entry = bibtex([told(CITATION), told(CITATION)])
    assert entry.count("@article{pont,") == 1 and entry.count("{") == entry.count("}")
    assert "  date = {2019-03-01},\n" in entry and "  note = {12 000 €},\n" in entry
    hostile = bibtex([told(replace(CITATION, article=replace(ARTICLE, title=HOSTILE)))])
    assert r"\textbackslash{}input\textbraceleft{}x\textbraceright{} 50 \% \& co\_" in hostile


@pytest.mark.parametrize("key", ["quote", "before", "after"])
def test_the_evidence_is_the_text_itself(key):
    (cited,) = json.loads(evidence([TOLD]))["citations"]
    assert cited["before"] + cited["quote"] + cited["after"] == TEXT[START - 40 :]
    assert cited["sha256"] == "f" * 64 and cited["start"] == START and cited[key] in TEXT


def test_a_conversation_has_its_questions_in_their_order_and_says_where_there_is_no_answer():
    silent = evidence_as_json(replace(ANSWER, question=Question("Who left?", "en"), text=None, citations=()))
    for kind in ("md", "txt", "html"):
        written = KINDS[kind].of([TOLD, silent])
        assert written.index("Combien a coûté") < written.index("Who left?") < written.index("do not answer")
    assert [answer["question"] for answer in json.loads(evidence([TOLD, silent]))] == [TOLD["question"], "Who left?"]
    assert ris([TOLD, silent]) == ris([TOLD]) and bibtex([TOLD, silent]) == bibtex([TOLD])


@given(title=ANY_TEXT)
def test_markdown_shows_the_words_themselves(title):
    (quoted,) = re.findall(r"^> — .*$", markdown([titled(title)]), re.MULTILINE)
    words = " ".join(title.split())
    shown = "".join(
        child.content
        for token in MarkdownIt().parse(quoted.replace(" <https:", "\n\n<https:"))
        for child in token.children or ()
    )
    assert shown.startswith(f"— {words}, {words}, {words}, 1er mars")


@pytest.mark.parametrize("words", ["# Un", "- Un", "+ Un", "1. Un", "23) Un", "> Un", "=== Un", "---", "    Un", "***"])
def test_a_quotation_makes_no_heading_and_no_list(words):
    article = replace(ARTICLE, text=words)
    quoted = told(replace(CITATION, article=article, span=Span(0, len(words), 1.0), sentence=(0, len(words))))
    tokens = MarkdownIt().parse(markdown([quoted]))
    assert {token.tag for token in tokens} <= {"p", "blockquote", ""} and words.strip() in {
        "".join(child.content for child in token.children or ()) for token in tokens
    }


@given(title=ANY_TEXT)
def test_html_shows_the_words_themselves(title):
    shown = []
    parser = HTMLParser()
    parser.handle_data = shown.append
    parser.feed(html([titled(title)]))
    assert " ".join(title.split()) in "".join(shown)


@given(title=ANY_TEXT)
def test_bibtex_has_its_braces_in_pairs_and_none_too_many(title):
    depth = 0
    for character in bibtex([titled(title)]):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


def test_bibtex_has_a_key_for_each_article():
    others = [replace(ARTICLE, id=name) for name in ("a.b", "ab", "AB", "été", "...")]
    written = bibtex([told(*(replace(CITATION, article=other) for other in others))])
    assert re.findall(r"@article\{(.*),", written) == ["ab", "ab-2", "AB-3", "t", "f" * 12]


@given(title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_ris_has_a_field_a_line(title):
    lines = ris([titled(title)]).split("\r\n")
    assert [line[:6] for line in lines] == [f"{tag}  - " for tag in "TY TI AU T2 DA LA UR N1 N1 ER".split()] + [""]
    assert len("\r\n".join(lines).splitlines()) == len(lines) - 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_named_after_the_first_question(kind):
    assert file_name([TOLD], kind) == f"ibid-combien-a-coute-le-pont.{'csl.json' if kind == 'csl' else kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_half_that_is_not_answered_is_told_in_every_form(kind):
    half = "et qui est le roi de Norvège ?"
    written = KINDS[kind].of([evidence_as_json(replace(ANSWER, unanswered=(half,)))])
    assert half in written
    assert kind == "json" or "Les articles ne répondent pas à" in written
    assert half not in KINDS[kind].of([TOLD])


@pytest.mark.parametrize("kind", KINDS)
def test_a_reply_that_was_kept_before_halves_were_is_exported(kind):
    kept = {name: value for name, value in TOLD.items() if name != "unanswered"}
    assert KINDS[kind].of([kept])


@given(half=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_a_half_begins_no_field_of_its_own(half):
    told = evidence_as_json(replace(ANSWER, unanswered=(half,)))
    assert all(line[2:6] == "  - " for line in ris([told]).split("\r\n") if line)
