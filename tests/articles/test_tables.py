"""A figure of a table stands under its own column, in every format: cells that are empty, merged, or below a title."""

import io
import re

import docx
import pytest
from docx.oxml import parse_xml

from articles.reading import read_article
from articles.tables import cells, columns
from tests.articles.documents import zipped
from ui.render import article_page

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROSE = "Le conseil municipal de la ville a voté hier la construction d’un second pont sur la rivière. " * 4
EMPTY = (("", "1998", "2019"), ("Lignac", "777", ""), ("Sarmeuse", "", "861"))


def html_table(rows) -> str:
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{c}</td>' for c in row) + '</tr>' for row in rows)}</table>"


def page(body: str) -> str:
    return (
        f"<html><head><title>Un pont</title></head><body><article><h1>Un pont</h1><p>{PROSE}</p>{body}</article></body>"
    )


def mail(body: str) -> str:
    head = "From: a@a.invalid\nSubject: Un pont\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    return f"{head}Content-Transfer-Encoding: 8bit\n\n<p>{PROSE}</p>{body}"


def book(body: str) -> bytes:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    return zipped({"a.opf": package, "a.xhtml": f"<html><body><h1>Un pont</h1><p>{PROSE}</p>{body}</body></html>"})


def open_document(body: str, styles: str = "") -> bytes:
    names = ("office", "text", "table", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    return zipped(
        {
            "content.xml": f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
            f"<text:p>Un pont</text:p><text:p>{PROSE}</text:p>{body}"
            "</office:text></office:body></office:document-content>"
        }
    )


def odt_cell(words: str, name: str = "columns-spanned", number: int = 1) -> str:
    return f'<table:table-cell table:number-{name}="{number}"><text:p>{words}</text:p></table:table-cell>'


def rich_text(body: str) -> bytes:
    escaped = "".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in f"Un pont\\par {PROSE}\\par {body}")
    return f"{{\\rtf1\\ansi {escaped}}}".encode("ascii")


def word(fill) -> bytes:
    file = docx.Document()
    file.add_paragraph("Un pont", style="Title")
    file.add_paragraph(PROSE)
    fill(file)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def word_table(rows, change=lambda table: None):
    def fill(file):
        table = file.add_table(rows=len(rows), cols=len(rows[0]))
        for row, words in zip(table.rows, rows, strict=True):
            for cell, one in zip(row.cells, words, strict=True):
                cell.text = one
        change(table)

    return word(fill)


def read(folder, name: str, data: bytes | str):
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_article(folder / name)


def words(article, kind: str) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == kind]


def head_of(article, figure: str) -> str | None:
    found = columns(article, article.text.index(figure))
    return found and found[0][found[1]]


def markdown(rows) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["# Un pont", "", PROSE, "", lines[0], "|---|---|---|", *lines[1:], ""])


def rtf_rows(rows) -> str:
    edges = r"\cellx1000\cellx2000\cellx3000"
    return "".join(rf"\trowd{edges}\pard\intbl " + "".join(rf"{c}\cell " for c in row) + r"\row " for row in rows)


def odt_rows(rows) -> str:
    made = "".join(
        f"<table:table-row>{''.join(odt_cell(c) if c else '<table:table-cell/>' for c in row)}</table:table-row>"
        for row in rows
    )
    return f"<table:table>{made}</table:table>"


WITH_EMPTY = {
    "a.md": lambda: markdown(EMPTY),
    "a.html": lambda: page(html_table(EMPTY)),
    "a.eml": lambda: mail(html_table(EMPTY)),
    "a.epub": lambda: book(html_table(EMPTY)),
    "a.docx": lambda: word_table(EMPTY),
    "a.odt": lambda: open_document(odt_rows(EMPTY)),
    "a.rtf": lambda: rich_text(rtf_rows(EMPTY)),
    "a.csv": lambda: "\n".join(";".join(row) for row in EMPTY),
    "a.tsv": lambda: "\n".join("\t".join(row) for row in EMPTY),
}


