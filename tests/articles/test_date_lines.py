"""Lines that tell when an article was published: its day or none, never that of a change or of an event."""

from datetime import date

import pytest

from articles.date_lines import author_in, is_date_line, read_date_line
from articles.reading import read_article

BODIES = {
    "fr": "Le musée\n\n{}\n\nLe conseil municipal de la ville a voté la réouverture. Il pleuvait.",
    "en": "The museum\n\n{}\n\nThe town council has voted to open the museum again. It rained all day.",
}
FRENCH = [
    "12 mars 19",
    "12 mars 19 à 18h",
    "Publié le 12-03-2019",
    "Publié le 12.03.2019 à 18:04",
    "Publié le 12/03/19",
    "Publié le 12-03-19 à 18h04",
    "Publié le mar. 12 mars 2019",
    "PUBLIE LE 12 MARS 2019",
    "Publié mardi 12 mars 2019 à 18 h 04",
    "Article publié le 12 mars 2019",
    "Cet article a été publié le 12 mars 2019.",
    "Paru le 12 mars 2019",
    "Mis en ligne le 12/03/2019, mis à jour le 14/03/2019",
    "Mis à jour le 14 mars 2019 - Publié le 12 mars 2019",
    "Publié le 12 mars 2019 – Mis à jour le 14 mars 2019 à 10h",
    "Publié le 12 mars 2019, mis à jour à 19h",
    "Publié le 12 mars 2019 (modifié le 14 mars 2019)",
    "12 mars 2019 (mis à jour le 14 mars 2019)",
    "Publication : 12 mars 2019 | Mise à jour : 14 mars 2019",
    "Date de publication : 12/03/2019",
    "Date : 12 mars 2019",
    "Publié par Lise Garnault le 12 mars 2019",
    "Publié le 12 mars 2019 par Lise Garnault",
    "Par Lise Garnault | 12 mars 2019 à 18h04",
    "Par Lise Garnault - Publié le 12 mars 2019",
    "Par Lise Garnault (avec AFP), le 12 mars 2019",
    "Le 12 mars 2019 à 18h04 (heure de Paris)",
    "**Publié le 12 mars 2019**",
    "12 MARS 2019",
    "12-mars-2019",
    "2019/03/12",
    "2019-03-12 18:04:11",
    "2019-03-12T18:04:11+01:00",
    "12 / 03 / 2019",
    "12 mars 2019 · 3 min de lecture",
    "Temps de lecture : 3 min · Publié le 12 mars 2019",
    "Édition du mardi 12 mars 2019",
    "18h04, le 12 mars 2019",
    "Fait à Lignac, le 12 mars 2019",
    "Publié le 12 mars 2019 à 18h04 - Mis à jour le 14 mars 2019 à 07h30 | Par Lise Garnault",
    "L’Écho du Serein — Publié le 12 mars 2019 | Modifié le 14 mars 2019 | Temps de lecture : 2 min",
    "Culture · Publié le 12 mars 2019 à 18h04 · echo-lignac.fr",
    "Lise Garnault, correspondante à Lignac\nPublié le 12/03/2019 à 18h04\nMis à jour le 14/03/2019",
]
ENGLISH = [
    "Lise Garnault, environment correspondent\nPublished: Tue 12 Mar 2019 06.30 GMT\nLast modified on Wed 13 Mar 2019",
    "The Harrow Gazette | Published March 12, 2019",
    "Tue, Mar 12, 2019",
    "Tues., March 12, 2019",
    "Tuesday 12th March 2019",
    "12th of March, 2019",
    "March 12th, 2019",
    "Published March 12, 2019 / Updated March 14, 2019",
    "Updated March 14, 2019 / Published March 12, 2019",
    "Last updated March 14, 2019; first published March 12, 2019",
    "12 March 2019, 14:05 GMT",
    "12 March 2019, 2:05 p.m. ET",
    "March 12, 2019 at 5:30 PM EDT",
    "Tue 12 Mar 2019 18.04 GMT",
    "First published on Tue 12 Mar 2019 18.04 GMT",
    "Published 14:05 GMT 12 March 2019",
    "Published: 12 March 2019 | Last modified: 14 March 2019",
    "Published on 12-Mar-2019",
    "Originally published March 12, 2019",
    "This article was published on March 12, 2019",
    "Posted on March 12, 2019 by Jane Doe",
    "By Jane Doe, March 12, 2019",
    "By Jane Doe | Published March 12, 2019 | Updated March 14, 2019",
    "By JANE DOE MARCH 12, 2019",
    "Mar 12, 2019 · 5 min read",
    "Published 2019-03-12T18:04Z",
    "12 Mar '19",
    "Mar. 12, '19",
    "MARCH 12, 2019",
    "March 12, 2019 (updated March 14, 2019)",
    "Publication date: March 12, 2019",
    "Date: Tue, 12 Mar 2019 18:04:11 +0100",
]
NO_PUBLICATION_IN_FRENCH = [
    "Mis à jour le 12 mars 2019",
    "Mise à jour : 12/03/2019 à 18h",
    "Dernière modification le 12 mars 2019",
    "Modifié le 12 mars 19",
    "Actualisé le 12 mars 2019",
    "MAJ le 12/03/2019",
    "Du 12 mars 2019 au 14 avril 2019",
    "12 mars 2019 – 14 avril 2019",
    "Né le 12 mars 2019",
    "Inauguré le 12 mars 2019",
    "Le 12 mars 2032",
    "Samedi 14 août 2032 à 20h",
    "Rendez-vous le 12 mars 2019",
    "Réunion publique le 12 mars 2019 à 18h",
    "Mars 2019",
    "Publié le 31/02/2019",
    "Publié hier",
    "Consulté le 12 mars 2019",
    "Archivé le 12 mars 2019",
    "Mort le 12 mars 2019",
    "MORT 12 MARS 2019",
    "PONT, 12 MARS 2019",
    "Emmanuel Tassin, le 12 mars 2019.",
    "Le pont, le 12 mars 2019",
    "Concert : 12 mars 2019",
    "Paraîtra le 12 mars 2019",
    "À paraître le 12 mars 2019",
]
NO_PUBLICATION_IN_ENGLISH = [
    "Published 12/03/19",
    "04/05/2019",
    "Published 04/05/2019",
    "Updated March 12, 2019",
    "Last modified on Wed 13 Mar 2019 10.00 GMT",
    "Last updated: 12 March 2019",
    "Edited March 12, 2019",
    "March 12 - March 14, 2019",
    "12 March 2019 - 14 March 2019",
    "Born March 12, 2019",
    "Opening March 12, 2019",
    "Due to be published March 12, 2019",
    "To be published March 12, 2019",
    "Will be posted on March 12, 2019",
    "Not published before 12 March 2019",
    "Accessed 12 March 2019",
    "Tickets on sale March 12, 2019",
    "Doors open 12 March 2019, 8 pm",
    "March 2019",
]


