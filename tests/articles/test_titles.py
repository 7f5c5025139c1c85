"""The title of a file of a word processor: that of its text, else that of its properties, never a program's."""

import io
from zipfile import ZipFile

import docx
import pytest

from articles.reading import read_article
from tests.articles.documents import FIRST, TITLE, book, pdf, zipped


def word(stated: str, style: str) -> bytes:
    file, made = docx.Document(), io.BytesIO()
    file.core_properties.title = stated
    if style:
        file.add_paragraph("Un pont", style=style)
    file.add_paragraph(FIRST)
    file.save(made)
    return made.getvalue()


def open_document(stated: str, style: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
    )
    heading = '<text:h text:outline-level="1">Un pont</text:h>' if style else ""
    if style == "Title":
        heading = '<text:p text:style-name="P1">Un pont</text:p>'
    content = (
        f'<office:document-content {spaces}><office:automatic-styles><style:style style:name="P1" '
        'style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>'
        f"{heading}<text:p>{FIRST}</text:p></office:text></office:body></office:document-content>"
    )
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head = f"<office:meta><dc:title>{stated}</dc:title></office:meta>"
    meta = f"<office:document-meta {spaces} {dc}>{head}</office:document-meta>"
    return zipped({"content.xml": content, "meta.xml": meta})


def rich_text(stated: str, style: str) -> bytes:
    words, stated = ("".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in text) for text in (FIRST, stated))
    heading = "Un pont\\par " if style else ""
    return f"{{\\rtf1\\ansi{{\\info{{\\title {stated}}}}}{heading}{words}\\par}}".encode("ascii")


MADE = {"a.docx": word, "a.odt": open_document, "a.rtf": rich_text}


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize(
    ("stated", "style", "title", "origin"),
    [
        ("Le pont de Lignac", "", "Le pont de Lignac", "file's properties"),
        ("Le pont de Lignac", "Heading 1", "Un pont", "first line"),
        ("Le pont de Lignac", "Title", "Un pont", "first line"),
        ("Document1", "", "a", "file name"),
        ("Microsoft Word - pont.doc", "", "a", "file name"),
        ("Word Document", "", "a", "file name"),
        ("Document Word", "", "a", "file name"),
        ("Présentation PowerPoint", "", "a", "file name"),
        ("Titre du document", "", "a", "file name"),
        ("Documentation du pont", "", "Documentation du pont", "file's properties"),
        ("1984", "", "1984", "file's properties"),
        ("pont-v2.odt", "", "a", "file name"),
        ("Sans titre 1", "Title", "Un pont", "first line"),
        ("", "", "a", "file name"),
    ],
)
def test_whose_title_it_is(tmp_path, name, stated, style, title, origin):
    (tmp_path / name).write_bytes(MADE[name](stated, style))
    article = read_article(tmp_path / name)
    assert (article.title, article.origins["title"]) == (title, origin)


def title_of(tmp_path, name: str, data: bytes) -> str:
    (tmp_path / name).write_bytes(data)
    return read_article(tmp_path / name).title


