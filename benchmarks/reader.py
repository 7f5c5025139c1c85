"""How well a reader finds the words in the right passage, on held-out articles: `python -m benchmarks.reader`."""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import save
from benchmarks.sets import SEED, Asked, read_questions, with_public_sets
from index.sentences import sentences
from qa.agreement import exact_match, token_f1
from qa.reader import BUNDLED, ExtractiveReader
from qa.types import Article, Hit, Passage, Question, Span

SETS = {
    "piaf": ("piaf-v1.0.fr",),
    "squad 1.1": ("squad-v1.1-train-part.en", "squad-v1.1-dev.en"),
    "squad 2.0": ("squad-v2.0-dev.en",),
}
NULL = 0.0  # margin over the null span up to which there is no answer; fixed before measuring
_MOST = 600  # questions of each set


def main() -> None:
    """Scores a reader, prints and saves."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("model", nargs="?", type=Path, default=BUNDLED, help="the reader's folder")
    chosen = with_public_sets(options)
    scores = score(ExtractiveReader(chosen.model), chosen.data)
    save("reader", {"scores": scores})
    sys.stdout.write("".join(f"{name:24}{value:>8.1f}\n" for name, value in scores.items()))


def score(reader: ExtractiveReader, data: Path, most: int = _MOST) -> dict[str, float]:
    """Exact match and token F1 in per cent, by set.

    "squad 2.0" holds unanswerable questions: no words are right there, and words count only above `NULL`. For the
    sets without such questions the best words count, whatever their margin.
    """
    scores = {}
    for name, files in SETS.items():
        asked = held_out(data, files, most)
        best = [best_span(reader, question) for question in asked]
        has_unanswerable = any(not question.answered for question in asked)
        said = [
            question.passage[span.start : span.end] if span and not (has_unanswerable and span.score <= NULL) else ""
            for question, span in zip(asked, best, strict=True)
        ]
        accepted = [[words for _, words in question.answers] or [""] for question in asked]
        matches = [exact_match(words, right) for words, right in zip(said, accepted, strict=True)]
        overlaps = [_overlap(words, right) for words, right in zip(said, accepted, strict=True)]
        scores[f"{name} exact match"] = round(100 * sum(matches) / len(asked), 1)
        scores[f"{name} token F1"] = round(100 * sum(overlaps) / len(asked), 1)
    return scores


def held_out(data: Path, files: Sequence[str], most: int) -> list[Asked]:
    """A fixed random sample of the questions on held-out articles."""
    asked = [q for name in files for q in read_questions(data / "reading" / f"{name}.json.gz") if q.held_out]
    return random.Random(SEED).sample(asked, len(asked))[:most]


def best_span(reader: ExtractiveReader, asked: Asked) -> Span | None:
    """The reader's first span in the passage that the question was asked of."""
    language: Any = asked.language
    article = Article("", "", "", asked.article, None, language, None, None, asked.passage)
    passage = Passage("", 1, 0, len(asked.passage))
    bounds = tuple(sentences(asked.passage, language))
    hit = Hit(1, article, passage, 1.0, 1.0, 1, 1, (), bounds)
    (spans,) = reader.read(Question(asked.question, language), [hit])
    return spans[0] if spans else None


def _overlap(words: str, accepted: Sequence[str]) -> float:
    return 1.0 if not words and "" in accepted else token_f1(words, accepted)


if __name__ == "__main__":
    main()
