"""What databases of the press and copies of pages print around a title tells of the article, and is none of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest

from articles.passages import passages_of
from articles.reading import read_article
from articles.types import Article
from tests.articles.documents import pdf

FIRST = "Fermé depuis l’incendie, le musée de la Batellerie rouvrira ses portes au printemps, a annoncé sa directrice."
LAST = "Il emploiera dix-neuf personnes."
FIRST_EN = "Closed since the fire, the Barge Museum will open its doors again this spring, its director has announced."
LAST_EN = "It will employ nineteen people."
TITLE, TITLE_EN = "Le musée de la Batellerie rouvre", "Barge Museum to reopen after the fire"
SUMMARY = "Sept ans après, les maquettes retrouvent leurs vitrines, et le public ses bancs."
DAY = date(2019, 3, 12)


@dataclass(frozen=True)
class Shape:
    """A copy, where `{}` stands for the paragraphs, and what it tells."""

    text: str
    author: str | None = None
    source: str | None = None
    day: date | None = DAY
    summary: str = ""


SHAPES = {
    "factiva-fr": Shape(
        f"{TITLE}\n\nLise Garnault\n1 245 mots\n12 mars 2019\nL’Écho du Serein\nECHSER\n12\nFrançais\n"
        "Copyright 2019 L’Écho du Serein Tous droits réservés\n\n{}\n\nDocument ECHSER0020190312ef3c0004x",
        "Lise Garnault",
        "L’Écho du Serein",
    ),
    "factiva-fr, empty lines": Shape(
        f"{TITLE}\n\nLise Garnault\n\n1245 mots\n\n12 mars 2019\n\n18:04\n\nLe Figaro Économie\n\nFIGECO\n\n12\n\n"
        "Français\n\nCopyright 2019 Le Figaro Économie\n\n{}\n\nDocument FIGECO0020190312ef3c0004x",
        "Lise Garnault",
        "Le Figaro Économie",
    ),
    "factiva-fr, section": Shape(
        f"Culture\n{TITLE}\nPar Lise Garnault, envoyée spéciale à Valmontois\n845 mots\n12 mars 2019\nLa Dépêche\n"
        "DEPECH\nFrançais\n(c) 2019 La Dépêche\n\n{}\nDocument DEPECH0020190312ef3c0004x",
        "Lise Garnault",
        "La Dépêche",
    ),
    "factiva-en": Shape(
        f"News\n{TITLE_EN}\n\nBy Nora Whitcombe in Rabat\n512 words\n12 March 2019\n18:04 GMT\nThe Marlow Courier\nMARC\n8\n"
        "English\n© Copyright 2019. The Marlow Courier. All rights reserved.\n\n{}\n\nDocument MARC000020190312ef3c0004x",
        "Nora Whitcombe",
        "The Marlow Courier",
    ),
    "factiva-en, agency": Shape(
        f"{TITLE_EN}\n\n210 words\n12 March 2019\n09:30\nReuters News\nLBA\nEnglish\n(c) 2019 Thomson Reuters Limited\n\n{{}}\n",
        None,
        "Reuters News",
    ),
    "factiva, its codes": Shape(
        f"SE\tCulture\nHD\t{TITLE}\nBY\tLise Garnault\nWC\t1 245 mots\nPD\t12 mars 2019\nSN\tL’Écho du Serein\nSC\tECHSER\n"
        "PG\t12\nLA\tFrançais\nCY\tCopyright 2019 L’Écho du Serein\nLP\n\n{}\n\nAN\tDocument ECHSER0020190312ef3c0004x",
        "Lise Garnault",
        "L’Écho du Serein",
    ),
    "europresse": Shape(
        f"L’Écho du Serein\nCulture, mardi 12 mars 2019 1245 mots, p. 12\n\n{TITLE}\n\nLise Garnault\n\n{{}}\n\n"
        "© 2019 SA L’Écho du Serein. Tous droits réservés.\n\nnews·20190312·LM·0012",
        "Lise Garnault",
        "L’Écho du Serein",
    ),
    "europresse, elsewhere too": Shape(
        f"Le Monde\n\nÉconomie & Entreprise, mardi 12 mars 2019, p. 12\n\nAussi paru dans 11 mars 2019 - Le Monde (site web)\n\n"
        f"{TITLE}\n\n{{}}\n\nCet article est paru dans Le Monde\n\n© 2019 SA Le Monde. Tous droits réservés.",
        None,
        "Le Monde",
    ),
    "nexis-en": Shape(
        f"{TITLE_EN}\n\nThe Marlow Courier (London)\n\nMarch 12, 2019 Tuesday\n\nCopyright 2019 Courier Newspapers Limited "
        "All Rights Reserved\n\nSection: CULTURE; Pg. 8\n\nLength: 512 words\n\nByline: Nora Whitcombe\n\nBody\n\n{}\n\n"
        "Classification\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\nLoad-Date: March 13, 2019\n\nEnd of Document",
        "Nora Whitcombe",
        "The Marlow Courier (London)",
    ),
    "nexis-fr": Shape(
        f"{TITLE}\nLa Croix\nmardi 12 mars 2019\n\nCopyright 2019 Bayard-Presse Tous droits réservés\nRubrique: CULTURE; Pg. 12\n"
        "Longueur: 645 mots\nAuteur: Lise Garnault\nCorps\n\n{}\n\nDate de chargement: 13 mars 2019\nFin du document",
        "Lise Garnault",
        "La Croix",
    ),
    "page-fr": Shape(
        f"{TITLE}\n\nPar Lise Garnault, envoyée spéciale à Valmontois (Serein)\n\nPublié le 12 mars 2019 à 18h04, mis à jour le "
        "13 mars 2019 à 07h30\n\nLecture 4 min\n\nPartager\n\n{}",
        "Lise Garnault",
    ),
    "page-fr, name alone": Shape(
        f"{TITLE}\n\nLise Garnault\n\nPublié le 12/03/2019 à 18:04\n\nTemps de lecture : 4 min.\n\n{{}}",
    ),
    "page-fr, labels": Shape(
        f"{TITLE}\n\nSource : L’Écho du Serein\nAuteur : Lise Garnault\nDate : 12 mars 2019\n\n{{}}",
        "Lise Garnault",
        "L’Écho du Serein",
    ),
    "page-fr, today": Shape(
        f"{TITLE}\n\nLise Garnault\nPublié aujourd’hui à 18h04, mis à jour à 19h12\n4 min de lecture\n\n{{}}", day=None
    ),
    "page-en": Shape(
        f"{TITLE_EN}\n\nBy Nora Whitcombe, Environment Correspondent\n\nPublished 12 March 2019\n\nUpdated 2 hours ago\n\n"
        "4 min read\n\n{}",
        "Nora Whitcombe",
    ),
    "page-en, name alone": Shape(
        f"{TITLE_EN}\n\nNora Whitcombe\nMarlow Courier\nTue 12 Mar 2019 06.30 GMT\n\n{{}}",
    ),
    "page-en, in": Shape(f"{TITLE_EN}\n\nBy Nora Whitcombe in Rabat and Josiah Penn in London\n\n{{}}", "Nora Whitcombe", day=None),
    "page-fr, below what sums it up": Shape(
        f"{TITLE}\n\n{SUMMARY}\n\nPar Lise Garnault avec AFP\n\nPublié le 12 mars 2019 à 18h04\n\nLecture : 2 min\n\n{{}}",
        "Lise Garnault",
        summary=SUMMARY,
    ),
    "page-fr, name below what sums it up": Shape(
        f"{TITLE}\n\n{SUMMARY}\n\nLise Garnault\n\nPublié le 12 mars 2019 à 18h04\n\n{{}}", summary=SUMMARY
    ),
    "interview": Shape(f"{TITLE}\n\nPropos recueillis par Lise Garnault\n\nPublié le 12 mars 2019\n\n{{}}", "Lise Garnault"),
}  # fmt: skip


def paragraphs(name: str, first: str | None = None) -> tuple[str, str]:
    english = "en" in name.split(",")[0].split("-") or name == "page-en"
    return (first or (FIRST_EN if english else FIRST)), (LAST_EN if english else LAST)


def tokens(texts: list[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def quotable(article: Article) -> list[str]:
    """What a question may find, but for the title."""
    bounds = [(p.start, p.end) for p in passages_of(article, tokens, 500)]
    return [article.text[start:end] for start, end in bounds]


def assert_told(article: Article, shape: Shape, paragraphs: tuple[str, str]) -> None:
    assert quotable(article) == [words for words in (shape.summary, *paragraphs) if words]
    assert article.title in {TITLE, TITLE_EN}
    assert not [block for block in article.blocks if block.kind == "heading"]
    assert (article.author, article.source, article.date) == (shape.author, shape.source, shape.day)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_what_stands_around_the_title_is_no_paragraph(tmp_path: Path, name: str, suffix: str):
    shape = SHAPES[name]
    path = tmp_path / f"a{suffix}"
    told = shape.text
    if suffix == ".md":
        told = told.replace(TITLE, f"# {TITLE}").replace(TITLE_EN, f"# {TITLE_EN}")
    if suffix == ".md" and "codes" in name:
        pytest.skip("no mark stands in front of a code's words")
    path.write_text(told.replace("{}", "\n\n".join(paragraphs(name))), encoding="utf-8")
    assert_told(read_article(path), shape, paragraphs(name))


@pytest.mark.parametrize("name", [name for name in SHAPES if "codes" not in name])
def test_the_same_in_a_word_file(tmp_path: Path, name: str):
    file = docx.Document()
    for line in SHAPES[name].text.replace("{}", "\n".join(paragraphs(name))).split("\n"):
        file.add_paragraph(line)
    path = tmp_path / "a.docx"
    file.save(str(path))
    assert_told(read_article(path), SHAPES[name], paragraphs(name))


# Words that look like such lines, each a text below a title, and what of it is quoted.
TEXTS = {
    "dateline": ["RABAT, 12 mars (AFP) — Le ministre de la Culture est arrivé.", LAST],
    "dateline with a year": ["RABAT, 12 mars 2019 (AFP) — Le ministre de la Culture est arrivé.", LAST],
    "English dateline": ["LONDON, March 12 (Reuters) - The minister has arrived.", LAST_EN],
    "short": ["Il pleut.", LAST],
    "quotation": ["« J’ai tout vu », dit Lise Garnault.", LAST],
    "day in a sentence": ["Le 12 mars 2019, Lise Garnault a signé.", LAST],
    "number of words": ["Le texte a 1 245 mots.", LAST],
    "page in a sentence": ["Le Monde du 12 mars 2019 en parle, p. 12, sans le nommer.", LAST],
    "rights in a sentence": ["Copyright 2019 was a bad year for authors.", LAST_EN],
    "rights in another": ["Tous droits réservés est une formule vide.", LAST],
    "par": ["Par ailleurs, le ministre viendra mardi.", LAST],
    "by": ["By Jove, in the nick of time, the dam held.", LAST_EN],
    "fair": ["Date : 12 mars 2031 et 13 mars 2031", "Lieu : Valmontois", "Tarif : 8 euros", LAST],
    "book": ["Auteur : Paul Roy", "Titre : Les Eaux", LAST],
    "updated": ["Mise à jour du logiciel, la caisse refuse 12 cartes.", LAST],
    "names": ["Lise Garnault", "Paul Verrier", "Odilon Ferrandi", "Tous trois ont été élus dimanche."],
    "references": [FIRST, "Le Monde, 12 mars 2019, p. 12", "La Croix, 13 mars 2019, p. 4"],
    "source of a figure": [FIRST, "Source : Insee"],
    "place and day": [FIRST, "Verdun, 21 février 1916", LAST],
    "days": [FIRST, "Concert Bach", LAST],
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_text_that_looks_so_stays(tmp_path: Path, name: str, suffix: str):
    path = tmp_path / f"a{suffix}"
    path.write_text("\n\n".join([TITLE, *TEXTS[name]]), encoding="utf-8")
    article = read_article(path)
    assert article.title == TITLE
    kept = [article.text[b.start : b.end] for b in article.blocks if b.kind not in {"title", "metadata", "date line"}]
    assert kept == TEXTS[name]


def test_days_of_a_programme_are_no_head(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(
        f"Agenda\n\nConcert Bach\n\n12 mars 2031\n\n{FIRST}\n\nMarché Bio\n\n13 mars 2031\n\n{LAST}", "utf-8"
    )
    article = read_article(path)
    kept = [article.text[b.start : b.end] for b in article.blocks if b.kind not in {"title", "metadata", "date line"}]
    assert kept == ["Concert Bach", FIRST, "Marché Bio", LAST]


# Its lines have one size of type, so that a section is a line of the title, and codes are cells.
@pytest.mark.parametrize(
    "name", [name for name in SHAPES if not SHAPES[name].text.startswith(("SE", "News", "Culture"))]
)
def test_the_same_in_a_pdf(tmp_path: Path, name: str):
    shape = SHAPES[name]
    lines, height = [], 800
    for line in shape.text.replace("{}", "\n\n".join(paragraphs(name))).split("\n"):
        height -= 14 if line else 8
        lines += [(60, height, line)] if line else []
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines))
    assert_told(read_article(path), shape, paragraphs(name))