def day_of(folder, line: str, language: str) -> date | None:
    (folder / "a.txt").write_text(BODIES[language].format(line), encoding="utf-8")
    return read_article(folder / "a.txt").date


@pytest.mark.parametrize("line", FRENCH)
def test_the_day_of_publication_in_french(tmp_path, line):
    assert day_of(tmp_path, line, "fr") == date(2019, 3, 12)


@pytest.mark.parametrize("line", ENGLISH)
def test_the_day_of_publication_in_english(tmp_path, line):
    assert day_of(tmp_path, line, "en") == date(2019, 3, 12)


@pytest.mark.parametrize("line", NO_PUBLICATION_IN_FRENCH)
def test_no_day_of_publication_in_french(tmp_path, line):
    assert day_of(tmp_path, line, "fr") is None


@pytest.mark.parametrize("line", NO_PUBLICATION_IN_ENGLISH)
def test_no_day_of_publication_in_english(tmp_path, line):
    assert day_of(tmp_path, line, "en") is None


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("12 janv. 19", "fr", date(2019, 1, 12)),
        ("Le 1ᵉʳ mars 2019", "fr", date(2019, 3, 1)),
        ("Publié le 04/05/2019", "fr", date(2019, 5, 4)),
        ("Publié le 03/13/2019", "fr", date(2019, 3, 13)),
        ("Posted 13/04/2019", "en", date(2019, 4, 13)),
        ("04/13/2019", "en", date(2019, 4, 13)),
    ],
)
def test_days_that_one_reading_alone_gives(tmp_path, line, language, day):
    assert day_of(tmp_path, line, language) == day


def test_where_the_day_of_a_change_is_all_that_a_line_tells_others_are_looked_at(tmp_path):
    body = BODIES["fr"].format("Mis à jour le 14 mars 2019\n\nVALMONTOIS, 12 mars 2019 (AGP) – Le musée a fermé.")
    (tmp_path / "a.txt").write_text(body)
    assert read_article(tmp_path / "a.txt").date == date(2019, 3, 12)


def test_a_line_says_whether_its_day_is_that_of_publication():
    assert read_date_line("Publié le 12 mars 2019", "fr").stated
    assert not read_date_line("12 mars 2019", "fr").stated
    assert read_date_line("Mis à jour le 12 mars 2019", "fr") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le 01/03/2016 à 13h33", True),
        ("Publié le 12 mars 2019", True),
        ("Mis à jour le mardi 12 mars 2019 à 8 h 15", True),
        ("Par Claire Aubanel, le 12 mars 2019", True),
        ("Updated: Tuesday, March 12, 2019 at 5:30 p.m.", True),
        ("12 March 2019", True),
        ("Le 1er mars 2016, il pleuvait.", False),
        ("Il est arrivé le 1er mars 2016", False),
        ("Le match", False),
        ("Le maire a démissionné mardi - publié le 12 mars 2019", False),
        ("Publié le 12 mars 2019 | Le maire, Paul Verrier, a démissionné.", False),
        ("", False),
    ],
)
def test_date_line_is_nothing_but_a_date(line, expected):
    assert is_date_line(line) is expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Par Claire Aubanel, le 12 mars 2019", "Claire Aubanel"),
        ("Publié le 12 mars 2019 par Claire Aubanel", "Claire Aubanel"),
        ("Posted on March 12, 2019 by Martin Ashdown | 5 min read", "Martin Ashdown"),
        ("By Martin Ashdown", "Martin Ashdown"),
        ("By Theresa May, March 12, 2019", "Theresa May"),
        ("By Theresa May on March 12, 2019", "Theresa May"),
        ("PAR YVES LE GOFF LE 12 MARS 2019", "YVES LE GOFF"),
        ("Le 01/03/2016 à 13h33", None),
    ],
)
def test_author_in_a_byline(line, name):
    assert author_in(line) == name