@pytest.mark.parametrize("name", WITH_EMPTY)
def test_an_empty_cell_keeps_its_place(tmp_path, name):
    article = read(tmp_path, name, WITH_EMPTY[name]())
    assert (head_of(article, "777"), head_of(article, "861")) == ("1998", "2019")
    shown = re.findall(r"<tr>(.*?)</tr>", article_page(article, 0, 0, "fr"))
    assert [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in shown] == [list(row) for row in EMPTY]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("| Lignac | | 861 |", ["Lignac", "", "861"]),
        ("| Lignac | 777 |  |", ["Lignac", "777", ""]),
        ("|Lignac||861|", ["Lignac", "", "861"]),
        ("Lignac | | 861", ["Lignac", "", "861"]),
        ("| a \\| b | 12 |", ["a \\| b", "12"]),
        ("> | Lignac | | 861 |", ["Lignac", "", "861"]),
        ("Lignac\t\t861", ["Lignac", "", "861"]),
        ("Lignac\t777\t", ["Lignac", "777", ""]),
    ],
)
def test_the_cells_of_a_row(row, found):
    assert [row[start:end] for start, end in cells(row)] == found


# Merged cells: « Habitants » over two columns, a region beside two rows.
HEADS = '<tr><th rowspan="2">Commune</th><th colspan="2">Habitants</th></tr><tr><th>1998</th><th>2019</th></tr>'
SPANNED = {
    "a.html": lambda: page(f"<table>{HEADS}<tr><td>Lignac</td><td></td><td>861</td></tr></table>"),
    "a.eml": lambda: mail(f"<table>{HEADS}<tr><td>Lignac</td><td></td><td>861</td></tr></table>"),
    "a.epub": lambda: book(f"<table>{HEADS}<tr><td>Lignac</td><td></td><td>861</td></tr></table>"),
    "a.odt": lambda: open_document(
        f"<table:table><table:table-row>{odt_cell('Commune', 'rows-spanned', 2)}"
        f"{odt_cell('Habitants', 'columns-spanned', 2)}<table:covered-table-cell/></table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{odt_cell('1998')}{odt_cell('2019')}</table:table-row>"
        f"<table:table-row>{odt_cell('Lignac')}<table:table-cell/>{odt_cell('861')}</table:table-row></table:table>"
    ),
    "a.docx": lambda: word_table(
        (("Commune", "Habitants", ""), ("", "1998", "2019"), ("Lignac", "", "861")),
        lambda t: (t.cell(0, 1).merge(t.cell(0, 2)), t.cell(0, 0).merge(t.cell(1, 0))),
    ),
    "a.rtf": lambda: rich_text(
        r"\trowd\clvmgf\cellx1000\cellx3000\pard\intbl Commune\cell Habitants\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl \cell 1998\cell 2019\cell\row"
        r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl Lignac\cell \cell 861\cell\row\pard "
    ),
}


@pytest.mark.parametrize("name", SPANNED)
def test_a_head_of_two_rows_with_merged_cells(tmp_path, name):
    article = read(tmp_path, name, SPANNED[name]())
    assert words(article, "table row") == ["| Lignac | | 861 |"]
    assert head_of(article, "861") == "Habitants 2019"
    assert words(article, "table head") == ["| Commune | Habitants | Habitants |", "| | 1998 | 2019 |"]


ROWS = (
    '<tr><td>Région</td><td>Commune</td><td>2019</td></tr><tr><td rowspan="2">Ardèze</td><td>Lignac</td><td>777</td>'
    '</tr><tr><td>Sarmeuse</td><td>861</td></tr><tr><td colspan="2">Total</td><td>1638</td></tr>'
)
MERGED = {
    "a.html": lambda: page(f"<table>{ROWS}</table>"),
    "a.epub": lambda: book(f"<table>{ROWS}</table>"),
    "a.odt": lambda: open_document(
        f"<table:table><table:table-row>{odt_cell('Région')}{odt_cell('Commune')}{odt_cell('2019')}</table:table-row>"
        f"<table:table-row>{odt_cell('Ardèze', 'rows-spanned', 2)}{odt_cell('Lignac')}{odt_cell('777')}"
        f"</table:table-row><table:table-row><table:covered-table-cell/>{odt_cell('Sarmeuse')}{odt_cell('861')}"
        f"</table:table-row><table:table-row>{odt_cell('Total', 'columns-spanned', 2)}"
        f"<table:covered-table-cell/>{odt_cell('1638')}</table:table-row></table:table>"
    ),
    "a.docx": lambda: word_table(
        (("Région", "Commune", "2019"), ("Ardèze", "Lignac", "777"), ("", "Sarmeuse", "861"), ("Total", "", "1638")),
        lambda t: (t.cell(3, 0).merge(t.cell(3, 1)), t.cell(1, 0).merge(t.cell(2, 0))),
    ),
    "a.rtf": lambda: rich_text(
        rtf_rows((("Région", "Commune", "2019"), ("Ardèze", "Lignac", "777"), ("", "Sarmeuse", "861")))
        + r"\trowd\cellx2000\cellx3000\pard\intbl Total\cell 1638\cell\row\pard "
    ),
}


