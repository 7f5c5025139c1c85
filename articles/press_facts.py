"""What the lines that a database of the press prints around a title tell: newspaper, author, address, language."""

import re
from collections.abc import Sequence

from articles.date_lines import is_byline, is_name
from articles.dates import DATE
from articles.labels import field_of
from articles.press_lines import has_place, is_count, is_full_name, is_rights_line, is_small, label_in
from articles.types import WORDS, Block, Field
from text.accents import fold

_IN_A_HEAD = ("metadata", "date line", "title", "boilerplate")


def facts_of_press_lines(text: str, blocks: Sequence[Block]) -> dict[Field, str]:
    """What is certain of what they tell; the day of publication is for `articles.metadata` to say.

    Args:
        text: of an article.
        blocks: of it, told by `articles.press_lines`.
    """
    end = next((n for n, block in enumerate(blocks) if block.kind in WORDS), len(blocks))
    head = [("" if b.kind == "title" else text[b.start : b.end]) for b in blocks[:end] if b.kind in _IN_A_HEAD]
    rights = [words for b in blocks if b.kind == "metadata" and is_rights_line(words := text[b.start : b.end])]
    found = {name: value for name, value in _labelled(head) if value}
    if source := _source(head, rights):
        found.setdefault("source", source)
    if author := _author(head):
        found.setdefault("author", author)
    return found


def _labelled(head: Sequence[str]) -> list[tuple[Field, str]]:
    pairs = [pair for words in head if (pair := label_in(words))]
    return [
        (name, value) for label, value in reversed(pairs) if (name := field_of(label)) and name not in {"title", "date"}
    ]


def _source(head: Sequence[str], rights: Sequence[str]) -> str | None:
    """A line that the line of rights names, too, or that stands where a database has the newspaper."""
    names = [(n, words) for n, words in enumerate(head) if _may_be_source(words)]
    for _, words in names:
        if any(re.search(rf"\b{re.escape(fold(words))}\b", fold(line)) for line in rights):
            return words
    counts = [n for n, words in enumerate(head) if is_count(words)]
    days = [n for n, words in enumerate(head) if DATE.search(words) and not is_rights_line(words)]
    for number, words in names:
        below, above = head[number + 1 : number + 2], [n for n in days if n < number]
        printed = any(map(DATE.search, below)) and (has_place(below[0]) or (bool(counts) and number < counts[0]))
        dated = above and set(counts) & set(range(above[0])) and all(map(is_small, head[above[0] + 1 : number]))
        if printed or dated:
            return words
    return None


def _may_be_source(words: str) -> bool:
    told = is_count(words) or is_rights_line(words) or label_in(words) or is_byline(words) or DATE.search(words)
    return bool(words) and not told and not is_small(words) and is_name(words)


def _author(head: Sequence[str]) -> str | None:
    """A name above the number of words, or by itself below the title where all else stands above it."""
    for above, words in zip(head, head[1:], strict=False):
        if is_count(words) and is_full_name(above):
            return above
    title = head.index("") if "" in head else 0
    alone = head[title + 1 :]
    return (
        alone[0] if title and len(alone) == 1 and has_place(head[title - 1] or "") and is_full_name(alone[0]) else None
    )
