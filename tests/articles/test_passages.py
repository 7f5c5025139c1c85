"""Passages cover every paragraph of every article, fit the window, and overlap only inside one paragraph."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.layout import lay_out
from articles.passages import passages_of, sentences_of
from articles.reading import read_article
from articles.types import Article

ROOT = Path(__file__).parents[2]
REAL_FILES = sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "benchmarks/questions/articles").iterdir()])


def count_words(texts: list[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def count_quarters(texts: list[str]) -> list[int]:
    """A token every four characters that are not white space."""
    return [-(-len("".join(text.split())) // 4) for text in texts]


COUNTERS = st.sampled_from([count_words, count_quarters])
SENTENCES = st.lists(
    st.sampled_from(["Un", "la", "paix", "sécuritaire", "anti-terroriste"]), min_size=1, max_size=12
).map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=12).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=4).map("\n\n".join) | st.text()


def article_with(text: str, language: str = "fr") -> Article:
    return Article("a", "/a.txt", "0", "Titre", None, language, None, None, text, blocks=tuple(lay_out(text)))


def runs(article: Article) -> list[tuple[int, int]]:
    """What shall be a passage or several windows of one: paragraphs and lists with all that continues them."""
    found: list[tuple[int, int]] = []
    for block in article.blocks:
        if block.continues:
            found[-1] = found[-1][0], block.end
        elif block.kind in {"paragraph", "list item", "table row"}:
            found.append((block.start, block.end))
    return found


def assert_covered_in_order(article, passages) -> None:
    """Invariants 1 and 2: true offsets; only white space between; overlap only in one paragraph."""
    blocks = runs(article)
    assert sorted({p.number for p in passages} - {0}) == list(range(1, len(blocks) + 1))
    for number, bounds in enumerate(blocks, start=1):
        own = [p for p in passages if p.number == number]
        assert (own[0].start, own[-1].end) == bounds
        for before, after in pairwise(own):
            assert not article.text[before.end : after.start].strip(), "words between two windows"
    for before, after in pairwise(passages):
        assert before.start < after.start
        assert before.number == after.number or before.end <= after.start
    for p in passages:
        words = article.text[p.start : p.end]
        assert p.article_id == article.id
        assert words
        assert words == words.strip()


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("window", [20, 60, 216])
def test_passages_and_lines_set_aside_tile_a_real_article(encoder, path, window):
    article = read_article(path)
    passages = passages_of(article, encoder.count_tokens, window)
    assert_covered_in_order(article, passages)
    assert max(encoder.count_tokens([article.text[p.start : p.end] for p in passages])) <= window
    kept = {"paragraph", "caption", "list item", "table row"}
    aside = {i for b in article.blocks if b.kind not in kept for i in range(b.start, b.end)}
    quoted = {i for p in passages for i in range(p.start, p.end)}
    assert not aside & quoted
    twins = {i for b in article.blocks if b.kind == "caption" for i in range(b.start, b.end)}  # one of two is enough
    assert all(article.text[i].isspace() for i in set(range(len(article.text))) - aside - quoted - twins)


@settings(max_examples=200)
@given(TEXTS, COUNTERS, st.integers(2, 40), st.sampled_from(["fr", "en"]))
def test_passages_cover_any_article_and_fit_the_window(text, count, window, language):
    article = article_with(text, language)
    passages = passages_of(article, count, window)
    assert_covered_in_order(article, passages)
    assert all(size <= window for size in count([text[p.start : p.end] for p in passages]))


@settings(max_examples=200)
@given(PARAGRAPHS, st.integers(4, 40))
def test_every_window_has_words_that_no_other_has(text, window):
    passages = passages_of(article_with(text), count_words, window)
    for before, after in pairwise(passages):
        assert before.end < after.end, "a window inside the one before is the same words twice"


def test_paragraph_that_fits_is_one_passage():
    text = "Un titre\n\nUne phrase. Une autre.\n\nUne dernière."
    passages = passages_of(article_with(text), count_words, 4)
    assert [text[p.start : p.end] for p in passages] == ["Une phrase. Une autre.", "Une dernière."]


def test_windows_of_a_long_paragraph_share_a_sentence():
    text = "Un deux trois. Quatre cinq six. Sept huit neuf. Dix onze douze."
    passages = passages_of(article_with(text), count_words, 6)
    assert [text[p.start : p.end] for p in passages] == [
        "Un deux trois. Quatre cinq six.",
        "Quatre cinq six. Sept huit neuf.",
        "Sept huit neuf. Dix onze douze.",
    ]


def test_single_word_of_100_000_characters_is_covered():
    article = article_with("a" * 100_000)
    passages = passages_of(article, count_quarters, 200)
    assert_covered_in_order(article, passages)
    assert all(size <= 200 for size in count_quarters([article.text[p.start : p.end] for p in passages]))


def test_text_without_a_full_stop_is_cut_between_words():
    article = article_with(" ".join(f"mot{n}" for n in range(5000)))
    passages = passages_of(article, count_words, 50)
    assert_covered_in_order(article, passages)
    whole = set(article.text.split())
    assert all(set(article.text[p.start : p.end].split()) <= whole for p in passages), "a word was cut"


def test_article_of_lines_set_aside_has_no_passage():
    assert passages_of(article_with("# Titre"), count_words, 10) == []


def test_giant_paragraph_fits_the_encoder(encoder):
    sentence = "Le ministère a confirmé l’anticonstitutionnalité du décret n° 2016-123 ; Aït-Benhaddou s’en félicite. "
    article = article_with(sentence * 500)
    passages = passages_of(article, encoder.count_tokens, encoder.window)
    assert_covered_in_order(article, passages)
    assert max(encoder.count_tokens([article.text[p.start : p.end] for p in passages])) <= encoder.window


# What belongs together


def read(article: Article, passages: list) -> list[str]:
    return [" ".join(article.readable(p.start, p.end).text.split()) for p in passages]


def sentences(article: Article, passage) -> list[str]:
    return [article.text[start:end] for start, end in sentences_of(article, passage.start, passage.end)]


def test_a_caption_that_stands_twice_is_one_passage(seeds):
    article = read_article(seeds / "004_b156fcef65e57a33.txt")
    (caption,) = [p for p in passages_of(article, count_words, 200) if p.number == 0]
    assert article.text[caption.start : caption.end].startswith("Jan Jambon, vice-Premier ministre")


def test_each_item_of_a_list_is_a_sentence():
    article = article_with("Accord\n\nIls ont signé :\n- Armand Guivarch\n- Paul Verrier\n\nIl pleut.")
    signed, _ = passages_of(article, count_words, 50)
    assert sentences(article, signed) == ["Ils ont signé :", "- Armand Guivarch", "- Paul Verrier"]


def test_a_sentence_goes_on_over_the_end_of_a_page():
    text = "Le musée\n\nIl ne pleut plus. La directrice de ce musée maritime a reçu\n\nPage 2\n\nle maire. Il est venu."
    article = article_with(text)
    (passage,) = passages_of(article, count_words, 50)
    assert read(article, [passage]) == [
        "Il ne pleut plus. La directrice de ce musée maritime a reçu le maire. Il est venu."
    ]
    assert sentences(article, passage)[1].startswith("La directrice de") and "Page 2" in sentences(article, passage)[1]
    assert sentences(article, passage)[1].endswith("le maire.")


def test_what_a_passage_stands_under_is_its_context():
    article = article_with("# Rapport\n\n## Barrage de **Thorel**\n\nIl fuit.\n\n| Lieu | Eau |\n|---|---|\n| A | 3 |")
    contexts = [article.context_of(p.start) for p in passages_of(article, count_words, 50)]
    assert contexts == ["Titre – Barrage de Thorel", "Titre – Barrage de Thorel – | Lieu | Eau |"]


def test_a_hundred_thousand_paragraphs_are_cut_in_the_end():
    # Run apart, so that a search through all blocks for each passage fails instead of hanging.
    program = (
        "from articles.layout import lay_out\nfrom articles.passages import passages_of, sentences_of\n"
        "from articles.types import Article\n"
        "text = 'Titre\\n\\n' + '\\n\\n'.join(f'Ligne {n}.' for n in range(100_000))\n"
        "a = Article('a', 'a', '0', 'Titre', None, 'fr', None, None, text, blocks=tuple(lay_out(text)))\n"
        "found = passages_of(a, lambda texts: [1] * len(texts), 200)\n"
        "print(len(found), len([a.context_of(p.start) for p in found]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "100000 100000"


LIST = ["a) la paix dans les deux vallées", "b) le retour des exilés", "c) l’eau pour les villages du sud"]


def test_each_window_of_a_list_travels_with_the_sentence_that_announces_it():
    text = (
        "Accord\n\nIls ont parlé deux jours. Le préfet pose trois conditions :\n\n" + "\n".join(LIST) + "\n\nIl pleut."
    )
    article = article_with(text)
    windows = passages_of(article, count_words, 12)
    assert [article.text[p.start : p.end] for p in windows][-2:] == ["\n".join(LIST[1:]), "Il pleut."]
    assert [article.context_of(p.start) for p in windows][-2:] == ["Titre – Le préfet pose trois conditions :", "Titre"]
    assert article.headings_above(windows[-2].start) == ()


def test_a_list_that_nothing_announces_travels_alone():
    article = article_with("Accord\n\nIls ont parlé deux jours.\n\n" + "\n".join(LIST))
    assert {article.context_of(p.start) for p in passages_of(article, count_words, 8)} == {"Titre"}


@pytest.mark.parametrize(
    "marks",
    [
        ("a)", "b)"),
        ("i)", "ii)"),
        ("(1)", "(2)"),
        ("1°", "2°"),
        ("(a)", "(b)"),
        ("A)", "B)"),
        ("iii.", "iv."),
        ("●", "●"),
    ],
)
def test_items_are_known_by_their_marks(marks):
    text = "Accord\n\nLe préfet pose deux conditions :\n" + "\n".join(f"{mark} la paix du soir" for mark in marks)
    assert [block.kind for block in lay_out(text)] == ["title", "paragraph", "list item", "list item"]


@pytest.mark.parametrize("line", ["A. Dupont est venu hier soir.", "(1984) Un roman.", "1.5 million de litres d’eau."])
def test_what_begins_as_no_item_is_none(line):
    assert "list item" not in {block.kind for block in lay_out(f"Titre\n\n{line}\n{line}\n{line}")}
