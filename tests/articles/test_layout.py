"""Blocks tile any text; titles, captions and date lines are told from paragraphs."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.layout import lay_out, metadata_of, title_of

ROOT = Path(__file__).parents[2]
REAL_FILES = sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "benchmarks/questions/articles").iterdir()])
LONG = "Une phrase assez longue pour qu’aucun éditeur ne l’ait coupée au bout de la ligne, et même un peu plus longue."
LINES = st.lists(
    st.sampled_from(
        [
            "",
            "",
            " ",
            "\u00a0",
            "---",
            "title: x",
            "# Titre",
            "Le 01/03/2016",
            "Photo : AFP",
            "Un fait.",
            "\t Un.",
            LONG,
        ]
    )
    | st.text(max_size=20),
    max_size=20,
).map("\n".join)
TEXTS = st.text() | st.text(st.sampled_from(" \n\t\u00a0-#:©.aÀ1")) | LINES


def kinds(text: str) -> list[str]:
    return [block.kind for block in lay_out(text)]


def paragraphs(text: str) -> list[str]:
    return [text[b.start : b.end] for b in lay_out(text) if b.kind == "paragraph"]


def assert_tiled(text: str) -> None:
    end = 0
    for block in lay_out(text):
        assert not text[end : block.start].strip(), "words between two blocks"
        assert end <= block.start < block.end <= len(text), "out of order, overlapping or empty"
        assert text[block.start : block.end] == text[block.start : block.end].strip(), "not trimmed"
        end = block.end
    assert not text[end:].strip(), "words after the last block"


@settings(max_examples=400)
@given(TEXTS)
def test_blocks_tile_any_text(text):
    assert_tiled(text)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_blocks_tile_a_real_article_and_one_is_its_title(path):
    text = path.read_text("utf-8")
    assert_tiled(text)
    assert kinds(text).count("title") == 1
    assert "paragraph" in kinds(text)


@given(TEXTS)
def test_nothing_is_lost_or_doubled(text):
    kept = "".join(text[b.start : b.end] for b in lay_out(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_hard_wrapped_paragraphs_are_whole_paragraphs():
    text = "Un titre\n\nUne phrase que l’éditeur\na coupée au bout\nde la ligne.\n\nUne autre\nphrase."
    assert paragraphs(text) == ["Une phrase que l’éditeur\na coupée au bout\nde la ligne.", "Une autre\nphrase."]


def test_title_on_top_of_a_hard_wrapped_paragraph_is_a_title():
    text = "Un titre\nUne phrase que l’éditeur\na coupée au bout de la ligne."
    assert title_of(text, lay_out(text)) == "Un titre"
    assert paragraphs(text) == ["Une phrase que l’éditeur\na coupée au bout de la ligne."]


def test_each_long_line_is_a_paragraph():
    text = "\n".join(["Un titre", *(f"{LONG * 3} {n}." for n in range(5))])
    assert kinds(text) == ["title"] + ["paragraph"] * 5


def test_first_line_of_a_line_by_line_article_is_not_lost_for_being_short():
    lines = ["Un titre", "Le maire de Vernois, Jean Aubry, a démissionné lundi soir.", LONG * 4, LONG * 5]
    assert paragraphs("\n".join(lines)) == lines[1:]


def test_line_alone_below_the_title_is_a_caption():
    assert kinds(f"Un titre\nLe ministre à Rabat.\n\n{LONG}\n\n{LONG} Bis.") == ["title", "caption", *["paragraph"] * 2]


@pytest.mark.parametrize(
    "credit", ["Le ministre à Rabat. DR", "Le port © AFP", "Le port (Photo : AFP)", "The harbour. Photo: Reuters"]
)
def test_credited_line_is_a_caption(credit):
    assert kinds(f"Un titre\n\n{credit}\n\n{LONG}") == ["title", "caption", "paragraph"]


def test_caption_that_stands_twice_is_set_aside_twice():
    text = f"Un titre\n\nLe ministre à Rabat.\n\nLe ministre à Rabat . DR\n\n{LONG}"
    assert kinds(text) == ["title", "caption", "caption", "paragraph"]


def test_headings_and_date_lines_inside_are_set_aside():
    text = f"# Un titre\n\nLe 01/03/2016 à 13h33\n\n{LONG}\n\n## Plus loin\n\n{LONG} Fin."
    assert kinds(text) == ["title", "date line", "paragraph", "caption", "paragraph"]


def test_long_paragraph_is_never_a_caption():
    assert kinds(f"Un titre\n\n{LONG * 3} Photo : AFP") == ["title", "paragraph"]


def test_lone_line_is_a_paragraph():
    assert kinds("Une seule phrase.") == ["paragraph"]


def test_empty_text_has_no_block():
    assert lay_out("") == lay_out(" \n\u00a0\n") == []


def test_front_matter_is_read_and_set_aside():
    text = "---\nTitle: 'Un pont'\ndate: 2019-03-12\nlink: https://example.org/a:b\n---\n\n# Titre\n\nUn fait."
    assert kinds(text) == ["metadata", "title", "paragraph"]
    assert metadata_of(text, lay_out(text)) == {
        "title": "Un pont",
        "date": "2019-03-12",
        "link": "https://example.org/a:b",
    }


def test_rule_in_the_text_is_not_front_matter():
    assert "metadata" not in kinds(f"Un titre\n\n---\n\n{LONG}\n\n---\n\n{LONG}")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_200_000_short_lines_are_laid_out(gap):
    lines = [f"Ligne {n}." for n in range(200_000)]
    text = "Titre\n\n" + gap.join(lines)
    assert paragraphs(text) == (lines if gap == "\n\n" else [gap.join(lines)])


def test_line_of_a_hundred_thousand_spaces_is_laid_out_in_the_end():
    # Run apart, so that a search without end fails instead of hanging.
    program = (
        "from articles.layout import lay_out\nprint([b.kind for b in lay_out('Titre\\n' + ' ' * 100_000 + '\\nUn.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=5, check=True
    )
    assert done.stdout.strip() == "['title', 'paragraph']"


def test_a_question_and_the_reply_below_it_are_one_paragraph():
    text = "Entretien\n\nQuel est le budget ?\n\nDeux millions.\n\nD’où vient le public ?\n\nDe Lignac.\n\nMerci."
    paragraphs = [text[b.start : b.end] for b in lay_out(text) if b.kind == "paragraph"]
    assert paragraphs == ["Quel est le budget ?\n\nDeux millions.", "D’où vient le public ?\n\nDe Lignac.", "Merci."]


def test_a_question_without_a_reply_stays_a_paragraph():
    text = "Titre\n\nUne phrase.\n\nEt maintenant ?"
    assert [text[b.start : b.end] for b in lay_out(text) if b.kind == "paragraph"] == ["Une phrase.", "Et maintenant ?"]
