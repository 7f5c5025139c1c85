"""What RTF writes in its own ways: notes where they are referred to, cells of several paragraphs, old code pages."""

import pytest

from articles.reading import read_article

TEXT = "Le conseil municipal a voté hier la construction d’un second pont, après neuf heures de débats."


TABLE = (
    r"\trowd\cellx1\cellx2\pard\intbl Commune\cell Habitants\cell\row"
    r"\trowd\cellx1\cellx2\pard\intbl Lignac,\par au\line sud\cell 11 987\cell{\trowd\cellx1\row}"
    r"\pard\intbl Sarmeuse\cell A\nestcell B\nestcell"
    r"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\cell\row\pard "
)


def read(tmp_path, body: str, head: str = r"\ansi\ansicpg1252"):
    escaped = "".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in body)
    (tmp_path / "a.rtf").write_bytes(f"{{\\rtf1{head} Un pont\\par {escaped}}}".encode("ascii"))
    return read_article(tmp_path / "a.rtf")


def words(article, kind: str) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == kind]


@pytest.mark.parametrize(
    "note",
    [
        r"{\super\chftn {\footnote \pard\plain \s15 {\super\chftn } Selon la mairie,\par le 12 mars.}}",
        r"{\super\chftn {\footnote\ftnalt \pard\plain {\super\chftn } Selon \{la\} mairie,\line le 12 mars.}}",
        r"{\super \chftn{\*\footnote\chftn\pard\plain \s21 Selon la mairie,\par le 12 mars.}}",
    ],
)
def test_notes_stand_below_the_text(tmp_path, note):
    article = read(tmp_path, f"{TEXT[:40]}{note}{TEXT[40:]}\\par Il pleuvait depuis le matin.\\par ")
    assert words(article, "paragraph") == [TEXT, "Il pleuvait depuis le matin."]
    assert [note.replace("{la}", "la") for note in words(article, "footnote")] == ["Selon la mairie, le 12 mars."]


def test_a_note_of_a_text_that_ends_with_a_table(tmp_path):
    article = read(tmp_path, f"{TEXT}{{\\footnote Selon la mairie.}}\\par {TABLE.removesuffix(chr(92) + 'pard ')}")
    assert (words(article, "paragraph"), words(article, "footnote")) == ([TEXT], ["Selon la mairie."])


def test_a_note_that_never_ends_loses_nothing(tmp_path):
    assert "Selon la mairie" in read(tmp_path, f"{TEXT}\\par {{\\footnote Selon la mairie.").text


def test_a_cell_is_one_whatever_stands_in_it(tmp_path):
    article = read(tmp_path, f"{TEXT}\\par {TABLE}Il pleuvait.\\par Il a | neigé |\\par ")
    assert words(article, "table head") == ["| Commune | Habitants |"]
    assert words(article, "table row") == ["| Lignac, au sud | 11 987 |", "| Sarmeuse | A B |"]
    assert article.text.endswith("Il pleuvait.\n\nIl a | neigé |")


def test_a_line_end_with_a_backslash_is_a_paragraphs_end(tmp_path):
    assert words(read(tmp_path, TABLE.replace("\\par au", "\\\nau")), "table row")[0] == "| Lignac, au sud | 11 987 |"


def test_a_note_in_a_cell(tmp_path):
    article = read(tmp_path, TEXT + r"\par " + TABLE.replace("987", r"987{\footnote\pard Au 1er mars.\par}") + TEXT)
    assert words(article, "table row")[0] == "| Lignac, au sud | 11 987 |"
    assert words(article, "footnote") == ["Au 1er mars."]


@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (r"\mac", "mac_roman"),
        (r"\mac\deff0{\fonttbl{\f0\fnil\fcharset256 Times;}}\f0", "mac_roman"),
        (r"\mac\ansicpg10000{\fonttbl\f0\fswiss\fcharset77 Helvetica;}\f0", "mac_roman"),
        (r"\pc", "cp437"),
        (r"\pca", "cp850"),
        (r"\ansi", "cp1252"),
        (r"\ansi\ansicpg0", "cp1252"),
        (r"\ansi\ansicpg1250", "cp1250"),
    ],
)
def test_a_file_in_the_code_page_that_it_names(tmp_path, head, encoding, escaped):
    body = "L'été fut long, a dit le maire : « ça ira »."
    info = b"{\\info{\\author Andr\\'%02x}}" % "é".encode(encoding)[0]
    raw = body.encode(encoding)
    written = b"".join(b"\\'%02x" % byte if byte > 127 else bytes([byte]) for byte in raw) if escaped else raw
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1" + head.encode() + info + b" Un pont\\par " + written + b"\\par}")
    article = read_article(tmp_path / "a.rtf")
    assert body in article.text and article.author == "André"


def test_a_code_page_that_is_left_out_takes_no_word_with_it(tmp_path):
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\mac\ansicpg10000 Un pont\par Il a \'8et\'8e vendu, dit-on.\par}")
    assert read_article(tmp_path / "a.rtf").text == "Un pont\n\nIl a été vendu, dit-on."
