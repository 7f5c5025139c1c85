"""Marks of notes are no words of a text, in any format; exponents and the ends of words are."""

import docx
import pytest

from articles.note_marks import raised, without_note_marks
from articles.reading import read_article
from tests.articles.test_tables import PROSE, book, mail, open_document, page, rich_text, word

# What is written, where <…> is raised, and what is read.
MARKED = {
    "Le pont a coûté 12 000<1> euros.": "Le pont a coûté 12 000 euros.",
    "Le pont a coûté 12 000 euros<1>.": "Le pont a coûté 12 000 euros.",
    "Le pont a coûté 12 000 euros.<12>": "Le pont a coûté 12 000 euros.",
    "Le pont a coûté 12 000 euros <3>, dit-on.": "Le pont a coûté 12 000 euros, dit-on.",
    "Le maire<1, 2> a dit « oui »<3>.": "Le maire a dit « oui ».",
    "Le maire<[4]> a payé 12 000<a> euros<*>.": "Le maire a payé 12 000 euros.",
    "En 2019<2>, ils étaient 861<†> à 3 km<1>.": "En 2019, ils étaient 861 à 3 km.",
    "Il y avait 8<1> communes à 12 h<2>.": "Il y avait 8 communes à 12 h.",
    "Le 1<er> mars, M<me> Aubanel, 2<e> du XIX<e>, n<o> 5.": "Le 1er mars, Mme Aubanel, 2e du XIXe, no 5.",
    "The 2<nd> and the 4<th> of 1<st> Street.": "The 2nd and the 4th of 1st Street.",
    "Une halle de 850 m<2> et 3 km<3>, 12 hab./km<2>.": "Une halle de 850 m² et 3 km³, 12 hab./km².",
    "Il en est né 10<6>, ou 3,2 × 10<-4>, à 9 m/s<2>.": "Il en est né 10⁶, ou 3,2 × 10⁻⁴, à 9 m/s².",
    "Du CO<2> et du <14>C, soit x<2> + y<2> = r<2>.": "Du CO² et du ¹⁴C, soit x² + y² = r².",
    "Une halle de 850 m<2><1> vendue.": "Une halle de 850 m² vendue.",
}  # fmt: skip


def html(words: str) -> str:
    return "".join(f"<sup>{inside}</sup>{after}" for inside, after in pieces(words))


def pieces(words: str) -> list[tuple[str, str]]:
    """What is raised, and what follows it; nothing in front of the first."""
    return [(one.partition(">")[0], one.partition(">")[2]) for one in f">{words}".split("<")]


def in_word(words: str) -> bytes:
    def fill(file):
        paragraph = file.add_paragraph()
        for inside, after in pieces(words):
            paragraph.add_run(inside).font.superscript = True
            paragraph.add_run(after)

    return word(fill)


def in_open_document(words: str) -> bytes:
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    spans = "".join(f'<text:span text:style-name="T1">{inside}</text:span>{after}' for inside, after in pieces(words))
    return open_document(f"<text:p>{spans}</text:p>", style)


FORMATS = {
    "a.html": lambda words: page(f"<p>{html(words)}</p>"),
    "a.eml": lambda words: mail(f"<p>{html(words)}</p>"),
    "a.epub": lambda words: book(f"<p>{html(words)}</p>"),
    "a.docx": in_word,
    "a.odt": in_open_document,
    "a.rtf": lambda words: rich_text("".join(f"{{\\super {i}}}{a}" for i, a in pieces(words)) + "\\par "),
    "b.rtf": lambda words: rich_text("".join(f"\\super {i}\\nosupersub {a}" for i, a in pieces(words)) + "\\par "),
}


def read(folder, name: str, data: bytes | str) -> str:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_article(folder / name).text


@pytest.mark.parametrize("written", MARKED)
def test_a_mark_is_told_from_an_exponent(written):
    words = "".join((raised(i) if i else "") + a for i, a in pieces(written))
    assert " ".join(without_note_marks(words).split()) == MARKED[written]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reads_the_same_words(tmp_path, name):
    for written, expected in MARKED.items():
        assert expected in read(tmp_path, name, FORMATS[name](written)).split("\n\n"), written


