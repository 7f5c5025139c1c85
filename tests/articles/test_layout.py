"""Blocks tile any text; titles, captions and date lines are told from paragraphs."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.layout import lay_out
from text.readable import readable

ROOT = Path(__file__).parents[2]
REAL_FILES = sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "benchmarks/questions/articles").iterdir()])
LONG = "Une phrase assez longue pour qu’aucun éditeur ne l’ait coupée au bout de la ligne, et même un peu plus longue."
PROSE = (
    "Fermé depuis l’incendie du 14 novembre 2017, le musée de la Batellerie de Valmontois rouvrira ses portes le 6 "
    "avril 2019, a annoncé sa directrice. L’architecte lyonnais Odilon Ferrandi a dessiné la nouvelle verrière, que "
    "l’on dit longue de 42 mètres."
)
LINES = st.lists(
    st.sampled_from(
        [
            "",
            "",
            " ",
            "\u00a0",
            "---",
            "title: x",
            "# Titre",
            "Le 01/03/2016",
            "Photo : AFP",
            "Un fait.",
            "\t Un.",
            LONG,
        ]
    )
    | st.text(max_size=20),
    max_size=20,
).map("\n".join)
TEXTS = st.text() | st.text(st.sampled_from(" \n\t\u00a0-#:©.aÀ1")) | LINES


def kinds(text: str) -> list[str]:
    return [block.kind for block in lay_out(text)]


def paragraphs(text: str) -> list[str]:
    return [text[b.start : b.end] for b in lay_out(text) if b.kind == "paragraph"]


def title(text: str) -> str:
    return next(text[b.start : b.end] for b in lay_out(text) if b.kind == "title")


def passages(text: str) -> list[list[str]]:
    """What makes one passage each, in blocks."""
    groups: list[list[str]] = []
    for block in lay_out(text):
        words = readable(text, block.start, block.end).text
        if block.continues:
            groups[-1].append(words)
        elif block.kind in {"paragraph", "list item"}:
            groups.append([words])
    return groups


def headings(text: str) -> dict[str, list[str]]:
    """Each paragraph or row, and what it stands under."""
    blocks = lay_out(text)
    words = [readable(text, block.start, block.end).text for block in blocks]
    return {
        words[number]: [words[above] for above in block.headings]
        for number, block in enumerate(blocks)
        if block.kind in {"paragraph", "table row"}
    }


def assert_tiled(text: str) -> None:
    end = 0
    for block in lay_out(text):
        assert not text[end : block.start].strip(), "words between two blocks"
        assert end <= block.start < block.end <= len(text), "out of order, overlapping or empty"
        assert text[block.start : block.end] == text[block.start : block.end].strip(), "not trimmed"
        end = block.end
    assert not text[end:].strip(), "words after the last block"


@settings(max_examples=400)
@given(TEXTS)
def test_blocks_tile_any_text(text):
    assert_tiled(text)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_blocks_tile_a_real_article_and_one_is_its_title(path):
    text = path.read_text("utf-8")
    assert_tiled(text)
    assert kinds(text).count("title") == 1
    assert "paragraph" in kinds(text)


@given(TEXTS)
def test_nothing_is_lost_or_doubled(text):
    kept = "".join(text[b.start : b.end] for b in lay_out(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_hard_wrapped_paragraphs_are_whole_paragraphs():
    text = "Un titre\n\nUne phrase que l’éditeur\na coupée au bout\nde la ligne.\n\nUne autre\nphrase."
    assert paragraphs(text) == ["Une phrase que l’éditeur\na coupée au bout\nde la ligne.", "Une autre\nphrase."]


def test_title_on_top_of_a_hard_wrapped_paragraph_is_a_title():
    text = "Un titre\nUne phrase que l’éditeur\na coupée au bout de la ligne."
    assert title(text) == "Un titre"
    assert paragraphs(text) == ["Une phrase que l’éditeur\na coupée au bout de la ligne."]


def test_each_long_line_is_a_paragraph():
    text = "\n".join(["Un titre", *(f"{LONG * 3} {n}." for n in range(5))])
    assert kinds(text) == ["title"] + ["paragraph"] * 5


def test_first_line_of_a_line_by_line_article_is_not_lost_for_being_short():
    lines = ["Un titre", "Le maire de Vernois, Jean Aubry, a démissionné lundi soir.", LONG * 4, LONG * 5]
    assert paragraphs("\n".join(lines)) == lines[1:]


def test_line_alone_below_the_title_is_a_caption():
    assert kinds(f"Un titre\nLe ministre à Rabat.\n\n{LONG}\n\n{LONG} Bis.") == ["title", "caption", *["paragraph"] * 2]


@pytest.mark.parametrize(
    "credit", ["Le ministre à Rabat. DR", "Le port © AFP", "Le port (Photo : AFP)", "The harbour. Photo: Reuters"]
)
def test_credited_line_is_a_caption(credit):
    assert kinds(f"Un titre\n\n{credit}\n\n{LONG}") == ["title", "caption", "paragraph"]


def test_caption_that_stands_twice_is_set_aside_twice():
    text = f"Un titre\n\nLe ministre à Rabat.\n\nLe ministre à Rabat . DR\n\n{LONG}"
    assert kinds(text) == ["title", "caption", "caption", "paragraph"]


def test_headings_and_date_lines_inside_are_set_aside():
    text = f"# Un titre\n\nLe 01/03/2016 à 13h33\n\n{LONG}\n\n## Plus loin\n\n{LONG} Fin."
    assert kinds(text) == ["title", "date line", "paragraph", "heading", "paragraph"]


def test_long_paragraph_is_never_a_caption():
    assert kinds(f"Un titre\n\n{LONG * 3} Photo : AFP") == ["title", "paragraph"]


def test_lone_line_is_a_paragraph():
    assert kinds("Une seule phrase.") == ["paragraph"]


def test_empty_text_has_no_block():
    assert lay_out("") == lay_out(" \n\u00a0\n") == []


def test_rules_are_boilerplate():
    assert kinds(f"Un titre\n\n---\n\n{LONG}\n\n* * *\n\n{LONG} Bis.") == [
        "title",
        "boilerplate",
        "paragraph",
        "boilerplate",
        "paragraph",
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_200_000_short_lines_are_laid_out(gap):
    lines = [f"Ligne {n}." for n in range(200_000)]
    text = "Titre\n\n" + gap.join(lines)
    assert paragraphs(text) == (lines if gap == "\n\n" else [gap.join(lines)])


def test_line_of_a_hundred_thousand_spaces_is_laid_out_in_the_end():
    # Run apart, so that a search without end fails instead of hanging.
    program = (
        "from articles.layout import lay_out\nprint([b.kind for b in lay_out('Titre\\n' + ' ' * 100_000 + '\\nUn.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=5, check=True
    )
    assert done.stdout.strip() == "['title', 'paragraph']"


def test_a_question_and_the_reply_below_it_are_one_passage():
    text = "Entretien\n\nQuel est le budget ?\n\nDeux millions.\n\nD’où vient le public ?\n\nDe Lignac.\n\nMerci."
    assert passages(text) == [
        ["Quel est le budget ?", "Deux millions."],
        ["D’où vient le public ?", "De Lignac."],
        ["Merci."],
    ]


def test_a_question_without_a_reply_stays_a_paragraph():
    text = "Titre\n\nUne phrase.\n\nEt maintenant ?"
    assert passages(text) == [["Une phrase."], ["Et maintenant ?"]]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1."])
def test_a_list_is_one_passage_with_its_sentence_in_front(gap, mark):
    items = gap.join(f"{mark} {name}" for name in ("Armand Guivarch", "Solange Meunier", "Paul Verrier"))
    text = f"Accord\n\nLes signataires sont :\n{items}\n\nIl entre en vigueur en mai."
    signed, force = passages(text)
    assert signed[0] == "Les signataires sont :"
    assert [item.removeprefix(mark).strip() for item in signed[1:]] == [
        "Armand Guivarch",
        "Solange Meunier",
        "Paul Verrier",
    ]
    assert force == ["Il entre en vigueur en mai."]


def test_an_item_goes_on_where_it_is_wrapped():
    text = "Titre\n\nIls demandent :\n- un moratoire de deux\n  ans sur la pêche\n- des quais."
    assert passages(text) == [["Ils demandent :", "- un moratoire de deux ans sur la pêche", "- des quais."]]


def test_a_numbered_line_by_itself_is_no_list():
    assert "list item" not in kinds(f"Titre\n\n{LONG}\n\n12. Le port sera fermé.\n\n{LONG} Bis.")


@pytest.mark.parametrize(
    "heads",
    [
        ("## Thorel", "## Vaucelle"),
        ("Thorel\n---", "Vaucelle\n---"),
        ("Barrage de Thorel", "Barrage de Vaucelle"),
        ("1. Barrage de Thorel", "2. Barrage de Vaucelle"),
        ("III) Thorel", "IV) Vaucelle"),
    ],
)
def test_a_paragraph_stands_under_its_heading(heads):
    text = f"# Rapport\n\n{LONG} 1.\n\n{heads[0]}\n\n{LONG} 2.\n\n{heads[1]}\n\n{LONG} 3."
    first, second, third = headings(text).values()
    assert first == []
    assert "Thorel" in second[0] and len(second) == 1
    assert "Vaucelle" in third[0] and len(third) == 1


def test_numbered_lines_one_below_the_other_are_a_list_and_two_short_sentences_are_prose():
    text = f"# Rapport\n\n{LONG}\n\n1. Thorel\n2. Vaucelle\n\n{LONG} Bis.\n\nLe Stade\n\nIl a rouvert. Il plaît.\n"
    assert kinds(text).count("list item") == 2
    assert headings(text)["Il a rouvert. Il plaît."] == ["Le Stade"]


def test_headings_nest():
    text = "# A\n\nUn.\n\n## B\n\nDeux.\n\n### C\n\nTrois.\n\n## D\n\nQuatre."
    assert headings(text) == {"Un.": [], "Deux.": ["B"], "Trois.": ["B", "C"], "Quatre.": ["D"]}


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("| Commune | Habitants |\n|---|--:|", "| Lignac | 11 987 |\n| Thorel | 902 |"),
        ("Club           Played  Won", "Calder Town    12      4\nWells Cross    12      7"),
        ("Commune\tHabitants", "Lignac\t11 987\nThorel\t902"),
    ],
)
def test_a_row_stands_under_the_head_of_its_table(head, row):
    under = headings(f"# Chiffres\n\nVoici.\n\n{head}\n{row}\n\nLe préfet se dit rassuré.")
    rows = row.split("\n")
    assert under == {
        "Voici.": [],
        **{one: [head.split("\n")[0]] for one in rows},
        "Le préfet se dit rassuré.": [],
    }


@pytest.mark.parametrize("end", ["Page 2 sur 4", "– 14 –", "p. 7", "12\n\nMAGAZINE DU PATRIMOINE N° 212"])
def test_a_paragraph_that_the_end_of_a_page_cuts_is_one_passage(end):
    text = f"Un titre\n\n{LONG}\n\nLes travaux du nouveau musée de la marine marchande\n\n{end}\n\nont coûté cher."
    assert passages(text)[1] == ["Les travaux du nouveau musée de la marine marchande", "ont coûté cher."]


def test_a_running_head_is_boilerplate_wherever_it_stands():
    head = "L’Écho – mercredi 13 mars 2019 – page {}"
    text = "\n\n".join(f"{head.format(n)}\n\n{LONG} {n}." for n in range(1, 5))
    assert kinds(text) == ["boilerplate", "paragraph"] * 4


@pytest.mark.parametrize("head", ["Rapport annuel de la commune", "La Gazette de Lignac {}"])
def test_a_line_that_recurs_and_cuts_a_sentence_is_a_running_head(head):
    pages = [PROSE, f"{PROSE} Il le sait, car il l’a dit lui-même hier soir, parce que le", "maire avait peur.", PROSE]
    text = "Le musée rouvre" + "".join(f"\n\n{textwrap.fill(p, 72)}\n\n{head.format(n)}" for n, p in enumerate(pages))
    assert kinds(text) == ["title", *["paragraph", "boilerplate"] * 4]
    assert any(group[0].endswith("parce que le") and group[1:] == ["maire avait peur."] for group in passages(text))


@pytest.mark.parametrize("label", ["Exemple", "Sous le pont coule la Seine"])
def test_a_line_that_recurs_and_cuts_no_sentence_is_kept(label):
    text = "Glossaire\n\n" + "\n\n".join(f"abeille {n}\n\n{label}\n\nune abeille vole {n}" for n in "abcd")
    assert "boilerplate" not in kinds(text)
    text = "Glossaire\n\n" + "\n\n".join(f"{PROSE} {n}.\n\n{label}" for n in "abcd")
    assert "boilerplate" not in kinds(text)


def test_lines_that_differ_in_more_than_a_page_number_are_kept():
    text = "Journal\n\n" + "\n\n".join(f"Jour {n}, {20 + n} degrés" for n in range(1, 5))
    assert "boilerplate" not in kinds(text)


@pytest.mark.parametrize(
    "top", ["Accueil\nActualités\nCulture\nSe connecter", "FRA 0231 4 0187 AGP / VLM-04\nCULTURE-MUSEE"]
)
def test_what_stands_above_the_title_is_boilerplate(top):
    assert title(f"{top}\n\nLe musée rouvre\n\n{LONG}") == "Le musée rouvre"


@pytest.mark.parametrize("width", [38, 72, 110])
def test_a_wrapped_title_and_wrapped_paragraphs_are_whole(width):
    written = ["Le musée de la Batellerie de Valmontois rouvrira au printemps", PROSE, f"{PROSE} Fin."]
    text = "\n\n".join(textwrap.fill(part, width) for part in written)
    assert [" ".join(text[b.start : b.end].split()) for b in lay_out(text)] == written
    assert kinds(text) == ["title", "paragraph", "paragraph"]


def test_a_first_sentence_is_no_title():
    assert kinds("Le maire, Paul Verrier, a démissionné mardi.\n\nIl invoque sa santé.") == ["paragraph", "paragraph"]


# What looks like something else


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ("Publié le 12/03/2019 à 18h04", "date line"),
        ("LES RAISONS", "paragraph"),
        ("## Bilan 2019", "heading"),
        ("12 500 habitants", "paragraph"),
    ],
)
def test_what_stands_below_a_line_without_a_full_stop_is_kept(between, kind):
    text = f"La piscine ferme\n\nLe conseil municipal a voté la fermeture de la piscine\n\n{between}\n\n{PROSE}"
    assert kinds(text)[2] == kind
    assert [part for group in passages(text) for part in group][-1] == PROSE


def test_two_spaces_behind_a_full_stop_make_no_table():
    text = "Mayor resigns\n\nThe mayor resigned.  He left at noon.\n\nHis deputy acts.  It is Ann.\n\nIt rains.  OK."
    assert kinds(text) == ["title", *["paragraph"] * 3]


def test_a_table_without_a_head_keeps_its_first_row():
    text = "Les résultats\n\nSamedi.\n\nLignac   2-1   Sorbes\nValmont  0-0   Aubrelle\nCalder   3-2   Berge"
    assert kinds(text)[2:] == ["table row"] * 3


def test_two_tables_have_a_head_each():
    table = "| {} | Eau |\n|-|-|\n| A | 3 |"
    text = f"Chiffres\n\nVoici.\n\n{table.format('Lieu')}\n\n{table.format('Ville')}"
    assert kinds(text)[2:] == ["table head", "boilerplate", "table row"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Partager le pouvoir, un défi pour la majorité",
        "Publicité : les dépenses ont atteint 12 millions d’euros.",
        "Subscribers rose by 5 % in 2019, to 12,000.",
        "Lecture : 300 écoliers à la médiathèque samedi.",
    ],
)
def test_a_sentence_that_begins_as_a_button_does_is_kept(line):
    assert "boilerplate" not in kinds(f"{line}\n\n{PROSE}\n\n{line}")


def test_a_wrapped_line_that_begins_as_a_button_does_is_kept():
    text = "Titre\n\nIls ont décidé jeudi soir de\npartager la prime, et\nla direction\n212\nsalariés."
    assert passages(text) == [["Ils ont décidé jeudi soir de partager la prime, et la direction 212 salariés."]]


@pytest.mark.parametrize(
    "lines",
    [
        ("1944", "1958", "1968"),
        ("Article 1", "Article 2", "Article 3"),
        ("10h30", "11h30", "12h30"),
        ("Le 12 mars 2019", "Le 13 mars 2019", "Le 14 mars 2019"),
        ("De 6 ans : 2 euros", "De 8 ans : 2 euros", "De 9 ans : 2 euros"),
    ],
)
def test_lines_that_count_something_else_than_pages_are_kept(lines):
    text = "Histoire\n\n" + "\n\n".join(f"{line}\n\n{PROSE} {line}." for line in lines)
    assert "boilerplate" not in kinds(text)


@pytest.mark.parametrize(
    "top", ["Crêpes de Lignac\n4 œufs\n200 g de farine\n1/2 l de lait", "LIGNAC\nLa piscine ferme\nPar Lise Garnault"]
)
def test_a_short_text_on_top_is_no_menu(top):
    assert "boilerplate" not in kinds(f"{top}\n\n{PROSE}")


@pytest.mark.parametrize(
    "text",
    ["12 mars 2019\n\nLe maire de Lignac démissionne", "Par Lise Garnault\n\nLa piscine de Lignac fermera mardi !",
     "La piscine de Lignac fermera mardi\n\n---"],
)  # fmt: skip
def test_the_only_words_are_a_paragraph(text):
    assert kinds(text).count("paragraph") == 1
    assert "title" not in kinds(text)


def test_a_sentence_above_a_rule_is_no_heading():
    assert kinds(f"La piscine ferme\n\n{PROSE}\n---\nLise Garnault")[1] == "paragraph"


# What pages have besides the article

PRINTED = (
    "04/11/2021, 09:17                 Le musée rouvre | L’Écho de Lignac",
    "https://www.echo-lignac.example/culture/le-musee-rouvre-88213                    {}/3",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_a_browser_prints_on_each_page_is_boilerplate(gap):
    head, foot = PRINTED
    text = f"{head}\n\nLe musée rouvre\n\n{PROSE}\n\nLes cartes avaient été dessinées dans une cave"
    text += (
        gap.join(["", foot.format(1), head, "de Lignac par le beau-frère."]) + f"\n\n{PROSE} Fin.\n\n{foot.format(3)}"
    )
    assert title(text) == "Le musée rouvre"
    assert ["Les cartes avaient été dessinées dans une cave", "de Lignac par le beau-frère."] in passages(text)
    assert "echo-lignac" not in str(passages(text))


@pytest.mark.parametrize("foot", ["1 of 3                           04/11/2021, 09:17", "1/3   4/11/21, 9:17 AM"])
def test_the_foot_of_another_browser_is_boilerplate(foot):
    assert kinds(f"Le musée rouvre\n\n{PROSE}\n\n{foot}")[-1] == "boilerplate"


def test_an_hour_in_front_of_a_line_makes_no_head_of_a_page():
    text = "Journal\n\n" + "\n\n".join(f"12/03/2019 {n}:17 Départ du convoi numéro {n}" for n in range(10, 14))
    assert "boilerplate" not in kinds(text)


@pytest.mark.parametrize(
    "end",
    [
        "8    AGRICULTURE    LA DÉPÊCHE DU CAUSSE",
        "LA DÉPÊCHE DU CAUSSE    VENDREDI 14 JUIN 2024    9",
        "– 12 –",
        "[14]",
        "(Suite en page 4)",
        "Continued on page A6",
        "Suite de la page 1",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\f", "\n\n"])
def test_the_end_of_a_page_cuts_a_paragraph_also_where_no_line_is_empty(end, gap):
    rest = "Clémence Rességuier, éleveuse à Peyrebrune. Le trésorier, lui, avait plaidé pour un report."
    text = (
        f"Un titre\n\n{PROSE}\n\nNous ne voulions plus vendre à perte, dit la présidente,\n{end}{gap}{rest}\n\n{PROSE}"
    )
    assert ["Nous ne voulions plus vendre à perte, dit la présidente,", rest] in passages(text)


def test_rows_of_words_and_figures_are_no_ends_of_pages():
    text = f"Un titre\n\n{PROSE}\n\nLe classement du championnat régional\nLyon Nord      12\nNice Est      10"
    assert "boilerplate" not in kinds(text)


def test_a_suite_that_is_told_of_is_content():
    assert "boilerplate" not in kinds(f"Un titre\n\nLa suite de l’affaire tient en une page\n\n{PROSE}")


@pytest.mark.parametrize(
    "line",
    [
        "Aller au contenu",
        "Skip to main content",
        "View this email in your browser",
        "Accueil > Culture > Musées",
        "Home / News / Local",
    ],
)
def test_the_first_line_of_a_page_is_no_title(line):
    assert title(f"{line}\n\nLe musée rouvre\n\n{PROSE}") == "Le musée rouvre"


def test_a_menu_ends_at_the_way_to_the_page():
    menu = "Menu ☰\nÀ la une · Région · Économie\nRechercher\nJe m’abonne à 1 € le premier mois"
    assert title(f"{menu}\n\nAccueil > Région > Lignac\n\nLe musée rouvre\n\n{PROSE}") == "Le musée rouvre"


def test_rows_with_semicolons_are_a_table():
    rows = "hôpital;lits;attente (minutes)\nLignac;412;96\nSorbes;178;\nBerge;0;28"
    assert kinds(f"Les hôpitaux\n\n{PROSE}\n\n{rows}\n\n{PROSE}")[2:-1] == ["table head", *["table row"] * 3]
    assert "table row" not in kinds(
        f"Les hôpitaux\n\n{PROSE}\n\nIl pleut ; il vente\nIl neige ; il gèle\nIl fait ; nuit"
    )


@pytest.mark.parametrize(
    "lines",
    [
        "Aimer;\nPartir;\nMourir;",
        "int main(void) {\nint i;int n;\nn=3;i=0;\ni++;n--;\nreturn 0;\n}",
        "stop();go();\nturn();halt();\nback();left();\ndone();\nnext();\nlast();\nover();",
        "elle dort;il part\nelle court;il vole\nelle lit;il boit\nelle rit;\nil pleure;\nvient le soir;",
    ],
)
def test_lines_with_semicolons_that_are_no_cells_are_no_table(lines):
    assert not {"table head", "table row"} & set(kinds(f"Un titre\n\n{PROSE}\n\n{lines}\n\n{PROSE}"))


@pytest.mark.parametrize(
    "line",
    [
        "La mairie  https://mairie.example/",
        "Voir l’accord de Rabat, p. 12",
        "Voir OTAN, p. 12",
        "From the archives of Ann Lee, page 3",
        "Unsubscribe and save the planet, says Ann Lee",
        "Se désabonner en un clic devient obligatoire",
        "Read more books, says Ann Lee",
        "Follow us, says the mayor",
        "Accueil / hébergement : ce qui change",
    ],
)
def test_a_line_that_only_begins_or_ends_as_a_page_has_it_is_kept(line):
    assert "boilerplate" not in kinds(f"Un titre\n\n{PROSE}\n\n{line}\n\n{PROSE}")


@pytest.mark.parametrize(
    "line",
    [
        "Unsubscribe",
        "Unsubscribe | Update preferences",
        "Se désabonner de cette newsletter",
        "See FRAUD, page 7",
        "Voir page 4",
        "Continued from FRAUD, page A1",
        "Lire la suite de notre enquête page 4",
        "Read more: The port closes",
    ],
)
def test_a_line_that_is_a_pages_as_a_whole_is_boilerplate(line):
    assert kinds(f"Un titre\n\n{PROSE}\n\n{line}\n\n{PROSE}")[2] == "boilerplate"


@pytest.mark.parametrize("foot", ["", "\n\nhttps://www.lignac.example/agenda          1/2"])
def test_lines_of_a_diary_are_no_heads_of_printed_pages(foot):
    text = f"L’agenda\n\n{PROSE}\n\n12/03/2019 18:00 Conseil\n\n13/03/2019 09:00 Marché\n\n{PROSE}{foot}"
    assert kinds(text)[:5] == ["title", *["paragraph"] * 4]


@pytest.mark.parametrize("top", ["L’agenda\n\nÀ Lignac\n\n", ""])
def test_lines_of_a_diary_that_are_the_same_are_no_heads_of_printed_pages(top):
    line = "12/03/2019 18:00 Conseil municipal"
    assert "boilerplate" not in kinds(f"{top}{line}\n\nÀ Sorbes\n\n{line}\n\n{PROSE}")


@pytest.mark.parametrize(
    "top",
    [
        "Le musée de Lignac rouvre samedi\nPar Lise Garnault\n12 mars 2019",
        "Le musée de Lignac rouvre samedi",
        "Le musée rouvre\nLise Garnault\nL’Écho de Lignac",
        "Le musée rouvre\nCulture\nLignac\nSorbes\n12 mars 2019",
        "Culture\nMusées\nLignac\nLe musée a rouvert samedi.",
    ],
)
@pytest.mark.parametrize("below", ["", "Le bilan des travaux\n\n"])
def test_words_of_an_article_above_the_way_to_a_page_are_kept(top, below):
    text = f"{top}\n\nAccueil > Culture > Musées\n\n{below}{PROSE}\n\n{PROSE} Fin."
    shown = [text[b.start : b.end] for b in lay_out(text) if b.kind != "boilerplate"]
    assert "\n".join(shown).startswith(top)


def test_a_title_above_the_way_to_a_page_is_the_title():
    assert title(f"Le musée rouvre\nPar Lise Garnault\n\nAccueil > Culture > Musées\n\n{PROSE}") == "Le musée rouvre"


def test_what_marks_quote_is_a_quotation():
    own = "Je confirme : le pont ouvrira en juin."
    text = f"De ma part\n\n{own}\n\n> Il ouvrira peut-être\n> en mai.\n>\n> > Par Paul Verrier\n\nMerci."
    found = [(block.kind, text[block.start : block.end]) for block in lay_out(text) if block.kind != "boilerplate"]
    assert found == [
        ("title", "De ma part"),
        ("paragraph", own),
        ("quote", "> Il ouvrira peut-être\n> en mai."),
        ("quote", "> > Par Paul Verrier"),
        ("paragraph", "Merci."),
    ]


def test_a_text_that_is_quoted_whole_is_none():
    found = [kind for kind in kinds(f"> Un titre\n>\n> {LONG}\n>\n> {LONG} Bis.") if kind != "boilerplate"]
    assert found == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "foot",
    [
        "Rapport annuel 2022\n- {} -",
        "Notes des marais n° 58        Été 2016",
        "34{} | L’ATELIER – HIVER 2019",
        "a.fr – {}/2",
    ],
)
def test_a_foot_that_cuts_a_sentence_on_two_pages_is_none_of_it(foot):
    text = (
        "Le tram ira à Garrou\n\nLa ligne ouvrira en mars. Son ingénieure en chef, Rosalinde\n\n"
        f"{foot.format(1)}\n\nAmis, accuse une rivière.\n\nLe tunnel est creusé par une machine nommée\n\n"
        f"{foot.format(2)}\n\nHesper, venue de Nantes."
    )
    assert any("Rosalinde" in words for words in paragraphs(text))
    assert not {foot.format(1), foot.format(2)}.intersection(paragraphs(text))
    assert [block.continues for block in lay_out(text) if block.kind == "paragraph"] == [False, True, False, True]


def test_days_of_a_programme_are_no_running_heads():
    text = (
        "Rapport\n\nLe programme du festival de Lignac sera donc\n\nJour 1\n\nAna Ruiz chante à la halle de Sorbes\n\n"
        "Jour 2\n\nLe bal du village commence à vingt heures.\n\nLe bal finit à minuit sur la place."
    )
    assert "boilerplate" not in kinds(text)


def test_a_newspapers_name_and_day_on_each_page_is_no_title():
    head = "LA GAZETTE DU MARSAC             VENDREDI 11 MAI 2018"
    text = f"{head}\n\nLe moulin change de mains\n\n{PROSE}\n\n{head}\n\n{PROSE} Bis.\n\n{head}\n\n{PROSE} Ter."
    assert title(text) == "Le moulin change de mains"
    assert head not in paragraphs(text)


def test_a_page_ends_inside_a_sentence_that_goes_on_with_a_figure():
    foot = "C4 LA TRIBUNE DU COUDRAN • MARDI 16 JANVIER 2018"
    text = f"Des crues\n\nLe coût des dégâts de janvier est estimé à\n\n{foot}\n\n6,8 millions d’euros.\n\n{PROSE}"
    assert foot not in paragraphs(text)


@pytest.mark.parametrize("label", ["À lire aussi", "Sur le même sujet :", "Related articles"])
def test_titles_of_other_articles_below_what_announces_them_are_none_of_it(label):
    link = "Betteraves : la jaunisse gagne 3 000 hectares"
    text = f"Le musée rouvre\n\n{PROSE}\n\n{label}\n\n{link}\nUn maire élu\n\n{PROSE} Bis."
    assert paragraphs(text) == [PROSE, f"{PROSE} Bis."]


@pytest.mark.parametrize(
    "below",
    ["Un endettement en hausse", "« Nous voulons rester », dit Anne Roy", "« Restons », dit-elle\n« Oui », dit-il"],
)
def test_a_subheading_or_a_quotation_below_a_link_is_the_articles(below):
    text = f"Le musée rouvre\n\n{PROSE}\n\nLire aussi\n\n{below}\n\n{PROSE} Bis."
    kept = [block for block in lay_out(text) if block.kind != "boilerplate"]
    assert all(any(line in text[block.start : block.end] for block in kept) for line in below.split("\n"))


def test_sentences_below_a_link_are_kept():
    text = f"Le musée rouvre\n\n{PROSE}\n\nSur le même sujet\n\nAna Ruiz a promis de baisser les prix.\n\n{PROSE} Bis."
    assert "Ana Ruiz a promis de baisser les prix." in paragraphs(text)


@pytest.mark.parametrize(
    "top",
    ["REPORTAGE\n", "Press release\n\n", "Communiqué de presse\nPour diffusion immédiate\n\nLignac, le 3 juin 2022\n\n",
     "Régions › Val-Dormant › Lignac\nREPORTAGE\n", "Print this page\n\nCulture\n\n"],
)  # fmt: skip
def test_what_kind_of_text_it_is_is_no_title(top):
    assert title(f"{top}À Lignac, la dernière filature tourne encore\n\n{PROSE}\n\n{PROSE} Bis.") == (
        "À Lignac, la dernière filature tourne encore"
    )


@pytest.mark.parametrize("top", ["SNCF", "INONDATIONS", "Lyon, le 3 juin 2022"])
def test_a_word_that_tells_what_it_is_about_stays(top):
    assert title(f"{top}\n\nLa grève est reconduite jusqu’à lundi\n\n{PROSE}\n\n{PROSE} Bis.") == top


def test_a_way_inside_a_text_is_its_own():
    assert "boilerplate" not in kinds(f"Le train\n\n{PROSE}\n\nParis > Lyon > Marseille\n\n{PROSE} Bis.")


def test_a_skip_link_above_a_menu_is_part_of_it():
    menu = "Aller au contenu principal\n\nMenu\nÀ la une · Région · Sports\nRechercher\nNewsletter"
    text = f"{menu}\n\nAccueil > Région\n\nLa sucrerie est vendue à un groupe\n\n{PROSE}\n\n{PROSE} Bis."
    assert title(text) == "La sucrerie est vendue à un groupe"


def test_a_foot_that_no_empty_line_parts_from_the_sentence_is_none_of_it():
    text = (
        "Le port ferme\n\nLe port fermera le 3 mai, a annoncé sa directrice,\nL’Écho de Sorbes n° 45 — page 3\n"
        "Ana Ruiz, lors d’une réunion tenue à la mairie.\n\nLe chantier durera six mois et il coûtera,\n"
        "L’Écho de Sorbes n° 45 — page 4\n2,3 millions d’euros. Le reste attendra."
    )
    assert not any("Écho" in words for words in paragraphs(text))
    assert sum(block.continues for block in lay_out(text)) == 2


@pytest.mark.parametrize("foot", ["12 | L’Écho de Sorbes | mai 2019", "L’ÉCHO DE SORBES – 3 MAI 2019 – P. 3"])
def test_a_foot_of_one_page_that_cuts_a_sentence_is_none_of_it(foot):
    above = "Le port de Sorbes fermera le 3 mai, a annoncé sa directrice, Ana"
    text = f"Le port ferme\n\n{above}\n\n{foot}\n\nRuiz, lors d’une réunion à la mairie.\n\nLe reste attendra."
    assert foot not in paragraphs(text)
    assert [block.continues for block in lay_out(text) if block.kind == "paragraph"] == [False, True, False]
