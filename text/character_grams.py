"""Runs of characters, by which the language of a text is told."""

import re
from collections.abc import Iterator
from zlib import crc32

SIZES = range(1, 6)
BUCKETS = 2**16

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]*)*")


def buckets_of(text: str) -> Iterator[int]:
    """The bucket, from 0 to `BUCKETS` - 1, of each run of one to five characters of a word and the marks of its ends.

    Feature hashing (Weinberger et al., ICML 2009): runs that share a bucket share a weight.

    Example:
        >>> len(list(buckets_of("Où ?")))
        10
    """
    for word in _WORD.findall(text.lower().replace("’", "'")):
        marked = f" {word} "
        for size in SIZES:
            for start in range(len(marked) - size + 1):
                yield crc32(marked[start : start + size].encode()) % BUCKETS
