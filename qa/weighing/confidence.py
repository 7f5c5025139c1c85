"""How likely it is that some quoted words answer the question: a probability fitted on labelled questions.

A conditional logit over the numbers of `qa/weighing/evidence.py` (McFadden, 1974): the candidates of a question
and "none of them" are rivals. The coefficients, with the date and the data of their fit, are in
`models/confidence.json`, written by `python -m training.confidence`.
"""

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.hit import Hit
from qa.types import Question
from qa.weighing.evidence import FEATURES, Candidate, evidence, evidence_at_most
from qa.weighing.second_reading import Expected
from runtime.errors import ModelUnusable
from runtime.models import MODELS
from text.normalisation import normalized

BUNDLED = MODELS / "confidence.json"

RISKS = (0.05, 0.1, 0.15, 0.2)
"""Shares of wrong answers among those shown that the user can choose from."""


@dataclass(frozen=True)
class Weighed:
    """A candidate and how likely it answers.

    Attributes:
        candidate: the words.
        probability: beside the others and "none of them", which share 1; those that say the same have theirs together.
        standalone_probability: the same, were it the only candidate: items of a list and second sources go by it.
    """

    candidate: Candidate
    probability: float
    standalone_probability: float

    @property
    def odds(self) -> float:
        """Against none, were it the only candidate."""
        return self.standalone_probability / max(1 - self.standalone_probability, 1e-12)


@dataclass(frozen=True)
class Promise:
    """A threshold and what may be hoped of it, by questions that the coefficients were not fitted on.

    Attributes:
        risk: the share of wrong answers among those shown that shall not be exceeded.
        threshold: probability below which the program abstains.
        wrong: the share that was wrong.
        bound: what that share is below with 95 % confidence (Clopper & Pearson, 1934).
        shown: the answers that were counted.
    """

    risk: float
    threshold: float
    wrong: float
    bound: float
    shown: int

    @property
    def kept(self) -> bool:
        """Whether the data are enough to promise the risk."""
        return self.bound <= self.risk


class Confidence:
    """The fitted model of one reader."""

    def __init__(
        self,
        intercept: float,
        weights: Sequence[float],
        usual: float = 0.0,
        promises: Sequence[Promise] = (),
        late: float | None = None,
        alone: Expected | None = None,
    ) -> None:
        """Takes the coefficients as fitted.

        Args:
            intercept: of every candidate, against none.
            weights: one for each of `FEATURES`.
            usual: the threshold where no risk is chosen.
            promises: one for each of `RISKS`.
            late: what the reader's two scores hardly ever add to the logit of words in the later passages; None for a
                reader that reads all at once.
            alone: what the reader's scores mostly are in a sentence alone; None for a reader that reads once.
        """
        self.usual = usual
        self._late = late
        self.alone = alone
        self.intercept = intercept
        self.weights = tuple(weights)
        self.promises = {promise.risk: promise for promise in promises}

    @classmethod
    def of_reader(cls, reader: str, path: Path = BUNDLED) -> "Confidence":
        """Loads the coefficients fitted for a reader.

        Raises:
            ModelUnusable: the file is missing or does not fit this program.
        """
        try:
            fitted = json.loads(path.read_text(encoding="utf-8"))[reader]
            weights = [fitted["weights"][name] for name in FEATURES]
            promises = [Promise(**promise) for promise in fitted["risks"]]
            usual, late = fitted["usual"]["threshold"], fitted["late"]
            alone = fitted["alone"] and Expected(**fitted["alone"])
            return cls(fitted["intercept"], weights, usual, promises, late, alone)
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise ModelUnusable(
                "{} holds no coefficients for the {} reader. Check it out again: git checkout {}", path, reader, path
            ) from error

    def threshold(self, risk: float | None) -> float:
        """The threshold of one of `RISKS`, or the usual one."""
        return self.usual if risk is None else self.promises[risk].threshold

    def weigh(self, question: Question, candidates: Sequence[Candidate]) -> list[Weighed]:
        """All candidates of a question, the likeliest first; of those that say the same, the one with most evidence."""
        odds = [self._odds(evidence(question, candidate)) for candidate in candidates]
        chances = _chances(odds, [candidate.words for candidate in candidates])
        found = [Weighed(c, chance, o / (1 + o)) for c, chance, o in zip(candidates, chances, odds, strict=True)]
        return sorted(found, key=lambda weighed: (-weighed.probability, -weighed.standalone_probability))

    @property
    def can_settle(self) -> bool:
        """Whether passages can be read one after the other, see `is_settled`."""
        return self._late is not None

    def is_settled(
        self, question: Question, ranked: Sequence[Weighed], unread: Sequence[Hit], threshold: float
    ) -> bool:
        """Whether the likeliest candidate is shown, whatever the passages not yet read hold.

        Each is taken to hold one that retrieval and high scores of the reader speak for. The probabilities are those
        of the candidates read; the others would change the best's by 0.005 in the median, by 0.05 in one of twenty.
        """
        if not ranked or self._late is None:
            return False
        rivals = [self._odds(evidence_at_most(question, hit)) * math.exp(self._late) for hit in unread]
        rival = max(rivals, default=0.0)
        every = 1 + sum(weighed.odds for weighed in ranked)
        best = ranked[0].probability * every
        return best > rival and best / (every + rival) >= threshold

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
        return math.exp(max(-300.0, min(300.0, logit)))


def _chances(odds: Sequence[float], words: Sequence[str]) -> list[float]:
    """Odds against none → shares of 1, one of them for none; candidates that say the same get the sum of theirs."""
    same_words = [normalized(of_candidate) or of_candidate for of_candidate in words]
    together: dict[str, float] = defaultdict(float)
    for same, of_candidate in zip(same_words, odds, strict=True):
        together[same] += of_candidate
    return [together[same] / (1 + sum(odds)) for same in same_words]
