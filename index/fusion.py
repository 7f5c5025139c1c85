"""Dense and lexical ranks → one score, by weighted reciprocal rank, that knows the languages.

Reciprocal rank fusion: Cormack, Clarke and Buettcher, SIGIR 2009. Across languages the lexical list matches
only names and numbers, so there it may lift a passage but never costs one anything.
"""

from text.language import Language

SMOOTHING = 5.0
LEXICAL_WEIGHT = 0.8  # of the lexical list beside the dense one, in the question's language
CROSS_WEIGHT = 0.3  # the same for passages of the other language


def fused_score(dense_rank: int | None, lexical_rank: int | None, asked_in: Language, written_in: Language) -> float:
    """One passage's score.

    Args:
        dense_rank: from 1, over passages of both languages; None when it is not in the list.
        lexical_rank: from 1, among the passages of its language; None when no term matched.
        asked_in: the question's language.
        written_in: the passage's.

    Returns:
        Between 0 and 1; 1 for the first of both lists.

    Example:
        >>> fused_score(1, 1, "fr", "fr"), round(fused_score(1, None, "en", "fr"), 2)
        (1.0, 1.0)
    """
    dense, lexical = _part(dense_rank), _part(lexical_rank)
    if asked_in == written_in:
        return (dense + LEXICAL_WEIGHT * lexical) / (1 + LEXICAL_WEIGHT)
    return max(dense, (dense + CROSS_WEIGHT * lexical) / (1 + CROSS_WEIGHT))


def _part(rank: int | None) -> float:
    return 0.0 if rank is None else (SMOOTHING + 1) / (SMOOTHING + rank)
