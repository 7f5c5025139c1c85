"""Web pages, Word files and mails become the same documents as their text: structure, words, what is known of them."""

import io
from datetime import date
from email.message import EmailMessage
from zipfile import ZipFile

import docx
import pytest

from articles.passages import passages_of
from articles.reading import read_article
from runtime.errors import UnreadableArticle
from tests.articles.documents import TITLE, TWINS, pdf, zipped

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


STRUCTURE = [
    "title", "paragraph", "heading", "paragraph", "list item", "list item", "table head", "table row",
]  # fmt: skip


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
    assert kinds(article) == STRUCTURE
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
    assert kinds(article) == STRUCTURE
    texts = [article.text[p.start : p.end] for p in passages_of(article, lambda texts: [1] * len(texts), 200)]
    assert texts[1].split("\n\n") == ["Les signataires sont :", "- Armand Guivarch", "- Paul Verrier"]


def test_nothing_of_a_word_file_is_lost(tmp_path):
    path = word_file(tmp_path)
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    changed = (
        f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>Le coût est de </w:t></w:r>"
        "<w:del><w:r><w:delText>deux</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>trois millions d’euros.</w:t></w:r></w:ins></w:p></w:sdtContent></w:sdt>"
    )
    note = "<w:footnote><w:p><w:r><w:t>Selon la mairie.</w:t></w:r></w:p></w:footnote>"
    notes = f'<w:footnotes {w}><w:footnote w:type="separator"/>{note}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with ZipFile(path) as file:
        members = {
            name: file.read(name).decode() if name.endswith((".xml", ".rels")) else file.read(name)
            for name in file.namelist()
        }
    members["word/document.xml"] = members["word/document.xml"].replace("<w:sectPr", f"{changed}<w:sectPr", 1)
    members["word/footnotes.xml"] = notes
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    )
    members["word/_rels/document.xml.rels"] = members["word/_rels/document.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    )
    path.write_bytes(zipped(members))
    article = read_article(path)
    assert words(article, "paragraph")[-1] == "Le coût est de trois millions d’euros."
    assert words(article, "footnote") == ["Selon la mairie."]


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


@pytest.mark.parametrize("html", [False, True])
def test_what_a_mail_quotes_stands_under_the_line_that_says_so(tmp_path, html):
    line = "Le mar. 12 mars 2019 à 18:04, Lise Garnault <lise@a.invalid> a écrit :"
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Re: Le musée", "Paul Verrier <paul@a.invalid>"
    plain_text = f"D’accord pour samedi.\n\n{line}\n> Le musée rouvrira le 6 avril.\n> Il a coûté cher.\n"
    quoted = "<blockquote>Le musée rouvrira le 6 avril. Il a coûté cher.</blockquote>"
    marked = f"<div>D’accord pour samedi.</div><div>{line.replace('<', '&lt;')}<br></div>{quoted}"
    mail.set_content(marked if html else plain_text, subtype="html" if html else "plain")
    article = read_article(saved(tmp_path, "a.eml", mail.as_bytes()))
    assert kinds(article) == ["title", "paragraph", "heading", "quote"]
    assert "Lise Garnault" in article.context_of(article.text.index("6 avril"))
    assert "Lise Garnault" not in article.context_of(article.text.index("samedi"))


@pytest.mark.parametrize("name", ["a.docx", "b.html", "c.eml", "d.pdf", "e.odt", "f.rtf", "g.epub", "h.mhtml", "i.row"])
@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0"])
def test_a_broken_file_is_refused_by_name(tmp_path, name, data):
    path = saved(tmp_path, name, data)
    try:
        read_article(path)
    except UnreadableArticle as error:
        assert str(path) in str(error)


# PDF


def test_a_pdf_is_its_paragraphs_with_their_pages(tmp_path):
    first = [
        (72, 800, "Le musée de Valmontois rouvrira"),
        (72, 760, "Fermé depuis l’incendie, le musée de la Batellerie rouvrira ses portes le 6 avril,"),
        (72, 746, "a annoncé sa directrice, Bérengère Tassin. L’architecte Odilon Fer-"),
        (72, 732, "randi a dessiné la verrière."),
        (72, 700, "Les travaux ont coûté 2,4 millions d’euros, dont la moitié versée par la"),
        (290, 40, "1"),
    ]
    second = [(72, 800, "région. Il emploiera dix-neuf personnes."), (290, 40, "2")]
    article = read_article(saved(tmp_path, "a.pdf", pdf(first, second)))
    assert article.title == "Le musée de Valmontois rouvrira"
    passages = passages_of(article, lambda texts: [1] * len(texts), 200)
    assert [" ".join(article.readable(p.start, p.end).text.split()) for p in passages] == [
        "Fermé depuis l’incendie, le musée de la Batellerie rouvrira ses portes le 6 avril, a annoncé sa directrice, "
        "Bérengère Tassin. L’architecte Odilon Ferrandi a dessiné la verrière.",
        "Les travaux ont coûté 2,4 millions d’euros, dont la moitié versée par la région. "
        "Il emploiera dix-neuf personnes.",
    ]
    assert article.page_at(article.text.index("2,4 millions")) == 1
    assert article.page_at(article.text.index("dix-neuf")) == 2


def test_a_table_of_a_pdf_has_rows_and_a_head(tmp_path):
    rows = [("Commune", "Habitants", "Maire"), ("Lignac", "11 987", "Paul Verrier"), ("Sarmeuse", "861", "Anne Colas")]
    lines = [(72 + 130 * x, 740 - 15 * y, cell) for y, cells in enumerate(rows) for x, cell in enumerate(cells)]
    before = (72, 770, "Voici les chiffres du recensement, publiés par la préfecture mardi.")
    after = (72, 690, "La préfecture les tient pour provisoires, et les tiendra pour tels.")
    article = read_article(saved(tmp_path, "a.pdf", pdf([(72, 800, "Les communes"), before, *lines, after])))
    assert kinds(article) == ["title", "paragraph", "table head", "table row", "table row", "paragraph"]
    assert words(article, "table row")[1] == "| Sarmeuse | 861 | Anne Colas |"


def test_a_pdf_of_pictures_says_so(tmp_path):
    picture = b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"
    data = pdf([]).replace(b"/Length 0 >>\nstream\n", b"/Length %d >>\nstream\n" % len(picture) + picture)
    with pytest.raises(UnreadableArticle, match="scanned"):
        read_article(saved(tmp_path, "a.pdf", data))


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Rapport sur le pont", "Rapport sur le pont"),
        ("Microsoft Word - Document1", "a"),
        ("Document1", "a"),
        ("Normal.dotm", "a"),
        ("", "a"),
    ],
)
def test_a_word_file_without_a_title_in_its_text(tmp_path, stated, title):
    file = docx.Document()
    file.core_properties.title = stated
    file.add_paragraph(LONG * 2)
    file.add_paragraph(LONG)
    file.save(tmp_path / "a.docx")
    assert read_article(tmp_path / "a.docx").title == title


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_a_title_of_a_text_is_surer_than_its_files(tmp_path, style):
    file = docx.Document()
    file.core_properties.title = "Rapport de 2012"
    file.add_paragraph("Un second pont", style=style)
    file.add_paragraph(LONG)
    file.save(tmp_path / "a.docx")
    assert read_article(tmp_path / "a.docx").title == "Un second pont"


@pytest.mark.parametrize("stated", ["Untitled document", "Unknown", "[Sans titre]", "Untitled-1"])
def test_a_book_without_a_title(tmp_path, stated):
    with ZipFile(io.BytesIO(TWINS["a.epub"]())) as book:
        members = {name: book.read(name).decode() for name in book.namelist()}
    members["in/book.opf"] = members["in/book.opf"].replace(TITLE, stated)
    assert read_article(saved(tmp_path, "a.epub", zipped(dict(members)))).title == TITLE
