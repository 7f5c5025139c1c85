"""No text takes long because of what is repeated in it, and no few bytes become many."""

import time
from pathlib import Path

import pytest

from articles.formats.text import TextFormat
from articles.passages import passages_of
from articles.reading import read_article
from articles.types import Article
from runtime.errors import UnreadableArticle
from text.sentences import sentences

SECONDS = 10.0  # on a slow or busy machine; before they were bounded, these took from 12 seconds to for ever
SIZE = 200_000
REPEATED = [
    "a", "A ", "1 ", "12 mars 2019 ", "- ", "-\n", "a-\n", "a- \n", "é-\n> ", "AAA-", "Aa-", "d’Aa-",
    "« ", "“", "`", "''", "(", "[](", "![",
    "A.B.", "<b ", "<br", " ", "\n", "\n\t", "\u00a0", "\u2028", "&", "*", "> ", "|", "\u00ad",
]  # fmt: skip


def words(texts: list[str]) -> list[int]:
    return [len(text.split()) or 1 for text in texts]


@pytest.mark.parametrize("repeated", REPEATED)
@pytest.mark.parametrize("before", ["", "Un titre\n\nUn fait. ", "Un titre\n\n</b></b>"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_what_is_repeated_takes_no_longer(tmp_path, repeated, before, name):
    path = tmp_path / name
    path.write_text(before + (repeated * SIZE)[:SIZE] + " Fin.", encoding="utf-8")
    began = time.process_time()
    if name == "a.md" and not before and repeated in {"- ", "`", "> "}:  # a heading without text below it
        with pytest.raises(UnreadableArticle, match="no paragraph"):
            read_article(path)
        assert time.process_time() - began < SECONDS
        return
    article = read_article(path)
    passages = passages_of(article, words, 208)
    for passage in passages:
        article.readable(passage.start, passage.end)
    assert time.process_time() - began < SECONDS
    assert "Fin" in article.text


def test_a_front_matter_whose_values_stand_for_others_is_read_line_by_line():
    bomb = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(30))
    text = f"---\ntitle: Un pont\n{bomb}\n---\n\nIl fuit. On le répare."
    began = time.process_time()
    document = TextFormat().read(text.encode(), Path("a.md"))
    assert time.process_time() - began < 1
    assert document.facts["title"].value == "Un pont"


@pytest.mark.parametrize("value", ["x{}y", "{}", "x{}"])
def test_a_front_matter_that_is_no_yaml_is_read_in_linear_time(value):
    text = f"---\ntitle: @Un pont\nnote: {value.format(' ' * 60_000)}\n---\n\nIl fuit. On le répare."
    began = time.process_time()
    document = TextFormat().read(text.encode(), Path("a.md"))
    assert time.process_time() - began < 1
    assert document.facts["title"].value == "@Un pont"


def test_a_word_cut_at_a_line_end_keeps_its_hyphen_where_the_text_has_it_elsewhere():
    def read(text: str) -> str:
        return Article("a", "a", "", "", None, "fr", None, None, text).readable(0, len(text)).text

    assert read("Le porc-\népic. Un porc-épic.").startswith("Le porc-épic")
    assert read("Le por-\ntail. Un porc-épic.").startswith("Le portail")
    assert read("C’est-à-\ndire, c’est-à-dire. Il y a le va-et-\nvient du va-et-vient.").startswith("C’est-à-dire")


def test_a_text_is_cut_at_its_sentences_however_long_it_is():
    text = "Le maire de Lignac est venu, dit « M. Geens ». " * 2_000
    found = sentences(text, "fr")
    assert len(found) == 2_000
    assert {text[start:end] for start, end in found} == {"Le maire de Lignac est venu, dit « M. Geens »."}
