"""What the encoder learns from: texts, each with the English text whose teacher vector it shall have."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sets import SEED, Asked, held_out_tatoeba, read_pairs, read_questions
from training.encoder.gloss import Glosser

Pairs = list[tuple[str, str]]
"""English and French sentences that say the same."""

# Pairs of each file that are used: laws and manuals are many and alike, Hansard is nearest to the press.
CAPS = {
    "tatoeba": 200_000,
    "canada-hansard-unaccented": 200_000,
    "canada-laws": 90_000,
    "python_docs": 25_000,
    "django_docs": 20_000,
    "php_docs": 22_000,
    "gnome_user_docs": 4_000,
    "cds-blog": 3_000,
}
# Runs of neighbouring sentences joined to one text, so that whole paragraphs are seen.
PARAGRAPHS = {"canada-hansard-unaccented": 14_000, "canada-laws": 6_000, "python_docs": 2_500, "django_docs": 2_500}
# French and English of a pair: French is learnt, English is kept where it was.
ENGLISH_SHARE = {"tatoeba": 0.35, "canada-hansard-unaccented": 0.25, "canada-laws": 0.1}
# Paragraphs a sentence of which is asked for, for want of questions across languages.
CROPPED = {"canada-hansard-unaccented": 1_500, "canada-laws": 300, "python_docs": 300, "django_docs": 300}
CROSSED = (("en", "fr"), ("fr", "en"), ("fr", "fr"))  # languages of sentence and paragraph
TATOEBA_TIMES = 2  # short and full of questions: seen twice

_ENUMERATION = re.compile(r"^\(?(?:[a-z]{1,3}|\d{1,3}(?:\.\d+)?)\)\s+")
_OTHER_LANGUAGE = re.compile(r"\s*\([^()]{2,60}\)$")


@dataclass(frozen=True)
class Example:
    """A text in either language, and the number of the English text that says the same."""

    text: str
    target: int


@dataclass(frozen=True)
class Corpus:
    """Everything that the encoder learns from."""

    english: list[str]
    examples: list[Example]
    questions: list[Asked]


def read_parallel(data: Path) -> dict[str, Pairs]:
    """All pairs by file, cleaned, in the order of the files; Tatoeba without the pairs of `held_out_tatoeba`."""
    found = {name: read_pairs(data / "parallel" / f"{name}.en-fr.tsv.gz") for name in CAPS}
    found["canada-laws"] = [_without_marks(*pair) for pair in found["canada-laws"]]
    kept_back = {text.lower() for pair in held_out_tatoeba(data) for text in pair}
    found["tatoeba"] = [pair for pair in found["tatoeba"] if not {text.lower() for text in pair} & kept_back]
    return found


def read_corpus(data: Path, glosser: Glosser) -> Corpus:
    """Chooses, with a fixed seed, what is learnt from.

    Args:
        data: the data folder.
        glosser: puts the English texts of the reading sets into French, so that such paragraphs are seen in it, too.
    """
    chance = random.Random(SEED)
    numbers: dict[str, int] = {}
    examples: list[Example] = []

    def learn(english: str, *texts: str) -> None:
        target = numbers.setdefault(english, len(numbers))
        examples.extend(Example(text, target) for text in texts)

    parallel = read_parallel(data)
    for name, pairs in parallel.items():
        times = TATOEBA_TIMES if name == "tatoeba" else 1
        for english, french in chance.sample(pairs, min(CAPS[name], len(pairs))):
            learn(english, *[french] * times)
            if chance.random() < ENGLISH_SHARE.get(name, 0.15):
                learn(english, english)
        joined = [_joined(run) for run in _paragraphs(pairs, chance)]
        for english, french in chance.sample(joined, min(PARAGRAPHS.get(name, 0), len(joined))):
            learn(english, french)
            if chance.random() < 0.15:
                learn(english, english)
    questions = [asked for asked in read_reading(data) if not asked.held_out]
    for text in dict.fromkeys(
        text for asked in questions if asked.language == "en" for text in (asked.question, asked.passage)
    ):
        learn(text, text, glosser.gloss(text, "en", chance))
    return Corpus(list(numbers), examples, questions + cropped(parallel))


def cropped(parallel: dict[str, Pairs]) -> list[Asked]:
    """Sentences asked for in place of questions, with the paragraph they were cut from (Lee et al., 2019)."""
    chance = random.Random(SEED)
    found = []
    for name, pairs in parallel.items():
        runs = [run for run in _paragraphs(pairs, chance) if len(run) > 2]
        for number, run in enumerate(runs[: CROPPED.get(name, 0)]):
            asked, told = chance.choice(CROSSED)
            sentence = chance.choice([pair for pair in run if len(pair[1].split()) > 4] or run)
            stays = asked != told and chance.random() < 0.3
            english, french = _joined([pair for pair in run if stays or pair is not sentence])
            found.append(
                Asked(
                    question=sentence[asked == "fr"],
                    passage=french if told == "fr" else english,
                    article=f"{name}/{number // 2}",
                    language="both",
                    source=name,
                    answered=True,
                )
            )
    return found


def read_reading(data: Path) -> list[Asked]:
    """The questions of all reading sets."""
    return [asked for path in sorted((data / "reading").glob("*.json.gz")) for asked in read_questions(path)]


def _without_marks(english: str, french: str) -> tuple[str, str]:
    """Strips what an enumeration or a definition adds to one language only.

    Example: ("(a) oil (pétrole)", "a) pétrole (oil)") → ("oil", "pétrole").
    """
    english, french = _ENUMERATION.sub("", english), _ENUMERATION.sub("", french)
    if _OTHER_LANGUAGE.search(english) and _OTHER_LANGUAGE.search(french):
        shorter = _OTHER_LANGUAGE.sub("", english), _OTHER_LANGUAGE.sub("", french)
        english, french = shorter if all(shorter) else (english, french)
    return english, french


def _paragraphs(pairs: Pairs, chance: random.Random) -> Iterator[Pairs]:
    """Runs of neighbouring pairs that hold a random number of words between 60 and 170."""
    run: Pairs = []
    words, wanted = 0, chance.randint(60, 170)
    for pair in pairs:
        run.append(pair)
        words += len(pair[1].split())
        if words >= wanted:
            if words <= 200:
                yield run
            run, words, wanted = [], 0, chance.randint(60, 170)


def _joined(run: Pairs) -> tuple[str, str]:
    return " ".join(pair[0] for pair in run), " ".join(pair[1] for pair in run)
