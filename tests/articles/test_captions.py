"""Captions of pictures and tables: a block of their own in every format that marks them, findable and quotable."""

import io

import docx
import pytest

from articles.passages import passages_of
from articles.reading import read_article
from tests.articles.documents import FIRST, TWINS, with_lines, zipped

CAPTION = "Le pont de Lignac en 1904. Photo Guy Roux"


def page(body: str) -> bytes:
    return (
        f"<html><head><title>Un pont</title></head><body><article><h1>Un pont</h1><p>{FIRST} {FIRST}</p>{body}"
        f"<p>Après. {FIRST} {FIRST}</p></article></body></html>"
    ).encode()


def book(body: str) -> bytes:
    return with_lines("a.epub", TWINS["a.epub"](), (f"Avant.</p>{body}<p>Après.",))


def word(style: str) -> bytes:
    file, made = docx.Document(), io.BytesIO()
    file.add_paragraph("Un pont", style="Title")
    file.add_paragraph(FIRST)
    own = file.styles.add_style("Illustration", 1)
    own.base_style = file.styles["Caption"]
    file.add_paragraph(CAPTION, style=style)
    file.add_paragraph(FIRST)
    file.save(made)
    return made.getvalue()


def open_document(styles: str, style: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style", "drawing")
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:text><text:p>{FIRST}<drawing:frame><drawing:text-box>"
        f'<text:p text:style-name="{style}">{CAPTION}</text:p></drawing:text-box></drawing:frame></text:p>'
        f"<text:p>{FIRST}</text:p></office:text></office:body></office:document-content>"
    )
    return zipped({"content.xml": content})


MADE_FROM = (
    '<style:style style:name="Caption"/><style:style style:name="Illustration" style:parent-style-name="Caption"/>'
    '<style:style style:name="P7" style:parent-style-name="Illustration"/>'
)
FIGURES = {
    "plain": f"<figure><img src=a.jpg alt=x><figcaption>{CAPTION}</figcaption></figure>",
    "in pieces": "<figure><a href=b><picture><img src=a.jpg></picture></a><figcaption><p>Le pont de <i>Lignac</i> en "
    "1904.</p> <span class=credit>Photo <a href=c>Guy Roux</a></span></figcaption></figure>",
    "in a paragraph": f"<p><figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure></p>",
    "above": f"<figure><figcaption>{CAPTION}</figcaption><img src=a.jpg></figure>",
    "of many": f"<figure class=gallery><figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure></figure>",
}
BLOG = f'<div class="wp-caption alignnone"><img src=a.jpg><p class="wp-caption-text">{CAPTION}</p></div>'

FILES = [
    *(("a.html", page(figure)) for figure in FIGURES.values()),
    ("a.html", page(BLOG)),
    *(("a.epub", book(figure)) for figure in FIGURES.values()),
    ("a.docx", word("Caption")),
    ("a.docx", word("Illustration")),
    ("a.odt", open_document(MADE_FROM, "Caption")),
    ("a.odt", open_document(MADE_FROM, "Illustration")),
    ("a.odt", open_document(MADE_FROM, "P7")),
]


@pytest.mark.parametrize(("name", "data"), FILES)
def test_a_caption_is_a_block_and_a_passage_of_its_own(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    article = read_article(tmp_path / name)
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "caption"] == [CAPTION]
    assert article.text.count("Lignac en 1904") == 1
    passages = passages_of(article, lambda texts: [len(text.split()) for text in texts], 99)
    assert CAPTION in [article.text[passage.start : passage.end] for passage in passages]


def test_what_a_figure_says_is_by_whom_it_was_said(tmp_path):
    figure = "<figure><blockquote><p>Le pont tiendra.</p></blockquote><figcaption>Guy Roux, maire</figcaption></figure>"
    (tmp_path / "a.html").write_bytes(page(figure))
    article = read_article(tmp_path / "a.html")
    found = [(b.kind, article.text[b.start : b.end]) for b in article.blocks if b.kind in {"quote", "caption"}]
    assert found == [("quote", "Le pont tiendra."), ("caption", "Guy Roux, maire")]


def test_the_caption_of_a_table_in_a_figure_stands_by_it(tmp_path):
    table = "<table><tr><th>Nom</th><th>Rôle</th></tr><tr><td>Guy</td><td>Maire</td></tr></table>"
    (tmp_path / "a.html").write_bytes(page(f"<figure><figcaption>Les élus</figcaption>{table}</figure>"))
    kinds = [block.kind for block in read_article(tmp_path / "a.html").blocks]
    assert kinds == ["title", "paragraph", "caption", "table head", "table row", "paragraph"]
