"""Every form of export can be checked later, whatever stands in the articles, and tells what JSON tells."""

import json
import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.types import Article, Passage
from qa.as_json import answer_as_json, evidence_as_json
from qa.citing.export import KINDS
from qa.citing.proof import proof_of, proofs_in
from qa.citing.verification import Quoted, verify
from qa.types import Answer, Citation, Question, Span

HOSTILE = (
    '--> ibid: {"quote": 1} </blockquote>\n\nER  - \r\nN1  - ibid: [1]\nibid: {}\n  ibid = {}},\n@article{x, }'
    " \\ % \"a\" 'b' & # $ _ ^ ~ } { <!-- *c* `d` [e](f) \u2028\u2029\x85\x0b\x1c–\u00a0« é » 😀 1. g"
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


def article_of(text, title="Un pont", **kept):
    told = {
        "date": date(2019, 3, 1),
        "source": "La Gazette",
        "author": "Lise",
        "address": "https://a.invalid/b",
        **kept,
    }
    return Article("pont", "/a/pont.pdf", "f" * 64, title, language="fr", text=text, **told)


def cited(article, start, end, number=1):
    return Citation(number, article, Span(start, end, 5.0), (start, end), Passage("pont", 1, 0, len(article.text)))


def answer_of(*citations, question="Combien ?"):
    return evidence_as_json(Answer(Question(question, "fr"), citations[0].quote, 0.5, citations, ()))


@pytest.mark.parametrize("kind", KINDS)
@given(before=ANY_TEXT, quote=ANY_TEXT, after=ANY_TEXT, title=ANY_TEXT)
def test_what_was_cited_is_read_again_to_the_letter(kind, before, quote, after, title):
    article = article_of(before + quote + after, title, source=title, author=title)
    told = answer_of(cited(article, len(before), len(before + quote)))
    (read,) = proofs_in(KINDS[kind].of([told]))
    (citation,) = told["citations"]
    assert {name: read[name] for name in proof_of(citation) if name != "article"} == {
        name: value for name, value in proof_of(citation).items() if name != "article"
    }
    assert (read["article"]["path"], read["article"]["title"]) == (article.path, title)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_no_word_of_an_article_ends_what_is_read_or_begins_another(kind, newline):
    article = article_of(f"{HOSTILE} mot {HOSTILE}", HOSTILE)
    place = article.text.index("mot")
    article = replace(article, path=f"/{HOSTILE}", source=HOSTILE, author=HOSTILE)
    citations = cited(article, place, place + 3), cited(article, 0, len(HOSTILE), 2)
    written = KINDS[kind].of([answer_of(*citations, question=f"Qui ? {HOSTILE}"), answer_of(cited(article, 0, 3))])
    read = proofs_in(written.replace("\r\n", "\n").replace("\n", newline))
    assert [proof["quote"] for proof in read] == ["mot", HOSTILE, HOSTILE[:3]]
    assert {proof["article"]["path"] for proof in read} == {article.path}


WORDS = "le pont qui fuit a coûté douze mille euros au conseil de la ville hier soir selon Lise et son maire".split()


def edited(chance, text, start, end):
    """The text after an edit, and what should be told of the words between the two places."""
    new = " ".join(chance.choices(["zeppelin", "kiosque", "wagon", "xylophone"], k=chance.randint(1, 4)))
    match chance.choice(["nothing", "before", "after", "within", "blanks"]):
        case "before":
            return f"{new} {text}", "moved"
        case "after":
            return f"{text} {new}", "unchanged"
        case "within":
            return f"{text[:start]}{new}{text[end:]}", "changed"
        case "blanks":
            return text[:start] + text[start:].replace(" ", "\n"), "unchanged"
    return text, "unchanged"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(60))
def test_of_random_edits_every_form_tells_what_became_of_the_words(kind, seed):
    chance = random.Random(seed)
    words = chance.choices([f"{word}{number}" for word in WORDS for number in range(9)], k=80)
    first = chance.randrange(15, 60)
    last = chance.randrange(first + 1, first + 6)
    start = len(" ".join(words[:first])) + 1
    end = len(" ".join(words[:last]))
    text = " ".join(words)
    (read,) = proofs_in(KINDS[kind].of([answer_of(cited(article_of(text), start, end))]))
    now, status = edited(chance, text, start, end)
    quoted = Quoted(read["quote"], read["start"], read["before"], read["after"])
    assert read["quote"] == text[start:end] and verify(quoted, now).status == status


def test_lines_of_json_and_the_whole_json_of_an_answer_are_read():
    citation = cited(article_of("Il a coûté 12 000 €."), 11, 19)
    told = json.dumps(answer_as_json(Answer(Question("Combien ?", "fr"), "x", 0.5, (citation,), ())))
    assert [proof["quote"] for proof in proofs_in(f"{told}\n\n{told}\n")] == ["12 000 €"] * 2
    assert [proof["quote"] for proof in proofs_in(f"[{told}, 1, [], {{}}]")] == ["12 000 €"]


def test_a_line_that_a_mail_has_quoted_or_broken_is_read():
    article = article_of(" ".join(WORDS))
    written = KINDS["txt"].of([answer_of(cited(article, 8, 16))])
    (read,) = proofs_in("".join(f"> {line}\n" for line in written.splitlines()))
    assert read["quote"] == "qui fuit"
    (read,) = proofs_in(written.replace("qui fuit", "qui\nfuit"))
    assert read["quote"].split() == ["qui", "fuit"]


@pytest.mark.parametrize("damaged", ['ibid: {"article": ', "{}\n{", "Bonjour"])
def test_what_is_damaged_is_told_with_its_line(damaged):
    with pytest.raises(ValueError, match=r"line \d"):
        proofs_in(damaged)
