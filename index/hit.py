"""What a search finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.types import Article, Passage
from text.readable import Readable

LONGEST_SENTENCE = 600  # characters; a text without full stops has sentences of thousands
AROUND = 200  # characters on each side of the words that are shown of such a one


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and why.

    Attributes:
        rank: from 1.
        score: fused, between 0 and 1; 1 is first in every list that could find it.
        cosine: of question and passage vectors.
        dense_rank: rank in the dense list, None when the passage is not in it.
        lexical_rank: rank among the passages of its language, None when no term matched.
        matched_terms: the question's own words that the passage contains, as typed.
        sentences: `(start, end)` of each sentence, in the article's text.
    """

    rank: int
    article: Article
    passage: Passage
    score: float
    cosine: float
    dense_rank: int | None
    lexical_rank: int | None
    matched_terms: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.article.text[self.passage.start : self.passage.end]

    @property
    def readable(self) -> Readable:
        """The passage as it is read."""
        return self.article.readable(self.passage.start, self.passage.end)

    @property
    def context(self) -> str:
        """The title and the headings that the passage stands under; they are read with it, and no part of it."""
        return self.article.context_of(self.passage.start)

    @property
    def in_context(self) -> str:
        """The passage as it is read, its context in front."""
        return f"{self.context}\n{self.readable.text}"

    def sentence_at(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence, or run of sentences, that holds `[start, end)`; of a very long one, a part."""
        return sentence_at(self.article.text, self.sentences, start, end)


def sentence_at(text: str, sentences: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The same of the sentences of any text."""
    inside = [s for s in sentences if s[0] < end and start < s[1]]
    if not inside:
        return start, end
    first, last = min(start, inside[0][0]), max(end, inside[-1][1])
    if last - first <= LONGEST_SENTENCE:
        return first, last
    return _cut(text, first, start, back=True), _cut(text, last, end, back=False)


def _cut(text: str, bound: int, place: int, *, back: bool) -> int:
    """A bound no further than `AROUND` from a place, between two words."""
    if abs(bound - place) <= AROUND:
        return bound
    if back:
        return text.index(" ", place - AROUND, place) + 1 if " " in text[place - AROUND : place] else place
    return text.rindex(" ", place, place + AROUND) if " " in text[place : place + AROUND] else place
