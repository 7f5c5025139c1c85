"""What an article says of itself is found, with where; a date is the day of publication or none."""

import json
from datetime import date

import pytest

from articles.heads import head_of
from articles.reading import read_article

BODY = "Le musée rouvre\n\nLe musée de la Batellerie rouvrira ses portes, a annoncé sa directrice.\n\nIl pleut."


def article_of(folder, text: str, name: str = "a.md"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_article(path)


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Un pont\ndate: 2019-03-12\nauthor: Lise Garnault\n---",
        "---\n# repris du site\ntitle: 'Un pont'\ndate: 2019-03-12T18:04:11+01:00\nauthors:\n  - Lise Garnault\n---",
        "---\nTitle: Un pont\nDate: 12/03/2019\nAuthor: Lise Garnault\nlang: fr-FR\ntags:\n- culture\n---",
        '+++\ntitle = "Un pont"\ndate = 2019-03-12T08:30:00+01:00\nauthor = "Lise Garnault"\n+++',
        "---\ntitle: Un pont\npublishDate: Published March 12, 2019 / Updated May 1, 2019\nauthor: Lise Garnault\n---",
        "---\ntitre: Un pont\npublié: 12 mars 2019\nauteur: {name: Lise Garnault}\n---",
    ],
)
def test_every_form_of_front_matter_is_read(tmp_path, front):
    article = article_of(tmp_path, f"{front}\n\n{BODY}")
    assert (article.title, article.date, article.author) == ("Un pont", date(2019, 3, 12), "Lise Garnault")
    assert {article.origins[name] for name in ("title", "date", "author")} == {"front matter"}
    assert article.blocks[0].kind == "metadata"
    assert article.text[article.blocks[0].end :].lstrip().startswith("Le musée rouvre")


@pytest.mark.parametrize(
    "day",
    [
        "1552410251",
        "1552410251.25",
        "1552410251000",
        "1552410251000000",
        "20190312",
        "20190312T180411Z",
        "20190312180411",
    ],
)
def test_a_day_in_figures_as_programs_write_it(tmp_path, day):
    value, text = (int(day) if day.isdigit() else day), "Le musée de la Batellerie rouvrira ses portes."
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text, "date": value}))
    (tmp_path / "a.csv").write_text(f"texte,pubDate\n{text},{day}\n")
    page = f'<html><head><meta name="pubdate" content="{day}"></head><body><p>{text * 9}</p></body></html>'
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "a.md").write_text(f"---\ndate: {day}\n---\n\n{BODY}")
    (tmp_path / "b.md").write_text(f"+++\ndate = {json.dumps(value)}\n+++\n\n{BODY}")
    files = [tmp_path / name for name in ("a.jsonl/a-0001.row", "a.csv/a-0001.row", "a.html", "a.md", "b.md")]
    assert [read_article(file).date for file in files] == [date(2019, 3, 12)] * 5


@pytest.mark.parametrize(
    "figures", ["0", "2019", "20191341", "12011203", "15524102510", "0612345678.x", "12345678901234567890"]
)
def test_other_figures_are_no_day(tmp_path, figures):
    assert article_of(tmp_path, f"---\ndate: {figures}\n---\n\n{BODY}").date is None


def test_a_title_with_a_colon_needs_no_quotes(tmp_path):
    article = article_of(tmp_path, f"---\ntitle: Lignac : un pont\nurl: https://a.invalid/b\n---\n\n{BODY}")
    assert (article.title, article.address) == ("Lignac : un pont", "https://a.invalid/b")


def test_words_between_two_rules_are_no_front_matter():
    assert head_of("---\n\nUn fait. Un autre.\n\n---\n\nSuite.")[0] == 0


@pytest.mark.parametrize(
    "head",
    [
        "De : Lise Garnault <lise@a.invalid>\nÀ : b@a.invalid\nDate : mar. 12 mars 2019 18:04:11 +0100\nObjet : musée",
        "From: Lise Garnault <lise@a.invalid>\nTo: b@a.invalid\nDate: Tue, 12 Mar 2019 18:04:11 +0100\nSubject: museum",
    ],
)
def test_a_mail_is_of_its_sender_and_its_day(tmp_path, head):
    article = article_of(tmp_path, f"{head}\n\n{BODY}", "m.txt")
    assert (article.author, article.date, article.title) == ("Lise Garnault", date(2019, 3, 12), "Le musée rouvre")
    assert article.origins["date"] == "mail head"


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Publié le 12/03/2019 à 18h04, mis à jour le 13/03/2019 à 07h30", "date line"),
        ("Publié le 12 mars 19", "date line"),
        ("Le 12/03/19", "date line"),
        ("Par Lise Garnault, 12 mars 2019", "date line"),
        ("Publié le 12 mar. 2019", "date line"),
        ("VALMONTOIS, 12 mars 2019 (AGP) – Le musée a fermé.", "dateline"),
        ("Valmontois, le 12 mars 2019 – Le musée a fermé.", "dateline"),
        ("Le musée a fermé ce mardi 12 mars 2019.", "its words"),
        ("Inauguré le 12 mars 2019, le musée fermera.", None),
        ("La fête aura lieu le 12 mars 2019.", None),
        ("Née le 12 mars 2019 à Sarmeuse, elle ne parle pas.", None),
        ("Le musée fermera ce mardi 12 mars 2019.", None),
    ],
)
def test_a_date_is_that_of_publication_or_none(tmp_path, line, origin):
    article = article_of(tmp_path, f"Le musée\n\n{line}\n\nLe conseil municipal de la ville a voté. Il pleuvait.")
    assert article.origins.get("date") == origin
    assert article.date == (date(2019, 3, 12) if origin else None)


