"""Markdown's marks tell what the words are, and are none; a plain text that is called Markdown reads as before."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.formats.markdown import MarkdownFormat
from articles.formats.text import TextFormat
from articles.types import Document

ROOT = Path(__file__).parents[2]
PLAIN_FILES = sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "benchmarks/questions").rglob("*.txt")])
PROSE = (
    "Fermé depuis l’incendie du 14 novembre 2017, le musée de la Batellerie de Valmontois rouvrira ses portes le 6 "
    "avril 2019, a annoncé sa directrice. L’architecte lyonnais Odilon Ferrandi a dessiné la nouvelle verrière."
)
MARKS = "# ## ### - * + 1. 12) > > | || --- === ``` ~~~ ** _ ~~ ` [ ] ( ) ![ ]( [^1] [^1]: <!-- --> <b> </b>".split()


def document(source: str) -> Document:
    return MarkdownFormat().read(source.encode(), Path("a.md"))


def blocks(source: str) -> list[tuple[str, str]]:
    found = document(source)
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def words(source: str) -> list[str]:
    return [written for _, written in blocks(source)]


def headings(source: str) -> dict[str, list[str]]:
    """Each block that is no heading, and what it stands under."""
    found = document(source)
    written = [found.text[block.start : block.end] for block in found.blocks]
    return {
        text: [written[above] for above in block.headings]
        for text, block in zip(written, found.blocks, strict=True)
        if block.kind not in {"title", "heading"}
    }


def structure(found: Document) -> list[tuple[object, ...]]:
    return [
        (block.kind, found.text[block.start : block.end].split(), block.headings, block.continues)
        for block in found.blocks
    ]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Le `code` de la route", "Le code de la route"),
        ("Il est ~~mort~~ parti", "Il est mort parti"),
        ("[le maire][m] a dit\n\n[m]: https://a.invalid 'Maire'", "le maire a dit"),
        ('[le maire](https://a.invalid/b_(c) "Le titre") a dit', "le maire a dit"),
        ("[le maire][] a dit\n\n[le maire]: <https://a.invalid>", "le maire a dit"),
        ("Voir <https://a.invalid/b?x=1> et http://c.invalid/d_e_f", "Voir https://a.invalid/b?x=1 et http://c.invalid/d_e_f"),
        ("m<sup>2</sup> et H<sub>2</sub>O, <span style='x'>rouge</span>", "m² et H2O, rouge"),
        ("snake\\_case, 12\\*000 et \\[sic\\]", "snake_case, 12*000 et [sic]"),
        ("*Le* **maire** ***Paul*** __Verrier__ _a dit_", "Le maire Paul Verrier a dit"),
        ("l&#8217;été, R&D, R&amp;D, 3 < 4, &lt;b&gt;", "l’été, R&D, R&D, 3 < 4, <b>"),
        ("Le budget[^1] du *port*[^note-2], dit-il [^3].", "Le budget du port, dit-il."),
        ("Le pont ![icône](i.png) est fermé", "Le pont est fermé"),
        ("<nom de la commune> est à remplir", "<nom de la commune> est à remplir"),
        ("Un mot <!-- caché --> ici", "Un mot ici"),
        ("Le 5 * 3 de 2019 et 2*3*4", "Le 5 * 3 de 2019 et 234"),
        ("Première ligne  \nseconde\\\ntroisième<br>fin", "Première ligne seconde troisième fin"),
        ("e\u0301te\u0301 &#101;&#769;", "été é"),
    ],
)  # fmt: skip
def test_marks_are_no_words(source, read):
    assert [" ".join(written.split()) for written in words(f"# Titre\n\n{source}")] == ["Titre", read]


@pytest.mark.parametrize(
    "title",
    ["# Un *titre*", "# Un titre ##", "Un titre\n===", "Un titre\n-----", "# Un titre {#t}", "<h1>Un titre</h1>"],
)
@pytest.mark.parametrize(
    "above", ["", "<!-- à revoir -->\n", "<!--\n# Brouillon\n\nvieux\n-->\n\n", "[a]: http://b\n\n"]
)
def test_a_title_in_every_form(above, title):
    assert blocks(f"{above}{title}\n\n{PROSE}") == [("title", "Un titre"), ("paragraph", PROSE)]


def test_headings_nest_in_both_forms():
    source = "# A\n\nUn.\n\nB\n---\nDeux.\n\n### C\nTrois.\n\n<h2>D</h2>\n\nQuatre.\n\n#### E ####\n\nCinq."
    assert headings(source) == {"Un.": [], "Deux.": ["B"], "Trois.": ["B", "C"], "Quatre.": ["D"], "Cinq.": ["D", "E"]}


@pytest.mark.parametrize("code", ["```sh\n{}\n```", "~~~\n{}\n~~~", "    {}", "```\n{}"])
@pytest.mark.parametrize("line", ["# installer le *port*", "## x"])
def test_a_comment_in_code_is_no_heading(code, line):
    source = f"# Titre\n\n{PROSE}\n\n{code.format(line)}\n\n{PROSE} Fin."
    assert "heading" not in [kind for kind, _ in blocks(source)]
    assert any(line in written for written in words(source))


def test_a_sentence_above_a_rule_is_no_heading():
    assert blocks(f"La piscine ferme\n\n{PROSE}\n---\nLise Garnault")[1:] == [
        ("paragraph", PROSE),
        ("paragraph", "Lise Garnault"),
    ]


def test_folded_words_are_read_and_stand_under_their_heading():
    folded = "<details>\n<summary>Les chiffres</summary>\n\nIl **baisse**.\n\n</details>"
    source = f"# Titre\n\n## Budget\n\n{folded}\n\n{PROSE}"
    assert headings(source)["Il baisse."] == headings(source)[PROSE] == ["Budget"]
    assert "<" not in document(source).text


def test_lists_nest_and_keep_their_numbers():
    source = (
        "# Titre\n\nIls demandent :\n3. un *quai*\n4. des bateaux\n   * neufs\n   * [x] repeints\n5) la paix\nau port."
    )
    assert blocks(source)[1:] == [
        ("paragraph", "Ils demandent :"),
        ("list item", "3. un quai"),
        ("list item", "4. des bateaux"),
        ("list item", "- neufs"),
        ("list item", "- repeints"),
        ("list item", "5) la paix\nau port."),
    ]
    assert [block.continues for block in document(source).blocks][2:] == [True] * 5


def test_a_year_at_the_start_of_a_line_is_no_number_of_an_item():
    source = "# Histoire\n\n1917. La révolution éclate.\n\n1918. La guerre finit.\n\n7. Fin."
    assert [written for kind, written in blocks(source) if kind != "list item"][:3] == [
        "Histoire",
        "1917. La révolution éclate.",
        "1918. La guerre finit.",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| Commune | *Habitants* |\n|---|--:|\n| Lignac | 11 987 |\n| `Thorel` | 902 |",
        "Commune | Habitants\n--- | ---\nLignac | 11 987\nThorel | 902",
        "<table><tr><th>Commune<th>Habitants<tr><td>Lignac<td>11 987<tr><td>Thorel<td>902</table>",
    ],
)
def test_tables_with_and_without_outer_bars(table):
    assert blocks(f"# Chiffres\n\nVoici.\n\n{table}\n\nFin.")[2:] == [
        ("table head", "| Commune | Habitants |"),
        ("table row", "| Lignac | 11 987 |"),
        ("table row", "| Thorel | 902 |"),
        ("paragraph", "Fin."),
    ]


def test_quotations_are_paragraphs_of_their_own():
    source = f"# Titre\n\nIl écrit.\n> Une *citation*\n> longue.\n>\n> Bis.\n> > Ter.\n\n{PROSE}"
    assert words(source)[1:] == ["Il écrit.", "Une citation\nlongue.", "Bis.", "Ter.", PROSE]


def test_quotations_are_quotations():
    first, second = "> Une citation\n> longue.\n>\n> ## Plan\n>\n> Bis.", "> Ter.\n>\n> - *un*\n> - deux"
    source = f"# Titre\n\nIl écrit :\n\n{first}\n\n{PROSE}\n\n{second}"
    assert blocks(source)[1:] == [
        ("paragraph", "Il écrit :"),
        ("quote", "Une citation\nlongue."),
        ("heading", "Plan"),
        ("quote", "Bis."),
        ("paragraph", PROSE),
        ("quote", "Ter."),
        ("list item", "- un"),
        ("list item", "- deux"),
    ]
    assert headings(source)["Bis."] == ["Plan"]
    assert headings(source)[PROSE] == []


def test_a_quotation_is_no_title_and_no_heading():
    source = f"> « Nous avons tout sauvé »\n\nLe musée rouvre\n\n> Une visite guidée\n\n{PROSE}"
    assert [kind for kind, _ in blocks(source)] == ["quote", "title", "quote", "paragraph"]


def test_the_question_that_a_quotation_holds_stays_with_its_reply():
    found = document(f"# Titre\n\n{PROSE}\n\n> Pourquoi lui ?\n\nParce qu’il est seul.")
    assert [(block.kind, block.continues) for block in found.blocks][-2:] == [("quote", False), ("paragraph", True)]


def test_a_text_that_is_quoted_from_end_to_end_is_read_as_it_is():
    assert blocks(f"> # Titre\n>\n> {PROSE}") == [("title", "Titre"), ("paragraph", PROSE)]


def test_a_picture_by_itself_is_captioned_by_what_it_shows():
    source = f"# Titre\n\n![Le pont de *Lignac*](a.jpg 'x')\n\n{PROSE}\n\n[![](b.png)](http://c)\n\n{PROSE} Fin."
    assert blocks(source)[1:3] == [("caption", "Le pont de Lignac"), ("paragraph", PROSE)]
    assert len(blocks(source)) == 4


def test_footnotes_are_paragraphs_where_they_stand():
    source = f"# Titre\n\n{PROSE}[^1]\n\n[^1]: Selon la *mairie*.\n[^b]: https://a.invalid\n    Suite.\n\nFin."
    assert words(source)[1:] == [PROSE, "Selon la mairie.", "https://a.invalid\nSuite.", "Fin."]


def test_a_comment_that_is_never_closed_takes_nothing():
    assert words(f"# Titre\n\n<!-- début\n\n{PROSE}")[-1] == PROSE


@pytest.mark.parametrize("head", ["---\ntitle: Un pont\n---", "+++\ntitle = 'Un pont'\n+++"])
def test_the_front_matter_is_kept_as_it_stands(head):
    found = document(f"{head}\n\n## Il **ouvre**\n\n{PROSE}\n\n### Bis\n\nFin.")
    assert found.facts["title"].value == "Un pont"
    assert found.text == f"{head}\n\nIl ouvre\n\n{PROSE}\n\nBis\n\nFin."
    assert found.blocks[-1].headings == (3,)


# Plain text that is called Markdown


@pytest.mark.parametrize("path", PLAIN_FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("width", [None, 72])
def test_a_plain_article_is_the_same_by_either_name(path, width):
    text = path.read_text("utf-8")
    if width:
        text = "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))
    assert structure(document(text)) == structure(TextFormat().read(text.encode(), Path("a.txt")))


@pytest.mark.parametrize(
    "source",
    [
        f"Un titre\n\n    {textwrap.fill(PROSE, 60)}\n\n\t{PROSE} Fin.",
        f"Un titre\n\nPublié le 12 mars 2019\n\nPar Lise Garnault\n\n{PROSE}\n\n* * *\n\n{PROSE} Fin.",
        "Entretien\n\nQuel est le budget ?\n\nDeux millions.\n\nD’où vient le public ?\n\nDe Lignac.\n\nMerci.",
        f"Histoire\n\n1917. {PROSE}\n\n12. Le port ferme.\n\n{PROSE} Fin.",
        f"Titre\n\n- Non, dit-il.\n\n{PROSE}\n\n– Si.\n\n{PROSE} Fin.",
        f"Titre\n\nIls demandent :\n• des quais ;\n• un port.\n\n{PROSE}\nPage 2 sur 4\n{PROSE} Fin.",
        f"Titre\n\nIl fait entre 10 et\n- 12 degrés à Lignac.\n\n{PROSE}",
        "Résultats\n\nSamedi.\n\nClub           Played  Won\nCalder Town    12      4\nWells Cross    12      7",
        f"Un titre\nLe ministre à Rabat.\n\n{PROSE}\n\nPhoto : AFP\n\n{PROSE} Fin.",
        "\n".join(["Un titre", *(f"{PROSE} {n}." for n in range(5))]),
    ],
)
def test_a_plain_text_reads_the_same_by_either_name(source):
    assert structure(document(source)) == structure(TextFormat().read(source.encode(), Path("a.txt")))


# Any text


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([*MARKS, "\\", "&amp;", "\n", "\n\n", " ", "    ", "mot", "Un fait."]), max_size=40).map(
        "".join
    )
)
def test_blocks_tile_any_text(source):
    found, end = document(source), 0
    for block in found.blocks:
        assert not found.text[end : block.start].strip(), "words between two blocks"
        assert end <= block.start < block.end <= len(found.text)
        assert found.text[block.start : block.end] == found.text[block.start : block.end].strip()
        assert all(found.blocks[above].kind in {"heading", "table head"} for above in block.headings)
        end = block.end
    assert not found.text[end:].strip(), "words after the last block"


@pytest.mark.slow
def test_a_book_is_markdown_however_long_it_is():
    chapters = "".join(f"## Chapitre {n}\n\nIl a **dit** [oui](https://a.invalid/{n}).\n\n" for n in range(25_000))
    found = document(f"# Titre\n\n{chapters}")
    assert "**" not in found.text and "](" not in found.text
    assert sum(block.kind == "heading" for block in found.blocks) == 25_000


HOSTILE = {
    "prose": f"{PROSE} *Oui* [a](b).\n\n",
    "brackets": "[",
    "links": "![a](",
    "stars": "*a_ ",
    "short lines": "a\n",
    "short paragraphs": "a\n\n",
    "tags": "<b>\n\n",
    "tag": "a <b ",
    "comments": "<!-- ",
    "quotations": "> ",
    "lists": "- a\n",
    "tables": "|a|b|\n|-|-|\n|c|d|\n\n",
    "fences": "```\na\n```\n",
    "notes": "[^1]: a\n",
    "definitions": "[a\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_what_is_long_is_read_in_the_end(tmp_path, unit):
    # Run apart, so that a search without end fails instead of hanging.
    (tmp_path / "a.md").write_text((f"# Titre\n\n{unit * (300_000 // len(unit))}\n\nFin."), encoding="utf-8")
    program = (
        "import sys, pathlib\nfrom articles.formats.markdown import MarkdownFormat\n"
        "path = pathlib.Path(sys.argv[1])\nprint(MarkdownFormat().read(path.read_bytes(), path).text[:5])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "a.md"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "Titre"
