"""`ibid verify`, as it is run: what it tells of citations whose articles are no longer what they were."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles.reading import read_article
from articles.types import Passage
from qa.as_json import evidence_as_json
from qa.citing.export import KINDS
from qa.types import Answer, Citation, Question, Span

ROOT = Path(__file__).parent.parent.parent
APP = [sys.executable, "-W", "ignore", str(ROOT / "app.py")]
RAIL = "Le rail\n\nC’était lundi à Lignac. Les cheminots de la ville sont en grève depuis le matin. On attend.\n"


def ibid(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [*APP, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False, cwd=ROOT)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def rail(tmp_path: Path) -> Path:
    return write(tmp_path / "articles" / "rail.txt", RAIL)


def exported(path: Path, kind: str, quote: str = "sont en grève", question: str = "Qui est en grève ?") -> str:
    """What an answer that quotes these words of a file is exported as; of none, where there are no words."""
    article = read_article(path)
    citations = ()
    if quote:
        start = article.text.index(quote)
        first, last = article.text.rindex(".", 0, start) + 2, article.text.index(".", start) + 1
        span = Span(start, start + len(quote), 5.0)
        citations = (Citation(1, article, span, (first, last), Passage(article.id, 1, 0, len(article.text))),)
    return KINDS[kind].of([evidence_as_json(Answer(Question(question, "fr"), quote or None, 0.5, citations, ()))])


def verified(export: Path, index: Path) -> tuple[int, str]:
    done = ibid("verify", export, "--index", index)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_words_that_stand_in_another_sentence_are_not_told_as_unchanged(tmp_path, rail, kind):
    export = write(tmp_path / "export", exported(rail, kind))
    write(rail, f"{RAIL}\nUn autre alinéa.\n")
    assert verified(export, tmp_path / "index") == (0, f"unchanged  “sont en grève”  {rail}\n1 unchanged\n")
    write(rail, RAIL.replace("depuis le matin", "jusqu’à hier seulement"))
    status, told = verified(export, tmp_path / "index")
    assert (status, told.count("the sentence around it changed")) == (1, 2), told
    assert "“depuis le matin” → “jusqu’à hier seulement”" in told


def test_what_was_changed_in_the_sentence_is_in_the_json(tmp_path, rail):
    export = write(tmp_path / "export", exported(rail, "json", "en grève"))
    write(rail, RAIL.replace("sont en", "ne sont plus en"))
    done = ibid("verify", export, "--json", "--index", tmp_path / "index")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["status"] == "moved, but the sentence around it changed"
    assert told["sentence_changes"] == [{"before": "", "after": "ne"}, {"before": "", "after": "plus"}]


@pytest.mark.parametrize("known", [False, True])
def test_a_file_that_is_gone_is_told_whatever_the_index_still_holds(tmp_path, rail, known):
    write(tmp_path / "articles" / "autre.txt", "Le pont\n\nLe pont est fermé.\n")
    export = write(tmp_path / "export", exported(rail, "txt"))
    if known:
        ibid("index", rail.parent, "--index", tmp_path / "index")
    rail.unlink()
    status, told = verified(export, tmp_path / "index")
    assert (status, "gone" in told.split()[0], f"{rail}: the file is gone" in told) == (1, True, True), told
    assert ("the index is behind" in told) is known


def test_a_file_that_was_renamed_behind_the_back_of_the_index_is_found_at_no_place(tmp_path, rail):
    export = write(tmp_path / "export", exported(rail, "txt"))
    copy = write(tmp_path / "articles" / "copie.txt", f"{RAIL}\nEt plus.\n")
    ibid("index", rail.parent, "--index", tmp_path / "index")
    rail.unlink()
    assert f"moved      “sont en grève”  {copy}: from" in verified(export, tmp_path / "index")[1]
    write(copy, "Le rail\n\nRien.\n")  # it no longer has the words that the index still holds of it
    status, told = verified(export, tmp_path / "index")
    assert (status, told.split()[0]) == (1, "gone")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("question", ["Qui est en grève ?", "Who is on strike?"])
def test_an_export_that_quotes_nothing_is_told_in_plain_words(tmp_path, rail, kind, question):
    export = write(tmp_path / "export", exported(rail, kind, "", question))
    status, told = verified(export, tmp_path / "index")
    assert (status, "no citations in it" in told, "JSON" in told) == (2, True, False), told


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_an_export_that_an_editor_saved_in_its_own_encoding_is_read(tmp_path, rail, kind, encoding):
    export = tmp_path / "export"
    export.write_bytes(exported(rail, kind, "de la ville sont en grève").encode(encoding))
    assert verified(export, tmp_path / "index")[1].startswith("unchanged  “de la ville sont en grève”")


def test_an_export_that_is_no_text_is_told(tmp_path):
    export = tmp_path / "export"
    export.write_bytes(bytes(range(256)) * 20)
    status, told = verified(export, tmp_path / "index")
    assert (status, str(export) in told) == (2, True)
