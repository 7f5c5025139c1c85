"""When two wordings say the same: the SQuAD definitions, with French articles and elisions normalised as English ones.

Rajpurkar et al., EMNLP 2016. Citations group equal answers by it; evaluation counts right ones by it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from text.accents import apart
from text.readable import plain

_ARTICLES = re.compile(r"\b(?:the|a|an|le|la|les|un|une|des|du|de|au|aux)\b|\b(?:[ldcsnjmt]|qu)'(?=\w)")


def normalized(words: str) -> str:
    """Without case, punctuation, articles, elisions and ligatures.

    Example:
        >>> normalized("L’accord, « signé »") == normalized("accord signé")
        True
    """
    read = apart(unicodedata.normalize("NFKC", plain(words)).replace("’", "'").casefold())
    kept = _ARTICLES.sub(" ", read)
    return " ".join("".join(c for c in kept if c.isalnum() or c.isspace()).split())


def exact_match(words: str, accepted: Iterable[str]) -> bool:
    """Whether the words equal an accepted answer."""
    return any(normalized(words) == normalized(answer) for answer in accepted)


def contains(words: str, accepted: Iterable[str]) -> bool:
    """Whether the words hold an accepted answer, whole words only."""
    return any(f" {normalized(answer)} " in f" {normalized(words)} " for answer in accepted)


def token_f1(words: str, accepted: Iterable[str]) -> float:
    """The best harmonic mean of token precision and recall against an accepted answer, 0 to 1.

    Example:
        >>> round(token_f1("Koen Geens, ministre", ["Koen Geens"]), 2)
        0.8
    """
    return max((_f1(normalized(words).split(), normalized(answer).split()) for answer in accepted), default=0.0)


def _f1(words: list[str], wanted: list[str]) -> float:
    shared = sum((Counter(words) & Counter(wanted)).values())
    return 2 * shared / (len(words) + len(wanted)) if shared else 0.0
