"""Another format is one class and one line."""

from pathlib import Path

from articles import formats
from articles.reading import read_article
from articles.types import Block, Document, Fact
from index.folder import IndexFolder
from index.sync import sync


class Foo:
    """Lines; the first is the title."""

    suffixes = (".foo",)

    def read(self, data: bytes, path: Path) -> Document:
        text = data.decode("utf-8")
        end = text.index("\n")
        blocks = (Block("title", 0, end), Block("paragraph", end + 1, len(text.rstrip())))
        return Document(text, blocks, {"title": Fact(text[:end], "first line"), "language": Fact("fr", "its words")})


def test_a_new_format_is_read_and_found(tmp_path, monkeypatch, encoder):
    monkeypatch.setattr(formats, "FORMATS", [*formats.FORMATS, Foo()])
    (tmp_path / "articles").mkdir()
    path = tmp_path / "articles" / "a.foo"
    path.write_text("Un titre\nLe maire de Lignac est Paul Verrier.\n", encoding="utf-8")
    assert read_article(path).title == "Un titre"
    folder = IndexFolder.create(tmp_path / "index", encoder)
    assert sync(folder, [tmp_path / "articles"], encoder).added == [str(path)]
    (stored,) = folder.store.every_passage()
    assert stored.article.blocks == read_article(path).blocks
    folder.close()
