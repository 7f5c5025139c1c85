"""Tags and entities that a web page left in plain text are no words; those that a text speaks of are."""

import subprocess
import sys
from pathlib import Path

import pytest

from articles.reading import read_article
from articles.stray_markup import without_markup

ROOT = Path(__file__).parents[2]


def test_entities_and_tags_are_what_they_stand_for():
    text = "<p>Le mus&eacute;e<br/>l&#8217;&#xe9;t&eacute;</p>\n<p class='x'>R&D, a &lt; b</p>"
    assert without_markup(text).split() == ["Le", "musée", "l’été", "R&D,", "a", "<", "b"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le mus&amp;eacute;e, l&amp;#8217;an&amp;nbsp;!", "Le musée, l’an !"),
        ("<p>Le musée rouvre.", "Le musée rouvre."),
        ("Le musée rouvre.</p>", "Le musée rouvre."),
        ("Le musée<br/>rouvre. Le maire<br>vient.", "Le musée rouvre. Le maire vient."),
        ("Le titre<p class='x'>Le texte", "Le titre Le texte"),
        ("Un fait. <hr/>Un autre.", "Un fait. Un autre."),
        ("<strong>Le musée rouvre.", "Le musée rouvre."),
        ("« <b>Nous partons</b> », dit-il.", "« Nous partons », dit-il."),
        ("Un <i>mot</i>, un <a href='http://x.invalid'>lien</a>.", "Un mot, un lien."),
        ("Le code &laquo;&nbsp;Vesper&nbsp;&raquo;", "Le code « Vesper »"),
        ("HTML &amp; CSS, R&amp;D", "HTML & CSS, R&D"),
        ("<p>Le <code>&lt;b&gt;</code> est une balise <b>sûre</b>.</p>", "Le <code><b></code> est une balise sûre."),
    ],
)
def test_what_a_page_left_is_no_word(text, words):
    assert " ".join(without_markup(text).split()) == words


@pytest.mark.parametrize(
    "text",
    [
        "a < b et c > d ; <inconnu>",
        "si a <b et c> 3",
        "La balise <b> met en gras, <img src=x onerror=alert(1)> une image.",
        "La balise <p> ouvre un paragraphe, que </p> ferme ; </div> ferme une division.",
        "The <p> tag opens a paragraph, </p> closes it; </div> a division.",
        "On ouvre par `<p>` et ferme par `</p>`, puis <br> ou <br/>.",
        "Un paragraphe commence par « <p> » et finit par « </p> ».",
        "L’entité &eacute; donne é, &agrave; donne à.",
        "R&D; AT&T; x",
    ],
)
def test_a_text_that_speaks_of_tags_keeps_them(text):
    assert without_markup(text) == text


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_letter_that_was_escaped_twice_is_a_letter(tmp_path, name):
    (tmp_path / name).write_text("Titre\n\nLe mus&amp;eacute;e de la ville rouvre. Il pleut.")
    assert "Le musée de la ville rouvre." in read_article(tmp_path / name).text


@pytest.mark.parametrize("run", ["<p ", "<br>", "<!--", "&amp;", "<b>", " ", "<b a=", "balise "])
def test_long_runs_are_read_in_the_end(run):
    program = f"from articles.stray_markup import without_markup\nwithout_markup({run!r} * 50_000 + '<')"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=10, check=True)
