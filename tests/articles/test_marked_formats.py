"""Web pages, Word files and mails become the same documents as their text: structure, words, what is known of them."""

from datetime import date
from email.message import EmailMessage

import docx
import pytest

from articles.passages import passages_of
from articles.reading import read_article
from runtime.errors import UnreadableArticle

LONG = (
    "Le conseil municipal de la ville a voté hier la construction d’un second pont sur la rivière, après neuf heures. "
)
PAGE = f"""<html lang="fr"><head><title>Un pont – La Gazette</title>
<meta property="og:title" content="Un second pont"><meta property="og:site_name" content="La Gazette">
<meta name="author" content="Claire Aubanel"><meta property="article:published_time" content="2019-03-12">
<link rel="canonical" href="https://gazette.invalid/pont"></head>
<body><nav><a href="/">Accueil</a><a href="/sport">Sport</a></nav><article><h1>Un second pont</h1><p>{LONG * 3}</p>
<h2>Les signataires</h2><p>{LONG}Les signataires sont :</p><ul><li>Armand Guivarch</li><li>Paul Verrier</li></ul>
<table><tr><th>Commune</th><th>Habitants</th></tr><tr><td>Lignac</td><td>11 987</td></tr></table></article>
<footer>Tous droits réservés</footer></body></html>"""


def kinds(article) -> list[str]:
    return [block.kind for block in article.blocks]


def words(article, kind: str) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == kind]


def saved(folder, name: str, data: bytes | str):
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_web_page_is_its_main_text(tmp_path):
    article = read_article(saved(tmp_path, "a.html", PAGE))
    assert (article.title, article.author, article.source) == ("Un second pont", "Claire Aubanel", "La Gazette")
    assert (article.date, article.language) == (date(2019, 3, 12), "fr")
    assert article.address == "https://gazette.invalid/pont"
    assert article.origins["date"] == "page's head"
    assert kinds(article) == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "list item",
        "list item",
        "table head",
        "table row",
    ]
    assert "Accueil" not in article.text and "Tous droits" not in article.text
    assert words(article, "table row") == ["| Lignac | 11 987 |"]
    row = next(block for block in article.blocks if block.kind == "table row")
    assert article.context_of(row.start) == "Un second pont – Les signataires – | Commune | Habitants |"


def test_a_page_without_main_text_is_all_its_text(tmp_path):
    article = read_article(
        saved(tmp_path, "a.html", "<p>La halle\n\nLa halle a été vendue.\n\nElle datait de 1804.</p>")
    )
    assert "La halle a été vendue." in article.text


def word_file(folder):
    file = docx.Document()
    file.core_properties.author = "Lise Garnault"
    file.add_paragraph("Un second pont", style="Title")
    file.add_paragraph(LONG)
    file.add_heading("Les signataires", level=1)
    file.add_paragraph("Les signataires sont :")
    for name in ("Armand Guivarch", "Paul Verrier"):
        file.add_paragraph(name, style="List Bullet")
    table = file.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Commune", "Habitants", "Lignac", "11 987"), strict=True):
        cell.text = text
    path = folder / "a.docx"
    file.save(path)
    return path


def test_a_word_file_has_its_structure_from_its_styles(tmp_path):
    article = read_article(word_file(tmp_path))
    assert (article.title, article.author, article.date) == ("Un second pont", "Lise Garnault", None)
    assert article.origins["author"] == "file's properties"
    assert kinds(article) == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "list item",
        "list item",
        "table head",
        "table row",
    ]
    texts = [article.text[p.start : p.end] for p in passages_of(article, lambda texts: [1] * len(texts), 200)]
    assert texts[1].split("\n\n") == ["Les signataires sont :", "- Armand Guivarch", "- Paul Verrier"]


@pytest.mark.parametrize("html", [False, True])
def test_a_mail_is_its_words_and_its_head(tmp_path, html):
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Le musée rouvre", "Lise Garnault <lise@a.invalid>"
    mail["Date"] = "Tue, 12 Mar 2019 18:04:11 +0100"
    body = "Le musée rouvrira le 6 avril, a annoncé sa direc-\ntrice, Bérengère Tassin.\n\nIl pleuvait."
    mail.set_content(f"<p>{body}</p>" if html else body, subtype="html" if html else "plain")
    article = read_article(saved(tmp_path, "a.eml", mail.as_bytes()))
    assert (article.title, article.author, article.date) == ("Le musée rouvre", "Lise Garnault", date(2019, 3, 12))
    assert "Bérengère Tassin" in article.text
    assert html or "directrice" in article.text


@pytest.mark.parametrize("name", ["a.docx", "b.html", "c.eml"])
@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0"])
def test_a_broken_file_is_refused_by_name(tmp_path, name, data):
    path = saved(tmp_path, name, data)
    try:
        read_article(path)
    except UnreadableArticle as error:
        assert str(path) in str(error)
