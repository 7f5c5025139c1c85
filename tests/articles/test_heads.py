"""Front matters and header lines, in the forms that people have them in, tell of the article all that they say."""

from datetime import date

import pytest

from articles.heads import head_of
from articles.reading import read_article

BODY = "Fermé depuis l’incendie, le musée de la Batellerie rouvrira ses portes, a annoncé sa directrice.\n\nIl pleut."
TITLE, ADDRESS = "Le musée rouvre", "https://echo.example/musee"

JSON = """{
  "title": "Le musée rouvre", "date": "2019-03-12T08:30:00+01:00", "authors": [{"name": "Lise Garnault"}],
  "source": "L’Écho", "lang": "fr", "url": "https://echo.example/musee", "tags": ["culture"]
}"""
TOML = """+++
title = 'Le musée rouvre'
date = 2019-03-12
lang = "fr-FR"
tags = ["culture", "musées"]
[params]
author = "Lise Garnault"
source = "L’Écho"
url = "https://echo.example/musee"
+++"""
TOML_OF_ZOLA = """+++
title = "Le musée rouvre"
date = 2019-03-12T08:30:00Z
[taxonomies]
authors = ["Lise Garnault"]
[extra]
publisher = "L’Écho"
canonical = "https://echo.example/musee"
lang = "fr"
+++"""
TOML_WITHOUT_QUOTES = """+++
title = Le musée rouvre
date = 12 mars 2019
author = Lise Garnault
source = L’Écho
lang = fr
url = https://echo.example/musee
+++"""
YAML_FOLDED = """---
title: >-
  Le musée
  rouvre
author: |
  Lise Garnault
publisher: {name: L’Écho, city: Lignac}
date: "mardi 12 mars 2019 à 8h30"
language: français
permalink: 'https://echo.example/musee'
...
"""
YAML_IN_CAPITALS = """---
TITRE: "Le musée rouvre"
AUTEUR: Par Lise Garnault <lise@echo.example>
JOURNAL: L’Écho
DATE DE PUBLICATION: 12/03/2019 08:30
LANGUE: fr_FR
LIEN: https://echo.example/musee
---"""
YAML_THAT_IS_NONE = """---
titre:\tLe musée rouvre
auteur:
  nom: Lise Garnault
  site: https://lise.example
source: https://echo.example/musee
média: L’Écho
publié-le: 2019-03-12 08:30:00 +0100
langue: fr
résumé: Culture : il rouvre
mots-clés: [culture, musée]
---"""
LINES = """Titre : Le musée rouvre
Auteur : Lise Garnault
Source : L’Écho
Date : mardi 12 mars 2019
Rubrique : Culture
Langue : français
URL : https://echo.example/musee"""
LINES_APART = """HEADLINE: Le musée rouvre

BYLINE: By Lise Garnault

PUBLICATION: L’Écho

DATE: March 12, 2019

SECTION: CULTURE; Pg. 12

LENGTH: 345 words

LANGUAGE: French

URL: https://echo.example/musee

BODY:"""
LINES_IN_BOLD = """**Titre :** Le musée rouvre
**Auteur :** Lise Garnault
**Journal :** L’Écho
**Date de parution :** 12/03/2019
**Langue :** fr
**Lien :** https://echo.example/musee"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n"])
@pytest.mark.parametrize(
    "head",
    [JSON, TOML, TOML_OF_ZOLA, TOML_WITHOUT_QUOTES, YAML_FOLDED, YAML_IN_CAPITALS, YAML_THAT_IS_NONE, LINES,
     LINES_APART, LINES_IN_BOLD],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_everything_that_a_head_tells_is_read(tmp_path, name, head, before, ends):
    path = tmp_path / name
    path.write_bytes(f"{before}{head}\n\n{BODY}".replace("\n", ends).encode())
    article = read_article(path)
    assert (article.title, article.author, article.source) == (TITLE, "Lise Garnault", "L’Écho")
    assert (article.date, article.language, article.address) == (date(2019, 3, 12), "fr", ADDRESS)
    assert article.origins["language"] == "front matter"
    head_block, first, *_ = article.blocks
    assert head_block.kind == "metadata" and article.text[first.start : first.end].startswith("Fermé depuis")
    assert article.text[: head_block.start].strip("\ufeff\n") == ""


@pytest.mark.parametrize(
    "front",
    [
        '{"title": "A", "authors": ["Lise Garnault", "Paul Verrier"]}',
        '+++\nauthors = ["Lise Garnault", "Paul Verrier"]\n+++',
        '+++\n[[authors]]\nname = "Lise Garnault"\n[[authors]]\nname = "Paul Verrier"\n+++',
        "---\nauthor: [Lise Garnault, Paul Verrier]\n---",
        "---\nauteurs:\n- nom: Lise Garnault\n- nom: Paul Verrier\n---",
        "---\nAuthors:\n  - {Name: Lise Garnault}\n  - Paul Verrier\n---",
        "AUTEURS : Lise Garnault, Paul Verrier\nDATE : 2019-03-12",
    ],
)
def test_several_authors_are_named(tmp_path, front):
    path = tmp_path / "a.md"
    path.write_text(f"{front}\n\n{BODY}")
    assert read_article(path).author == "Lise Garnault, Paul Verrier"


@pytest.mark.parametrize(
    "day",
    [
        "2019-03-12",
        "'2019-03-12'",
        "2019-03-12 18:04",
        "2019-03-12T18:04:11Z",
        "2019-03-12T18:04:11.000+01:00",
        "2019-03-12 18:04:11 +0100",
        "2019-3-12",
        "2019/03/12",
        "12.03.2019",
        "12 mars 2019 à 18 h 04",
        "Tue, 12 Mar 2019 18:04:11 +0100",
        "Tue, 12 Mar 2019 18:04:11 GMT",
        "March 12th, 2019",
        "12 mars 2019 (mis à jour le 14 mars 2019)",
    ],
)
def test_a_day_is_read_with_its_hour_and_zone(tmp_path, day):
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: A\ndate: {day}\n---\n\n{BODY}")
    assert read_article(path).date == date(2019, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "{ceci n’est pas du JSON}\n\nSuite.",
        '{"title": "Seul"}',
        "Page : un mot de trois lettres\n\nLe maire a parlé.",
        "Question : que faire ?\nRéponse : rien.",
        "Date : samedi 12 mars 2019\nLieu : salle des fêtes de Lignac\n\nLe bal aura lieu.",
        "Section : le mot\nPage : le nombre\n\nSuite.",
    ],
)
def test_what_looks_like_a_head_and_tells_nothing_of_the_article_is_its_text(text):
    assert head_of(text)[0] == 0


def test_a_mail_keeps_what_stands_below_its_head():
    head = "De : Lise Garnault\nDate : 12 mars 2019\nObjet : musée\nImportance : haute"
    assert head_of(f"{head}\n\nSource : la mairie. Le musée rouvre.") == (
        len(head),
        {"author": "Lise Garnault", "date": "12 mars 2019", "title": "musée", "importance": "haute"},
        "mail head",
    )


def test_a_forwarded_mails_rule_stands_above_its_head():
    top = "---------- Forwarded message ---------\nFrom: Ann Lee <a@b.invalid>\nDate: Tue, 4 Feb 2020 at 09:12\n"
    end, values, origin = head_of(f"{top}Subject: Fwd: brewery\n\nThe brewery closes\n\nIt is old.")
    assert (values["author"], values["title"], origin) == ("Ann Lee", "Fwd: brewery", "mail head")
    assert end > len(top)
