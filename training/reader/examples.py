"""What the reader learns from: questions, passages, and where the answer stands, or that it does not."""

import random
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from tqdm import tqdm

from benchmarks.sets import PRESS, SEED, Asked, write_articles
from index.encoder import Encoder
from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from qa.questions.question import understand
from text.normalisation import contains
from text.sentences import sentences
from training.reader.rounds import Round
from training.reader.variants import beside_answer, in_sentence, place_of_answer, without_answer
from training.typed import as_typed

# Shares put into the other language: the question alone, the passage alone, both. The last makes French questions on
# French passages of the English sets, of which there are more. The press exercises ask in both languages as they are.
TRANSLATED = {"fr": (0.3, 0.05, 0.1), "en": (0.15, 0.15, 0.35), PRESS: (0.0, 0.0, 0.0)}
SEARCHED = 0.3  # share of the questions that a passage which does not answer them is searched for
_FOUND = 6  # passages that such a one is chosen from

TITLED = 0.6  # share of the passages read with their article's title, where it has one

Translate = Callable[[Sequence[str], str], Mapping[str, str]]
"""Texts and their language → each of them with its translation into the other."""


@dataclass(frozen=True)
class Example:
    """A question, a passage, and the characters of the passage that answer; None where none do.

    The title of the passage's article, where it is read with it.
    """

    question: str
    passage: str
    answer: tuple[int, int] | None
    title: str = ""


@dataclass(frozen=True)
class _Chosen:
    """What is learnt from, whether its question and its passage are put into the other language, and its title."""

    asked: Asked
    question: bool
    passage: bool
    title: str


def read_examples(
    questions: Sequence[Asked], plan: Round, translate: Translate, found: Sequence[Example], chance: random.Random
) -> list[Example]:
    """Chooses what is learnt from.

    Args:
        questions: of the articles to train on.
        plan: how much of what is used.
        translate: puts texts into the other language.
        found: the passages that do not answer, from `searched`.
        chance: of the round, so that each chooses anew.
    """
    examples = [example for example in found if chance.random() < plan.searched]
    passages: dict[tuple[str, str], list[str]] = {}
    for asked in questions:
        of_article = passages.setdefault((asked.source, asked.article), [])
        of_article.extend([asked.passage] * (asked.passage not in of_article))
    chosen: list[_Chosen] = []
    for asked in questions:
        if chance.random() >= plan.shares.get(asked.source, 1.0):
            continue
        chosen.extend(_chosen(asked, chance) for _ in range(plan.times.get(asked.source, 1)))
        untold = without_answer(asked) if chance.random() < plan.without else None
        if untold:
            chosen.append(_chosen(untold, chance))
        if chance.random() < plan.beside and (other := beside_answer(asked, passages[asked.source, asked.article])):
            chosen.append(_chosen(other, chance))
        if asked.answered and chance.random() < plan.alone:
            chosen.append(replace(_chosen(in_sentence(asked), chance), title=asked.title))
    for language in ("fr", "en"):
        own = [one for one in chosen if one.asked.language == language]
        translated = translate([text for one in own for text in _to_translate(one)], language)
        examples.extend(_example(one, translated) for one in own)
    return [replace(example, question=as_typed(example.question, chance)) for example in examples]


def _chosen(asked: Asked, chance: random.Random) -> _Chosen:
    shares = TRANSLATED.get(asked.source, TRANSLATED[asked.language])
    (kind,) = chance.choices(("neither", "question", "passage", "both"), (1 - sum(shares), *shares))
    title = asked.title if chance.random() < TITLED else ""
    return _Chosen(asked, kind in {"question", "both"}, kind in {"passage", "both"}, title)


def _to_translate(chosen: _Chosen) -> list[str]:
    asked = chosen.asked
    parts = pieces(asked.passage, place_of_answer(asked), asked.language) if chosen.passage else []
    return [asked.question] * chosen.question + [asked.passage[slice(*part)] for part in parts]


def _example(chosen: _Chosen, translated: Mapping[str, str]) -> Example:
    asked = chosen.asked
    question = translated[asked.question] if chosen.question else asked.question
    place = place_of_answer(asked)
    if not chosen.passage:
        return Example(question, asked.passage, place, chosen.title)
    return Example(question, *translated_passage(asked.passage, place, asked.language, translated), chosen.title)


def pieces(passage: str, place: tuple[int, int] | None, language: str) -> list[tuple[int, int]]:
    """The sentences of a passage, cut where its answer begins and ends: what is translated by itself.

    Example:
        "A dog sleeps. A cat eats.", (14, 19) → [(0, 13), (14, 19), (20, 25)]
    """
    known: Any = language
    cuts = sorted({0, len(passage), *(place or ()), *(start for start, _ in sentences(passage, known))})
    return [bounds for bounds in (_inner(passage, *part) for part in pairwise(cuts)) if bounds[0] < bounds[1]]


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the white space at them."""
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())


def translated_passage(
    passage: str, place: tuple[int, int] | None, language: str, translated: Mapping[str, str]
) -> tuple[str, tuple[int, int] | None]:
    """A passage in the other language, and where its answer stands now.

    Example:
        "The dog sleeps.", (4, 7) → "le chien dort.", (3, 8)
    """
    text = ""
    inside: list[int] = []
    for start, end in pieces(passage, place, language):
        before = f"{text} " if text else ""
        text = before + (translated[passage[start:end]] or passage[start:end])
        if place and place[0] <= start and end <= place[1]:
            inside += [len(before), len(text)]
    return text, (inside[0], inside[-1]) if inside else None


def searched(questions: Sequence[Asked], shares: Mapping[str, float], encoder: Encoder) -> list[Example]:
    """Passages that our own retriever finds for a question and that do not hold the answer.

    Args:
        questions: of the articles to train on.
        shares: as in a `Round`.
        encoder: of the retriever.
    """
    chance = random.Random(SEED)
    examples = []
    titles = {asked.passage: asked.title for asked in questions}
    with tempfile.TemporaryDirectory() as scratch:
        folder = IndexFolder.create(Path(scratch) / "index", encoder)
        sync(folder, [write_articles(questions, Path(scratch) / "articles")], encoder)
        retriever = Retriever(folder, encoder)
        wanted = [asked for asked in questions if chance.random() < SEARCHED * shares.get(asked.source, 1.0)]
        for asked in tqdm(wanted, desc="passages that do not answer", unit="question"):
            hits = retriever.search(understand(asked.question).query, asked.language, _FOUND)
            accepted = [words for _, words in asked.answers]
            others = [hit for hit in hits if hit.text not in asked.passage and not contains(hit.text, accepted)]
            if others:
                other = chance.choice(others)
                title = titles.get(other.text, "") if chance.random() < TITLED else ""
                examples.append(Example(asked.question, other.text, None, title))
        folder.close()
    return examples
