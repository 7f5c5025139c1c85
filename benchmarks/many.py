"""Passages of real text in any number: articles, the vectors of their passages, and questions.

Encoding a million would take half a day, so the vectors are those of a sample, moved: the vector of a paragraph that
was encoded goes a step in the direction from a second such vector to a third, as far as from the first to its own
nearest neighbour in the sample. So a passage lies to the sample as a real one does, in the directions in which real
ones differ; that each is near to many moved from the same place makes the ten nearest harder to tell apart than real
ones are.
"""

import gzip
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from index.encoder import Encoder
from index.vectors import Floats
from text.language import Language

FILES = ("canada-laws.en-fr.tsv.gz", "canada-hansard-unaccented.en-fr.tsv.gz")
QUERIES = 200
_PARAGRAPHS = 50  # of an article
_SAMPLE = 4_000


def _texts(data: Path) -> Iterator[tuple[str, Language]]:
    for name in FILES:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                english, french = line.rstrip("\n").split("\t")[:2]
                yield english, "en"
                yield french, "fr"


def _is_paragraph(text: str) -> bool:
    return len(text) >= 40 and text.endswith((".", ";", ":"))


def write_articles(data: Path, size: int, folder: Path) -> None:
    """Articles of either language whose paragraphs follow each other, from all over the files."""
    folder.mkdir()
    waiting: dict[Language, list[str]] = {"en": [], "fr": []}
    written: list[str] = []
    for text, language in _texts(data):
        if _is_paragraph(text):
            waiting[language].append(text)
        if len(waiting[language]) == _PARAGRAPHS:
            written.append("\n\n".join(waiting[language]))
            waiting[language] = []
    for n, at in enumerate(np.random.default_rng(0).permutation(len(written))[: size // _PARAGRAPHS]):
        head = f"---\ntitle: Act {n}\nsource: Volume {n % 10}\ndate: {1990 + n % 30}-03-01\n---"
        (folder / f"act-{n:05}.md").write_text(f"{head}\n\n{written[at]}\n", encoding="utf-8")


def questions(data: Path) -> list[tuple[str, Language]]:
    """Headings of laws, with their language: what one types into a search box."""
    headings = [(text, of) for text, of in _texts(data) if 4 <= len(text.split()) <= 12 and text[-1].isalpha()]
    return [headings[at] for at in np.random.default_rng(1).permutation(len(headings))[:QUERIES]]


def encode_sample(data: Path, sample: Path) -> None:
    """Writes the vectors of some paragraphs, as NumPy does."""
    paragraphs = [text for text, _ in _texts(data) if _is_paragraph(text)]
    chosen = np.random.default_rng(2).permutation(len(paragraphs))[:_SAMPLE]
    sample.parent.mkdir(exist_ok=True)
    np.save(sample, Encoder().encode_passages([paragraphs[at] for at in chosen]))


class MovedSample(Encoder):
    """The bundled encoder, but for the vectors of passages.

    Attributes:
        seconds: spent on them.
    """

    def __init__(self, sample: Path) -> None:
        """Reads the sample that `encode_sample` wrote."""
        super().__init__()
        self.seconds = 0.0
        self._sample: Floats = np.load(sample)
        cosines = self._sample @ self._sample.T
        np.fill_diagonal(cosines, -1)
        self._step = np.tan(np.arccos(cosines.max(axis=1).clip(0, 1)))
        self._random = np.random.default_rng(3)

    def encode_passages(self, passages: Sequence[str], progress: Callable[[int], object] | None = None) -> Floats:
        """Vectors of the sample, moved."""
        started = time.perf_counter()
        first, second, third = self._random.integers(0, len(self._sample), (3, len(passages)))
        direction = self._sample[third] - self._sample[second]
        length = np.linalg.norm(direction, axis=1, keepdims=True)
        moved = self._sample[first] + self._step[first, None] * direction / np.where(length == 0, 1, length)
        self.seconds += time.perf_counter() - started
        return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)
