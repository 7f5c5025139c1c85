"""What a file hides from its readers is no text of it: hidden words, comments, deletions that were tracked."""

import io

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml

from articles.reading import read_article
from tests.articles.documents import FIRST, TWINS, with_lines, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(tmp_path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    return read_article(tmp_path / name)


HIDDEN = [
    "<p hidden>CACHÉ. Il a démissionné hier soir.</p>",
    '<p style="color: red; DISPLAY : none">CACHÉ. Il a démissionné hier soir.</p>',
    '<div style="display:none !important"><ul><li>CACHÉ</li></ul><p>CACHÉ. Il a démissionné.</p></div>',
    '<p>Il reste. <span style="display:none">CACHÉ</span><b hidden="">CACHÉ</b></p>',
    '<p style="visibility:hidden">CACHÉ. Il a démissionné hier soir.</p>',
]
SHOWN = [
    '<p hidden="until-found">VISIBLE. Il a démissionné.</p>',
    '<p style="display:block">VISIBLE. Il a démissionné.</p>',
    "<details><summary>Budget</summary><p>VISIBLE. Il a démissionné.</p></details>",
]


def page(body: str, around: int = 2) -> bytes:
    text = f"<p>{FIRST}</p>" * around
    return f"<html><head><title>Un pont</title></head><body>{text}{body}{text}</body></html>".encode()


@pytest.mark.parametrize("body", HIDDEN)
def test_what_a_page_a_book_or_a_mail_hides(tmp_path, body):
    mail = b"Subject: Un pont\nContent-Type: text/html; charset=utf-8\n\n" + page(body)
    book = with_lines("a.epub", TWINS["a.epub"](), (f"Avant.</p>{body}<p>Après.",))
    for name, data in (
        ("a.html", page(body)),
        ("b.html", b"<p>Il fuit.</p>" + body.encode()),
        ("a.eml", mail),
        ("a.epub", book),
    ):
        assert "CACHÉ" not in read(tmp_path, name, data).text, name


@pytest.mark.parametrize("body", SHOWN)
def test_what_a_page_folds_is_no_secret(tmp_path, body):
    for name, data in (
        ("a.html", page(body)),
        ("a.eml", b"Subject: a\nContent-Type: text/html; charset=utf-8\n\n" + page(body)),
    ):
        assert "VISIBLE" in read(tmp_path, name, data).text, name


def test_a_page_that_a_script_shows_is_read(tmp_path):
    data = page("<p>Il fuit.</p>").replace(b"<body>", b'<body style="display:none">')
    assert "Il fuit." in read(tmp_path, "a.html", data).text


def word() -> tuple[docx.document.Document, docx.text.paragraph.Paragraph]:
    file = docx.Document()
    file.add_paragraph("Un pont", style="Title")
    return file, file.add_paragraph("Il reste. ")


def bytes_of(file) -> bytes:
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def test_hidden_runs_of_a_word_file(tmp_path):
    file, paragraph = word()
    for value in (None, "1", "true", "on"):
        vanish = OxmlElement("w:vanish")
        if value:
            vanish.set(f"{{{W[9:-1]}}}val", value)
        paragraph.add_run("CACHÉ ")._r.get_or_add_rPr().append(vanish)
    for value in ("0", "false"):
        paragraph._p.append(parse_xml(f'<w:r {W}><w:rPr><w:vanish w:val="{value}"/></w:rPr><w:t>VU</w:t></w:r>'))
    paragraph._p.append(parse_xml(f"<w:r {W}><w:rPr><w:webHidden/></w:rPr><w:t>VU</w:t></w:r>"))
    text = read(tmp_path, "a.docx", bytes_of(file)).text
    assert "CACHÉ" not in text and "Il reste. VUVUVU" in text


def test_hidden_styles_of_a_word_file(tmp_path):
    file, paragraph = word()
    secret = file.styles.add_style("Secret", WD_STYLE_TYPE.CHARACTER)
    secret.font.hidden = True
    made_from = file.styles.add_style("Plus secret", WD_STYLE_TYPE.CHARACTER)
    made_from.base_style = secret
    open_one = file.styles.add_style("Ouvert", WD_STYLE_TYPE.CHARACTER)
    open_one.base_style, open_one.font.hidden = secret, False
    note = file.styles.add_style("Note interne", WD_STYLE_TYPE.PARAGRAPH)
    note.font.hidden = True
    paragraph.add_run("CACHÉ", style=secret)
    paragraph.add_run("CACHÉ", style=made_from)
    paragraph.add_run("VU", style=open_one)
    file.add_paragraph("CACHÉ dans un paragraphe.", style=note).add_run("VU aussi").font.hidden = False
    text = read(tmp_path, "a.docx", bytes_of(file)).text
    assert "CACHÉ" not in text and "Il reste. VU" in text and "VU aussi" in text


def test_comments_and_deletions_of_a_word_file(tmp_path):
    file, paragraph = word()
    paragraph._p.append(parse_xml(f'<w:del {W} w:id="1"><w:r><w:t>CACHÉ</w:t></w:r></w:del>'))
    file.add_comment(paragraph.add_run("Il fuit."), text="CACHÉ", author="Lise")
    text = read(tmp_path, "a.docx", bytes_of(file)).text
    assert "CACHÉ" not in text and "Il reste. Il fuit." in text


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        (r"Il {\v CACH\'c9 }reste.", "Il reste."),
        (r"Il \v CACH\u201?\v0 reste.", "Il reste."),
        (r"Il \v CACH\'c9\tab\emdash{\b CACHE}\plain reste.", "Il reste."),
        (r"Il {\b\v CACHE}{\v0 reste}.", "Il reste."),
        (r"Il \viewkind4 reste.", "Il reste."),
        (r"Il {\deleted CACHE }reste{\revised  vu}.", "Il reste vu."),
        (r"Il reste{\*\annotation CACHE}.", "Il reste."),
    ],
)
def test_hidden_words_of_rich_text(tmp_path, words, read_as):
    data = rf"{{\rtf1\ansi\ansicpg1252 Un pont\par {words}\par {{\v CACHE\par}}Il fuit, dit-on.\par}}".encode("ascii")
    text = read(tmp_path, "a.rtf", data).text
    assert text.split("\n\n") == ["Un pont", read_as, "Il fuit, dit-on."]


