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
    """A copy, with places for the title, what sums it up and the paragraphs, and what it tells."""

    text: str
    author: str | None = None
    source: str | None = None
    day: date | None = DAY
    summary: str = ""


SHAPES = {
    "factiva-fr": Shape(
        """<title>

Lise Garnault
1 245 mots
12 mars 2019
L’Écho du Serein
ECHSER
12
Français
Copyright 2019 L’Écho du Serein Tous droits réservés

<text>

Document ECHSER0020190312ef3c0004x""",
        author="Lise Garnault",
        source="L’Écho du Serein",
    ),
    "factiva-fr, empty lines": Shape(
        """<title>

Lise Garnault

1245 mots

12 mars 2019

18:04

Le Figaro Économie

FIGECO

12

Français

Copyright 2019 Le Figaro Économie

<text>

Document FIGECO0020190312ef3c0004x""",
        author="Lise Garnault",
        source="Le Figaro Économie",
    ),
    "factiva-fr, section": Shape(
        """Culture
<title>
Par Lise Garnault, envoyée spéciale à Valmontois
845 mots
12 mars 2019
La Dépêche
DEPECH
Français
(c) 2019 La Dépêche

<text>
Document DEPECH0020190312ef3c0004x""",
        author="Lise Garnault",
        source="La Dépêche",
    ),
    "factiva-en": Shape(
        """News
<title>

By Nora Whitcombe in Rabat
512 words
12 March 2019
18:04 GMT
The Marlow Courier
MARC
8
English
© Copyright 2019. The Marlow Courier. All rights reserved.

<text>

Document MARC000020190312ef3c0004x""",
        author="Nora Whitcombe",
        source="The Marlow Courier",
    ),
    "factiva-en, agency": Shape(
        """<title>

210 words
12 March 2019
09:30
Reuters News
LBA
English
(c) 2019 Thomson Reuters Limited

<text>""",
        source="Reuters News",
    ),
    "factiva, its codes": Shape(
        """SE\tCulture
HD\t<title>
BY\tLise Garnault
WC\t1 245 mots
PD\t12 mars 2019
SN\tL’Écho du Serein
SC\tECHSER
PG\t12
LA\tFrançais
CY\tCopyright 2019 L’Écho du Serein
LP

<text>

AN\tDocument ECHSER0020190312ef3c0004x""",
        author="Lise Garnault",
        source="L’Écho du Serein",
    ),
    "europresse": Shape(
        """L’Écho du Serein
Culture, mardi 12 mars 2019 1245 mots, p. 12

<title>

Lise Garnault

<text>

© 2019 SA L’Écho du Serein. Tous droits réservés.

news·20190312·LM·0012""",
        author="Lise Garnault",
        source="L’Écho du Serein",
    ),
    "europresse, elsewhere too": Shape(
        """Le Monde

Économie & Entreprise, mardi 12 mars 2019, p. 12

Aussi paru dans 11 mars 2019 - Le Monde (site web)

<title>

<text>

Cet article est paru dans Le Monde

© 2019 SA Le Monde. Tous droits réservés.""",
        source="Le Monde",
    ),
    "nexis-en": Shape(
        """<title>

The Marlow Courier (London)

March 12, 2019 Tuesday

Copyright 2019 Courier Newspapers Limited All Rights Reserved

Section: CULTURE; Pg. 8

Length: 512 words

Byline: Nora Whitcombe

Body

<text>

Classification

Language: ENGLISH

Publication-Type: Newspaper

Load-Date: March 13, 2019

End of Document""",
        author="Nora Whitcombe",
        source="The Marlow Courier (London)",
    ),
    "nexis-fr": Shape(
        """<title>
La Croix
mardi 12 mars 2019

Copyright 2019 Bayard-Presse Tous droits réservés
Rubrique: CULTURE; Pg. 12
Longueur: 645 mots
Auteur: Lise Garnault
Corps

<text>

Date de chargement: 13 mars 2019
Fin du document""",
        author="Lise Garnault",
        source="La Croix",
    ),
    "page-fr": Shape(
        """<title>

Par Lise Garnault, envoyée spéciale à Valmontois (Serein)

Publié le 12 mars 2019 à 18h04, mis à jour le 13 mars 2019 à 07h30

Lecture 4 min

Partager

<text>""",
        author="Lise Garnault",
    ),
    "page-fr, name alone": Shape(
        """<title>

Lise Garnault

Publié le 12/03/2019 à 18:04

Temps de lecture : 4 min.

<text>""",
    ),
    "page-fr, labels": Shape(
        """<title>

Source : L’Écho du Serein
Auteur : Lise Garnault
Date : 12 mars 2019

<text>""",
        author="Lise Garnault",
        source="L’Écho du Serein",
    ),
    "page-fr, today": Shape(
        """<title>

Lise Garnault
Publié aujourd’hui à 18h04, mis à jour à 19h12
4 min de lecture

<text>""",
        day=None,
    ),
    "page-en": Shape(
        """<title>

By Nora Whitcombe, Environment Correspondent

Published 12 March 2019

Updated 2 hours ago

4 min read

<text>""",
        author="Nora Whitcombe",
    ),
    "page-en, name alone": Shape(
        """<title>

Nora Whitcombe
Marlow Courier
Tue 12 Mar 2019 06.30 GMT

<text>""",
        source="Marlow Courier",
    ),
    "page-en, in": Shape(
        """<title>

By Nora Whitcombe in Rabat and Josiah Penn in London

<text>""",
        author="Nora Whitcombe",
        day=None,
    ),
    "page-fr, below what sums it up": Shape(
        """<title>

<summary>

Par Lise Garnault avec AFP

Publié le 12 mars 2019 à 18h04

Lecture : 2 min

<text>""",
        author="Lise Garnault",
        summary=SUMMARY,
    ),
    "page-fr, name below what sums it up": Shape(
        """<title>

<summary>

Lise Garnault

Publié le 12 mars 2019 à 18h04

<text>""",
        summary=SUMMARY,
    ),
    "europresse, without a section": Shape(
        """Le Figaro, no. 23145
mardi 12 mars 2019 845 mots, p. 4

<title>

Garnault, Lise

<text>

© 2019 Le Figaro. Tous droits réservés.""",
        author="Garnault, Lise",
        source="Le Figaro",
    ),
    "nexis, as it was": Shape(
        """                    Le Figaro

                Mardi 12 mars 2019

<title>

AUTEUR: Lise Garnault

RUBRIQUE: CULTURE; Pg. 4

LONGUEUR: 645 mots

<text>

DATE-CHARGEMENT: 12 mars 2019

LANGUE: FRENCH; FRANÇAIS

TYPE-PUBLICATION: Journal

Copyright 2019 Le Figaro
Tous droits réservés""",
        author="Lise Garnault",
        source="Le Figaro",
    ),
    "nexis-en, as it was": Shape(
        """Copyright 2019 The Courier Ltd
All Rights Reserved
The Courier (London)

March 12, 2019 Tuesday

<title>

BYLINE: Nora Whitcombe in Rabat

SECTION: NEWS; Pg. 8

LENGTH: 512 words

<text>

LOAD-DATE: March 12, 2019

LANGUAGE: ENGLISH""",
        author="Nora Whitcombe",
        source="The Courier (London)",
    ),
    "page-fr, the newspaper on top": Shape(
        """L’Écho du Serein

<title>

De notre envoyée spéciale à Rabat, Lise Garnault

12 mars 2019

<text>""",
        source="L’Écho du Serein",
    ),
    "page-en, another medium": Shape(
        """<title>

By Nora Whitcombe and Josiah Penn, BBC News
12 March 2019

<text>""",
        author="Nora Whitcombe and Josiah Penn",
    ),
    "interview": Shape(
        """<title>

Propos recueillis par Lise Garnault

Publié le 12 mars 2019

<text>""",
        author="Lise Garnault",
    ),
}


