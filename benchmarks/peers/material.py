"""What every system is asked: real paragraphs in both languages, and questions whose paragraph is known."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sets import SEED, Asked, read_pairs, read_questions

_ASKED = {"fr": "piaf-v1.0.fr", "en": "squad-v1.1-dev.en"}  # sets that the questions are of
_MORE_READING = {
    "fr": (),
    "en": (
        "squadshifts-wiki.en",
        "squad-v2.0-dev.en",
        "squad-v1.1-train-part.en",
        "policyqa-dev.en",
        "squadshifts-reddit.en",
        "squadshifts-amazon.en",
    ),
}
_PARALLEL = ("cds-blog", "canada-laws")
_SHORTEST = 200  # characters of a paragraph of the parallel texts


@dataclass(frozen=True)
class Wanted:
    """A question, the number of the passage that it was asked of, and the words that answer it."""

    question: str
    language: str
    passage: int
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """Passages, each a title, a line feed and a paragraph; and questions about them."""

    passages: list[str]
    questions: list[Wanted]


def material(data: Path, passages: int, questions: int) -> Material:
    """Half French, half English, in an order that mixes them.

    The questions are of articles on which nothing was trained or fitted. Of each language the paragraphs come first
    that were asked about, then the others of that set, then those of the sets less and less like it.
    """
    asked = {language: _asked(data, name)[: questions // 2] for language, name in _ASKED.items()}
    texts = [text for language in asked for text in _texts(data, language, asked[language], passages // 2)]
    random.Random(SEED).shuffle(texts)
    place = {text: number for number, text in enumerate(texts)}
    wanted = [
        Wanted(one.question, language, place[_passage(one)], tuple(dict.fromkeys(words for _, words in one.answers)))
        for language in asked
        for one in asked[language]
    ]
    random.Random(SEED).shuffle(wanted)
    return Material(texts, wanted)


def _asked(data: Path, name: str) -> list[Asked]:
    every = dict.fromkeys(read_questions(data / "reading" / f"{name}.json.gz"))
    chosen = [one for one in every if one.held_out and one.answered and not one.for_fitting]
    random.Random(SEED).shuffle(chosen)
    return chosen


def _texts(data: Path, language: str, asked: list[Asked], count: int) -> list[str]:
    """As many different texts as are wanted, those that were asked about first."""
    texts: dict[str, None] = dict.fromkeys(_passage(one) for one in asked)
    for text in _more(data, language):
        if len(texts) >= count:
            break
        texts.setdefault(text)
    return list(texts)


def _more(data: Path, language: str) -> Iterator[str]:
    for name in (_ASKED[language], *_MORE_READING[language]):
        yield from (_passage(one) for one in read_questions(data / "reading" / f"{name}.json.gz"))
    for name in _PARALLEL:
        pairs = read_pairs(data / "parallel" / f"{name}.en-fr.tsv.gz")
        random.Random(SEED).shuffle(pairs)
        sides = (pair[language == "fr"] for pair in pairs)
        yield from (_titled(name, side) for side in sides if len(side) >= _SHORTEST)


def _passage(asked: Asked) -> str:
    return _titled(asked.title or asked.source, asked.passage)


def _titled(title: str, paragraph: str) -> str:
    return f"{title}\n{' '.join(paragraph.split())}"
