"""The title of a file of a word processor: that of its text, else that of its properties, never a program's."""

import io

import docx
import pytest

from articles.reading import read_article
from tests.articles.documents import FIRST, zipped


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
    words = "".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in FIRST)
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
        ("pont-v2.odt", "", "a", "file name"),
        ("Sans titre 1", "Title", "Un pont", "first line"),
        ("", "", "a", "file name"),
    ],
)
def test_whose_title_it_is(tmp_path, name, stated, style, title, origin):
    (tmp_path / name).write_bytes(MADE[name](stated, style))
    article = read_article(tmp_path / name)
    assert (article.title, article.origins["title"]) == (title, origin)