def is_english(name: str) -> bool:
    return "-en" in name


def paragraphs(name: str) -> tuple[str, str]:
    return (FIRST_EN, LAST_EN) if is_english(name) else (FIRST, LAST)


def written(name: str, mark: str = "") -> str:
    """A copy with its words; `mark` stands in front of the title."""
    words = {"<title>": mark + (TITLE_EN if is_english(name) else TITLE), "<summary>": SUMMARY}
    text = SHAPES[name].text.replace("<text>", "\n\n".join(paragraphs(name)))
    for place, given in words.items():
        text = text.replace(place, given)
    return text


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
    if suffix == ".md" and "codes" in name:
        pytest.skip("no mark stands in front of a code's words")
    path.write_text(written(name, "# " if suffix == ".md" else ""), encoding="utf-8")
    assert_told(read_article(path), shape, paragraphs(name))


@pytest.mark.parametrize("name", [name for name in SHAPES if "codes" not in name])
def test_the_same_in_a_word_file(tmp_path: Path, name: str):
    file = docx.Document()
    for line in written(name).split("\n"):
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


def test_a_title_with_a_newspapers_word_is_a_title(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(f"Coupe du Monde\n\nLes Bleus iront en finale\n\nPar Lise Garnault\n\n{FIRST}\n\n{LAST}", "utf-8")
    article = read_article(path)
    assert (article.title, article.source, article.author) == ("Coupe du Monde", None, "Lise Garnault")


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
    for line in written(name).split("\n"):
        height -= 14 if line else 8
        lines += [(60, height, line)] if line else []
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines))
    assert_told(read_article(path), shape, paragraphs(name))
