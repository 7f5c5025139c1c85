"""Runs the cases from the field, ../shared/cases beside the project: `python -m benchmarks.cases [KIND …]`.

A case is a small folder of articles, indexed with seven others, and questions with what is right for each; its README
defines what the runner checks. `--folder benchmarks/field/development` runs others of the same kinds, and
`--folder benchmarks/field/held --counts` those that nobody looks into, see benchmarks/field/README.md.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from articles.reading import read_article
from cli.wiring import joined
from index.encoder import Encoder
from index.encoder_models import Vectors
from index.folder import IndexFolder
from index.sync import sync
from qa.as_json import answer_as_json
from qa.pipeline import Pipeline
from qa.reading.reader import ExtractiveReader, Reader
from text.normalisation import contains, normalized

CASES = Path(__file__).parent.parent.parent / "shared" / "cases"
_MARKS = re.compile(r"[*_`#\[\]]")
_SHORT = 600  # characters


class RememberingEncoder(Encoder):
    """Encodes each passage once: most articles are the same in all cases."""

    def __init__(self) -> None:
        """Takes the bundled model."""
        super().__init__()
        self._known: dict[str, Vectors] = {}

    def encode_passages(self, passages: Sequence[str], progress: Callable[[int], object] | None = None) -> Vectors:
        """See `index.encoder.Encoder`."""
        new = [text for text in dict.fromkeys(passages) if text not in self._known]
        self._known |= dict(zip(new, super().encode_passages(new), strict=True))
        return np.stack([self._known[text] for text in passages])


@dataclass(frozen=True)
class Failure:
    """A question of a case, or a file of it, and what came instead of what is right."""

    case: str
    asked: str
    expected: str
    found: str


def variants(kinds: Sequence[str] = (), folder: Path = CASES) -> list[Path]:
    """The folders of all cases, or of the kinds whose numbers are given."""
    found = [path for path in sorted(folder.glob("[0-9]*/*/")) if path.is_dir()]
    return [path for path in found if not kinds or path.parent.name.split("-")[0] in kinds]


def failures(variant: Path, encoder: Encoder, reader: Reader) -> list[Failure]:
    """Indexes a case, asks its questions, and tells what is not right."""
    name = f"{variant.parent.name}/{variant.name}"
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch) / "articles"
        shutil.copytree(CASES / "common", articles)
        shutil.copytree(variant / "articles", articles, dirs_exist_ok=True)
        folder = IndexFolder.create(Path(scratch) / "index", encoder)
        sync(folder, [articles], encoder)
        found = [*_of_questions(variant, joined(folder, encoder, reader)), *_of_metadata(variant, articles)]
        folder.close()
    return [Failure(name, *failure) for failure in found]


def _of_questions(variant: Path, pipeline: Pipeline) -> Iterator[tuple[str, str, str]]:
    path = variant / "questions.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        row = json.loads(line)
        answer = answer_as_json(pipeline.ask(row["question"], previous=row.get("previous", "")))
        if not is_right(answer, row):
            accepted = row.get("accept", "")
            yield row["question"], f"{row['expect']} {accepted}", _in_short(answer, row["expect"])


def _in_short(answer: Mapping[str, Any], expect: str) -> str:
    if expect == "lang":
        return str(answer["language"])
    said = [citation["quote"] for citation in answer["citations"]] or ["nothing"]
    return f"{answer['confidence']:.2f} {answer['shown']} {said}"


def _of_metadata(variant: Path, articles: Path) -> Iterator[tuple[str, str, str]]:
    path = variant / "articles.json"
    wanted = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for name, values in wanted.items():
        article = read_article(articles / name)
        for key, right in values.items():
            found = getattr(article, key)
            told = found.isoformat() if key == "date" and found else found
            if told not in (right if isinstance(right, list) else [right]):
                yield name, f"{key} {right}", str(told)


def is_right(answer: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether an answer, as JSON, is what a line of a case's questions expects."""
    return _RIGHT[row["expect"]](_Given(answer, row.get("accept")))


@dataclass(frozen=True)
class _Given:
    """An answer as JSON beside what is accepted."""

    answer: Mapping[str, Any]
    accept: Any

    @property
    def accepted(self) -> list[str]:
        return [_plain(one) for one in self.accept]

    @property
    def quotes(self) -> list[str]:
        return [_plain(citation["quote"]) for citation in self.answer["citations"]]

    @property
    def first(self) -> Mapping[str, Any]:
        """The first citation; an empty one where nothing is shown."""
        nothing = {"quote": "", "sentence": "", "resolved_date": None}
        return next(iter(self.answer["citations"]), nothing)

    @property
    def fits(self) -> bool:
        """Whether the first quotation contains, or is contained in, one of the accepted answers."""
        quote = _plain(self.first["quote"])
        among = contains(quote, self.accepted) or any(contains(one, [quote]) for one in self.accepted)
        return bool(normalized(quote)) and among

    @property
    def all_told(self) -> bool:
        return all(any(contains(quote, [one]) for quote in self.quotes) for one in self.accepted)

    @property
    def in_sentence(self) -> bool:
        return contains(_plain(self.first["sentence"]), self.accepted)


_RIGHT: dict[str, Callable[[_Given], bool]] = {
    "answer": lambda given: given.fits,
    "full": lambda given: given.fits and contains(_plain(given.first["quote"]), given.accepted),
    "abstain": lambda given: not given.quotes,
    "or": lambda given: not given.quotes or given.fits,
    "not": lambda given: not any(contains(quote, given.accepted) for quote in given.quotes),
    "all": lambda given: given.all_told,
    "same": lambda given: given.fits and given.answer["shown"] != "differ",
    "differ": lambda given: given.answer["shown"] == "differ" and given.all_told,
    "sent": lambda given: not given.quotes or given.in_sentence,
    "short": lambda given: given.fits and len(given.first["sentence"]) <= _SHORT,
    "hit": lambda given: any(hit["article_id"].startswith(given.accept) for hit in given.answer["hits"][:1]),
    "lang": lambda given: bool(given.answer["language"] == given.accept),
    "when": lambda given: (
        given.first["resolved_date"] in (given.accept if isinstance(given.accept, list) else [given.accept])
    ),
}


def _plain(words: str) -> str:
    return _MARKS.sub("", words)


def main() -> None:
    """Prints the failures of the kinds named, or of all, and how many cases are wholly right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cases", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="the number that a kind's folder begins with")
    parser.add_argument("--folder", type=Path, default=CASES, help="the kinds' folders (default: ../shared/cases)")
    parser.add_argument("--counts", action="store_true", help="how many failures of each kind, and not which")
    options = parser.parse_args()
    encoder, reader = RememberingEncoder(), ExtractiveReader()
    chosen = variants(options.kinds, options.folder)
    of_kind: Counter[str] = Counter()
    right = 0
    for variant in chosen:
        found = failures(variant, encoder, reader)
        right += not found
        of_kind[variant.parent.name] += len(found)
        for failure in found if not options.counts else ():
            sys.stdout.write(f"{failure.case}: {failure.asked} | {failure.expected} | {failure.found}\n")
    for kind, count in of_kind.items() if options.counts else ():
        sys.stdout.write(f"{count} {kind}\n" if count else "")
    sys.stdout.write(f"{right} of {len(chosen)} cases wholly right, {sum(of_kind.values())} failures\n")


if __name__ == "__main__":
    main()
