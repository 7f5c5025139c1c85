"""Citations: the chosen words with their place, and the other articles that say the same."""

from collections.abc import Sequence

from qa.citing.when import resolved
from qa.types import Citation
from qa.weighing.evidence import Candidate
from text.normalisation import normalized

_MOST = 4  # articles cited for one statement


def cite(chosen: Sequence[Candidate], others: Sequence[Candidate]) -> tuple[Citation, ...]:
    """Each chosen candidate, followed by the same words of other articles; numbered through.

    Args:
        chosen: the candidates that are shown, each a statement.
        others: candidates that would be shown on their own too, best first.
    """
    citations: list[Citation] = []
    for statement, candidate in enumerate(chosen, start=1):
        for same in _agreeing(candidate, others):
            citations.append(_citation(same, len(citations) + 1, statement))
    return tuple(citations)


def _agreeing(chosen: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    answer = normalized(chosen.words)
    cited = [chosen]
    for other in others:
        same = len(cited) < _MOST and normalized(other.words) == answer
        if same and not any(_of_one_text(other, c) for c in cited):  # whole texts are compared last
            cited.append(other)
    return cited


def _of_one_text(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are of one article, or of two files with the same words: these are one source."""
    article, second = one.hit.article, other.hit.article
    return article.id == second.id or normalized(article.text) == normalized(second.text)


def _citation(candidate: Candidate, number: int, statement: int) -> Citation:
    hit, span = candidate.hit, candidate.span
    start, end = hit.sentence_at(span.start, span.end)
    return Citation(
        number=number,
        article=hit.article,
        span=span,
        sentence=(start, end),
        passage=hit.passage,
        statement=statement,
        when=resolved(candidate.words, hit.article.date, hit.article.text[start:end]) if hit.article.date else None,
    )
