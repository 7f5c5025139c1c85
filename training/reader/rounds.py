"""The rounds of the reader's training: what each learns from, and how fast."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.sets import PRESS


@dataclass(frozen=True)
class Round:
    """What is learnt from in one round of the training.

    Attributes:
        rate: of learning, the highest.
        dropout: share of the states that are left out while learning.
        shares: of the questions of a set that are used; all of a set that is not named.
        times: that each is read, of a set that is named.
        searched: share of the searched passages that are used.
        without: share of the questions also read in their own passage less the sentences that answer.
        alone: share of the questions also read in the sentence that answers, as the second reading does.
        beside: share of the questions also read in another passage of their article that does not answer.
        part: of the weights at its end in the mean with those before it.
        most: batches, of about 2,100: so many fit into two hours of two cores.
    """

    rate: float
    dropout: float
    shares: Mapping[str, float]
    times: Mapping[str, int]
    searched: float
    without: float
    alone: float
    beside: float
    part: float
    most: int


# Of the sets far from the press little. The rounds fall to a rate of zero each, so that any of them can be the last.
_FAR = {"squadshifts-amazon": 0.1, "squadshifts-reddit": 0.1, "policyqa-dev": 0.1}
_QUARTER = {"squad-v1": 0.25, "squad-v2": 0.25, "squadshifts-wiki": 0.25}
ROUNDS = (
    Round(
        rate=2e-4,
        dropout=0.0,
        shares={**_FAR, PRESS: 0.0},
        times={"piaf-v1": 4},  # the only French questions
        searched=0.7,
        without=0.15,
        alone=0.0,
        beside=0.0,
        part=1.0,
        most=1850,
    ),
    Round(
        rate=2e-4,
        dropout=0.1,
        shares={**_FAR, PRESS: 0.0},
        times={"piaf-v1": 4},
        searched=0.5,
        without=0.15,
        alone=0.0,
        beside=0.0,
        part=1.0,
        most=1220,
    ),
    Round(  # on the press; a reader that is there goes on with it
        rate=1e-4,
        dropout=0.1,
        shares={name: share / 2 for name, share in _FAR.items()} | _QUARTER,
        times={PRESS: 2},
        searched=0.0,
        without=0.2,
        alone=0.1,
        beside=0.3,
        part=1.0,
        most=600,
    ),
)