ODT = [
    '<text:p>Il reste. <text:span text:style-name="T1">CACHÉ</text:span>Vu.</text:p>',
    '<text:p>Il reste. <text:span text:style-name="T2">CACHÉ</text:span>Vu.</text:p>',
    '<text:p>Il reste. <text:hidden-text text:is-hidden="true">CACHÉ</text:hidden-text>Vu.</text:p>',
    '<text:p>Il reste. Vu.</text:p><text:section text:display="none"><text:p>CACHÉ</text:p></text:section>',
    '<text:p>Il reste. Vu.</text:p><text:section text:display="condition" text:is-hidden="true"><text:p>CACHÉ</text:p>'
    "</text:section>",
    '<text:p>Il reste. Vu.</text:p><text:p text:style-name="P1">CACHÉ</text:p>',
    '<text:p>Il reste. Vu.</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>CACHÉ</text:p>',
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>CACHÉ</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes><text:p>Il reste. Vu.</text:p>",
    '<text:section text:display="true"><text:p>Il reste. <text:hidden-text text:is-hidden="false">Vu.'
    "</text:hidden-text></text:p></text:section>",
]


@pytest.mark.parametrize("body", ODT)
def test_hidden_words_of_an_open_document(tmp_path, body):
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
    )
    hides = '<style:text-properties text:display="none"/>'
    content = (
        f'<office:document-content {spaces}><office:automatic-styles><style:style style:name="T1">{hides}</style:style>'
        f'<style:style style:name="T2" style:parent-style-name="T1"/><style:style style:name="P1">{hides}</style:style>'
        f"</office:automatic-styles><office:body><office:text>{body}<text:p>{FIRST}</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    text = read(tmp_path, "a.odt", zipped({"content.xml": content})).text
    assert "CACHÉ" not in text and "Il reste. Vu." in text