@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.epub"])
@pytest.mark.parametrize(
    "mark",
    [
        '<a href="#fn1"><sup>1</sup></a>',
        '<sup><a href="#fn1">1</a></sup>',
        '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>',
        '<sup>[<a href="#n1">1</a>]</sup>',
        '<a href="#n1">1</a>',
        '<a href="#n1">[1]</a>',
        ' <a href="#fn1">[1]</a>',
        '<a epub:type="noteref" href="notes.xhtml#n1">1</a>',
        '<a role="doc-noteref" href="#x">note 1</a>',
        '[<a href="#_ftn1">1</a>]',
        '<span style="vertical-align: super; font-size: 60%">1</span>',
        '<span class="exposant">1</span>',
        '<a href="#n1">*</a>',
    ],
)
def test_a_mark_that_leads_to_its_note(tmp_path, name, mark):
    body = f'<p id="r1">Le pont a coûté 12 000 euros{mark}, dit-on.</p><p id="fn1"><a href="#r1">↩</a> Selon Guy.</p>'
    text = read(tmp_path, name, {"a.html": page, "a.eml": mail, "a.epub": book}[name](body))
    assert "Le pont a coûté 12 000 euros, dit-on." in text.split("\n\n")
    assert "Selon Guy." in text.split("\n\n")


@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.epub"])
def test_other_links_keep_their_words(tmp_path, name):
    links = '<a href="#c3">3</a>, l’article <a href="#b">a</a> et la page <a href="/12#x">12</a>.'
    body = f"<p>{PROSE} Voir le chapitre {links}</p>"
    text = read(tmp_path, name, {"a.html": page, "a.eml": mail, "a.epub": book}[name](body))
    assert "Voir le chapitre 3, l’article a et la page 12." in text


def test_a_mark_in_a_cell_and_in_a_heading(tmp_path):
    body = (
        "<h2>Les communes<sup>1</sup></h2><table><tr><td>Commune</td><td>2019<sup>a</sup></td></tr>"
        "<tr><td>Lignac</td><td>861<sup>2</sup></td></tr></table>"
    )
    for name, made in (("a.html", page), ("a.epub", book)):
        text = read(tmp_path, name, made(body))
        assert "Les communes\n\n| Commune | 2019 |\n\n| Lignac | 861 |" in text


def test_a_title_with_a_mark(tmp_path):
    article = page("").replace("<h1>Un pont", "<h1>Un pont<sup>1</sup>").replace("<title>Un pont</title>", "")
    assert read(tmp_path, "a.html", article).split("\n\n")[0] == "Un pont"


def test_marks_of_their_own_in_a_word_file(tmp_path):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def fill(file):
        paragraph = file.add_paragraph("Le pont a coûté 12 000 euros")
        for xml in (
            f'<w:r {w}><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>(i)</w:t></w:r>',
            f'<w:hyperlink {w} w:anchor="_ftn1"><w:r><w:t>[2]</w:t></w:r></w:hyperlink>',
            f'<w:r {w}><w:rPr><w:rStyle w:val="Appelnotedebasdep"/></w:rPr><w:t>3</w:t></w:r>',
        ):
            paragraph._p.append(docx.oxml.parse_xml(xml))
        paragraph.add_run(", dit-on.")

    assert "12 000 euros, dit-on." in read(tmp_path, "a.docx", word(fill))


def test_a_note_mark_of_markdown(tmp_path):
    text = read(tmp_path, "a.md", "# Un pont\n\nIl a coûté 12 000[^1] euros [^note.b].\n\n[^1]: Selon Guy.\n")
    assert "Il a coûté 12 000 euros." in text and "Selon Guy." in text


def test_notes_of_an_odt_stay_below(tmp_path):
    style = '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    note = (
        '<text:span text:style-name="T1"><text:note><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Selon Guy.</text:p></text:note-body></text:note></text:span>"
    )
    text = read(tmp_path, "a.odt", open_document(f"<text:p>Il a coûté 12 000 euros{note}.</text:p>", style))
    assert text.endswith("Il a coûté 12 000 euros.\n\nSelon Guy.")
