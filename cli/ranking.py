"""How well passages are ranked, where each question has one that is relevant."""

from collections.abc import Sequence
from math import log2

_TOP = 10


def ranking_metrics(ranks: Sequence[int | None]) -> dict[str, float | None]:
    """Recall@1, @5 and @10, MRR@10 and nDCG@10.

    Args:
        ranks: of the relevant passage of each question, from 1; None where it was not found.

    Returns:
        Each metric by its name; None where there is no question.

    Example:
        >>> ranking_metrics([1, 4, None, 20])["recall@5"], ranking_metrics([1, 4, None, 20])["mrr@10"]
        (0.5, 0.3125)
    """
    found = [rank if rank is not None and rank <= _TOP else None for rank in ranks]
    gains: dict[str, Sequence[float]] = {
        **{f"recall@{top}": [rank is not None and rank <= top for rank in found] for top in (1, 5, 10)},
        "mrr@10": [1 / rank if rank else 0 for rank in found],
        "ndcg@10": [1 / log2(rank + 1) if rank else 0 for rank in found],  # the best sum is that of rank 1, 1
    }
    return {name: sum(values) / len(values) if values else None for name, values in gains.items()}
