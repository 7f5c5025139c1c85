"""Files become articles with the right words, title, date, language and author; what is no article is refused."""

import hashlib
import unicodedata
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.decoding import mended
from articles.reading import LARGEST, read_article
from runtime.errors import UnreadableArticle

ROOT = Path(__file__).parents[2]
REAL_FILES = sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "benchmarks/questions/articles").iterdir()])
FRENCH = (
    "Le cœur de l’été à Orléans\n\n"
    "« Nous avons gardé le sens de l’œuvre », a déclaré Hélène Lefèvre, maire d’Orléans. La fête a coûté 5 000 €.\n\n"
    "L’après-midi, la foule s’est massée près de la Loire, où l’on jouait « Phèdre » en plein air.\n"
)
ENGLISH = (
    "Town council votes for a bridge\n\n{date}\n\n"
    "The council of Wexcombe voted to build a second bridge over the river, after a debate of nine hours.\n"
)
ENCODINGS = {
    "UTF-8": lambda text: text.encode("utf-8"),
    "UTF-8 with mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16 LE with mark": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE with mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 LE without mark": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE without mark": lambda text: text.encode("utf-16-be"),
    "Windows-1252": lambda text: text.encode("cp1252"),
}


def article_of(folder: Path, data: str | bytes, name: str = "article.txt"):
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_article(path)


def parts(article, kind: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


# The seeds


def test_first_seed_is_read_as_printed(seeds):
    article = read_article(seeds / "000_1b679d63f97ba4d4.txt")
    assert article.id == "000_1b679d63f97ba4d4"
    assert article.title == "Maroc-Belgique : La coopération sécuritaire renforcée"
    assert (article.date, article.language, article.author) == (date(2016, 4, 22), "fr", None)
    assert parts(article, "caption") == ["Mohamed Hassad et Abdellatif Hammouchi avec les hauts responsables belges."]
    paragraphs = parts(article, "paragraph")
    assert len(paragraphs) == 8
    assert paragraphs[0].startswith("A l’invitation de Jan Jambon,")
    assert paragraphs[-1].endswith("plus objective», a-t-il conclu.")


def test_second_seed_is_read_as_printed(seeds):
    article = read_article(seeds / "004_b156fcef65e57a33.txt")
    assert article.title.startswith("Le ministre de l'Intérieur belge: la coopération antiterroriste avec le Maroc")
    assert (article.date, article.language) == (date(2016, 3, 1), "fr")
    caption = "Jan Jambon, vice-Premier ministre et ministre de la Sécurité et de l'intérieur belge."
    assert parts(article, "caption") == [caption, f"{caption} . DR"]
    assert set(parts(article, "date line")) == {"Le 01/03/2016 à 13h33"}
    assert all("13h33" not in paragraph for paragraph in parts(article, "paragraph"))


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_text_of_a_real_file_is_its_own_words_and_nothing_else(path):
    article = read_article(path)
    text = unicodedata.normalize("NFC", path.read_text("utf-8-sig"))
    # A title's mark, and the line end of the last line, are no words of a Markdown file.
    assert article.text == (text.removeprefix("# ").rstrip() if path.suffix == ".md" else text)
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert article.path == str(path)
    assert article.title in " ".join(article.text.split())


# Encodings


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_french_text_is_the_same_in_every_encoding(tmp_path, encoding):
    article = article_of(tmp_path, ENCODINGS[encoding](FRENCH))
    assert article.text == FRENCH
    assert (article.title, article.language) == ("Le cœur de l’été à Orléans", "fr")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_real_file_is_the_same_in_every_encoding(tmp_path, encoding):
    for path in REAL_FILES:
        text = unicodedata.normalize("NFC", path.read_text("utf-8")).replace("\u202f", "\u00a0")  # no cp1252 has it
        assert article_of(tmp_path, ENCODINGS[encoding](text)).text == text, path.name


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_paragraph_of_the_seeds_alone_is_the_same_in_every_encoding(tmp_path, seeds, encoding):
    for path in sorted(seeds.iterdir()):
        for paragraph in parts(read_article(path), "paragraph"):
            assert article_of(tmp_path, ENCODINGS[encoding](paragraph)).text == paragraph


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ["Déjà vu.", "Le café est fermé.", "Noël à Orléans\n\nIl a neigé."])
def test_short_text_is_the_same_in_every_encoding(tmp_path, text, encoding):
    assert article_of(tmp_path, ENCODINGS[encoding](text)).text == text