@pytest.mark.parametrize(
    "head",
    [
        "<title>{} | La Gazette</title><meta property=og:title content='{} | La Gazette'>"
        "<meta property=og:site_name content='La Gazette'>",
        "<title>{} – La Gazette</title><meta property=og:title content='{} – La Gazette'><h1>{}</h1>",
        "<title>{} : La Gazette</title><meta property=og:site_name content='La Gazette'>",
        "<title>{} &laquo; La Gazette</title><meta property=og:site_name content='La Gazette'>",
        "<title>{} - La Gazette</title>",
        "<title>Untitled Document</title><h1>{}</h1>",
        "<title></title><meta property=og:title content='{}'>",
        "<title>{}</title>",
    ],
)
@pytest.mark.parametrize("title", ["Un second pont à Lignac", "Pont de Lignac : le maire s’explique"])
def test_the_title_of_a_page_is_without_its_sites_name(tmp_path, head, title):
    head, _, body = head.replace("{}", title).partition("<h1>")
    body = f"<h1>{body}" if body else ""
    words = f"<p>{FIRST}</p>" * 3
    page = f"<html><head><meta charset=utf-8>{head}</head><body><article>{body}{words}</article></body></html>"
    assert title_of(tmp_path, "a.html", page.encode()) == title


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        ('<dc:title id="s">Roman</dc:title><dc:title id="t">Le pont</dc:title>', "Le pont"),
        ('<dc:title id="t">Le pont</dc:title><dc:title id="s">Roman</dc:title>', "Le pont"),
        ("<dc:title>Le pont</dc:title><dc:title>Roman</dc:title>", "Le pont"),
        ("<dc:title>[No data]</dc:title>", TITLE),
    ],
)
def test_the_title_of_a_book_is_the_main_one(tmp_path, titles, title):
    with ZipFile(io.BytesIO(book())) as archive:
        whole = {name: archive.read(name).decode() for name in archive.namelist()}
    types = "".join(
        f'<meta refines="#{name}" property="title-type">{kind}</meta>'
        for name, kind in {"s": "subtitle", "t": "main"}.items()
    )
    stated = f"<dc:title>{TITLE}</dc:title>"
    whole["in/book.opf"] = whole["in/book.opf"].replace(stated, titles + (types if 'id="t"' in titles else ""))
    assert title_of(tmp_path, "a.epub", zipped(dict(whole))) == title


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Rapport sur le pont", "Rapport sur le pont"),
        ("Documentation du pont", "Documentation du pont"),
        ("Microsoft Word - x.doc", "a"),
        ("Microsoft PowerPoint - x", "a"),
        ("untitled", "a"),
        ("Untitled spreadsheet", "a"),
        ("Sans titre1", "a"),
        ("gazette12.indd", "a"),
        ("pont.qxp", "a"),
        ("C:/pont.dvi", "a"),
        ("PII: 0031-8914", "a"),
        ("Diapositive 1", "a"),
        ("http://a.invalid/x.php?a=1", "a"),
    ],
)
def test_the_title_of_a_pdf_is_none_that_a_program_put(tmp_path, stated, title):
    lines = [(72, 700, "il fuit depuis hier et le maire est inquiet de voir que rien ne se passe ici.")]
    data = pdf(lines).replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 99 0 R")
    data = data.replace(b"xref\n0", b"99 0 obj\n<< /Title (%s) >>\nendobj\nxref\n0" % stated.encode(), 1)
    data = data.replace(b"startxref\n", b"startxref\n1")  # so that its objects are looked for
    assert title_of(tmp_path, "a.pdf", data) == title


def test_a_picture_above_the_heading_is_no_title(tmp_path):
    assert title_of(tmp_path, "a.md", b"![logo](a.png)\n\n# Un pont\n\nIl fuit.\n") == "Un pont"


@pytest.mark.parametrize("above", ["( )", "{", "☐", "***"])
def test_what_has_no_letter_is_no_title(tmp_path, above):
    page = f"<p>{above}</p><p>{FIRST}</p>"
    for name, data in (("a.txt", f"{above}\n\n{FIRST}\n"), ("a.html", page)):
        assert title_of(tmp_path, name, data.encode()) == "a"


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Covid-19 in Leeds: what we know", "Covid"),
        ("Brexit: what happens next", "Brexit"),
        ("Microsoft Excel turns 40", "History"),
        ("Untitled Goose Game sells a million copies", "Sales"),
    ],
)
def test_a_title_is_not_cut_at_a_word_that_heads_a_part_of_its_page(tmp_path, title, below):
    words = "The council met on Monday and spoke for three hours about all that was asked of it by the town. " * 4
    page = tmp_path / "page.html"
    body = f"<article><h2>{below}</h2><p>{words}</p></article>"
    page.write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>", "utf-8")
    assert read_article(page).title == title
