"""What a search finds."""

from dataclasses import dataclass

from articles.types import Article, Passage


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

    def sentence_at(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence, or run of sentences, that holds `[start, end)`."""
        inside = [s for s in self.sentences if s[0] < end and start < s[1]]
        if not inside:
            return start, end
        return min(start, inside[0][0]), max(end, inside[-1][1])
