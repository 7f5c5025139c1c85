"""How well a reader finds the words in the right passage, on held-out articles: `python -m benchmarks.reader`."""

import argparse
import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from articles.types import Article, Passage
from benchmarks.machine import save
from benchmarks.sets import PRESS, SEED, Asked, read_press, read_questions, with_public_sets
from index.hit import Hit
from qa.reading.reader import BUNDLED, ExtractiveReader
from qa.types import Question, Span
from text.normalisation import exact_match, token_f1
from text.sentences import sentences

SETS = {
    "piaf": ("piaf-v1.0.fr",),
    "squad 1.1": ("squad-v1.1-train-part.en", "squad-v1.1-dev.en"),
    "squad 2.0": ("squad-v2.0-dev.en",),
}
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

    "squad 2.0" and "press" hold unanswerable questions: no words are right there, and words count only above a margin
    over the null span, as "squad 2.0 margin". It is fixed on held-out questions beyond the `most` that are measured.
    For the sets without such questions the best words count, whatever their margin.
    """
    scores = {}
    sets = {name: held_out(questions_of(data, files)) for name, files in SETS.items()} | {PRESS: held_out(read_press())}
    for name, asked in sets.items():
        measured, others = asked[:most], asked[most:]
        least = -math.inf
        if any(not question.answered for question in asked):
            least = scores[f"{name} margin"] = round(_margin_of(reader, others), 1)
        best = [best_span(reader, question) for question in measured]
        said = [
            question.passage[span.start : span.end] if span and span.score > least else ""
            for question, span in zip(measured, best, strict=True)
        ]
        accepted = [_accepted(question) for question in measured]
        matches = [exact_match(words, right) for words, right in zip(said, accepted, strict=True)]
        overlaps = [_overlap(words, right) for words, right in zip(said, accepted, strict=True)]
        scores[f"{name} exact match"] = round(100 * sum(matches) / len(measured), 1)
        scores[f"{name} token F1"] = round(100 * sum(overlaps) / len(measured), 1)
    return scores


def best_margin(margins: Sequence[float], overlaps: Sequence[float], answerable: Sequence[bool]) -> float:
    """The margin above which words should count for the highest mean token F1.

    Args:
        margins: of each question's best words over the null span.
        overlaps: their token F1, if they count.
        answerable: whether the passage answers the question; if not, it is right that no words count.
    """
    order = np.argsort(margins)[::-1]
    # Of the n widest margins: what their words win, less the questions that were better left alone.
    won = np.where(answerable, overlaps, -1.0)[order].cumsum()
    if won.max(initial=0.0) <= 0:
        return math.inf
    left = order[won.argmax() + 1 :]
    return margins[left[0]] if left.size else -math.inf


def questions_of(data: Path, files: Sequence[str]) -> list[Asked]:
    """The questions of public sets."""
    return [asked for name in files for asked in read_questions(data / "reading" / f"{name}.json.gz")]


def held_out(questions: Sequence[Asked]) -> list[Asked]:
    """Those on held-out articles, in a fixed random order."""
    asked = [question for question in questions if question.held_out]
    return random.Random(SEED).sample(asked, len(asked))


def best_span(reader: ExtractiveReader, asked: Asked) -> Span | None:
    """The reader's first span in the passage that the question was asked of."""
    language: Any = asked.language
    article = Article("", "", "", asked.title, None, language, None, None, asked.passage)
    passage = Passage("", 1, 0, len(asked.passage))
    bounds = tuple(sentences(asked.passage, language))
    hit = Hit(1, article, passage, 1.0, 1.0, 1, 1, (), bounds)
    (spans,) = reader.read(Question(asked.question, language), [hit])
    return spans[0] if spans else None


def _margin_of(reader: ExtractiveReader, asked: Sequence[Asked]) -> float:
    found = [(question, span) for question in asked if (span := best_span(reader, question))]
    overlaps = [_overlap(question.passage[span.start : span.end], _accepted(question)) for question, span in found]
    return best_margin([span.score for _, span in found], overlaps, [question.answered for question, _ in found])


def _accepted(asked: Asked) -> list[str]:
    return [words for _, words in asked.answers] or [""]


def _overlap(words: str, accepted: Sequence[str]) -> float:
    return 1.0 if not words and "" in accepted else token_f1(words, accepted)


if __name__ == "__main__":
    main()
