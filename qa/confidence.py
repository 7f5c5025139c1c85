"""How likely it is that some quoted words answer the question: a probability fitted on labelled questions.

A conditional logit over a few numbers that retrieval and reading give (McFadden, 1974): the candidates of a question
and "none of them" are rivals. The coefficients, with the date and the data of their fit, are in
`models/confidence.json`, written by `python -m training.confidence`.
"""

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.agreement import normalized
from qa.errors import ModelUnusable
from qa.expected import is_of_kind, kind_asked
from qa.types import Hit, Question, Span

BUNDLED = Path(__file__).parent.parent / "models" / "confidence.json"

_NAME = re.compile(r"\b(?:[A-ZÀ-ÖØ-Ý]\w+|\d+\b)")
_WORD = re.compile(r"\w+")
_LONG = 4  # letters of a word that may be a name, in a question typed in capitals throughout

FEATURES = (
    "reading",  # the reader's score
    "cosine",  # of question and passage
    "fused",  # the passage's retrieval score
    "same_language",  # these three tell the four directions apart, each with an intercept of its own
    "english_question",
    "english_article",
    "kind",  # whether the words can be the kind of answer that the question asks for
    "missing",  # share of the question's names and numbers that the passage, of the same language, and its title lack
)


@dataclass(frozen=True)
class Candidate:
    """Words that may answer, and the passage they stand in."""

    hit: Hit
    span: Span

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.hit.article.text[self.span.start : self.span.end]


@dataclass(frozen=True)
class Weighed:
    """A candidate and how likely it answers.

    Attributes:
        candidate: the words.
        probability: beside the others and "none of them", which share 1; those that say the same have theirs together.
        alone: the same, were it the only candidate: what one item of a list is judged by, or a second source.
    """

    candidate: Candidate
    probability: float
    alone: float


def evidence(question: Question, candidate: Candidate) -> tuple[float, ...]:
    """The numbers that the probability is made from, in the order of `FEATURES`."""
    hit, span = candidate.hit, candidate.span
    return (
        span.score,
        hit.cosine,
        hit.score,
        float(hit.article.language == question.language),
        float(question.language == "en"),
        float(hit.article.language == "en"),
        float(is_of_kind(candidate.words, kind_asked(question))),
        missing_in(question, hit),
    )


def missing_in(question: Question, hit: Hit) -> float:
    """The share of a question's names and numbers that a passage and its title lack.

    None in the other language, where names are spelt otherwise: Brussels, Bruxelles.
    """
    if hit.article.language != question.language:
        return 0.0
    return missing_names(question.query, f"{hit.article.title}\n{hit.text}")


def missing_names(question: str, text: str) -> float:
    """The share of a question's names and numbers that a text lacks, accents and case aside.

    Example:
        >>> missing_names("Who is Koen Geens?", "Le ministre Geens")
        0.5
    """
    shouted = question.isupper()  # then the longer words are taken for names: the little ones tell nothing
    names = {
        _plain(m[0])
        for m in _NAME.finditer(question)
        if m[0][0].isdigit() or not ((shouted and len(m[0]) < _LONG) or _opens(question, m.start()))
    }
    return len(names - set(_WORD.findall(_plain(text)))) / len(names) if names else 0.0


def _opens(question: str, place: int) -> bool:
    """Whether a word opens the question, or the one that it follows up, where a capital letter says nothing."""
    before = question[:place].rstrip(' \u00a0\u202f«“"')
    return not before or before[-1] in ".!?"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


class Confidence:
    """The fitted model of one reader."""

    def __init__(self, intercept: float, weights: Sequence[float], threshold: float) -> None:
        """Takes the coefficients as fitted.

        Args:
            intercept: of every candidate, against none.
            weights: one for each of `FEATURES`.
            threshold: probability below which the program abstains.
        """
        self.intercept = intercept
        self.weights = tuple(weights)
        self.threshold = threshold

    @classmethod
    def of_reader(cls, reader: str, path: Path = BUNDLED) -> "Confidence":
        """Loads the coefficients fitted for a reader.

        Raises:
            ModelUnusable: the file is missing or does not fit this program.
        """
        try:
            fitted = json.loads(path.read_text(encoding="utf-8"))[reader]
            weights = [fitted["weights"][name] for name in FEATURES]
            return cls(fitted["intercept"], weights, fitted["threshold"])
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise ModelUnusable(
                f"{path} holds no coefficients for the {reader} reader. Check it out again: git checkout {path}"
            ) from error

    def weigh(self, question: Question, candidates: Sequence[Candidate]) -> list[Weighed]:
        """All candidates of a question, the likeliest first; of those that say the same, the one with most evidence."""
        odds = [self._odds(evidence(question, candidate)) for candidate in candidates]
        chances = _chances(odds, [candidate.words for candidate in candidates])
        found = [Weighed(c, chance, o / (1 + o)) for c, chance, o in zip(candidates, chances, odds, strict=True)]
        return sorted(found, key=lambda weighed: (-weighed.probability, -weighed.alone))

    def probabilities(self, numbers: Sequence[Sequence[float]], words: Sequence[str]) -> list[float]:
        """How likely each candidate of a question answers it, 0 to 1; those that say the same get the sum of theirs.

        Args:
            numbers: the evidence of every candidate.
            words: of every candidate.
        """
        return _chances([self._odds(of_candidate) for of_candidate in numbers], words)

    def _odds(self, numbers: Sequence[float]) -> float:
        """Of a candidate against none."""
        logit = self.intercept + sum(w * x for w, x in zip(self.weights, numbers, strict=True))
        return math.exp(max(-30.0, min(30.0, logit)))


def _chances(odds: Sequence[float], words: Sequence[str]) -> list[float]:
    """Odds against none → shares of 1, one of them for none; candidates that say the same get the sum of theirs."""
    said = [normalized(of_candidate) or of_candidate for of_candidate in words]
    together: dict[str, float] = defaultdict(float)
    for same, of_candidate in zip(said, odds, strict=True):
        together[same] += of_candidate
    return [together[same] / (1 + sum(odds)) for same in said]
