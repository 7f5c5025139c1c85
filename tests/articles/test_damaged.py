"""A file that is damaged in a part that no words are in is read; one that is not read says why, in words of ours."""

import io
from zipfile import ZipFile

import docx
import pytest

from articles.reading import read_article
from runtime.errors import UnreadableArticle
from tests.articles.documents import FIRST, TWINS, zipped

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
