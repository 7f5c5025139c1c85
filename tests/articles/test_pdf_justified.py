"""PDF files: the wide gaps of justified lines in narrow columns part no cells, those of tables do."""

import pytest
from pypdfium2 import PdfDocument

from articles.formats.pdf_lines import lines_of
from tests.articles.documents import pdf
from tests.articles.test_pdf import Placed, page, read, words_of

FRENCH = (
    "Le conseil municipal de Lignac-sur-Vézère a approuvé l’investissement considérable nécessaire à la reconstruction "
    "du pont départemental, intégralement subventionné par l’administration. Les représentants des commerçants ont "
    "manifesté leur mécontentement devant l’hôtel de ville, considérant insuffisantes les indemnisations prévues."
)
ENGLISH = (
    "The subcommittee recommended reconstructing the nineteenth-century footbridge across the estuary. Campaigners "
    "immediately threatened proceedings against the administration, whose representatives questioned whether the "
    "archaeological investigations were properly commissioned in September."
)


def width(words: str) -> float:
    (line,) = lines_of(PdfDocument(pdf([(0, 700, words)]))[0])
    return line.right


def justified(text: str, left: int, measure: int, top: int = 740) -> tuple[list[str], Placed]:
    """The lines of a column, and the place of each of their words."""
    lines: list[list[str]] = [[]]
    for word in text.split():
        if lines[-1] and width(" ".join([*lines[-1], word])) > measure:
            lines.append([])
        lines[-1].append(word)
    placed: Placed = []
    for number, words in enumerate(lines):
        room = measure - sum(map(width, words))
        gap = room / (len(words) - 1) if len(words) > 1 and number + 1 < len(lines) else 3.3
        for place, word in enumerate(words):
            placed.append((round(left + sum(map(width, words[:place])) + place * gap), top - 14 * number, word))
    return [" ".join(words) for words in lines], placed


@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
@pytest.mark.parametrize("measure", [90, 105, 120, 150])
def test_the_lines_of_a_justified_column_are_prose(tmp_path, text, measure):
    lines, placed = justified(text, 72, measure)
    article = read(tmp_path, [(72, 800, "Le pont"), *placed])
    assert not words_of(article, "table head", "table row")
    assert "\n".join(words_of(article, "paragraph")).split("\n") == lines


def test_justified_columns_side_by_side_are_read_one_after_the_other(tmp_path):
    (french, left), (english, right) = justified(FRENCH, 72, 105), justified(ENGLISH, 200, 105)
    article = read(tmp_path, [(72, 800, "Le pont"), *left, *right])
    assert "\n".join(words_of(article, "paragraph")).split("\n") == [*french, *english]


@pytest.mark.parametrize("rows", [[("pain", "3,20"), ("beurre", "2,10"), ("lait", "1,00"), ("sel", "0,80")]])
@pytest.mark.parametrize("measure", [105, 150])
def test_a_table_that_ends_where_a_column_ends_stays_one(tmp_path, rows, measure):
    lines, placed = justified(FRENCH, 72, measure)
    top = 740 - 14 * len(lines)
    table = [
        (round(x), top - 14 * n, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((72, 72 + measure - width(row[1])), row, strict=True)
    ]
    article = read(tmp_path, [(72, 800, "Le pont"), *placed, *table])
    assert words_of(article, "table row") == [f"| {name} | {price} |" for name, price in rows]


def test_lists_of_names_and_what_is_told_of_them_stay_tables(tmp_path):
    rows = [("le pont", "à refaire"), ("l’école", "à repeindre"), ("le stade", "en bon état"), ("la digue", "fermée")]
    table = [(x, 690 - 14 * n, cell) for n, row in enumerate(rows) for x, cell in zip((72, 160), row, strict=True)]
    article = read(tmp_path, [(72, 800, "Le pont"), *page("Le maire l’a dit hier."), *table])
    assert len(words_of(article, "table head", "table row")) == 4
