"""Sentences that say the same in English and French: what the encoder learns across the languages from."""

import random
import re
from pathlib import Path

from benchmarks.sets import SEED, held_out_tatoeba, read_pairs

Pairs = list[tuple[str, str]]
"""English and French sentences that say the same."""

# Pairs of each file that are used: laws and manuals are many and alike, Hansard is nearest to the press.
CAPS = {
    "tatoeba": 3_000,
    "canada-hansard-unaccented": 2_000,
    "canada-laws": 800,
    "python_docs": 150,
    "django_docs": 150,
    "php_docs": 150,
    "gnome_user_docs": 100,
    "cds-blog": 400,
}

_ENUMERATION = re.compile(r"^\(?(?:[a-z]{1,3}|\d{1,3}(?:\.\d+)?)\)\s+")
_OTHER_LANGUAGE = re.compile(r"\s*\([^()]{2,60}\)$")


def read_parallel(data: Path) -> dict[str, Pairs]:
    """All pairs by file, cleaned, in the order of the files; Tatoeba without the pairs of `held_out_tatoeba`."""
    found = {name: read_pairs(data / "parallel" / f"{name}.en-fr.tsv.gz") for name in CAPS}
    found["canada-laws"] = [without_marks(*pair) for pair in found["canada-laws"]]
    kept_back = {text.lower() for pair in held_out_tatoeba(data) for text in pair}
    found["tatoeba"] = [pair for pair in found["tatoeba"] if not {text.lower() for text in pair} & kept_back]
    return found


def chosen_pairs(data: Path) -> Pairs:
    """What is learnt from, by a fixed seed."""
    chance = random.Random(SEED)
    return [
        pair
        for name, pairs in read_parallel(data).items()
        for pair in chance.sample(pairs, min(CAPS[name], len(pairs)))
    ]


def without_marks(english: str, french: str) -> tuple[str, str]:
    """Strips what an enumeration or a definition adds to one language only.

    Example:
        >>> without_marks("(a) oil (pétrole)", "a) pétrole (oil)")
        ('oil', 'pétrole')
    """
    english, french = _ENUMERATION.sub("", english), _ENUMERATION.sub("", french)
    if _OTHER_LANGUAGE.search(english) and _OTHER_LANGUAGE.search(french):
        shorter = _OTHER_LANGUAGE.sub("", english), _OTHER_LANGUAGE.sub("", french)
        english, french = shorter if all(shorter) else (english, french)
    return english, french
