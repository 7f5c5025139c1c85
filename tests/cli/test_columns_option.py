"""`ibid index --columns`: the names of columns, told once."""

import pytest

from articles.containers import members
from articles.reading import read_article
from cli.columns import columns_of, note_columns
from runtime.errors import WrongInput

TEXT = "Le conseil municipal a voté hier la construction d’un pont."


def test_what_is_told_once_holds_for_every_table_below(tmp_path):
    table = tmp_path / "2019" / "export.csv"
    table.parent.mkdir()
    table.write_text(f"Headline;Matière\nUn pont;{TEXT}\n", encoding="utf-8")
    assert members(table) is None
    named = columns_of("text=Matière,title=headline")
    for _ in range(2):  # the second time it is there
        note_columns([tmp_path], named)
    (row,) = members(table) or []
    article = read_article(row)
    assert article.title == "Un pont" and TEXT in article.text


def test_a_map_that_says_otherwise_stays_as_it_is(tmp_path):
    file = tmp_path / "ibid.toml"
    file.write_text('[columns]\ntext = "corps"\n', encoding="utf-8")
    note_columns([tmp_path], {"text": "corps"})
    with pytest.raises(WrongInput, match="ibid.toml names the columns already"):
        note_columns([tmp_path], {"text": "body"})
    assert file.read_text(encoding="utf-8") == '[columns]\ntext = "corps"\n'


@pytest.mark.parametrize("written", ["", "text", "text=", "=body", "text=body,", "texte=body,title=a", "colour=body"])
def test_what_is_no_map_is_refused(written):
    with pytest.raises(WrongInput, match="--columns"):
        columns_of(written)


def test_the_nearest_map_is_the_one(tmp_path):
    inner = tmp_path / "a"
    inner.mkdir()
    note_columns([tmp_path], {"text": "x"})
    note_columns([inner], {"text": "y"})
    for folder in (tmp_path, inner):
        (folder / "t.jsonl").write_text(f'{{"x": "{TEXT}", "y": "{TEXT} Oui."}}\n', encoding="utf-8")
    found = [read_article((members(folder / "t.jsonl") or [])[0]).text for folder in (tmp_path, inner)]
    assert found == [TEXT, f"{TEXT} Oui."]
