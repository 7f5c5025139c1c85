"""What the lines that a database of the press prints around a title tell: newspaper, author, address, language."""

import re
from collections.abc import Iterator, Sequence

from articles.date_lines import author_in, is_byline, is_name
from articles.dates import DATE
from articles.labels import field_of
from articles.press_words import has_place, is_count, is_full_name, is_newspaper, is_rights_line, is_small, label_in
from articles.types import WORDS, Block, Field
from text.accents import fold

_NUMBER = re.compile(r", n[o°].*")  # « Le Figaro, no. 23145 »


def facts_of_press_lines(text: str, blocks: Sequence[Block]) -> dict[Field, str]:
    """What is certain of what they tell; the day of publication is for `articles.metadata` to say.

    Args:
        text: of an article.
        blocks: of it, with the lines that `articles.press_lines` has found.
    """
    end = next((number for number, block in enumerate(blocks) if block.kind in WORDS), len(blocks))
    title = next((number for number, block in enumerate(blocks[:end]) if block.kind == "title"), 0)
    above, below = [[text[b.start : b.end] for b in some] for some in (blocks[:title], blocks[title + 1 : end])]
    rights = [fold(text[b.start : b.end]) for b in blocks if b.kind == "metadata"]
    found = dict(_labelled([*above, *below]))
    if source := _source(above, below, list(filter(is_rights_line, rights))):
        found.setdefault("source", source)
    if author := _author(above, below):
        found.setdefault("author", author)
    return found


def _labelled(head: Sequence[str]) -> Iterator[tuple[Field, str]]:
    for label, value in filter(None, map(label_in, reversed(head))):
        match field_of(label):
            case None | "title" | "date":
                continue
            case "author":
                yield "author", author_in(value) or author_in(f"By {value}") or value
            case name:
                yield name, value


def _source(above: Sequence[str], below: Sequence[str], rights: Sequence[str]) -> str | None:
    """A line that the line of rights names, too, that has a newspaper's name, or stands where a database has it."""
    names = [_NUMBER.sub("", words) for words in (*above, *below) if _may_be_source(_NUMBER.sub("", words))]
    for words in names:
        if is_newspaper(words) or any(re.search(rf"\b{re.escape(fold(words))}\b", line) for line in rights):
            return words
    in_place = {_right_above_day(above), _right_above_day(below), _right_below_day(below)}
    has_database = any(has_place(words) for words in (*above, *below))
    return next((words for words in names if words in in_place), None) if has_database else None


def _right_above_day(lines: Sequence[str]) -> str | None:
    """As Europresse has it above the title, and Nexis, whose number of words comes later, below."""
    day = next((n for n, words in enumerate(lines) if DATE.search(words)), 0)
    return lines[day - 1] if day and not any(map(is_count, lines[:day])) and not has_place(lines[day]) else None


def _right_below_day(lines: Sequence[str]) -> str | None:
    """As Factiva has it, or below the hour."""
    day = next((n for n, words in enumerate(lines) if DATE.search(words)), len(lines))
    return (
        next((words for words in lines[day + 1 :] if not is_small(words)), None)
        if any(map(is_count, lines[:day]))
        else None
    )


def _may_be_source(words: str) -> bool:
    told = is_count(words) or is_rights_line(words) or label_in(words) or is_byline(words) or DATE.search(words)
    return not told and not is_small(words) and is_name(words)


def _author(above: Sequence[str], below: Sequence[str]) -> str | None:
    """A name above the number of words, or by itself below the title where all else stands above it."""
    for words, count in zip(below, below[1:], strict=False):
        if is_count(count) and is_full_name(words):
            return words
    alone = any(map(has_place, above)) and len(below) == 1 and is_full_name(below[0])
    return below[0] if alone else None