@pytest.mark.parametrize("name", MERGED)
def test_merged_cells_shift_no_row(tmp_path, name):
    article = read(tmp_path, name, MERGED[name]())
    assert words(article, "table row") == ["| Ardèze | Lignac | 777 |", "| | Sarmeuse | 861 |", "| Total | | 1638 |"]
    assert {head_of(article, figure) for figure in ("777", "861", "1638")} == {"2019"}


def test_repeated_cells_of_an_odt(tmp_path):
    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    rest = '<table:table-cell table:number-columns-repeated="16000"/>'
    rows = (
        f"{odt_cell('Commune')}{odt_cell('1998')}{odt_cell('2009')}{odt_cell('2019')}{rest}",
        f"{odt_cell('Lignac')}{empty}{odt_cell('861')}{rest}",
        f"{odt_cell('Sarmeuse')}{odt_cell('12', 'columns-repeated', 3)}",
    )
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    article = read(tmp_path, "a.odt", open_document(f"<table:table>{made}</table:table>"))
    assert words(article, "table row") == ["| Lignac | | | 861 |", "| Sarmeuse | 12 | 12 | 12 |"]


def test_cells_before_the_first_of_a_word_file(tmp_path):
    def shift(table):
        row = table.rows[1]._tr
        row.remove(row.tc_lst[0])
        row.insert(0, parse_xml(f'<w:trPr xmlns:w="{W}"><w:gridBefore w:val="1"/></w:trPr>'))

    article = read(tmp_path, "a.docx", word_table((("Commune", "1998"), ("", "777"), ("Sarmeuse", "861")), shift))
    assert words(article, "table row") == ["| | 777 |", "| Sarmeuse | 861 |"]


@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.epub"])
@pytest.mark.parametrize("head", [("Commune", "2019"), ("Commune", "1998", "2019")])
def test_a_caption_is_no_head(tmp_path, name, head):
    table = html_table((head, ("Lignac", *["861"] * (len(head) - 1))))
    body = table.replace("<table>", "<table><caption>Population des communes</caption>")
    article = read(tmp_path, name, {"a.html": page, "a.eml": mail, "a.epub": book}[name](body))
    assert words(article, "caption") == ["Population des communes"]
    assert words(article, "table head") == [f"| {' | '.join(head)} |"]


@pytest.mark.parametrize(
    "above",
    [
        "Population des communes\n",
        "Population des communes\n\n",
        "Population des communes, en milliers\n",
        "Population des communes;;\n;;\n",
        "\n\nPopulation des communes\nSource : Insee\n\n",
        "Source;Insee\nDate;1er mars\n\n",
        "Source;Insee;\nDate;1er mars;\n;;\n",
    ],
)
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_lines_above_the_head_of_a_csv(tmp_path, above, mark):
    lines = f"{above}Commune;1998;2019\nLignac;;861\nSarmeuse;777;\n".replace(";", mark)
    article = read(tmp_path, "a.csv", lines)
    assert words(article, "table head") == ["| Commune | 1998 | 2019 |"]
    assert (head_of(article, "861"), head_of(article, "777")) == ("2019", "1998")
    assert "Population" not in above or "Population" in article.text


def test_a_short_head_of_a_csv_stays_its_head(tmp_path):
    article = read(tmp_path, "a.csv", "Commune;1998\nLignac;777;861\nSarmeuse;5;6\n")
    assert words(article, "table head") == ["| Commune | 1998 | |"]


def test_a_bar_in_a_cell_parts_no_cells(tmp_path):
    article = read(tmp_path, "a.epub", book(html_table((("Lieu", "A|B", "2019"), ("Lignac", "x", "861")))))
    assert head_of(article, "861") == "2019"


def test_a_text_of_cells_between_tabs(tmp_path):
    rows = ("\t1998\t2019", "Lignac\t777\t", "Sarmeuse\t\t861", "Orvelle\t12\t13")
    article = read(tmp_path, "a.txt", f"Un pont\n\n{PROSE}\n\n" + "\n".join(rows) + "\n")
    assert (head_of(article, "777"), head_of(article, "861")) in {("1998", "2019"), (None, None)}
