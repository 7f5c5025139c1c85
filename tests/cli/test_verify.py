"""`ibid verify`, as it is run: what it tells of citations whose articles are no longer what they were."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles.reading import read_article
from articles.types import Passage
from qa.as_json import evidence_as_json
from qa.export import KINDS
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