def test_the_name_of_the_file_dates_an_article_that_does_not_date_itself(tmp_path):
    article = article_of(tmp_path, BODY, "2019-03-12-musee.txt")
    assert (article.date, article.origins["date"]) == (date(2019, 3, 12), "file name")


def test_a_byline_is_nothing_but_a_name(tmp_path):
    signed = article_of(tmp_path, "Le musée\n\nPar Lise Garnault\n\nLe conseil a voté la réouverture.", "a.txt")
    unsigned = article_of(tmp_path, "Le musée\n\nPar ailleurs, le conseil a voté.\n\nIl pleut.", "b.txt")
    assert (signed.author, signed.origins["author"]) == ("Lise Garnault", "byline")
    assert unsigned.author is None


def test_what_is_guessed_says_so(tmp_path):
    article = article_of(tmp_path, BODY)
    assert dict(article.origins) == {"language": "its words", "title": "first line"}
    assert article_of(tmp_path, "Une seule phrase, sans titre.").origins["title"] == "file name"


@pytest.mark.parametrize(
    ("front", "title", "author"),
    [
        ("title: 2019-03-12", "2019-03-12", None),
        ("title: No\nauthor: 12:30", "No", "12:30"),
        ("title: X\nauthor: [{name: Lise}, Paul]", "X", "Lise, Paul"),
        ("title: X\nauthor: null", "X", None),
        ("title: X\ndate: 0000-00-00", "X", None),
        ("title: X\ndate: 2019-02-30", "X", None),
        ("title: X\ndate: 0001-01-01T00:00:00Z", "X", None),
    ],
)
def test_odd_values_are_words_or_nothing(tmp_path, front, title, author):
    article = article_of(tmp_path, f"---\n{front}\n---\n\n{BODY}")
    assert (article.title, article.author, article.date) == (title, author, None)
    assert article.context_of(article.blocks[-1].start).startswith(title)


def test_what_is_no_date_gives_way_to_one_that_is(tmp_path):
    front = "---\npublished: true\ndate: 2019-03-12\n---"
    assert article_of(tmp_path, f"{front}\n\n{BODY}").date == date(2019, 3, 12)
    vague = "---\ndate: 2019\n---\n\nLe musée\n\nPublié le 12/03/2019\n\nLe conseil a voté hier."
    assert article_of(tmp_path, vague).date == date(2019, 3, 12)


def test_a_quotation_between_two_rules_is_no_front_matter():
    assert head_of("---\nLe maire a dit : « Nous partirons demain. »\n---\n\nSuite.")[0] == 0


def test_a_chronology_is_not_of_its_first_day(tmp_path):
    text = "Lignac, une histoire\n\nLa ville a souffert.\n\n6 juin 1944\n\nFuite.\n\n8 mai 1945\n\nOn revient. Fin."
    assert article_of(tmp_path, text, "a.txt").date is None


def test_a_month_that_opens_a_line_signs_nothing(tmp_path):
    assert (
        article_of(tmp_path, "By March, Paris was empty\n\nPeople had left the city. It rained.", "a.txt").author
        is None
    )


def test_the_day_beside_a_newspapers_name_on_each_page_is_its_issues(tmp_path):
    head = "LA GAZETTE DU MARSAC             VENDREDI 11 MAI 2018"
    article = article_of(tmp_path, f"{head}\n\n{BODY}\n\n{head}\n\nIl neige fort.\n\n{head}\n\nIl vente.", "a.txt")
    assert (article.title, article.date) == ("Le musée rouvre", date(2018, 5, 11))
    assert article.origins["date"] == "running head"


def test_a_line_that_says_when_it_was_published_needs_no_neighbours(tmp_path):
    line = "PUBLISHED: 11:32, 19 August 2018 | UPDATED: 14:05, 20 August 2018"
    text = (
        f"The lido is saved\n\nBy Ann Lee, Local Democracy Reporter\n@annlee\n{line}\n12 shares    48 View comments\n\n"
    )
    assert article_of(tmp_path, f"{text}The lido is saved by a pledge of the late poet. It opens in May.").date == date(
        2018, 8, 19
    )
