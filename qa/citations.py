"""Citations: the chosen words with their place, and the other articles that say the same."""

from collections.abc import Sequence

from qa.agreement import normalized
from qa.confidence import Candidate
from qa.types import Citation

_MOST = 4  # articles cited for one statement


def cite(chosen: Candidate, others: Sequence[Candidate]) -> tuple[Citation, ...]:
    """The chosen words first, then the same words of other articles.

    Args:
        chosen: the candidate that is shown.
        others: candidates that would be shown on their own too, best first.
    """
    said = normalized(chosen.words)
    cited = [chosen]
    for other in others:
        known = any(other.hit.article.id == c.hit.article.id for c in cited)
        if not known and normalized(other.words) == said and len(cited) < _MOST:
            cited.append(other)
    return tuple(
        Citation(
            number=number,
            article=candidate.hit.article,
            span=candidate.span,
            sentence=candidate.hit.sentence_at(candidate.span.start, candidate.span.end),
            passage=candidate.hit.passage,
        )
        for number, candidate in enumerate(cited, start=1)
    )
