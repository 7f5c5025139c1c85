"""A file that is damaged in a part that no words are in is read; one that is not read says why, in words of ours."""

import io
import re
from zipfile import ZipFile

import docx
import pytest

from articles.reading import read_article
from index.report import read_in_part
from runtime.errors import UnreadableArticle
from tests.articles.documents import FIRST, HEADING, TITLE, TWINS, pdf, zipped

NEEDED = {"word/document.xml", "content.xml", "in/book.opf", "in/a.xhtml", "in/b b.xhtml"}
ZIPPED = ["a.docx", "strict.docx", "a.odt", "a.epub"]


def members(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(tmp_path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    return read_article(tmp_path / name)


def why(tmp_path, name: str, data: bytes) -> str:
    with pytest.raises(UnreadableArticle) as error:
        read(tmp_path, name, data)
    assert str(tmp_path / name) in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("damage", ["missing", "emptied", "no XML", "half"])
@pytest.mark.parametrize("name", ZIPPED)
def test_what_has_no_words_in_it_may_be_damaged(tmp_path, name, damage):
    whole = members(TWINS[name]())
    for member in whole.keys() - NEEDED:
        others = {other: data for other, data in whole.items() if other != member}
        data = {"emptied": b"", "no XML": b"\x00\xff<<", "half": whole[member][: len(whole[member]) // 2]}.get(damage)
        article = read(tmp_path, name, zipped(others if data is None else {**others, member: data}))
        assert FIRST in article.text, member


def test_a_picture_that_is_missing_or_damaged_costs_itself_alone(tmp_path):
    file, made = docx.Document(), io.BytesIO()
    file.add_paragraph(FIRST)
    file.add_picture(io.BytesIO(_picture()))
    file.save(made)
    whole = members(made.getvalue())
    picture = next(name for name in whole if name.startswith("word/media/"))
    data = zipped(whole)
    place = data.index(whole[picture])
    assert FIRST in read(tmp_path, "crc.docx", data[: place + 20] + b"XX" + data[place + 22 :]).text
    del whole[picture]
    assert FIRST in read(tmp_path, "missing.docx", zipped(whole)).text


def _picture() -> bytes:
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("damage", ["missing", "emptied", "no text", "spoilt", "other compression"])
@pytest.mark.parametrize(("number", "chapter"), [(1, "in/a.xhtml"), (2, "in/b b.xhtml")])
def test_a_chapter_that_is_damaged_costs_no_other_and_is_told(tmp_path, damage, number, chapter):
    whole = members(TWINS["a.epub"]())
    others = {name: data for name, data in whole.items() if name != chapter}
    data = {
        "missing": zipped(others),
        "emptied": zipped({**others, chapter: b""}),
        "no text": zipped({**others, chapter: bytes(range(256)) * 8}),
        "spoilt": zipped(whole).replace(whole[chapter], whole[chapter][:-40] + b"?" * 40),
        "other compression": _compressed_by(99, zipped(whole), chapter),
    }[damage]
    article = read(tmp_path, "a.epub", data)
    assert (article.title, article.unread, article.unread_pages) == (TITLE, (number,), str(number))
    assert (FIRST in article.text, HEADING in article.text) == (number == 2, number == 1)
    assert f"its chapters {number}, as they follow in it, are damaged or missing" in str(read_in_part(article))


def test_a_book_all_chapters_of_which_are_damaged_is_told_so(tmp_path):
    whole = members(TWINS["a.epub"]())
    others = {name: data for name, data in whole.items() if not name.endswith("xhtml")}
    assert "damaged, cut off" in why(tmp_path, "a.epub", zipped(others))


def _compressed_by(method: int, data: bytes, member: str) -> bytes:
    """An archive whose directory says another compression of a member."""
    place = data.index(member.encode(), data.index(b"PK\x01\x02")) - 46
    return data[: place + 10] + method.to_bytes(2, "little") + data[place + 12 :]


# What is told of a file that is not read


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
@pytest.mark.parametrize("damage", ["cut", "no file of its kind", "without what it is of"])
def test_an_archive_that_is_damaged_is_said_to_be(tmp_path, name, damage):
    whole = TWINS[name]()
    data = {"cut": whole[: len(whole) // 2], "no file of its kind": b"Bonjour.\n" * 20}.get(damage)
    told = why(tmp_path, name, zipped({"xl/workbook.xml": "<a/>"}) if data is None else data)
    assert told.endswith(f"damaged, cut off, or no {name[1:]} at all. Get it again, or save it anew.")


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
def test_an_archive_that_needs_a_password_is_named(tmp_path, name):
    data = bytearray(TWINS[name]())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 1)
    assert "password" in why(tmp_path, name, bytes(data))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.eml", "a.docx", "a.odt", "a.csv"])
def test_what_is_another_thing_than_its_name_says_is_told_as_that(tmp_path, name):
    assert "begins as .pdf files do" in why(tmp_path, name, pdf([(72, 700, FIRST[:60])]))
    assert "begins as .rtf files do" in why(tmp_path, name, TWINS["a.rtf"]())


@pytest.mark.parametrize("deep", [300, 3000])
@pytest.mark.parametrize(
    ("name", "opens", "closes"),
    [
        ("a.docx", "<w:ins>", "</w:ins>"),
        ("a.docx", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("a.odt", "<text:section>", "</text:section>"),
    ],
)
def test_what_is_nested_too_deep_is_read_or_said_to_be(tmp_path, name, opens, closes, deep):
    whole = members(TWINS[name]())
    part, start = ("word/document.xml", "<w:p>") if name == "a.docx" else ("content.xml", "<text:p ")
    text = whole[part].decode()
    place = text.index(start)
    whole[part] = (text[:place] + opens * deep + closes * deep + text[place:]).encode()
    try:
        assert FIRST in read(tmp_path, name, zipped(whole)).text
    except UnreadableArticle as error:
        assert "too deep" in str(error)


@pytest.mark.parametrize("words", ["\uf041\uf042\uf043 " * 9, "(cid:12)(cid:7) " * 9, "\ufffd" * 40])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
def test_a_text_of_what_is_no_letter_is_not_read_as_one(tmp_path, name, words):
    data = words.encode()
    if name == "a.html":
        data = b"<meta charset=utf-8><p>" + data.replace(b"&", b"&amp;")
    if name == "a.docx":
        file, made = docx.Document(), io.BytesIO()
        file.add_paragraph(words)
        file.save(made)
        data = made.getvalue()
    assert "text without readable letters" in why(tmp_path, name, data)


def test_a_number_that_is_no_character_costs_itself_alone(tmp_path):
    article = read(
        tmp_path, "a.rtf", b"{\\rtf1\\ansi Le pont \\u-99999999? fuit.\\par On \\u999999999999999?le r\\u233?pare.}"
    )
    assert "fuit." in article.text and "pare." in article.text


def test_a_page_whose_declaration_is_damaged(tmp_path):
    data = TWINS["a.html"]()
    assert FIRST in read(tmp_path, "a.html", b'<?xml version="1.0" encoding="utf-8"?\x02\n' + data).text


def test_a_part_with_an_entity_between_its_elements(tmp_path):
    whole = members(TWINS["a.docx"]())
    relations = whole["_rels/.rels"].decode()
    whole["_rels/.rels"] = re.sub(r"<Relationships[^>]*>", lambda tag: tag[0] + "&a;<!-- a -->", relations).encode()
    assert FIRST in read(tmp_path, "a.docx", zipped(whole)).text


# PDF


def test_a_damaged_page_costs_no_other(tmp_path):
    data = pdf([(72, 700, "Le pont de Lignac fuit.")], [(72, 700, "On le répare depuis hier.")])
    article = read(tmp_path, "a.pdf", data.replace(b"[5 0 R 7 0 R]", b"[9 0 R 7 0 R]"))
    assert article.text.strip() == "On le répare depuis hier."
    assert article.unread == (1,)


def test_a_pdf_whose_letters_are_signs_of_its_font_alone(tmp_path):
    salad = [(72, 700 - 14 * line, "% & ' \" ! # $ : ; , % & '") for line in range(9)]
    assert "text without readable letters" in why(tmp_path, "a.pdf", pdf(salad))
    article = read(tmp_path, "b.pdf", pdf(salad, [(72, 700, "On le répare depuis hier.")]))
    assert (article.text.strip(), article.unread) == ("On le répare depuis hier.", (1,))


def test_a_pdf_without_text_and_pictures_is_not_said_to_be_scanned(tmp_path):
    assert "no text on its pages (1)" in why(tmp_path, "a.pdf", pdf([]))


def test_a_pdf_that_is_cut_off(tmp_path):
    data = pdf([(72, 700, "Le pont de Lignac fuit.")])
    assert "damaged, cut off" in why(tmp_path, "a.pdf", data[:60])
