"""Reads the public sets that the models are trained on and steered by; ../shared/data/README.md lists them."""

import argparse
import csv
import gzip
import hashlib
import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
SEED = 20261121
HELD_OUT = 1000  # Tatoeba pairs kept for steering

_HELD_OUT_SHARE = 5  # one article in five steers and is never trained on
EXERCISES = Path(__file__).parent.parent / "training" / "questions" / "press"
PRESS = "press"  # the source of the questions there
NAMED = frozenset({"piaf-v1", "squad-v1", "squad-v2", "squadshifts-wiki", PRESS})  # sets whose articles have titles
_TAG = re.compile(r"</?\w+>")

_BLOCK = 8  # paragraphs taken for one article where a set names none


@dataclass(frozen=True)
class Asked:
    """A question and the passage that it was asked of; `answered` is False where the passage does not answer it.

    Attributes:
        answers: where accepted words begin in the passage, by the set's account, and the words.
    """

    question: str
    passage: str
    article: str
    language: str
    source: str
    answered: bool
    answers: tuple[tuple[int, str], ...] = field(default=(), compare=False)

    @property
    def title(self) -> str:
        """The article's title in words, of the sets that name theirs; else nothing."""
        named = self.source in NAMED and "/" not in self.article
        return _TAG.sub("", self.article).replace("_", " ") if named else ""

    @property
    def held_out(self) -> bool:
        """Whether the article is kept for steering, by the digest of its name."""
        return hashlib.sha256(self.article.encode()).digest()[0] % _HELD_OUT_SHARE == 0

    @property
    def for_fitting(self) -> bool:
        """Whether the confidence may be fitted on it: half of those on held-out articles; the others measure."""
        return self.held_out and hashlib.sha256(self.question.encode()).digest()[0] % 2 == 0


def with_public_sets(options: argparse.ArgumentParser) -> argparse.Namespace:
    """Reads the command line of a program that needs the public sets: what it was told, and their folder as `data`."""
    options.add_argument("--data", type=Path, default=DATA, help="the folder of the public sets (default: %(default)s)")
    chosen = options.parse_args()
    if not chosen.data.is_dir():
        options.error(f"{chosen.data} is not a folder; name the public sets' folder with --data")
    return chosen


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """English and French of a `.tsv.gz` file, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = (line.rstrip("\n").split("\t") for line in lines)
        return [(pair[0].strip(), pair[1].strip()) for pair in found if len(pair) == 2]


def held_out_tatoeba(data: Path) -> list[tuple[str, str]]:
    """Tatoeba pairs, English and French, to steer by; never trained on."""
    pairs = sorted(set(read_pairs(data / "parallel" / "tatoeba.en-fr.tsv.gz")))
    by_english = {english: (english, french) for english, french in pairs}
    return random.Random(SEED).sample(sorted(by_english.values()), HELD_OUT)


def read_sts(path: Path) -> tuple[list[str], list[str], list[float]]:
    """First sentences, second sentences and their likeness (0 to 5, judged by people)."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    return [row[0] for row in rows], [row[1] for row in rows], [float(row[2]) for row in rows]


def read_questions(path: Path) -> list[Asked]:
    """The questions of a SQuAD file; its language is the second suffix of the name (`piaf-v1.0.fr.json.gz` → "fr")."""
    language = path.name.split(".")[-3]
    with gzip.open(path, "rt", encoding="utf-8") as text:
        articles = json.load(text)["data"]
    return [
        Asked(
            question=asked["question"].strip(),
            passage=paragraph["context"],
            article=f"{article['title']}/{number // _BLOCK}" if len(articles) == 1 else article["title"],
            language=language,
            source=path.name.split(".")[0],
            answered=not asked.get("is_impossible", False),
            answers=tuple((answer["answer_start"], answer["text"]) for answer in asked["answers"]),
        )
        for article in articles
        for number, paragraph in enumerate(article["paragraphs"])
        for asked in paragraph["qas"]
    ]


def read_reading(data: Path) -> list[Asked]:
    """The questions of all reading sets."""
    return [asked for path in sorted((data / "reading").glob("*.json.gz")) for asked in read_questions(path)]


def read_press(folder: Path = EXERCISES) -> list[Asked]:
    """The questions on press articles that were written as exercises: a file of JSON lines holds an article a line.

    A question names its paragraph and the words that answer; "at", the words around, where they stand there twice.
    """
    files = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jsonl"))]
    articles = [json.loads(line) for file in files for line in file.splitlines()]
    return [
        Asked(
            question=asked["q"],
            passage=article["paragraphs"][asked["p"]],
            article=article["title"],
            language=article["language"],
            source=PRESS,
            answered=asked["a"] is not None,
            answers=((_place(asked, article["paragraphs"][asked["p"]]), asked["a"]),) if asked["a"] else (),
        )
        for article in articles
        for asked in article["questions"]
    ]


def _place(asked: Mapping[str, str], paragraph: str) -> int:
    around = asked.get("at") or asked["a"]
    return paragraph.index(around) + around.index(asked["a"])


def write_articles(questions: Sequence[Asked], folder: Path) -> Path:
    """Writes the passages as one text file an article, as a user would have them."""
    folder.mkdir(parents=True)
    articles: dict[str, dict[str, None]] = {}
    for asked in questions:
        articles.setdefault(f"{asked.source} {asked.article}", {})[asked.passage] = None
    for number, (title, passages) in enumerate(articles.items()):
        (folder / f"{number:04d}.txt").write_text(f"{title}\n\n" + "\n\n".join(passages), encoding="utf-8")
    return folder