def test_decomposed_letters_are_composed_once(tmp_path):
    article = article_of(tmp_path, unicodedata.normalize("NFD", FRENCH), unicodedata.normalize("NFD", "été.txt"))
    assert article.text == FRENCH
    assert article.id == unicodedata.normalize("NFC", "été")


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_every_line_end_becomes_a_line_feed(tmp_path, line_end):
    assert article_of(tmp_path, FRENCH.replace("\n", line_end)).text == FRENCH


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1))
def test_utf_8_text_is_kept_whatever_its_characters(tmp_path_factory, text):
    assume(mended(text) == text)  # « Ã¡ » is mojibake, and read as « á »: tests of decoding hold that
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode())
    try:
        article = read_article(path)
    except UnreadableArticle:
        return  # nothing in it but a heading, a date, or white space
    assert article.text == unicodedata.normalize("NFC", text.removeprefix("\ufeff"))


# Markdown


def test_front_matter_of_markdown_tells_title_date_language_author_and_source(tmp_path):
    front = '---\ntitle: "Un pont"\ndate: 2019-03-12\nlang: fr\nauthor: Claire Aubanel\nsource: La Gazette\n---\n'
    article = article_of(tmp_path, f"{front}\n# Autre titre\n\nUn pont sera construit.\n\nIl sera beau.\n", "pont.md")
    assert (article.title, article.date, article.language) == ("Un pont", date(2019, 3, 12), "fr")
    assert (article.author, article.source) == ("Claire Aubanel", "La Gazette")
    assert parts(article, "paragraph") == ["Un pont sera construit.", "Il sera beau."]


def test_markdown_heading_is_the_title_without_its_mark(tmp_path):
    article = article_of(tmp_path, "# A bridge at last\n\nThe council has voted.\n\n## Costs\n\nNone.\n", "b.md")
    assert article.title == "A bridge at last"
    assert parts(article, "paragraph") == ["The council has voted.", "None."]


# Dates, bylines, titles


@pytest.mark.parametrize(
    "line", ["March 12, 2019", "Published 12 March 2019", "Posted: March 12th, 2019", "2019-03-12"]
)
def test_english_date_line_dates_the_article(tmp_path, line):
    article = article_of(tmp_path, ENGLISH.format(date=line))
    assert (article.date, article.language) == (date(2019, 3, 12), "en")
    assert len(parts(article, "paragraph")) == 1


def test_ambiguous_english_date_is_not_guessed(tmp_path):
    assert article_of(tmp_path, ENGLISH.format(date="03/04/2019")).date is None


def test_day_of_writing_in_a_sentence_wins_over_an_earlier_date_named_before_it(tmp_path):
    text = (
        "Un accord\n\nAprès l’entretien du 23 novembre 2015, les ministres ont signé ce vendredi 22 avril 2016 à Paris."
    )
    assert article_of(tmp_path, text).date == date(2016, 4, 22)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Par Claire Aubanel, le 12 mars 2019", "Claire Aubanel"),
        ("By Martin Ashdown, March 12, 2019", "Martin Ashdown"),
        ("Par Jean-Noël Le Goff | 12/03/2019 à 08h15", "Jean-Noël Le Goff"),
    ],
)
def test_byline_names_the_author_and_the_day(tmp_path, line, name):
    text = f"Un pont\n\n{line}\n\nLe conseil municipal de la ville a voté hier la construction d’un second pont."
    article = article_of(tmp_path, text)
    assert (article.author, article.date) == (name, date(2019, 3, 12))
    assert parts(article, "date line") == [line]


def test_text_without_a_title_takes_the_name_of_its_file(tmp_path):
    assert article_of(tmp_path, "Une seule phrase, sans titre.", "Mon  texte.txt").title == "Mon  texte"


# What is no article


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00\\r\xa8f",
        zlib.compress(bytes(range(256)) * 40),
        bytes(range(256)) * 8,
        b"SQLite format 3\x00" + b"\x00" * 4000,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 200 + bytes(range(128, 256)) * 4,
    ],
    ids=["picture", "compressed", "all bytes", "database", "program"],
)
def test_binary_file_named_txt_is_refused(tmp_path, data):
    with pytest.raises(UnreadableArticle, match=r"article\.txt"):
        article_of(tmp_path, data)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "# Rien qu’un titre\n", "Le 01/03/2016 à 13h33"])
def test_file_without_a_paragraph_is_refused(tmp_path, text):
    with pytest.raises(UnreadableArticle, match="no paragraph"):
        article_of(tmp_path, text)


def test_missing_file_and_folder_are_refused_by_name(tmp_path):
    with pytest.raises(UnreadableArticle, match=r"absent\.txt: No such file"):
        read_article(tmp_path / "absent.txt")
    with pytest.raises(UnreadableArticle, match="directory"):
        read_article(tmp_path)


def test_too_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2**40)  # sparse: a terabyte that would never fit in memory
    with pytest.raises(UnreadableArticle, match="10 MB at most"):
        read_article(path)


def test_largest_file_is_read(tmp_path):
    path = tmp_path / "large.txt"
    path.write_bytes((b"Un titre\n\nUn fait.\n\nUn autre.\n\n" + b"mot " * (LARGEST // 4))[:LARGEST])
    assert len(read_article(path).text) == path.stat().st_size == LARGEST
